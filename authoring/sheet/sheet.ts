import Papa from 'papaparse';
import { startOf } from '../../src/compiler/problems.ts';
import type { Place, Report } from '../../src/compiler/problems.ts';
import { nearest } from '../../src/compiler/suggest.ts';

/** A cell of a spreadsheet. Its place counts rows and columns as the spreadsheet does: `cards.csv:7:2` is B7. */
export interface Cell {
  readonly text: string;
  readonly place: Place;
}

/** A row of a spreadsheet: its cells by the names in the first row. */
export type Row = ReadonlyMap<string, Cell>;

/** What Excel and others would run as a formula; the wide signs count as the plain ones there. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * The text of a CSV file that Excel and other spreadsheets open as it is meant: a byte order mark says that it is
 * UTF-8, and an apostrophe before what would be a formula keeps it a text.
 */
export function writeSheet(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: ',' | ';',
): string {
  const cells = [columns, ...rows].map((row) => row.map((text) => (formula.test(text) ? `'${text}` : text)));
  return `\uFEFF${Papa.unparse(cells, { delimiter, newline: '\r\n' })}\r\n`;
}

/** Reads a CSV file with commas, semicolons or tabs; null after reporting why it cannot be read. */
export function readSheet(
  path: string,
  bytes: Uint8Array,
  columns: readonly string[],
  report: Report,
): Row[] | null {
  const text = decode(path, bytes, report);
  const records = text === null ? null : split(path, text, columns, report);
  if (!records) return null;
  const names = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const place = (row: number, column: number): Place => ({ file: path, line: row + 1, column: column + 1 });
  if (!checkNames(names, columns, (column, ...problem) => report(place(0, column), ...problem))) return null;
  return records.flatMap((record, row) => {
    if (row === 0 || record.every((cell) => cell.trim() === '')) return [];
    record.forEach((cell, column) => {
      if (cell.trim() !== '' && (names[column] ?? '') === '')
        report(
          place(row, column),
          'this cell has no column name',
          'name the column in the first row, or empty it',
        );
    });
    const cells = names.map(
      (name, column) => [name, cellOf(record[column] ?? '', place(row, column))] as const,
    );
    return [new Map(cells.filter(([name]) => name !== ''))];
  });
}

function cellOf(raw: string, place: Place): Cell {
  const text = raw.replace(/\r\n?/g, '\n').trim();
  return { text: text.startsWith("'") && formula.test(text) ? text.slice(1) : text, place };
}

function decode(path: string, bytes: Uint8Array, report: Report): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const workbook = bytes[0] === 0x50 && bytes[1] === 0x4b; // PK: a zip
    report(
      startOf(path),
      workbook ? 'this is a workbook, not a CSV file' : 'the letters of this file cannot be read',
      'save it in your spreadsheet as "CSV UTF-8"',
    );
    return null;
  }
}

/** What Excel reads as "these cells end with a semicolon" and does not count as a row. */
const separatorLine = /^"?sep=(.)"?[;,\t]*(?:\r\n?|\n)/i;

/** Which sign stands between the cells is read from the row of names, since no name of a column holds any of them. */
function split(path: string, sheet: string, columns: readonly string[], report: Report): string[][] | null {
  const [line = '', named] = separatorLine.exec(sheet) ?? [];
  const text = sheet.slice(line.length);
  const delimiter = named ?? delimiterOf(text, columns);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const [wrong] = errors.filter(({ type }) => type === 'Quotes');
  if (!wrong) return isBelowTitle(path, data, columns, report) ? null : data;
  report(
    { file: path, line: (wrong.row ?? 0) + 1, column: 1 },
    'a double quote in this row is not closed, or has text after it',
    'put the cell in double quotes, and write each double quote inside it twice',
  );
  return null;
}

function delimiterOf(text: string, columns: readonly string[]): string {
  const lines = text.split(/\r\n?|\n/).slice(0, MOST_ABOVE + 1);
  const names = lines.find((line) => hasNames(line.split(/[;,\t]/), columns)) ?? lines[0] ?? '';
  return [';', '\t'].find((sign) => names.includes(sign)) ?? ',';
}

/** Numbers and others put the title of the table, or empty rows, above the names. */
const MOST_ABOVE = 10;

/** Whether the names come further down; says so. */
function isBelowTitle(
  path: string,
  records: readonly (readonly string[])[],
  columns: readonly string[],
  report: Report,
): boolean {
  const row = records.slice(0, MOST_ABOVE + 1).findIndex((cells) => hasNames(cells, columns));
  if (row < 1) return false;
  const [title = ''] = (records[0] ?? []).filter((cell) => cell.trim() !== '');
  report(
    startOf(path),
    `the names of the columns stand in row ${row + 1}, below ${title === '' ? 'an empty row' : `"${title.trim()}"`}`,
    row === 1 ? 'take out the first row' : `take out the first ${row} rows`,
  );
  return true;
}

/** Whether a row names the columns: the first of them, and nothing but them or a slip. */
function hasNames(cells: readonly string[], [key = '', ...others]: readonly string[]): boolean {
  const names = cells.map((cell) =>
    cell
      .replace(/^\uFEFF|"/g, '')
      .trim()
      .toLowerCase(),
  );
  return names.includes(key) && names.some((name) => others.includes(name));
}

function checkNames(
  names: readonly string[],
  columns: readonly string[],
  report: (column: number, what: string, remedy: string) => void,
): boolean {
  const [key = ''] = columns;
  let misfits = 0;
  const misfit = (...problem: [number, string, string]) => {
    misfits += 1;
    report(...problem);
  };
  names.forEach((name, column) => {
    const meant = nearest(name, columns);
    if (name !== '' && !columns.includes(name))
      misfit(
        column,
        `the column ${name} is not known`,
        meant === undefined ? `delete it, or use: ${columns.join(', ')}` : `did you mean ${meant}?`,
      );
    else if (name !== '' && names.indexOf(name) < column)
      misfit(column, `there is a second column ${name}`, 'delete one of the two');
  });
  if (misfits === 0 && !names.includes(key))
    misfit(0, `there is no column ${key}`, 'export the sheet again, and keep its first row');
  return misfits === 0;
}
