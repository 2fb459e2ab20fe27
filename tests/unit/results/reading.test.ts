import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../authoring/results/answers.ts';
import type { ReportFile } from '../../../authoring/results/reading/table.ts';
import type { Course } from '../../../src/course/course.ts';
import { summarise } from '../../../authoring/results/summary.ts';
import { notes } from '../../../authoring/results/words-for.ts';
import { courseOf, reportFile, rowsOf, smallCourse, textFile } from './fixture.ts';

const moodle = reportFile('moodle51-interactions.txt');
const course = courseOf(moodle);

/** What is read of it, in an order that does not hang on the file's. */
function read(...files: ReportFile[]) {
  const { answers, problems } = readAnswers(files, course);
  expect(problems).toEqual([]);
  const given = [...answers.answers]
    .map(({ card, category, right }) => `${card} ${category ?? ''} ${right}`)
    .sort();
  return { ...answers, answers: given, scores: answers.scores.toSorted() };
}

const expected = read(moodle);

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const saved = (separator: string, change = (cell: string) => cell) =>
  rowsOf(moodle)
    .map((row) => row.map((cell) => quoted(change(cell), separator)).join(separator))
    .join('\r\n');

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array {
  const bytes = new DataView(new ArrayBuffer((text.length + Number(mark)) * 2));
  if (mark) bytes.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at++)
    bytes.setUint16((at + Number(mark)) * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(bytes.buffer);
}

const latin = (text: string) => Uint8Array.from(text, (letter) => Math.min(letter.charCodeAt(0), 255));

describe('Moodle’s Interactions report', () => {
  it('counts each learner once, with the latest answer to each card and the best score', () => {
    expect(expected).toMatchObject({ learners: 4, unfinished: 1, knowsLearners: true });
    expect(expected.answers).toHaveLength(82);
    expect(expected.scores).toEqual([100, 40, 86.66, 93.33]);
  });

  it('with the first answer, where the course reports those', () => {
    const course = { ...smallCourse([['C1_soon', 'coaching']]), firsts: true as const };
    const rows = [
      'mail,attempt,score,question,response,result',
      'a@x.org,2,100,C1_soon,Coaching,correct',
      'a@x.org,1,0,C1_soon,Both,wrong',
      'b@x.org,1,0,C1_soon,Both,wrong',
    ];
    const file = textFile('two.csv', rows.join('\n'));
    const right = (counts: Course) =>
      [...readAnswers([file], counts).answers.answers].map((one) => one.right);
    expect(right(course)).toEqual([false, false]);
    expect(right({ ...course, firsts: undefined })).toEqual([true, false]);
    const notice = notes(summarise(course, readAnswers([file], course).answers)).join(' ');
    expect(notice).toMatch(/first answer to each card/);
  });

  it.each([
    'moodle51-interactions.xlsx',
    'moodle51-interactions.ods',
    'moodle51-interactions-all-students.txt',
  ])('says the same in %s', (name) => {
    expect(read(reportFile(name))).toEqual(expected);
  });

  it.each<[string, Uint8Array]>([
    ['commas', new TextEncoder().encode(saved(','))],
    ['semicolons and a byte order mark', new TextEncoder().encode(`\uFEFF${saved(';')}`)],
    ['Excel’s hint for the separator', new TextEncoder().encode(`sep=;\r\n${saved(';')}`)],
    ['UTF-16, little-endian', utf16(saved('\t'), true)],
    ['UTF-16, big-endian', utf16(saved('\t'), false)],
    ['UTF-16 without its mark', utf16(saved('\t'), true, false)],
    ['Windows-1252', latin(saved(';'))],
    [
      'decimal commas',
      new TextEncoder().encode(saved(';', (cell) => cell.replace(/^(\d+)\.(\d+)$/, '$1,$2'))),
    ],
    [
      'entities and capitals',
      new TextEncoder().encode(saved('\t', (cell) => cell.replace(/^Coaching$/, ' COACHING&nbsp;'))),
    ],
    ['ids of categories', new TextEncoder().encode(saved('\t', (cell) => (cell === 'Both' ? 'both' : cell)))],
    [
      'headings in another language',
      new TextEncoder().encode(
        saved('\t', (cell) => cell.replace(/^Question (\d+)$/, 'Frage$1_').replace(/^Response /, 'Antwort ')),
      ),
    ],
  ])('says the same saved with %s', (_, bytes) => {
    expect(read({ name: 'saved.csv', bytes })).toEqual(expected);
  });

  it('in two files of one group counts who is in both once', () => {
    expect(read(moodle, moodle)).toEqual(expected);
  });

  it.each([
    ['moodle51-interactions-response-only.txt', /not which cards.*Summary of question/],
    ['moodle51-basic.txt', /without their answers.*Interactions report/],
    ['moodle51-basic.xlsx', /without their answers.*Interactions report/],
    ['moodle51-basic.ods', /without their answers.*Interactions report/],
  ])('refuses %s and says how to get the right one', (name, sentence) => {
    const { answers, problems } = readAnswers([reportFile(name)], course);
    expect(problems.map(({ what, remedy }) => `${what}; ${remedy}`)).toEqual([
      expect.stringMatching(sentence),
    ]);
    expect(answers.learners).toBe(0);
  });
});

