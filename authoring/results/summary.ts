import type { Card, Category, Course } from '../../src/course/course.ts';
import type { Answer, Answers, LeftOut } from './answers.ts';
import { correlation, quantile, wilson, type Share } from './statistics.ts';

/** Below this, a number of answers says nothing. */
export const TOO_FEW = 5;
/** From this many answers there is a share with its interval; below, only counts. */
const FOR_A_SHARE = 20;
/** From this many answers it can be said whether a card is missed by those who do well otherwise. */
const FOR_DISCRIMINATION = 50;
/** Wrong answers are spread if no category has more than this part of them. */
const SPREAD = 2 / 3;
/** A share of right answers below this makes a card worth talking about. */
const WORTH_TALKING = 0.8;
/** A team talks about a few cards; the others are in the list of all. */
const MOST_TO_TALK_ABOUT = 10;
/** Correlations between a card and the rest: below the first a card is doubtful, from the second it tells people apart well. */
const DOUBTFUL = 0;
const TELLS_APART = 0.2;

/** How a number of answers may be spoken of. */
export interface Count {
  readonly right: number;
  readonly total: number;
  /** Null below {@link FOR_A_SHARE} answers. */
  readonly share: Share | null;
}

export interface ThemeResult extends Count {
  readonly label: string;
}

/**
 * What the wrong answers to a card look like: `leads`: most went into one category, a misconception; `spread`: they went
 * everywhere, guessing or the wording; `doubtful`: those who do well otherwise miss it, look at the key.
 */
export type Hint = 'leads' | 'spread' | 'doubtful';

/** How well a card tells those who do well otherwise from those who do not; null below {@link FOR_DISCRIMINATION} answers. */
export type Discrimination = 'well' | 'a little' | 'not' | null;

export interface CardResult extends Count {
  readonly card: Card;
  /** Answers in each category, in the order of the categories. */
  readonly putInto: readonly { readonly category: Category; readonly count: number }[];
  /** The wrong category with most answers; null where none, or where only right or wrong is known. */
  readonly mostWrong: Category | null;
  readonly hint: Hint | null;
  readonly discrimination: Discrimination;
  /** The correlation behind it, for checking; people are shown the word only. */
  readonly itemRest: number | null;
}

/** Answers to cards of one category that went into another. */
export interface MixUp {
  readonly belongs: Category;
  readonly putInto: Category;
  readonly count: number;
  /** All answers to cards of the category they belong to. */
  readonly of: number;
}

export interface Summary {
  readonly course: string;
  readonly passMark: number;
  readonly learners: number;
  readonly unfinished: number;
  readonly knowsLearners: boolean;
  readonly answers: number;
  /** Which answer of a learner to a card counts. */
  readonly counts: 'latest' | 'first';
  /** Null where the file has no scores. */
  readonly passed: { readonly count: number; readonly of: number } | null;
  readonly score: { readonly median: number; readonly lower: number; readonly upper: number } | null;
  readonly mixUps: readonly MixUp[];
  /** Hardest first. */
  readonly themes: readonly ThemeResult[];
  /** Cards with an answer, hardest first. */
  readonly cards: readonly CardResult[];
  /** Those of them that a group should talk about. */
  readonly toTalkAbout: readonly CardResult[];
  readonly leftOut: LeftOut;
}

/** What a group finds hard. */
export function summarise(course: Course, read: Answers): Summary {
  const { quiz } = course;
  const tallies = tallyCards(read);
  const cards = quiz.cards
    .flatMap((card) => {
      const tally = tallies.get(card.id);
      return tally ? [cardResult(card, tally, quiz.categories)] : [];
    })
    .sort(hardestFirst);
  const scores = [...read.scores].sort((one, other) => one - other);
  return {
    course: course.title,
    passMark: course.passMark,
    learners: read.learners,
    unfinished: read.unfinished,
    knowsLearners: read.knowsLearners,
    answers: cards.reduce((sum, { total }) => sum + total, 0),
    counts: course.firsts ? 'first' : 'latest',
    passed:
      scores.length > 0
        ? { count: scores.filter((score) => score >= course.passMark).length, of: scores.length }
        : null,
    score:
      scores.length > 0
        ? { median: quantile(scores, 0.5), lower: quantile(scores, 0.25), upper: quantile(scores, 0.75) }
        : null,
    mixUps: mixUps(cards, quiz.categories),
    themes: themes(course, cards),
    cards,
    toTalkAbout: cards.filter(isWorthTalking).slice(0, MOST_TO_TALK_ABOUT),
    leftOut: read.leftOut,
  };
}

/** What is counted of one card's answers, so that no answer has to be kept. */
interface CardTally {
  right: number;
  total: number;
  /** Answers in each category, by its id. */
  readonly putInto: Map<string | null, number>;
  /** For each answer, where the table tells learners apart: right (1) or not, and the share of the learner's other answers. */
  readonly beside: [right: number, others: number][];
}

