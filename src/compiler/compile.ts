import type { Course, Look } from '../course/course.ts';
import { courseFileSchema, deckFileSchema, resourcesFileSchema } from '../course/schemas.ts';
import type { DeckFile } from '../course/schemas.ts';
import { uiTextSchema } from '../course/ui-text.ts';
import { compileBrand } from './brand.ts';
import { assembleCourse, quizOf } from './assemble.ts';
import { checkDraw, checkWarmUp } from './draw-checks.ts';
import { checkCounts, checkDirection } from './language-checks.ts';
import { compileLesson } from './lesson.ts';
import { checkMarks, checkReportWords } from './mark-checks.ts';
import { checkMeant } from './meant.ts';
import { checkBudget, checkMediaUsed, compileMedia } from './media-files.ts';
import { checkPicturesUsed, compilePictures } from './pictures.ts';
import { inReadingOrder, unreported } from './problems.ts';
import type { Problem, Report } from './problems.ts';
import { checkReferences } from './references.ts';
import { checkShape } from './shape.ts';
import { checkState } from './state-checks.ts';
import { asBytes, fileName, originals, sortSources } from './source-files.ts';
import type { Source, SourceFile } from './source-files.ts';
import { readYaml, textsAt } from './yaml-file.ts';

export { formatProblem } from './problems.ts';
export type { Problem } from './problems.ts';
export { isContent } from './source-files.ts';
export type { Source, SourceFile } from './source-files.ts';

export interface Supplier {
  readonly name: string;
  /** An e-mail address, or an https address; so is the other. */
  readonly contact: string;
  readonly security?: string | undefined;
}

/** A checked course, with what it brings into its packages beside itself. */
export interface CompiledCourse {
  readonly course: Course;
  /** Rules that follow those of the style sheet, such as a brand's colours; '' for none. */
  readonly styles: string;
  /** Files of its own by their names in a package, such as a brand's logo and its media. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Who answers for it; null where `course.yaml` names nobody. */
  readonly supplier: Supplier | null;
  /** The files it was written in, by their paths in its folder; null where packages are to go without them. */
  readonly sources: ReadonlyMap<string, Uint8Array> | null;
}

/**
 * What came of the files: a course, or no course and all the reasons why, in reading order. `draft` is what there is of
 * it in spite of them, to be looked at and never to be given out; null where that is too little.
 */
export type Compilation = (
  CompiledCourse | { readonly course: null; readonly draft: CompiledCourse | null }
) & {
  readonly problems: readonly Problem[];
};

/** Compiles the files of one language into a course; reads and writes nothing, and never throws for what they hold. */
export function compileCourse(files: readonly Source[]): Compilation {
  const problems: Problem[] = [];
  const report: Report = (place, what, remedy) => problems.push({ ...place, what, remedy });
  const compiled = compileFiles(files, report);
  return compiled && problems.length === 0
    ? { ...compiled, problems }
    : { course: null, draft: compiled, problems: problems.sort(inReadingOrder) };
}

function compileFiles(files: readonly Source[], report: Report): CompiledCourse | null {
  const sources = sortSources(files, report);
  const read = ({ path, text }: SourceFile) => {
    const yaml = readYaml(path, text, report);
    if (yaml) checkMeant(yaml, report);
    return yaml;
  };

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

  // Which of them is the logo stands in course.yaml; while that cannot be read, pictures are not judged.
  const logo = courseYaml && textsAt(courseYaml, 'brand', 'logo')[0]?.text;
  const ofPictures = courseYaml ? report : unreported;
  const figures = sources.pictures.filter((file) => fileName(file) !== logo);
  const ownMedia = sources.media.filter((file) => fileName(file) !== logo);
  const asTheyCame = new Map(files.map((file) => [file.path, file]));
  const bytesAt = (path: string) => asBytes(asTheyCame.get(path) ?? { path, text: '' }).bytes;
  const media = compileMedia(ownMedia, sources.captions, bytesAt, ofPictures);
  if (course) checkBudget(ownMedia, course['media-budget'], report);
  const pictures = compilePictures(figures, ofPictures);
  const around = {
    lookOf: looksOf(quiz?.deck),
    pictures,
    media,
    deck: quiz?.deck ?? null,
    sourceLabel: (number: number) => (ui?.lesson['source-link'] ?? '{n}').replaceAll('{n}', String(number)),
  };
  const lessons = sources.lessons.map((file) => compileLesson(file, around, report));
  const shown = new Set(lessons.flatMap((lesson) => lesson.pictures));
  checkPicturesUsed(figures, shown, ofPictures);
  checkMediaUsed([...ownMedia, ...sources.captions], shown, ofPictures);
  const quizDeck = quiz?.yaml ?? null;
  const allDecksRead = decks.length === sources.decks.length;
  const resourcesRead = !sources.resources || resourcesYaml !== null;
  checkReferences(
    { course: courseYaml, decks, quizDeck, allDecksRead, lessons, resources: resourcesYaml, resourcesRead },
    report,
  );

  if (!courseYaml || !course || !quiz?.deck) return null;
  checkDraw(quizOf(course, quiz.deck), courseYaml, report);
  checkMarks(quizOf(course, quiz.deck), course['pass-mark'], courseYaml, report);
  checkReportWords(quiz.deck.categories, quiz.yaml, report);
  if (!ui) return null;
  checkCounts(course, uiYaml, report);
  checkDirection(course, courseYaml, report);
  const compiled = assembleCourse({
    course,
    deck: quiz.deck,
    ui,
    resources,
    lessons: lessons.flatMap(({ lesson }) => lesson ?? []),
  });
  if (compiled.warmUp) checkWarmUp(compiled.warmUp, compiled.quiz, courseYaml, report);
  checkState(compiled, courseYaml, report);
  const brand = compileBrand(course, [...sources.pictures, ...sources.media], courseYaml, report);
  return {
    course: compiled,
    styles: brand.styles,
    files: new Map([...brand.files, ...media.files]),
    supplier: course.supplier ?? null,
    sources: course['carry-sources']
      ? originals(files, sources, new Map([...media.files, ...brand.cleaned]))
      : null,
  };
}

/** Finds a category's look by its label, whatever its capitals. */
function looksOf(deck: DeckFile | null | undefined): (label: string) => Look | null {
  return (label) =>
    deck?.categories.find((category) => category.label.toLowerCase() === label.toLowerCase())?.look ?? null;
}
