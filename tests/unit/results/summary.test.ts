import { describe, expect, it } from 'vitest';
import { readAnswers, type Answer, type Answers } from '../../../authoring/results/answers.ts';
import { compare } from '../../../authoring/results/compare.ts';
import { EXAMPLE_LEARNERS, exampleReport } from '../../../authoring/results/example.ts';
import { difference, quantile, wilson, type Share } from '../../../authoring/results/statistics.ts';
import { hintOf, summarise } from '../../../authoring/results/summary.ts';
import { resultsCsv } from '../../../authoring/results/results-csv.ts';
import { resultsHtml } from '../../../authoring/results/results-html.ts';
import { resultsText } from '../../../authoring/results/results-text.ts';
import { changeWord, counted, notes, shareOf } from '../../../authoring/results/words-for.ts';
import { realCourse } from '../state/fixture.ts';
import { courseOf, reportFile, smallCourse, textFile } from './fixture.ts';

function summaryOf(name: string) {
  const file = reportFile(name);
  const course = courseOf(file);
  return summarise(course, readAnswers([file], course).answers);
}

/** These figures were worked out apart from this code, by a script of its own with the textbook formulas. */
describe('the figures of a report', () => {
  it.each([
    ['moodle51-interactions.txt', 4, 82],
    ['made-up-64.txt', 64, 960],
    ['made-up-120.txt', 120, 1200],
  ])('%s: learners and answers', (name, learners, answers) => {
    expect(summaryOf(name)).toMatchObject({ learners, answers });
  });

  it.each([
    ['moodle51-interactions.txt', 'C05_career_and_personal_growth', 3, 3, null],
    ['made-up-64.txt', 'C01_over_a_long_time', 10, 23, [0.4348, 0.2563, 0.6319]],
    ['made-up-64.txt', 'C02_relaxed_meet_when_needed', 14, 17, null],
    ['made-up-64.txt', 'C04_senior_shares_experience', 18, 20, [0.9, 0.699, 0.9721]],
    ['made-up-64.txt', 'C07_growth_as_professional', 10, 20, [0.5, 0.2993, 0.7007]],
    ['made-up-120.txt', 'K01_card', 85, 99, [0.8586, 0.7765, 0.9139]],
    ['made-up-120.txt', 'K12_card', 42, 100, [0.42, 0.328, 0.5179]],
  ])('%s: %s', (name, reportId, right, total, share) => {
    const found = summaryOf(name).cards.find(({ card }) => card.reportId === reportId);
    expect(found).toMatchObject({ right, total });
    const [middle, low, high] = share ?? [];
    if (found?.share && share) {
      expect(found.share.share).toBeCloseTo(middle ?? 0, 4);
      expect(found.share.low).toBeCloseTo(low ?? 0, 4);
      expect(found.share.high).toBeCloseTo(high ?? 0, 4);
    } else expect([found?.share, share]).toEqual([null, null]);
  });

  it('whether those who do well otherwise miss a card', () => {
    const cards = summaryOf('made-up-120.txt').cards;
    const of = (id: string) => cards.find(({ card }) => card.reportId === `${id}_card`);
    expect(of('K01')?.itemRest).toBeCloseTo(0.2421, 4);
    expect(of('K02')?.itemRest).toBeCloseTo(0.4397, 4);
    expect(of('K05')?.itemRest).toBeCloseTo(-0.5197, 4);
    expect([of('K03'), of('K02'), of('K05')].map((one) => one?.discrimination)).toEqual([
      'a little',
      'well',
      'not',
    ]);
    expect([of('K05')?.hint, of('K09')?.hint]).toEqual(['doubtful', 'leads']);
  });
});

