import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../authoring/results/answers.ts';
import { correlation } from '../../../authoring/results/statistics.ts';
import { hintOf, summarise } from '../../../authoring/results/summary.ts';
import { counted, discriminationWord, hintFor, shareOf } from '../../../authoring/results/words-for.ts';
import { smallCourse } from './fixture.ts';

const course = smallCourse([
  ['C1_soon', 'coaching'],
  ['C2_years', 'mentoring'],
]);
const plain = { hideSmall: false };

type Counts = readonly [both: number, first: number, second: number, neither: number];

/** Learners who were asked both cards: how many had both right, C1 alone, C2 alone, and neither. */
function summaryOf([both, first, second, neither]: Counts, scores: number[] = []) {
  const pairs = [
    ...Array.from({ length: both }, () => [true, true]),
    ...Array.from({ length: first }, () => [true, false]),
    ...Array.from({ length: second }, () => [false, true]),
    ...Array.from({ length: neither }, () => [false, false]),
  ];
  const answers = pairs.flatMap(([one = false, other = false], learner): Answer[] => [
    { learner, card: 'C1', category: one ? 'coaching' : 'both', right: one },
    { learner, card: 'C2', category: other ? 'mentoring' : 'both', right: other },
  ]);
  const leftOut = { unknownCards: new Map(), unknownCategories: new Map(), changedCards: new Map() };
  const read: Answers = {
    answers,
    learners: pairs.length,
    unfinished: 0,
    scores,
    knowsLearners: true,
    leftOut,
  };
  return summarise(course, read);
}

/** C1 with so many answers, and so many right, while everybody has C2 right. */
const cardOf = (total: number, right: number) => {
  const summary = summaryOf([right, 0, total - right, 0]);
  const card = summary.cards.find((one) => one.card.id === 'C1') ?? expect.fail();
  return { card, isTalkedAbout: summary.toTalkAbout.includes(card) };
};

describe('how many answers it takes', () => {
  it.each([
    [4, 2, 'too few answers (4)', ''],
    [5, 2, '2 of 5', ''],
    [19, 9, '9 of 19', ''],
    [20, 9, '9 of 20', '45 % (26 to 66 %)'],
  ])('%i answers, %i right: a word, a count, a share', (total, right, words, share) => {
    const { card } = cardOf(total, right);
    expect([counted(card, plain), shareOf(card, plain)]).toEqual([words, share]);
  });

  it.each([
    [49, [12, 12, 12, 13], null],
    [50, [14, 11, 11, 14], 'a little'],
  ] as const)('%i answers: whether a card tells people apart', (total, counts, word) => {
    for (const card of summaryOf(counts).cards)
      expect([card.total, card.discrimination]).toEqual([total, word]);
  });
});

describe('a card to talk about', () => {
  it.each([
    ['under 5 answers says nothing', 4, 0, false],
    ['4 of 5 is 80 %', 5, 4, false],
    ['3 of 5', 5, 3, true],
    ['16 of 20 is 80 %', 20, 16, false],
    ['15 of 20', 20, 15, true],
    ['79.9 % is less than 80', 1000, 799, true],
    ['80 % of many', 1005, 804, false],
  ])('%s', (_, total, right, isTalkedAbout) => {
    expect(cardOf(total, right).isTalkedAbout).toBe(isTalkedAbout);
  });

  it('may be one that 80 % place well, if those who do well otherwise miss it', () => {
    const summary = summaryOf([39, 9, 12, 0]); // C1: 48 of 60
    const card = summary.cards.find((one) => one.card.id === 'C1');
    expect([card?.right, card?.total, card?.hint]).toEqual([48, 60, 'doubtful']);
    expect(summary.toTalkAbout).toContain(card);
  });
});