describe('other tables', () => {
  it.each([
    ['name, category id, report id', 'Ann,both,C1_soon\nBob,mentoring,C2_years'],
    ['the same with headings', 'who,put into,card\nAnn,both,C1_soon\nBob,mentoring,C2_years'],
    ['report id, name, category', 'C1_soon,Ann,both\nC2_years,Bob,mentoring'],
    [
      'name, category, right answer, report id',
      'Ann,Both,Coaching,C1_soon\nBob,Mentoring,Mentoring,C2_years',
    ],
    ['the right answer before the category', 'Ann,Coaching,Both,C1_soon\nBob,Mentoring,Mentoring,C2_years'],
    ['name, result in words, report id', 'Ann,wrong,C1_soon\nBob,correct,C2_years'],
    ['name, result as a number, report id', 'Ann,0,C1_soon\nBob,1,C2_years'],
    ['two answers in a row, each before its card', 'Ann,both,C1_soon,mentoring,C2_years'],
  ])('of a row or two may have %s', (_, text) => {
    const course = smallCourse([
      ['C1_soon', 'coaching'],
      ['C2_years', 'mentoring'],
    ]);
    const { answers, problems } = readAnswers([textFile('two.csv', text)], course);
    expect(problems).toEqual([]);
    expect([...answers.answers].map(({ card, right }) => [card, right])).toEqual([
      ['C1', false],
      ['C2', true],
    ]);
    expect(answers.learners).toBe(text.includes('Bob') ? 2 : 1);
  });

  const small = smallCourse([
    ['C1_soon', 'coaching'],
    ['C2_years', 'mentoring'],
  ]);
  const read = (name: string, text: string) => {
    const { answers } = readAnswers([textFile(name, text)], small);
    return { ...answers, answers: [...answers.answers] };
  };
  const plain = (text: string) => read('plain.csv', text);

  it('may have a row for each answer', () => {
    const { answers, learners } = plain(
      'who,id,response,right,result\nAda,C1_soon,Both,Coaching,wrong\nAda,C2_years,Mentoring,Mentoring,correct\nTom,C1_soon,Coaching,Coaching,correct\nTom,C2_years,Both,Mentoring,wrong',
    );
    expect(learners).toBe(2);
    expect(answers.map(({ card, category, right }) => [card, category, right])).toEqual([
      ['C1', 'both', false],
      ['C2', 'mentoring', true],
      ['C1', 'coaching', true],
      ['C2', 'both', false],
    ]);
  });

  it('may have the right answer before the response, and no heading', () => {
    const { answers } = plain(
      'C1_soon;Coaching;Both\nC1_soon;Coaching;Coaching\nC2_years;Mentoring;Coaching\nC2_years;Mentoring;Mentoring',
    );
    expect(answers.map(({ category }) => category)).toEqual(['both', 'coaching', 'coaching', 'mentoring']);
  });

  it('may say only what was right', () => {
    const { answers } = plain('id\tresult\nC1_soon\tcorrect\nC2_years\tincorrect');
    expect(answers.map(({ category, right }) => [category, right])).toEqual([
      [null, true],
      [null, false],
    ]);
  });

  it('may be larger than what is read at once, with lines, separators and stray marks in its cells', () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => {
      const who = row % 3 === 0 ? `"Łucja, ""Lu""\n${row}"` : row % 3 === 1 ? `Tom 5" ${row}` : `Ada ${row}`;
      return `${who},C1_soon,${row % 4 === 0 ? 'Both' : 'Coaching'},Coaching,${row % 4 === 0 ? 'wrong' : 'correct'}`;
    });
    const { answers, learners } = plain(['who,id,response,right,result', ...rows].join('\n'));
    expect([answers.length, learners]).toEqual([60_000, 60_000]);
    expect(answers.filter(({ right }) => !right)).toHaveLength(15_000);
  });

  it('may be the record of the preview LMS', () => {
    const values = {
      'cmi.interactions.0.id': 'C1_soon',
      'cmi.interactions.0.student_response': 'Both',
      'cmi.interactions.0.correct_responses.0.pattern': 'Coaching',
      'cmi.interactions.0.result': 'wrong',
      'cmi.core.score.raw': '50',
    };
    const record = JSON.stringify({
      'learner-1': {
        attempt: 2,
        values,
        earlier: [{ ...values, 'cmi.interactions.0.student_response': 'Coaching' }],
      },
    });
    const { answers, scores } = read('record.json', record);
    expect(answers).toEqual([{ learner: 0, card: 'C1', category: 'both', right: false }]);
    expect(scores).toEqual([50]);
  });

  it('name what is left out: other cards, other categories, and cards whose category has changed', () => {
    const { answers, leftOut } = plain(
      'id,response,right,result\nC1_soon,Both,Coaching,wrong\nC9_gone,Both,Both,correct\nC1_soon,Neither,Coaching,wrong\nC2_years,Coaching,Coaching,correct\nC1_soon,Coaching,Coaching,correct',
    );
    expect(answers).toHaveLength(2);
    expect([...leftOut.unknownCards, ...leftOut.unknownCategories, ...leftOut.changedCards]).toEqual([
      ['C9_gone', 1],
      ['Neither', 1],
      ['C2', 1],
    ]);
  });

  it.each<[string, Uint8Array | string, RegExp]>([
    ['nothing', '', /empty/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['a page to sign in', '<!DOCTYPE html><html>', /web page.*sign in/],
    ['an old workbook', latin('\u00D0\u00CF\u0011\u00E0'), /97 to 2003.*xlsx/],
    ['a zip', latin('PK\u0003\u0004 no zip'), /zip|workbook/],
    ['broken JSON', '{"a": ', /JSON.*download it again/],
    ['a shopping list', 'milk,2\nbread,1', /no cell holds the report id/],
    [
      'a quote that is never closed',
      'id,response\nC1_soon,"Both',
      /row.*quotation marks|quotation marks of this row/,
    ],
  ])('%s is refused with what to do', (_, content, sentence) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const { problems } = readAnswers([{ name: 'x', bytes }], small);
    expect(problems.map(({ what, remedy }) => `${what}; ${remedy}`)).toEqual([
      expect.stringMatching(sentence),
    ]);
  });
});
