import type { Lesson } from '../course/course.ts';
import { lessonFrontMatterSchema } from '../course/schemas.ts';
import type { Page } from './block-kind.ts';
import { blocksOf } from './blocks.ts';
import { picturesIn } from './figure-block.ts';
import { splitFrontMatter } from './front-matter.ts';
import { lessonScheme, termScheme } from './html.ts';
import { checkMarkdown, linksTo } from './markdown-checks.ts';
import { parseMarkdown } from './markdown.ts';
import { checkMeant, checkMeantInLesson } from './meant.ts';
import { lessonMinutes } from './minutes.ts';
import type { Found, Report } from './problems.ts';
import { checkShape } from './shape.ts';
import { talksIn } from './talk-block.ts';
import { numberSources } from './source-numbers.ts';
import type { SourceFile } from './source-files.ts';
import { textsAt } from './yaml-file.ts';

/** A lesson file with what other files may refer to, even when the rest of it has problems. */
export interface LessonFile {
  readonly path: string;
  readonly id: Found | null;
  /** Lessons this one links to. */
  readonly links: readonly Found[];
  /** Entries of the glossary this one links to. */
  readonly terms: readonly Found[];
  /** Ids of its talks. */
  readonly talks: readonly Found[];
  /** Ids of talks it offers in another role. */
  readonly otherTalks: readonly Found[];
  /** Sources it names, every time it names one. */
  readonly sources: readonly Found[];
  /** Files of media/ that it shows or plays. */
  readonly pictures: readonly string[];
  /** Null when the front matter has problems. */
  readonly lesson: Lesson | null;
}

/** What other files offer to a lesson's blocks. */
export interface Surroundings extends Pick<Page, 'lookOf' | 'pictures' | 'media' | 'deck'> {
  /** What the number of a source is called for screen readers. */
  readonly sourceLabel: (number: number) => string;
}

/** Compiles one lesson and reports every problem that can be seen without the other lessons. */
export function compileLesson(file: SourceFile, around: Surroundings, report: Report): LessonFile {
  const { front, body } = splitFrontMatter(file, report);
  const head = front && checkShape(lessonFrontMatterSchema, front, report);
  if (front) checkMeant(front, report);
  const markdown = parseMarkdown(file.path, body);
  checkMarkdown(markdown, report);
  checkMeantInLesson(markdown, report);
  const sources = numberSources(markdown, around.sourceLabel);
  const blocks = blocksOf({
    ...around,
    markdown,
    title: head?.title ?? '',
    lessonId: head?.id ?? '',
    report,
  });
  if (front !== null && body.trim() === '')
    report(
      { file: file.path, line: markdown.lines.length, column: 1 },
      'the lesson is empty',
      'write it below the front matter',
    );
  return {
    path: file.path,
    id: (front && textsAt(front, 'id')[0]) ?? null,
    links: linksTo(lessonScheme, markdown),
    terms: linksTo(termScheme, markdown),
    ...talksIn(markdown),
    sources,
    pictures: picturesIn(markdown),
    lesson: head && {
      id: head.id,
      title: head.title,
      objective: head.objective,
      takeAway: head['take-away'],
      reviewedOn: head['reviewed-on'],
      minutes: lessonMinutes(blocks),
      blocks,
      sources: [...new Set(sources.map(({ text }) => text))],
    },
  };
}
