import type { Course } from '../../src/course/course.ts';
import { writeSheet } from '../sheet/sheet.ts';
import type { CardResult, Count, Summary } from './summary.ts';
import { counted, hintFor, number, percent } from './words-for.ts';
import type { Wording } from './words-for.ts';

/** The figures of each card as a table for a spreadsheet; no cell in it runs as a formula. */
export function resultsCsv(summary: Summary, { quiz }: Course, wording: Wording): string {
  const label = (id: string) => quiz.categories.find((category) => category.id === id)?.label ?? id;
  const columns = [
    'card',
    'text',
    'belongs to',
    'lesson',
    'answers',
    'right',
    'share',
    'at least',
    'at most',
  ];
  const more = quiz.categories.map((category) => `put into ${category.label}`);
  const rows = summary.cards.map((result) => [
    result.card.reportId,
    result.card.text,
    label(result.card.category),
    result.card.lesson,
    number(result.total, wording),
    ...shares(result, wording),
    ...result.putInto.map(({ count }) => number(count, wording)),
    hintFor(result),
  ]);
  return writeSheet([...columns, ...more, 'what it may mean'], rows, ',');
}

function shares(result: CardResult & Count, wording: Wording): string[] {
  const words = counted(result, wording);
  const isHidden = words !== `${result.right} of ${result.total}`;
  if (isHidden) return [words, '', '', ''];
  const { share } = result;
  return [
    String(result.right),
    ...(share ? [share.share, share.low, share.high].map(percent) : ['', '', '']),
  ];
}