describe('what may be said of a number of answers', () => {
  const course = smallCourse([
    ['C1_soon', 'coaching'],
    ['C2_years', 'mentoring'],
  ]);
  const leftOut = { unknownCards: new Map(), unknownCategories: new Map(), changedCards: new Map() };
  const answers = (total: number, right: number, wrong = 'both'): Answers => ({
    answers: Array.from({ length: total }, (_, learner): Answer[] => [
      { learner, card: 'C1', category: learner < right ? 'coaching' : wrong, right: learner < right },
      { learner, card: 'C2', category: 'mentoring', right: true },
    ]).flat(),
    learners: total,
    unfinished: 0,
    scores: [],
    knowsLearners: true,
    leftOut,
  });
  const card = (total: number, right: number) =>
    summarise(course, answers(total, right)).cards.find((one) => one.card.id === 'C1');
  const plain = { hideSmall: false };

  it.each([
    [4, 2, 'too few answers (4)', ''],
    [5, 2, '2 of 5', ''],
    [19, 9, '9 of 19', ''],
    [20, 9, '9 of 20', '45 % (26 to 66 %)'],
  ])('%i answers, %i right', (total, right, words, share) => {
    const found = card(total, right);
    expect(found && [counted(found, plain), shareOf(found, plain)]).toEqual([words, share]);
  });

  it('discrimination from 50 answers, not from 49', () => {
    const vary = (total: number) => {
      const read = answers(total, Math.floor(total / 2));
      const mixed = read.answers.map((one) =>
        one.card === 'C2' && one.learner % 3 === 0 ? { ...one, right: false, category: 'both' } : one,
      );
      return summarise(course, { ...read, answers: mixed }).cards.map(({ itemRest }) => itemRest === null);
    };
    expect(vary(49)).toEqual([true, true]);
    expect(vary(50)).toEqual([false, false]);
  });

  it('small numbers can be hidden for what is handed on', () => {
    const found = card(24, 2);
    expect(found && [counted(found, { hideSmall: true }), shareOf(found, { hideSmall: true })]).toEqual([
      'of 24 answers; too few for a figure that is handed on',
      '',
    ]);
    const shown = { hideSmall: true, from: 'x', withActions: false };
    expect(resultsHtml(summarise(course, answers(24, 2)), shown)).not.toMatch(/\b2 of 24\b/);
  });

  it.each([
    ['four wrong answers say nothing', 9, [4, 0], null, null],
    ['five that agree lead', 9, [5, 0], null, 'leads'],
    ['four of five do not', 9, [4, 1], null, null],
    ['wrong answers to both sides are spread', 20, [4, 3], null, 'spread'],
    ['two thirds are neither', 20, [6, 3], null, null],
    ['nothing leads where there is one wrong category', 20, [9], null, null],
    ['those who do well miss it', 60, [20, 2], -0.1, 'doubtful'],
  ] as const)('%s', (_, total, wrong, r, hint) => {
    expect(hintOf(total, wrong, r)).toBe(hint);
  });

  it('says so where the answers are old, or nobody’s', () => {
    const read = {
      ...answers(5, 5),
      knowsLearners: false,
      leftOut: { ...leftOut, unknownCards: new Map([['C9_gone', 3]]) },
    };
    expect(notes(summarise(course, read)).join(' ')).toMatch(
      /3 answers to cards.*C9_gone.*each row counts as one learner.*latest answer.*not kept/s,
    );
  });

  it('two groups side by side: more than chance, or perhaps chance', () => {
    const change = (one: number, other: number) =>
      compare(summarise(course, answers(40, one)), summarise(course, answers(40, other))).cards.find(
        ({ label }) => label === 'Text of C1',
      );
    expect(changeWord(change(10, 32) ?? expect.fail())).toBe('55 points more, more than chance explains');
    expect(changeWord(change(20, 22) ?? expect.fail())).toBe('5 points more, which may be chance');
  });
});

describe('the statistics', () => {
  it('agree with published examples', () => {
    // Newcombe 1998, table I: 81 of 263, and 0 of 20; table II: 56 of 70 against 48 of 80.
    const rounded = ({ share, low, high }: Share) =>
      [share, low, high].map((part) => Number(part.toFixed(4)));
    expect(rounded(wilson(81, 263))).toEqual([0.308, 0.2553, 0.3662]);
    expect(rounded(wilson(0, 20))).toEqual([0, 0, 0.1611]);
    expect(rounded(difference(wilson(48, 80), wilson(56, 70)))).toEqual([0.2, 0.0524, 0.3339]);
  });

  it('quantiles are those of spreadsheets', () => {
    const quarters = [0.25, 0.5, 0.75].map((part) => quantile([40, 86.66, 93.33, 100], part));
    expect(quarters.map((value) => Number(value.toFixed(4)))).toEqual([74.995, 89.995, 94.9975]);
  });

  it('there is no share of nothing', () => {
    expect(() => wilson(0, 0)).toThrow(RangeError);
  });
});

describe('the example', () => {
  const file = exampleReport(realCourse);
  const { answers, problems } = readAnswers([file], realCourse);
  const summary = summarise(realCourse, answers);

  it('is read like a real report, and is the same each time', () => {
    expect(problems).toEqual([]);
    expect(summary.learners).toBe(EXAMPLE_LEARNERS);
    expect(exampleReport(realCourse)).toEqual(file);
  });

  it('has one misconception, which comes first', () => {
    const [first, last] = [realCourse.quiz.categories[0], realCourse.quiz.categories.at(-1)];
    expect(summary.mixUps[0]).toMatchObject({ belongs: last, putInto: first });
    expect(summary.toTalkAbout[0]).toMatchObject({ mostWrong: first, hint: 'leads' });
  });

  it('never shows who the learners were, in any form', () => {
    const shown = { hideSmall: false, from: file.name, withActions: true };
    const all = [
      resultsHtml(summary, shown),
      resultsCsv(summary, realCourse, shown),
      resultsText(summary, shown),
    ].join();
    expect(all).not.toMatch(/Made-up Learner|made\.up/);
  });

  it('cannot bring markup or a formula into what is written', () => {
    const course = smallCourse([['C1_soon', 'coaching']]);
    const evil = {
      ...course,
      quiz: { ...course.quiz, cards: course.quiz.cards.map((one) => ({ ...one, text: '=1+1 <script>' })) },
    };
    const read = readAnswers(
      [textFile('a.csv', 'id,response\nC1_soon,Both\nC1_soon,Coaching')],
      evil,
    ).answers;
    const html = resultsHtml(summarise(evil, read), { hideSmall: false, from: '<img>', withActions: false });
    expect(html).not.toMatch(/<script|<img/);
    expect(resultsCsv(summarise(evil, read), evil, { hideSmall: false })).toContain("'=1+1");
  });
});