describe('discrimination', () => {
  const wordOf = (counts: Counts) => {
    const card = summaryOf(counts).cards.find((one) => one.card.id === 'C1') ?? expect.fail();
    return [card.itemRest, card.discrimination, card.hint === 'doubtful'];
  };

  it.each([
    ['just under nought', [14, 16, 16, 14], [-0.066667, 'not', true]],
    ['nought', [15, 15, 15, 15], [0, 'a little', false]],
    ['just under 0.2', [179, 121, 121, 179], [0.193333, 'a little', false]],
    ['0.2', [18, 12, 12, 18], [0.2, 'well', false]],
    // C1 is missed by 45 of 50, whatever they say of C2: nought on paper, and -4e-17 for floating-point numbers
    ['nought, in numbers that have no end', [3, 2, 27, 18], [0, 'a little', false]],
  ] as const)('%s', (_, counts, [r, word, isDoubtful]) => {
    const [itemRest, ...rest] = wordOf(counts);
    expect(itemRest).toBeCloseTo(r, 6);
    expect(rest).toEqual([word, isDoubtful]);
  });

  it('is not known where all do equally well otherwise', () => {
    const rest = 14 / 15; // the mean of fifty of them is another number
    const pairs = Array.from({ length: 50 }, (_, at): [number, number] => [at % 3 === 0 ? 0 : 1, rest]);
    expect(correlation(pairs)).toBe(null);
    expect(wordOf([30, 0, 30, 0]).slice(0, 2)).toEqual([null, null]);
  });

  it('is a word, never a number', () => {
    const words = (['well', 'a little', 'not', null] as const).map(discriminationWord);
    expect(words.join()).not.toMatch(/\d/);
    expect(new Set(words).size).toBe(4);
  });
});

describe('what wrong answers may mean', () => {
  it.each([
    ['under 5 answers says nothing', 4, [4, 0], null, null],
    ['four wrong answers say nothing', 9, [4, 0], null, null],
    ['five that agree lead', 9, [5, 0], null, 'leads'],
    ['four of five do not', 9, [4, 1], null, null],
    ['wrong answers to both sides are spread', 20, [4, 3], null, 'spread'],
    ['nothing leads where there is one wrong category', 20, [9], null, null],
    ['those who do well miss it', 60, [20, 2], -0.1, 'doubtful'],
    ['but four wrong answers say nothing then, either', 60, [4, 0], -0.1, null],
    ['at nought they do not', 60, [20, 2], 0, 'leads'],
  ] as const)('%s', (_, total, wrong, r, hint) => {
    expect(hintOf(total, wrong, r)).toBe(hint);
  });

  it.each([
    ['just under two thirds', [65, 33], 'leads'], // of many, that is more than chance
    ['5 of 8', [5, 3], 'spread'],
    ['two thirds', [6, 3], null],
    ['two thirds of more', [12, 6], null],
    ['7 of 10', [7, 3], null],
  ] as const)('%s', (_, wrong, hint) => {
    expect(hintOf(200, wrong, null)).toBe(hint);
  });

  it('two thirds are never spread, however many', () => {
    const hints = Array.from({ length: 300 }, (_, at) => hintOf(1000, [2 * (at + 2), at + 2], null));
    expect(hints).not.toContain('spread');
  });

  /** By R: the fewest of n for which `prop.test(k, n, correct = FALSE)$conf.int[1] > 0.5`. */
  it.each([
    [5, 5],
    [6, 6],
    [7, 7],
    [8, 7],
    [10, 9],
    [16, 12],
    [20, 15],
    [24, 17],
  ])('of %i wrong answers %i lead, and one fewer do not', (of, lead) => {
    expect(hintOf(100, [lead, of - lead], null)).toBe('leads');
    expect(hintOf(100, [lead - 1, of - lead + 1], null)).not.toBe('leads');
  });

  it('each has a sentence of its own', () => {
    const { card } = cardOf(20, 9);
    const sentences = (['leads', 'spread', 'doubtful', null] as const).map((hint) =>
      hintFor({ ...card, hint }),
    );
    expect(new Set(sentences).size).toBe(4);
    expect(sentences[3]).toBe('');
  });
});

it('the pass mark itself is a pass', () => {
  expect(summaryOf([3, 0, 0, 0], [79.99, 80, 100]).passed).toEqual({ count: 2, of: 3 });
});
