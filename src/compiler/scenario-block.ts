import type { List, ListItem, Strong } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Grade, ScenarioOption } from '../course/course.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { boldStart, entryOf, labelOf, listOf, plainText, proseOf } from './block-parts.ts';
import { placeOfNode } from './markdown.ts';
import { suggest } from './suggest.ts';

const grades: readonly Grade[] = ['best', 'partly', 'poor'];

/**
 * `:::scenario[Title]{note="…"}` holds a case, then options: `- **best**`, `- **partly**` or `- **poor**`, each
 * with its feedback indented below.
 */
export const scenarioBlock: BlockKind = {
  takesLabel: true,
  attributes: ['note'],
  compile(source, page) {
    const title = labelOf(source, page, 'title');
    const parts = listOf(source, page, '- **best**, - **partly** or - **poor**');
    if (!parts) return null;
    const noCase = [
      placeOfNode(page.markdown, source.node),
      ':::scenario has no case',
      'tell it above the list of options',
    ] as const;
    const html = proseOf(parts.before, source, page, noCase);
    const options = parts.list.children.map((item) => optionOf(item, source, page));
    checkGrades(parts.list, options, page);
    const note = source.attributes['note']?.trim() ?? '';
    return { kind: 'scenario', title, note, html, options: options.map(({ option }) => option) };
  },
};

interface Graded {
  /** Null when it cannot be read, which has been reported. */
  readonly grade: Grade | null;
  readonly option: ScenarioOption;
}

function optionOf(item: ListItem, source: BlockSource, page: Page): Graded {
  const place = placeOfNode(page.markdown, item);
  const { first, rest } = entryOf(item);
  const start = first && boldStart(first);
  const grade = start ? gradeOf(start.bold, page) : null;
  const text = start ? plainText(start.after, page, 'the feedback') : '';
  if (!start) page.report(place, 'this option has no grade', `start it with ${written}`);
  else if (text === '') page.report(place, 'this option has no text', 'write it after the grade');
  const missing = [
    place,
    'this option has no feedback',
    'leave a line empty below it, then write the feedback, indented by two spaces',
  ] as const;
  const feedback = proseOf(rest, source, page, missing);
  return { grade, option: { text, grade: grade ?? 'poor', feedback } };
}

const written = '**best**, **partly** or **poor**';

function gradeOf(bold: Strong, page: Page): Grade | null {
  const word = toString(bold).replace(':', '').trim();
  const grade = grades.find((known) => known === word.toLowerCase());
  if (grade) return grade;
  const place = placeOfNode(page.markdown, bold);
  page.report(place, `${word} is not a grade`, suggest(word, grades, 'grades'));
  return null;
}

function checkGrades(list: List, graded: readonly Graded[], { markdown, report }: Page): void {
  if (graded.length < 2)
    report(placeOfNode(markdown, list), ':::scenario has fewer than two options', `add one with ${written}`);
  const best = list.children.filter((_, index) => graded[index]?.grade === 'best');
  if (best.length === 0 && graded.every(({ grade }) => grade !== null))
    report(placeOfNode(markdown, list), 'no option is the best one', 'start one with **best**');
  for (const item of best.slice(1))
    report(placeOfNode(markdown, item), 'this is a second best option', 'write **partly**, or **poor**');
}
