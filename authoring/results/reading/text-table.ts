import Papa from 'papaparse';
import { startOf } from '../../../src/compiler/problems.ts';
import type { ReportFile, Reading } from './table.ts';

/** So much text is looked at to find out what separates the cells. */
const SAMPLE = 20_000;
const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** So many bytes are read at once. */
const PIECE = 1 << 21;

/**
 * Reads a text with a separator between the cells: Moodle's "text format" (tabs, UTF-8), and what Excel or LibreOffice
 * make of it (commas, semicolons; UTF-8 with a byte order mark, UTF-16, Windows-1252).
 */
export function readTextTable(file: ReportFile, { take, report, progress }: Reading): void {
  let separator = '';
  let row = 0;
  for (const { text, share } of piecesOf(file.bytes, (start) => (separator = separatorOf(start)))) {
    const broken: string[] = [];
    Papa.parse<string[]>(text, {
      delimiter: separator,
      skipEmptyLines: true,
      step: ({ data, errors }, parser) => {
        row += 1;
        broken.push(...errors.flatMap(({ type, message }) => (type === 'Quotes' ? [message] : [])));
        if (broken.length > 0) parser.abort();
        else take(data, row);
      },
    });
    const [why] = broken;
    if (why !== undefined)
      return report(
        { ...startOf(file.name), line: row },
        `the quotation marks of this row do not match (${why.toLowerCase()})`,
        'download the report again, without opening it in an editor',
      );
    progress(share);
  }
}

/**
 * The text in pieces of whole rows, so that a large report is never in memory at once as text.
 * @param begin is given the first piece, and returns what separates the cells
 */
function* piecesOf(
  bytes: Uint8Array,
  begin: (start: string) => string,
): Generator<{ text: string; share: number }> {
  const decoder = new TextDecoder(encodingOf(bytes)); // takes the byte order mark away
  let separator = '';
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    const isLast = at + PIECE >= bytes.length;
    text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: !isLast });
    if (at === 0) {
      text = text.replace(/^sep=.[\t ]*\r?\n/i, ''); // Excel's own hint for itself
      separator = begin(text);
    }
    const end = isLast ? text.length : endOfRows(text, separator);
    if (end === 0) continue;
    yield { text: text.slice(0, end), share: Math.min(1, (at + PIECE) / bytes.length) };
    text = text.slice(end);
  }
}

/** Where the last whole row ends: line ends inside quoted cells end none. */
function endOfRows(text: string, separator: string): number {
  let end = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      const before = at === 0 ? '\n' : (text[at - 1] ?? '');
      if (isQuoted && text[at + 1] === '"') at += 1;
      else isQuoted = !isQuoted && (before === separator || before === '\n' || before === '\r');
    } else if (sign === '\n' && !isQuoted) end = at + 1;
  }
  return end;
}

/** The letters of a file of unknown origin. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Windows-1252 takes any byte, so it comes last. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The sign that cuts the first rows into most cells; quoted cells may hold any of them. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => sample.split(sign).length;
  return [...SEPARATORS].sort((one, other) => count(other) - count(one))[0] ?? '\t';
}
