import { Parser } from 'htmlparser2';
import type { ReportFile, Reading, TakeRow } from './table.ts';
import { readParts } from './zip-parts.ts';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * Reads the sheets of an Excel workbook, as Moodle, Excel and LibreOffice write them: shared and inline strings, numbers
 * as they are kept. The standard is ECMA-376 part 1, section 18.3.
 */
export function readXlsxTable({ bytes }: ReportFile, { take, progress }: Reading): void {
  const shared = sharedStrings(bytes);
  readParts(
    bytes,
    (name) => {
      if (!SHEET.test(name)) return null;
      const parser = sheetParser(shared, take);
      return (text) => parser.write(text);
    },
    progress,
  );
}

function sharedStrings(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let phonetic = false; // how a word is read out, which Japanese workbooks keep beside it
  const parser = new Parser(
    {
      onopentagname: (tag) => {
        if (tag === 'si') strings.push('');
        if (tag === 'rPh') phonetic = true;
        if (tag === 't' && !phonetic) text = '';
      },
      ontext: (data) => {
        if (text !== null) text += data;
      },
      onclosetag: (tag) => {
        if (tag === 'rPh') phonetic = false;
        if (tag !== 't' || text === null) return;
        strings.push(`${strings.pop() ?? ''}${text}`);
        text = null;
      },
    },
    { xmlMode: true },
  );
  readParts(bytes, (name) => (name === 'xl/sharedStrings.xml' ? (part) => parser.write(part) : null));
  return strings;
}

function sheetParser(shared: readonly string[], take: TakeRow): Parser {
  let cells: string[] = [];
  let row = 0;
  let column = 0;
  let type = '';
  let value: string | null = null;
  return new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'row') {
          cells = [];
          row = Number(attributes['r'] ?? row + 1);
          column = -1;
        } else if (tag === 'c') {
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
          type = attributes['t'] ?? 'n';
          for (let at = cells.length; at <= column; at += 1) cells.push('');
        } else if (tag === 'v' || tag === 't') value = '';
      },
      ontext: (data) => {
        if (value !== null) value += data;
      },
      onclosetag: (tag) => {
        if ((tag === 'v' || tag === 't') && value !== null) {
          cells[column] = type === 's' ? (shared[Number(value)] ?? '') : `${cells[column] ?? ''}${value}`;
          value = null;
        } else if (tag === 'row' && cells.some((cell) => cell !== '')) take(cells, row);
      },
    },
    { xmlMode: true },
  );
}

/** The index of the column in a reference such as `AB12`. */
function columnOf(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    index = index * 26 + digit;
  }
  return index - 1;
}
