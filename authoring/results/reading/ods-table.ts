import { Parser } from 'htmlparser2';
import type { ReportFile, Reading, TakeRow } from './table.ts';
import { readParts } from './zip-parts.ts';

/** Sheets end in rows and cells that are repeated a million times; nobody answers that many cards. */
const MOST_CELLS = 2000;

/** Reads the sheets of an OpenDocument spreadsheet (Moodle, LibreOffice). The standard is ODF 1.3 part 3, section 9. */
export function readOdsTable({ bytes }: ReportFile, { take, progress }: Reading): void {
  const parser = contentParser(take);
  readParts(bytes, (name) => (name === 'content.xml' ? (text) => parser.write(text) : null), progress);
}

function contentParser(take: TakeRow): Parser {
  let cells: string[] = [];
  let row = 0;
  let rowRepeats = 1;
  let blanks = 0; // empty cells that only count if another follows
  let cell: { repeats: number; value: string | undefined; text: string } | null = null;
  let paragraph = false;
  const endCell = () => {
    if (!cell) return;
    const text = cell.value ?? cell.text;
    if (text === '') blanks += cell.repeats;
    else {
      for (; blanks > 0 && cells.length < MOST_CELLS; blanks -= 1) cells.push('');
      for (let times = Math.min(cell.repeats, MOST_CELLS); times > 0; times -= 1) cells.push(text);
    }
    cell = null;
  };
  const endRow = () => {
    if (cells.length > 0) for (let times = 0; times < rowRepeats; times += 1) take(cells, row + times + 1);
    row += rowRepeats;
  };
  return new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag === 'table:table') row = 0;
        else if (tag === 'table:table-row') {
          cells = [];
          blanks = 0;
          rowRepeats = Number(attributes['table:number-rows-repeated'] ?? 1);
        } else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell')
          cell = {
            repeats: Number(attributes['table:number-columns-repeated'] ?? 1),
            value: attributes['office:value'],
            text: '',
          };
        else if (tag === 'text:p' && cell) {
          if (cell.text !== '') cell.text += '\n';
          paragraph = true;
        } else if (tag === 'text:s' && cell) cell.text += ' '.repeat(Number(attributes['text:c'] ?? 1));
      },
      ontext: (data) => {
        if (cell && paragraph) cell.text += data;
      },
      onclosetag: (tag) => {
        if (tag === 'text:p') paragraph = false;
        else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell') endCell();
        else if (tag === 'table:table-row') endRow();
      },
    },
    { xmlMode: true },
  );
}
