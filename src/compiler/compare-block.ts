import type { RootContent, Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { CompareColumn } from '../course/course.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { placeOfAttribute, wordsOf } from './block-parts.ts';
import { htmlOf } from './html.ts';
import { placeOfNode } from './markdown.ts';
import { suggest } from './suggest.ts';

/** `:::compare[Label]{guess=Column}` holds one table: what is compared, then a column for each side. */
export const compareBlock: BlockKind = {
  takesLabel: true,
  attributes: ['guess'],
  compile(source, page) {
    const table = onlyTable(source, page);
    const header = table?.children[0];
    if (!table || !header) return null;
    const rows = table.children.slice(1);
    const columns = columnsOf(table, header, page);
    for (const row of rows) checkRow(row, header, page);
    if (rows.length === 0)
      page.report(
        placeOfNode(page.markdown, table),
        'the table has no rows',
        'add one below the line of dashes',
      );
    return {
      kind: 'compare',
      label: source.label === null ? page.title : wordsOf(source.label, page),
      columns,
      rows: rows.map((row) => ({
        dimension: wordsOf(row.children[0], page),
        cells: row.children.slice(1).map((cell) => htmlOf(cell.children, page.markdown.definitions)),
      })),
      guess: guessOf(source, columns, page),
    };
  },
};

function onlyTable({ node, content }: BlockSource, { markdown, report }: Page): Table | null {
  const place = (child: RootContent) => placeOfNode(markdown, child);
  const [table, ...more] = content.filter((child) => child.type === 'table');
  if (!table) {
    report(
      place(node),
      ':::compare has no table',
      'put one below it, with as many columns in its line of dashes as in its first line',
    );
    return null;
  }
  for (const child of more)
    report(place(child), 'this is a second table in the same :::compare', 'give it a :::compare of its own');
  for (const child of content)
    if (child.type !== 'table' && child.type !== 'definition')
      report(place(child), ':::compare takes nothing but its table', 'move this above or below the block');
  return table;
}

function columnsOf(table: Table, header: TableRow, page: Page): CompareColumn[] {
  const { markdown, report, lookOf } = page;
  const cells = header.children.slice(1);
  const labels = cells.map((cell) => wordsOf(cell, page));
  if (labels.length < 2)
    report(
      placeOfNode(markdown, table),
      'the table compares fewer than two columns',
      'add columns after the first, which names what is compared',
    );
  cells.forEach((cell, index) => {
    const label = labels[index] ?? '';
    if (label === '')
      report(placeOfNode(markdown, cell), 'this column has no label', 'write it in the first line');
    else if (labels.indexOf(label) < index)
      report(placeOfNode(markdown, cell), `two columns are labelled ${label}`, 'give each its own label');
  });
  return labels.map((label) => ({ label, look: lookOf(label) }));
}

function checkRow(row: TableRow, header: TableRow, { markdown, report }: Page): void {
  const [has, wants] = [row.children.length, header.children.length];
  if (has !== wants)
    report(
      placeOfNode(markdown, row),
      `this row has ${has} ${has === 1 ? 'cell' : 'cells'}, the first line of the table has ${wants}`,
      has < wants ? 'add what is missing, or an empty line after the table' : 'check the | signs',
    );
  for (const cell of row.children)
    if (toString(cell).trim() === '')
      report(placeOfNode(markdown, cell), 'this cell is empty', 'write what goes there');
}

function guessOf(source: BlockSource, columns: readonly CompareColumn[], page: Page): number | null {
  const guess = source.attributes.guess;
  if (guess === undefined) return null;
  const labels = columns.map(({ label }) => label);
  const index = labels.findIndex((label) => label.toLowerCase() === guess.trim().toLowerCase());
  if (index < 0)
    page.report(
      placeOfAttribute(source, page, 'guess'),
      `guess names no column: ${guess === '' ? 'it is empty' : guess}`,
      suggest(guess, labels, 'columns'),
    );
  return index;
}
