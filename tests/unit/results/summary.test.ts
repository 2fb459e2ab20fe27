import { describe, expect, it } from 'vitest';
import { readAnswers, type Answer, type Answers } from '../../../authoring/results/answers.ts';
import { compare } from '../../../authoring/results/compare.ts';
import { EXAMPLE_LEARNERS, exampleReport } from '../../../authoring/results/example.ts';
import { difference, quantile, wilson, type Share } from '../../../authoring/results/statistics.ts';
import { summarise } from '../../../authoring/results/summary.ts';
import { resultsCsv } from '../../../authoring/results/results-csv.ts';
import { resultsHtml } from '../../../authoring/results/results-html.ts';
import { resultsText } from '../../../authoring/results/results-text.ts';
import { changeWord, counted, notes, shareOf } from '../../../authoring/results/words-for.ts';
import { realCourse } from '../state/fixture.ts';
import { smallCourse, textFile } from './fixture.ts';

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
  it('small numbers can be hidden for what is handed on', () => {
    const found = card(24, 2);
    expect(found && [counted(found, { hideSmall: true }), shareOf(found, { hideSmall: true })]).toEqual([
      'of 24 answers; too few for a figure that is handed on',
      '',
    ]);
    const shown = { hideSmall: true, from: 'x', withActions: false };
    expect(resultsHtml(summarise(course, answers(24, 2)), shown)).not.toMatch(/\b2 of 24\b/);
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
