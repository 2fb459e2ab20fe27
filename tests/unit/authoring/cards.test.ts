import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { courseAtWork, workplace, type Workplace } from './workplace.ts';

const deck = 'course/decks/quiz.yaml';
const cards = (place: Workplace, action: string, ...more: string[]) =>
  place.npm('cards', action, place.path('cards.csv'), '--content', place.path('course'), ...more);

/** Exports, lets somebody change the sheet, and imports it. */
async function roundTrip(place: Workplace, edit: (sheet: string) => string | Uint8Array, ...more: string[]) {
  expect((await cards(place, 'export', ...more.filter((option) => option !== '--remove'))).ok).toBe(true);
  place.write('cards.csv', edit(place.read('cards.csv')));
  return cards(place, 'import', ...more);
}

/** The lines that differ, as a version control system would show them. */
function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe('npm run cards', { timeout: 30_000 }, () => {
  it('takes the cards of this course out and back in, and changes nothing', async () => {
    const place = workplace();
    cpSync('content/en-GB', place.path('course'), { recursive: true });
    const before = place.read(deck);
    expect((await cards(place, 'export')).output).toMatch(
      /^cards\.csv: \d+ cards\.\n.*npm run cards -- import cards\.csv$/,
    );
    expect((await cards(place, 'import')).output).toBe('Nothing has changed.');
    expect(place.read(deck)).toBe(before);
  });

  it('changes only the lines of the cells that were changed', async () => {
    const place = workplace();
    cpSync('content/en-GB', place.path('course'), { recursive: true });
    const before = place.read(deck);
    const { output, ok } = await roundTrip(place, (sheet) =>
      sheet
        .replace(/^C08,[^,]*,/m, 'C08,"Größe: ""soon"", it\'s said",')
        .replace(/^(C10,.*),yes,/m, '$1,,')
        .replace(/^(C09,[^,]*,\w+,\w+),\d,/m, '$1,3,'),
    );
    expect({ ok, output }).toEqual({
      ok: true,
      output: '3 cards changed: C08, C09, C10\nWritten: course/decks/quiz.yaml',
    });
    expect(difference(before, place.read(deck)).filter((line) => line.startsWith('+'))).toEqual([
      `+    text: 'Größe: "soon", it''s said'`,
      '+    core: false',
    ]);
    expect(place.read(deck).split('\n')).toHaveLength(before.split('\n').length);
  });

  it('reads what a European spreadsheet makes of it: semicolons, another order, fewer columns, empty rows', async () => {
    const place = courseAtWork();
    const before = place.read(deck);
    expect((await cards(place, 'export', '--semicolons')).ok).toBe(true);
    expect(place.read('cards.csv')).toMatch(/^\uFEFFid;text;category;.*\r\nC1;Over fairly soon;coaching;/);
    place.write('cards.csv', 'Text;ID;Core;\r\nMay go on; C4;yes;\r\n;;;\r\n"Soon; over";C1;Yes;\r\n');
    expect((await cards(place, 'import')).output).toBe(
      '2 cards changed: C4, C1\n4 cards not in the sheet; --remove would take out what is not: C2, C3, C5, C6\nWritten: course/decks/quiz.yaml',
    );
    expect(difference(before, place.read(deck))).toEqual([
      '-    text: Over fairly soon',
      '-    text: May go on for years',
      '+    text: Soon; over',
      '+    text: May go on',
    ]);
  });

  it('lets no spreadsheet run a text as a formula, and loses none of it', async () => {
    const place = courseAtWork();
    const texts = ['=1 is "equal to 1"', "'=1+1", '-5 degrees', '+1', '@home', '＝1'];
    const sheet = ['id,text', ...texts.map((text, index) => `C${index + 1},"${text.replaceAll('"', '""')}"`)];
    place.write('cards.csv', sheet.join('\n').replace("'=1", "''=1"));
    expect((await cards(place, 'import')).ok).toBe(true);
    expect(place.read(deck)).toContain('text: =1 is "equal to 1"');
    expect(place.read(deck)).toContain(`text: "'=1+1"`);
    const exported = await place.npm(
      'cards',
      'export',
      place.path('again.csv'),
      '--content',
      place.path('course'),
    );
    expect(exported.ok).toBe(true);
    const cells = place
      .read('again.csv')
      .split(/\r\n|,/)
      .map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@＝]/.test(cell))).toEqual([]);
    place.write('cards.csv', place.read('again.csv'));
    expect((await cards(place, 'import')).output).toBe('Nothing has changed.');
  });

  it('adds a card for a new id, and takes cards out only when asked', async () => {
    const place = courseAtWork(['course.yaml', '    never-together:\n      - [C1, C4]\n', '']);
    const without = (sheet: string) =>
      sheet
        .replace(/^C3,.*\r\n/m, '')
        .replace(/$/, 'C7,Asks first,coaching,style,1,"Questions lead, answers follow.",L2,yes,C7_asks\r\n');
    expect((await roundTrip(place, without)).output).toBe(
      '1 card added: C7\n1 card not in the sheet; --remove would take out what is not: C3\nWritten: course/decks/quiz.yaml',
    );
    expect(place.read(deck)).toMatch(
      /report-id: C6_goal\n {2}- id: C7\n {4}text: Asks first\n {4}category: coaching\n {4}dimension: style\n {4}difficulty: 1\n {4}why: Questions lead, answers follow\.\n {4}lesson: L2\n {4}core: true\n {4}report-id: C7_asks\n$/,
    );
    expect((await cards(place, 'import', '--remove')).output).toBe(
      '1 card taken out: C3\nWritten: course/decks/quiz.yaml',
    );
    expect(place.read(deck)).not.toContain('C3');
  });

  it('answers what is wrong at its cell, and writes nothing', async () => {
    const place = courseAtWork();
    const before = place.read(deck);
    const { ok, output } = await roundTrip(place, (sheet) =>
      sheet
        .replace('Over fairly soon', 'Over '.repeat(20))
        .replace('C2,Holds back from advice,coaching', 'C2,Holds back from advice,coachng')
        .replace('C5,Shares what they have learned', 'C5,')
        .replace(/$/, 'C9,New,coaching,style,easy,Because.,L1,maybe,\r\n'),
    );
    expect(ok).toBe(false);
    expect(output.split('\n')).toEqual([
      'cards.csv:2:2 cards.C1.text is longer than 90 characters; shorten it',
      'cards.csv:3:3 category coachng does not exist; did you mean coaching? (the categories are coaching, mentoring)',
      'cards.csv:6:2 cards.C5.text is empty; write a text',
      'cards.csv:8:1 cards.C9.report-id is missing; add it',
      'cards.csv:8:5 cards.C9.difficulty is not a difficulty; write 1, 2 or 3',
      'cards.csv:8:8 cards.C9.core is neither true nor false; write one of them',
      '6 problems; nothing was written.',
    ]);
    expect(place.read(deck)).toBe(before);
  });

  it('answers a sheet it cannot read, and writes nothing', async () => {
    const place = courseAtWork();
    const before = place.read(deck);
    place.write('cards.csv', 'id,txt\nC1,a');
    const { ok, output } = await cards(place, 'import');
    expect({ ok, output }).toEqual({
      ok: false,
      output:
        'cards.csv:1:2 the column txt is not known; did you mean text?\n1 problem; nothing was written.',
    });
    expect(place.read(deck)).toBe(before);
  });

  it.each([
    [
      '\uFEFFid,why\r\nC1,Itâ€™s often open â€“ there is no end date.\r\n',
      'cards.csv:2:2 cards.C1.why: "â€™" is a letter that was read in the wrong way; write "’"; a spreadsheet has to be saved, and opened, as "CSV UTF-8"',
    ],
    [
      '\uFEFFid,text,why\r\nC1,#NAME?,It may run for years.\r\n',
      'cards.csv:2:2 cards.C1.text: "#NAME?" is an error of a spreadsheet, not a text; mend the formula there, or write the text itself',
    ],
    [
      'id;why\r\nC2;#VALUE!\r\n',
      'cards.csv:2:2 cards.C2.why: "#VALUE!" is an error of a spreadsheet, not a text; mend the formula there, or write the text itself',
    ],
    [
      'id,text\nC1,####\n',
      'cards.csv:2:2 cards.C1.text: "####" is what a spreadsheet shows when a column is too narrow; widen the column there, or write the text itself',
    ],
    [
      'Cards of the course\n\nid,text\nC1,Soon over\n',
      'cards.csv:1:1 the names of the columns stand in row 3, below "Cards of the course"; take out the first 2 rows',
    ],
    [
      'Cards;;\nid;text;why\nC1;Soon over;So it is\n',
      'cards.csv:1:1 the names of the columns stand in row 2, below "Cards"; take out the first row',
    ],
  ])(
    'refuses what a spreadsheet made of the words, at its cell, and writes nothing: %j',
    async (sheet, words) => {
      const place = courseAtWork();
      const before = place.read(deck);
      place.write('cards.csv', sheet);
      const { ok, output } = await cards(place, 'import');
      expect(ok).toBe(false);
      expect(output).toBe(`${words}\n1 problem; nothing was written.`);
      expect(place.read(deck)).toBe(before);
    },
  );

  it('reads below the line by which Excel is told what stands between the cells', async () => {
    const place = courseAtWork();
    place.write('cards.csv', 'sep=;\r\nid;text\r\nC1;Open-ended: it may carry on for a long time\r\n');
    const { ok, output } = await cards(place, 'import');
    expect({ ok, output }).toMatchObject({
      ok: true,
      output: expect.stringContaining('1 card changed: C1') as string,
    });
    place.write('cards.csv', 'sep=|\r\nid|text\r\nC1|#REF!\r\n');
    expect((await cards(place, 'import')).output).toContain(
      'cards.csv:2:2 cards.C1.text: "#REF!" is an error',
    );
  });

  it('keeps the line ends and the byte order mark of Windows', async () => {
    const place = courseAtWork();
    place.write(deck, `\uFEFF${place.read(deck).replaceAll('\n', '\r\n')}`);
    const { output } = await roundTrip(place, (sheet) => sheet.replace('Over fairly soon', 'Soon over'));
    expect(output).toContain('1 card changed: C1');
    const after = place.read(deck);
    expect(after).toMatch(/^\uFEFFid: quiz\r\n/);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(after).toContain('text: Soon over\r\n');
  });

  it('says what to do with a command it cannot follow', async () => {
    const place = courseAtWork(['course.yaml', 'pass-mark: 80', 'pass-mark: 800']);
    const say = async (...args: string[]) => {
      const { ok, output } = await place.npm('cards', ...args);
      expect(ok).toBe(false);
      return output;
    };
    const usage = 'Say export or import, and name one file, such as: npm run cards -- export cards.csv';
    expect(await say('export')).toBe(usage);
    expect(await say('export', 'cards.csv', '--colour')).toContain('--help');
    expect(await say('export', 'cards.csv', '--content', place.path('nowhere'))).toContain(
      'There is no content folder',
    );
    expect(await say('export', place.path('cards.csv'), '--content', place.path('course'))).toBe(
      'course/course.yaml:6:12 pass-mark is not a percentage; write a number from 0 to 100\n1 problem; mend the content first.',
    );
    place.write('course/course.yaml', place.read('course/course.yaml').replace('800', '80'));
    expect(await say('import', place.path('none.csv'), '--content', place.path('course'))).toContain(
      'none.csv cannot be read (ENOENT)',
    );
    place.write('cards.csv', 'mine');
    expect(await say('export', place.path('cards.csv'), '--content', place.path('course'))).toBe(
      'cards.csv is already there; name another file, or delete that one.',
    );
    expect(place.read('cards.csv')).toBe('mine');
    expect((await place.npm('cards', '--help')).output).toContain('npm run cards -- export FILE.csv');
  });
});

