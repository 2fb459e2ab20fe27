import * as v from 'valibot';
import { stringify } from 'yaml';
import { compileCourse, formatProblem } from '../../../src/compiler/compile.ts';
import type { SourceFile } from '../../../src/compiler/compile.ts';
import type { Course } from '../../../src/course/course.ts';
import { uiTextSchema } from '../../../src/course/ui-text.ts';

/** Where the files of the small course stand. */
export const folder = 'content/en-GB/';

const courseYaml = `id: small
version: "1.0.0"
title: A small course
language: en-GB
summary: Two lessons and a quiz.
pass-mark: 80
attempts: unlimited
completion: all
cover-cards:
  - look: coaching
    label: Coaching
    text: Over fairly soon
lessons: [L1, L2]
quiz:
  deck: quiz
  title: Sort it
  question: Coaching or mentoring?
  draw:
    cards-per-category:
      coaching: 2
      mentoring: 1
    core-cards-at-least: 1
    cards-per-dimension-at-most: 2
    dimensions-without-limit: [style]
    practice-only-dimensions: [origins]
    never-together:
      - [C1, C4]
`;

const deckYaml = `id: quiz
categories:
  - { id: coaching, label: Coaching, look: coaching }
  - { id: mentoring, label: Mentoring, look: mentoring }
dimensions:
  - { id: length, label: How long }
  - { id: style, label: Style }
  - { id: origins, label: Where the word comes from }
cards:
  - id: C1
    text: Over fairly soon
    category: coaching
    dimension: length
    difficulty: 1
    why: A programme is often short.
    lesson: L1
    core: true
    report-id: C1_soon
  - id: C2
    text: Holds back from advice
    category: coaching
    dimension: style
    difficulty: 2
    why: The person finds the answer.
    lesson: L2
    report-id: C2_advice
  - id: C3
    text: Begins with a carriage
    category: coaching
    dimension: origins
    difficulty: 3
    why: The carriage came from Kocs.
    lesson: L2
    report-id: C3_carriage
  - id: C4
    text: May go on for years
    category: mentoring
    dimension: length
    difficulty: 1
    why: There is often no end date.
    lesson: L1
    core: true
    report-id: C4_years
  - id: C5
    text: Shares what they have learned
    category: mentoring
    dimension: style
    difficulty: 2
    why: Experience is the heart of it.
    lesson: L2
    report-id: C5_shares
  - id: C6
    text: Helps to see the goal
    category: coaching
    dimension: length
    difficulty: 2
    why: Goals come first.
    lesson: L1
    report-id: C6_goal
`;

/** A lesson of which line 8 is the first below the front matter. */
export function lesson(body: string, id = 'L1'): string {
  return `---
id: ${id}
title: Lesson ${id}
objective: tell them apart
take-away: They differ.
reviewed-on: "2026-11-22"
---
${body}`;
}

/** Every text of the interface, with the placeholders its schema asks for. */
function uiYaml(): string {
  return stringify(sample(uiTextSchema));
}

function sample(schema: v.GenericSchema): unknown {
  const { wrapped, entries } = schema as {
    wrapped?: v.GenericSchema;
    entries?: Record<string, v.GenericSchema>;
  };
  if (wrapped) return sample(wrapped);
  const foreign = ['zero', 'two', 'few', 'many']; // forms of counted texts that English has not
  if (entries)
    return Object.fromEntries(
      Object.entries(entries).flatMap(([key, below]) =>
        foreign.includes(key) ? [] : [[key, sample(below)]],
      ),
    );
  const { issues } = v.safeParse(schema, 'Words');
  return ['Words', ...(issues?.[0]?.message.match(/\{\w+\}/g) ?? [])].join(' ');
}

const smallCourse: Readonly<Record<string, string>> = {
  'course.yaml': courseYaml,
  'decks/quiz.yaml': deckYaml,
  'lessons/one.md': lesson('Some words.\n', 'L1'),
  'lessons/two.md': lesson('More words.\n', 'L2'),
  'ui.yaml': uiYaml(),
};

/** What a trainer does to the small course: a new text, null to delete the file, or one place put differently. */
export type Change =
  readonly [file: string, text: string | null] | readonly [file: string, before: string, after: string];

/** A small course without problems, as files, after these changes. */
export function courseFiles(...changes: readonly Change[]): SourceFile[] {
  const files = new Map(Object.entries(smallCourse));
  for (const [file, text, after] of changes) {
    const old = files.get(file) ?? '';
    if (text === null) files.delete(file);
    else if (after === undefined) files.set(file, text);
    else if (old.split(text).length === 2)
      files.set(
        file,
        old.replace(text, () => after),
      );
    else throw new Error(`${file} of the small course should hold this once: ${text}`);
  }
  return [...files].map(([path, text]) => ({ path: folder + path, text }));
}

/** The lines a trainer is shown after these changes, without the folder they all start with. */
export function problemsAfter(...changes: readonly Change[]): string[] {
  return compileCourse(courseFiles(...changes)).problems.map((problem) =>
    formatProblem(problem).replace(folder, ''),
  );
}

/** The lines a trainer is shown for this Markdown in the first lesson; its first line is line 8. */
export function problemsInLesson(body: string): string[] {
  return problemsAfter(['lessons/one.md', lesson(body)]);
}

/** The course after these changes, which must leave it without problems. */
export function courseAfter(...changes: readonly Change[]): Course {
  const { course, problems } = compileCourse(courseFiles(...changes));
  if (course === null) throw new Error(problems.map(formatProblem).join('\n'));
  return course;
}
