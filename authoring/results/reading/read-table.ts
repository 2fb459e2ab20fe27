import { startOf } from '../../../src/compiler/problems.ts';
import { readOdsTable } from './ods-table.ts';
import { readRecordTable } from './record-table.ts';
import { splitIt, type ReportFile, type Reading } from './table.ts';
import { readTextTable } from './text-table.ts';
import { readXlsxTable } from './xlsx-table.ts';
import { readTexts, TooLarge } from './zip-parts.ts';

/** Reads the rows of any file that may hold a report; what kind it is shows in its first bytes, not in its name. */
export function readTable(file: ReportFile, reading: Reading): void {
  const start = new TextDecoder('latin1').decode(file.bytes.subarray(0, 1000));
  const refuse = (what: string, remedy: string) => reading.report(startOf(file.name), what, remedy);
  const text = start.replace(/^(\u00EF\u00BB\u00BF|[\u00FF\u00FE]{2})/, '').trimStart();
  if (file.bytes.length === 0) refuse('this file is empty', again);
  else if (start.startsWith('PK')) readWorkbook(file, reading, refuse);
  else if (start.startsWith('\u00D0\u00CF\u0011\u00E0'))
    refuse('this is a workbook of Excel 97 to 2003', 'open it and save it as .xlsx or .csv');
  else if (start.startsWith('%PDF')) refuse('this is a PDF', again);
  else if (/^<(!doctype|html|head|body)/i.test(text))
    refuse('this is a web page', 'sign in to your LMS, and use the report’s own "Download"');
  else if (/^[{[]/.test(text)) readRecordTable(file, reading);
  else readTextTable(file, reading);
}

const again = 'download the Interactions report of your LMS as text, .xlsx or .ods';

function readWorkbook(file: ReportFile, reading: Reading, refuse: (what: string, remedy: string) => void) {
  try {
    const names = new Set<string>();
    const [mime] = readTexts(file.bytes, (name) => (names.add(name), name === 'mimetype')).values();
    if (mime?.startsWith('application/vnd.oasis.opendocument.spreadsheet')) readOdsTable(file, reading);
    else if (names.has('xl/workbook.xml')) readXlsxTable(file, reading);
    else if (names.has('imsmanifest.xml'))
      refuse('this is the package itself, not a report', `upload it to your LMS; later ${again}`);
    else refuse('this zip is no workbook', `unpack it, or ${again}`);
  } catch (error) {
    if (error instanceof TooLarge) refuse('this workbook is larger than can be read here', splitIt);
    else refuse(`this workbook is damaged (${(error as Error).message})`, again);
  }
}
