import type { Card, DrawRules } from '../course/course.ts';
import { shuffled } from './random.ts';

/** About 1 random draw in 50 is lawful with this course, so this many tries only fail for impossible rules. */
const TRIES = 20_000;

/** How many cards a draw by these rules has. */
export function drawSize(rules: DrawRules): number {
  return Object.values(rules.cardsPerCategory).reduce((sum, count) => sum + count, 0);
}

/**
 * Draws the cards of one scored quiz in the order they will be shown. Every lawful draw is equally likely:
 * cards are picked at random and the whole draw is thrown away until one keeps all the rules.
 * @returns card ids, or null when no lawful draw was found (the compiler refuses such a course)
 */
export function drawCards(
  cards: readonly Card[],
  rules: DrawRules,
  random: () => number,
): readonly string[] | null {
  const scored = cards.filter((card) => !rules.practiceOnlyDimensions.includes(card.dimension));
  const wanted = Object.entries(rules.cardsPerCategory).map(
    ([category, count]) => [scored.filter((card) => card.category === category), count] as const,
  );
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const drawn = wanted.flatMap(([pool, count]) => shuffled(pool, random).slice(0, count));
    if (isLawful(drawn, rules)) return shuffled(drawn, random).map((card) => card.id);
  }
  return null;
}

/** Whether these cards keep every rule of the scored quiz. */
export function isLawful(drawn: readonly Card[], rules: DrawRules): boolean {
  const ids = new Set(drawn.map((card) => card.id));
  const ofDimension = new Map<string, number>();
  for (const { dimension } of drawn) ofDimension.set(dimension, (ofDimension.get(dimension) ?? 0) + 1);
  return (
    ids.size === drawn.length &&
    Object.entries(rules.cardsPerCategory).every(
      ([category, count]) => drawn.filter((card) => card.category === category).length === count,
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
