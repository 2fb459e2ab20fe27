import type { Course, Look } from '../course/course.ts';
import { courseFileSchema, deckFileSchema, resourcesFileSchema } from '../course/schemas.ts';
import type { DeckFile } from '../course/schemas.ts';
import { uiTextSchema } from '../course/ui-text.ts';
import { compileBrand, type BrandFiles } from './brand.ts';
import { assembleCourse, quizOf } from './assemble.ts';
import { checkDraw, checkWarmUp } from './draw-checks.ts';
import { compileLesson } from './lesson.ts';
import { checkPicturesUsed, compilePictures } from './pictures.ts';
import { inReadingOrder } from './problems.ts';
import type { Problem, Report } from './problems.ts';
import { checkReferences } from './references.ts';
import { checkShape } from './shape.ts';
import { checkState, roomForNotes } from './state-checks.ts';
import { fileName, sortSources } from './source-files.ts';
import type { SourceFile } from './source-files.ts';
import { readYaml, textsAt } from './yaml-file.ts';

export { formatProblem } from './problems.ts';
export type { Problem } from './problems.ts';
export { isContent } from './source-files.ts';
export type { SourceFile } from './source-files.ts';

/** A checked course, or null and all the reasons why there is none. */
export interface Compilation {
  readonly course: Course | null;
  /** What a brand adds to a package. */
  readonly brand: BrandFiles;
  readonly problems: readonly Problem[];
}

/** Compiles the text files of one language into a course; reads and writes nothing. */
export function compileCourse(files: readonly SourceFile[]): Compilation {
  const problems: Problem[] = [];
  const report: Report = (place, what, remedy) => problems.push({ ...place, what, remedy });
  const compiled = compileFiles(files, report);
  const { course, brand } = compiled ?? { course: null, brand: { styles: '', logo: '' } };
  return { course: problems.length > 0 ? null : course, brand, problems: problems.sort(inReadingOrder) };
}

function compileFiles(
  files: readonly SourceFile[],
  report: Report,
): { course: Course; brand: BrandFiles } | null {
  const sources = sortSources(files, report);
  const read = ({ path, text }: SourceFile) => readYaml(path, text, report);

  const courseYaml = sources.course && read(sources.course);
  const course = courseYaml && checkShape(courseFileSchema, courseYaml, report);
  const uiYaml = sources.ui && read(sources.ui);
  const ui = uiYaml && checkShape(uiTextSchema, uiYaml, report);

  const resourcesYaml = sources.resources && read(sources.resources);
  const resources = resourcesYaml && checkShape(resourcesFileSchema, resourcesYaml, report);

  const decks = sources.decks.flatMap((file) => read(file) ?? []);
  const checkedDecks = decks.map((yaml) => ({ yaml, deck: checkShape(deckFileSchema, yaml, report) }));
  const deckId = courseYaml && textsAt(courseYaml, 'quiz', 'deck')[0]?.text;
  const quiz = checkedDecks.find(({ yaml }) => textsAt(yaml, 'id')[0]?.text === deckId);

  const figures = sources.pictures.filter((file) => fileName(file) !== course?.brand?.logo);
  const pictures = compilePictures(figures, report);
  const around = {
    lookOf: looksOf(quiz?.deck),
    pictures,
    deck: quiz?.deck ?? null,
    sourceLabel: (number: number) => (ui?.lesson['source-name'] ?? '{n}').replaceAll('{n}', String(number)),
  };
  const lessons = sources.lessons.map((file) => compileLesson(file, around, report));
  const shown = new Set(lessons.flatMap((lesson) => lesson.pictures));
  checkPicturesUsed(figures, shown, report);
  const quizDeck = quiz?.yaml ?? null;
  const allDecksRead = decks.length === sources.decks.length;
  const resourcesRead = !sources.resources || resourcesYaml !== null;
  checkReferences(
    { course: courseYaml, decks, quizDeck, allDecksRead, lessons, resources: resourcesYaml, resourcesRead },
    report,
  );

  if (!courseYaml || !course || !quiz?.deck) return null;
  checkDraw(quizOf(course, quiz.deck), courseYaml, report);
  if (!ui) return null;
  const compiled = assembleCourse({
    course,
    deck: quiz.deck,
    ui,
    resources,
    lessons: lessons.flatMap(({ lesson }) => lesson ?? []),
  });
  if (compiled.warmUp) checkWarmUp(compiled.warmUp, compiled.quiz, courseYaml, report);
  checkState(compiled, courseYaml, report);
  return {
    course: { ...compiled, notesRoom: roomForNotes(compiled) },
    brand: compileBrand(course, sources.pictures, courseYaml, report),
  };
}

/** Finds a category's look by its label, whatever its capitals. */
function looksOf(deck: DeckFile | null | undefined): (label: string) => Look | null {
  return (label) =>
    deck?.categories.find((category) => category.label.toLowerCase() === label.toLowerCase())?.look ?? null;
}
