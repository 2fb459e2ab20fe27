import Papa from 'papaparse';
import { startOf } from '../../../src/compiler/problems.ts';
import type { ReportFile, Reading } from './table.ts';

/** So much text is looked at to find out what separates the cells. */
const SAMPLE = 20_000;
const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** Rows between two words on progress. */
const STRIDE = 500;

/**
 * Reads a text with a separator between the cells: Moodle's "text format" (tabs, UTF-8), and what Excel or LibreOffice
 * make of it (commas, semicolons; UTF-8 with a byte order mark, UTF-16, Windows-1252).
 */
export function readTextTable(file: ReportFile, { take, report, progress }: Reading): void {
  const text = decodeText(file.bytes).replace(/^sep=.[\t ]*\r?\n/i, ''); // Excel's own hint for itself
  let row = 0;
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    skipEmptyLines: true,
    step: ({ data, errors, meta }, parser) => {
      row += 1;
      const [broken] = errors.filter(({ type }) => type === 'Quotes');
      if (broken) {
        report(
          { ...startOf(file.name), line: row },
          `the quotation marks of this row do not match (${broken.message.toLowerCase()})`,
          'download the report again, without opening it in an editor',
        );
        parser.abort();
        return;
      }
      take(data, row);
      if (row % STRIDE === 0) progress(meta.cursor / text.length);
    },
  });
}

/** The letters of a file of unknown origin. Windows-1252 takes any byte, so it comes last. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first !== 0 && second === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0 && second !== 0) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // takes the byte order mark away
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that cuts the first rows into most cells; quoted cells may hold any of them. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => sample.split(sign).length;
  return [...SEPARATORS].sort((one, other) => count(other) - count(one))[0] ?? '\t';
}
