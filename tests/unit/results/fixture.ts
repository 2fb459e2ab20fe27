import { readFileSync } from 'node:fs';
import type { Course } from '../../../src/course/course.ts';
import type { ReportFile } from '../../../authoring/results/reading/table.ts';
import { card, realCourse } from '../state/fixture.ts';

/** A report as it was downloaded; the learners in it are made up. */
export function reportFile(name: string): ReportFile {
  return { name, bytes: new Uint8Array(readFileSync(new URL(`./reports/${name}`, import.meta.url))) };
}

export function textFile(name: string, text: string): ReportFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** The rows of a tab-separated report. */
export function rowsOf({ bytes }: ReportFile): string[][] {
  const cell = (text: string) => text.replace(/^"(.*)"$/, (_, inner: string) => inner.replaceAll('""', '"'));
  return new TextDecoder()
    .decode(bytes)
    .trim()
    .split('\n')
    .map((line) => line.split('\t').map(cell));
}

/** A course that has just the cards of this report, each in the category the report calls right. */
export function courseOf(file: ReportFile): Course {
  const [headings = [], ...rows] = rowsOf(file);
  const questions = headings.flatMap((heading, index) => (heading.startsWith('Question ') ? [index] : []));
  const keys = new Map(
    rows.flatMap((row) =>
      questions
        .filter((at) => (row[at] ?? '') !== '')
        .map((at) => [row[at] ?? '', row[at + 2] ?? ''] as const),
    ),
  );
  return smallCourse([...keys].map(([reportId, label]) => [reportId, label.toLowerCase()] as const));
}

/** A course of these cards: report id and category. */
export function smallCourse(cards: readonly (readonly [reportId: string, category: string])[]): Course {
  const { quiz } = realCourse;
  return {
    ...realCourse,
    passMark: 80,
    quiz: {
      ...quiz,
      cards: cards.map(([reportId, category]) =>
        card(reportId.split('_')[0] ?? reportId, category, {
          reportId,
          dimension: quiz.dimensions[0]?.id ?? '',
        }),
      ),
    },
  };
}
