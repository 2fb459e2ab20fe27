import type { Table, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { escaped, wordsToMarkdown } from './markdown-words.ts';
import { lineEndOf } from './text-change.ts';
import type { TextChange } from './text-change.ts';

/** What a table compares. */
export interface TableValue {
  /** Words above the columns, without the first, which names what is compared. */
  readonly columns: readonly string[];
  /** What is compared, as words, then a cell of Markdown for each column. */
  readonly rows: readonly (readonly string[])[];
}

/** The table of a block. */
export function tableOf({ children: [head, ...rows] }: Table, source: string): TableValue {
  return {
    columns: (head?.children.slice(1) ?? []).map(wordsIn),
    rows: rows.map(({ children: [first, ...cells] }) => [
      first ? wordsIn(first) : '',
      ...cells.map((cell) => inner(cell, source).replaceAll('\\|', '|')),
    ]),
  };
}

function wordsIn(cell: TableCell): string {
  return toString(cell).replace(/\s+/g, ' ').trim();
}

/** The Markdown of a cell without the signs around it. */
function inner(cell: TableCell, source: string): string {
  const [from, to] = [cell.position?.start.offset ?? 0, cell.position?.end.offset ?? 0];
  return source
    .slice(from, to)
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .trim();
}

/** Changes a table: cells that stayed the same keep what was written in them; columns are set out evenly. */
export function writeTable(table: Table, source: string, value: TableValue): TextChange[] {
  const before = tableOf(table, source);
  if (JSON.stringify(before) === JSON.stringify(value)) return [];
  const [head, ...rows] = table.children.map(({ children }) => children.map((cell) => inner(cell, source)));
  const keep = (
    known: string | undefined,
    was: string | undefined,
    now: string,
    write: (text: string) => string,
  ) => (known !== undefined && was === now ? known : write(now));
  const words = (text: string) => wordsToMarkdown(text, /\|/);
  const old = (row: readonly string[], at: number) => {
    const same = before.rows.findIndex(([first]) => first === row[0]);
    return before.rows[at]?.[0] === row[0] || same < 0 ? at : same;
  };
  const lines = [
    [
      head?.[0] ?? '',
      ...value.columns.map((label, at) => keep(head?.[at + 1], before.columns[at], label, words)),
    ],
    ...value.rows.map((row, at) =>
      row.map((cell, column) =>
        keep(
          rows[old(row, at)]?.[column],
          before.rows[old(row, at)]?.[column],
          cell,
          column === 0 ? words : cellOf,
        ),
      ),
    ),
  ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const row = (cells: readonly string[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  const [first = [], ...rest] = lines;
  const dashes = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const text = [row(first), dashes, ...rest.map(row)].join(lineEndOf(source));
  return [{ from: table.position?.start.offset ?? 0, to: table.position?.end.offset ?? 0, text }];
}

/** A cell is one line, and a line between its words is no end of it. */
function cellOf(markdown: string): string {
  const line = markdown.replace(/\s+/g, ' ').trim();
  return /^\\?[|]/.test(line) ? escaped(line) : line.replace(/(?<!\\)\|/g, '\\|');
}