describe('npm run cards with --words', { timeout: 30_000 }, () => {
  it('gives translators every text of the YAML files beside its original, and takes theirs', async () => {
    const place = workplace();
    cpSync('content/en-GB', place.path('course'), { recursive: true });
    const before = { ui: place.read('course/ui.yaml'), course: place.read('course/course.yaml') };
    const { output } = await roundTrip(
      place,
      (sheet) => {
        expect(sheet).toContain(
          'key,original,text\r\ncourse.title,Coaching or mentoring?,Coaching or mentoring?\r\n',
        );
        expect(sheet).not.toMatch(/C08_over|"1\.0\.0"|https:/);
        return sheet
          .replace(/^ui\.cover\.start,Start,Start\r$/m, 'ui.cover.start,Start,Los geht’s\r')
          .replace(/^(course\.title,.*),Coaching or mentoring\?\r$/m, '$1,"Coaching: oder Mentoring?"\r');
      },
      '--words',
    );
    expect(output).toMatch(/^2 of \d+ texts changed\nWritten: course\/course\.yaml, course\/ui\.yaml$/);
    expect(difference(before.ui, place.read('course/ui.yaml'))).toEqual([
      '-  start: Start',
      '+  start: Los geht’s',
    ]);
    expect(difference(before.course, place.read('course/course.yaml'))).toEqual([
      '-title: Coaching or mentoring?',
      "+title: 'Coaching: oder Mentoring?'",
    ]);
  });

  it('has a row for each form of a count in the language it is for, and takes language and forms at once', async () => {
    const place = workplace();
    cpSync('content/en-GB', place.path('course'), { recursive: true });
    await cards(place, 'export', '--words', '--language', 'cy');
    const sheet = place.read('cards.csv');
    expect(sheet).toContain('key,original,text\r\ncourse.language,en-GB,cy\r\n');
    const left = sheet.split('\r\n').filter((line) => line.startsWith('ui.sort.left.'));
    expect(left).toEqual([
      'ui.sort.left.zero,{n} cards left,',
      'ui.sort.left.one,{n} card left,{n} card left',
      'ui.sort.left.two,{n} cards left,',
      'ui.sort.left.few,{n} cards left,',
      'ui.sort.left.many,{n} cards left,',
      'ui.sort.left.other,{n} cards left,{n} cards left',
    ]);
    const filled = sheet.replace(/^(ui\..*\.(?:zero|two|few|many),)(.*),\r$/gm, '$1$2,$2\r');
    place.write('cards.csv', filled);
    expect((await cards(place, 'import', '--words')).output).toMatch(/texts changed\nWritten: /);
    expect(place.read('course/course.yaml')).toMatch(/^language: cy$/m);
    expect(place.read('course/ui.yaml')).toMatch(
      /^ {2}left:\n {4}zero: .*\n {4}one: .*\n {4}two: .*\n {4}few: .*\n {4}many: .*\n {4}other: /m,
    );

    place.write('cards.csv', 'key,original,text\ncourse.language,cy,ja\n');
    await cards(place, 'import', '--words');
    expect(place.read('course/ui.yaml')).toMatch(/^ {2}left:\n {4}other: /m);
  });

  it('checks what translators write, at its cell', async () => {
    const place = courseAtWork();
    place.write(
      'cards.csv',
      'key,original,text\nui.cover.place,Words {title},Worte\nui.cover.strat,Words,Los\n',
    );
    expect((await cards(place, 'import', '--words')).output.split('\n')).toEqual([
      'cards.csv:3:1 there is no text ui.cover.strat; did you mean ui.cover.start?',
      '1 problem; nothing was written.',
    ]);
    place.write('cards.csv', 'key,original,text\nui.cover.place,Words {title},Worte\n');
    expect((await cards(place, 'import', '--words')).output.split('\n')).toEqual([
      'cards.csv:2:3 cover.place does not hold the right placeholders; use {title}, and no others',
      '1 problem; nothing was written.',
    ]);
  });
});
