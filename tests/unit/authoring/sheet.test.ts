import { describe, expect, it } from 'vitest';
import { readSheet, writeSheet } from '../../../authoring/sheet/sheet.ts';
import { formatProblem, type Problem } from '../../../src/compiler/problems.ts';

const columns = ['id', 'text', 'core'];

function read(sheet: string | Uint8Array) {
  const problems: Problem[] = [];
  const rows = readSheet('cards.csv', Buffer.from(sheet), columns, (place, what, remedy) =>
    problems.push({ ...place, what, remedy }),
  );
  const texts = rows?.map((row) => Object.fromEntries([...row].map(([name, { text }]) => [name, text])));
  return { texts, problems: problems.map(formatProblem) };
}

describe('a sheet', () => {
  it.each([',', ';'] as const)('comes back as it went out, with %s between its cells', (delimiter) => {
    const texts = [
      'a,b;c',
      'a "b"',
      "it's",
      'two\nlines',
      'Größe',
      '=1',
      "'=1",
      "''=1",
      "'quoted'",
      '-',
      '\uFF1D1',
    ];
    const rows = texts.map((text, index) => [`C${index}`, text, '']);
    expect(read(writeSheet(columns, rows, delimiter))).toEqual({
      texts: rows.map(([id, text, core]) => ({ id, text, core })),
      problems: [],
    });
  });

  it('is read whatever the spreadsheet did to it', () => {
    const row = { id: 'C1', text: 'a, b' };
    for (const sheet of [
      'id\ttext\nC1\ta, b\n',
      '\uFEFFID;Text;\r\n;;\r\n C1 ;a, b ;\r\n;;',
      'text,id\r"a, b",C1\r',
    ])
      expect(read(sheet)).toEqual({ texts: [row], problems: [] });
  });

  it.each([
    ['id,txt\nC1,a', 'cards.csv:1:2 the column txt is not known; did you mean text?'],
    ['id,hint\nC1,a', 'cards.csv:1:2 the column hint is not known; delete it, or use: id, text, core'],
    ['id,text,text\nC1,a,b', 'cards.csv:1:3 there is a second column text; delete one of the two'],
    ['text\na', 'cards.csv:1:1 there is no column id; export the sheet again, and keep its first row'],
    ['', 'cards.csv:1:1 there is no column id; export the sheet again, and keep its first row'],
    [
      'id,text\nC1,a,b',
      'cards.csv:2:3 this cell has no column name; name the column in the first row, or empty it',
    ],
    [
      Buffer.from('id,text\nC1,Gr\xf6\xdfe', 'latin1'),
      'cards.csv:1:1 the letters of this file cannot be read; save it in your spreadsheet as "CSV UTF-8"',
    ],
    [
      Buffer.from('PK\x03\x04\xff\xfe', 'latin1'),
      'cards.csv:1:1 this is a workbook, not a CSV file; save it in your spreadsheet as "CSV UTF-8"',
    ],
  ])('such as %j is answered where it is wrong', (sheet, problem) => {
    expect(read(sheet).problems).toEqual([problem]);
  });

  it.each(['id,text\nC1,a\nC2,"b', 'id,text\nC1,a\nC2,"b" c'])(
    'with a stray quote names its line: %j',
    (sheet) => {
      expect(read(sheet).problems).toEqual([
        expect.stringMatching(/^cards\.csv:3:1 a double quote in this row .+; put the cell in double quotes/),
      ]);
    },
  );
});
