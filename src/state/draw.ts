import type { Card, Course, DrawRules } from '../course/course.ts';
import type { Attempt } from './attempt.ts';
import { shuffled, weightedOrder } from './random.ts';

/** About 1 random draw in 50 is lawful with this course, so this many tries only fail for impossible rules. */
const TRIES = 20_000;

/** How many cards a draw by these rules has. */
export function drawSize(rules: DrawRules): number {
  return Object.values(rules.cardsPerCategory).reduce((sum, count) => sum + count, 0);
}

/** So much likelier are cards missed last time, and cards never met, to come up than the rest. */
const WANTED_WEIGHT = 6;

/**
 * Draws the cards of one scored quiz in the order they will be shown: cards are picked at random, and the whole
 * draw is thrown away until one keeps all the rules. Where the numbers may vary, each category offers that many cards
 * more, and as many are left out, so that nobody can say by counting where the last cards belong.
 * @param isWanted cards that should rather come up than others
 * @returns card ids, or null when no lawful draw was found (the compiler refuses such a course)
 */
export function drawCards(
  cards: readonly Card[],
  rules: DrawRules,
  random: () => number,
  isWanted: (card: Card) => boolean = () => false,
): readonly string[] | null {
  const { varyBy = 0 } = rules;
  const scored = cards.filter((card) => !rules.practiceOnlyDimensions.includes(card.dimension));
  const offered = Object.entries(rules.cardsPerCategory).map(
    ([category, count]) =>
      [scored.filter((card) => card.category === category), count && count + varyBy] as const,
  );
  const weight = (card: Card) => (isWanted(card) ? WANTED_WEIGHT : 1);
  for (let trial = 0; trial < TRIES; trial++) {
    const some = offered.flatMap(([pool, count]) => weightedOrder(pool, weight, random).slice(0, count));
    const drawn = shuffled(some, random).slice(0, drawSize(rules));
    if (isLawful(drawn, rules)) return drawn.map((card) => card.id);
  }
  return null;
}

/** The draw for a learner's next quiz: missed cards and cards not met yet come up rather than the others. */
export function nextDraw(attempt: Attempt, { quiz }: Course, random: () => number): readonly string[] | null {
  const met = new Set(attempt.rows);
  const missed = new Set(
    attempt.submitted?.answers
      .filter(({ card, category }) => quiz.cards.find(({ id }) => id === card)?.category !== category)
      .map(({ card }) => card),
  );
  return drawCards(quiz.cards, quiz.draw, random, ({ id }) => missed.has(id) || !met.has(id));
}

/** Whether these cards keep every rule of the scored quiz. */
export function isLawful(drawn: readonly Card[], rules: DrawRules): boolean {
  const { varyBy = 0 } = rules;
  const ids = new Set(drawn.map((card) => card.id));
  const ofDimension = new Map<string, number>();
  for (const { dimension } of drawn) ofDimension.set(dimension, (ofDimension.get(dimension) ?? 0) + 1);
  return (
    ids.size === drawn.length &&
    drawn.length === drawSize(rules) &&
    Object.entries(rules.cardsPerCategory).every(
      ([category, count]) =>
        Math.abs(drawn.filter((card) => card.category === category).length - count) <= (count && varyBy),
    ) &&
    drawn.filter((card) => card.core).length >= rules.coreCardsAtLeast &&
    drawn.every((card) => !rules.practiceOnlyDimensions.includes(card.dimension)) &&
    [...ofDimension].every(
      ([dimension, count]) =>
        rules.dimensionsWithoutLimit.includes(dimension) || count <= rules.cardsPerDimensionAtMost,
    ) &&
    !rules.neverTogether.some(([one, other]) => ids.has(one) && ids.has(other))
  );
}