function tallyCards({ answers, knowsLearners }: Answers): Map<string, CardTally> {
  const rest = knowsLearners ? restShares(answers) : () => null;
  const tallies = new Map<string, CardTally>();
  for (const answer of answers) {
    const tally: CardTally = tallies.get(answer.card) ?? {
      right: 0,
      total: 0,
      putInto: new Map(),
      beside: [],
    };
    tallies.set(answer.card, tally);
    const right = Number(answer.right);
    tally.right += right;
    tally.total += 1;
    tally.putInto.set(answer.category, (tally.putInto.get(answer.category) ?? 0) + 1);
    const others = rest(answer);
    if (others !== null) tally.beside.push([right, others]);
  }
  return tallies;
}

function counted({ right, total }: { readonly right: number; readonly total: number }): Count {
  return { right, total, share: total >= FOR_A_SHARE ? wilson(right, total) : null };
}

function cardResult(card: Card, tally: CardTally, categories: readonly Category[]): CardResult {
  const putInto = categories.map((category) => ({ category, count: tally.putInto.get(category.id) ?? 0 }));
  const wrong = putInto.filter(({ category }) => category.id !== card.category);
  const [most] = wrong.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  const { beside } = tally;
  const r = beside.length >= FOR_DISCRIMINATION ? correlation(beside) : null;
  return {
    card,
    ...counted(tally),
    putInto,
    mostWrong: most?.category ?? null,
    hint: hintOf(
      tally.total,
      wrong.map(({ count }) => count),
      r,
    ),
    itemRest: r,
    discrimination: r === null ? null : r < DOUBTFUL ? 'not' : r < TELLS_APART ? 'a little' : 'well',
  };
}

/**
 * From {@link TOO_FEW} wrong answers on, and where there is more than one wrong category. A card that those who do well
 * miss is doubtful whatever its wrong answers look like.
 */
export function hintOf(
  total: number,
  wrong: readonly number[],
  itemRestCorrelation: number | null,
): Hint | null {
  const sum = wrong.reduce((all, count) => all + count, 0);
  if (total < TOO_FEW || sum < TOO_FEW) return null;
  if (itemRestCorrelation !== null && itemRestCorrelation < DOUBTFUL) return 'doubtful';
  if (wrong.length < 2) return null;
  const most = Math.max(...wrong);
  if (wilson(most, sum).low > 1 / wrong.length) return 'leads'; // more than chance would put there
  return most / sum < SPREAD ? 'spread' : null;
}

function themes({ quiz }: Course, cards: readonly CardResult[]): ThemeResult[] {
  const familyOf = new Map(quiz.dimensions.map(({ id, family }) => [id, family]));
  return quiz.families
    .flatMap(({ id, label }) => {
      const own = cards.filter(({ card }) => familyOf.get(card.dimension) === id);
      const sum = (what: 'right' | 'total') => own.reduce((all, one) => all + one[what], 0);
      return own.length > 0 ? [{ label, ...counted({ right: sum('right'), total: sum('total') }) }] : [];
    })
    .sort(hardestFirst);
}

/** By the middle of Wilson's interval, so that two of three wrong do not come before twenty of forty. */
function hardestFirst(one: Count, other: Count): number {
  return expected(one) - expected(other);
}

function expected({ right, total }: Count): number {
  const { low, high } = wilson(right, total);
  return (low + high) / 2;
}

function isWorthTalking({ right, total, hint }: CardResult): boolean {
  return total >= TOO_FEW && (hint === 'doubtful' || right / total < WORTH_TALKING);
}

function mixUps(cards: readonly CardResult[], categories: readonly Category[]): MixUp[] {
  const found = categories.flatMap((belongs) => {
    const own = cards.filter(({ card }) => card.category === belongs.id);
    const of = own.reduce((sum, { total }) => sum + total, 0);
    return categories.flatMap((putInto): MixUp[] => {
      const count = own
        .flatMap((card) => card.putInto)
        .filter(({ category }) => category.id === putInto.id)
        .reduce((sum, one) => sum + one.count, 0);
      return putInto.id === belongs.id || count === 0 ? [] : [{ belongs, putInto, count, of }];
    });
  });
  return found.sort((one, other) => other.count - one.count);
}

/** For the point-biserial correlation of a card with the rest: for each answer the share of right ones among the same learner's other answers; null where there is no other. */
function restShares(answers: Iterable<Answer>): (answer: Answer) => number | null {
  const sums = new Map<number, { right: number; total: number }>();
  for (const { learner, right } of answers) {
    const sum = sums.get(learner) ?? { right: 0, total: 0 };
    sums.set(learner, { right: sum.right + Number(right), total: sum.total + 1 });
  }
  return ({ learner, right }) => {
    const sum = sums.get(learner);
    return sum && sum.total > 1 ? (sum.right - Number(right)) / (sum.total - 1) : null;
  };
}
