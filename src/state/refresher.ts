import type { Course } from '../course/course.ts';
import type { Attempt } from './attempt.ts';
import { shuffled } from './random.ts';
import { isRight } from './score.ts';

/** What is known of a card the learner has met. */
export interface Seen {
  /** Seconds since 1970; 0 where only the fact is known. */
  readonly at: number;
  /** Whether it was placed wrong that time. */
  readonly missed: boolean;
}

/** By card id; a card that is not in here is a fresh one. */
export type CardsSeen = ReadonlyMap<string, Seen>;

/** What the record says: the latest quiz card by card, of all else only that it was seen. */
export function seenInRecord(attempt: Attempt, course: Course): CardsSeen {
  const { rows, warmUp, practice, kept, submitted } = attempt;
  const sorts = [warmUp, practice, ...Object.values(kept)].flatMap((one) =>
    one && typeof one === 'object' ? one.placed.map(({ card }) => card) : [],
  );
  return new Map<string, Seen>([
    ...[...rows, ...sorts].map((card) => [card, { at: 0, missed: false }] as const),
    ...(submitted?.answers ?? []).map(
      (answer) => [answer.card, { at: submitted?.at ?? 0, missed: !isRight(answer, course) }] as const,
    ),
  ]);
}

/** Of each card what is later; at the same second, that it was missed. */
export function mergeSeen(one: CardsSeen, other: CardsSeen): CardsSeen {
  const merged = new Map(one);
  for (const [card, seen] of other) {
    const before = merged.get(card);
    if (!before || seen.at > before.at || (seen.at === before.at && seen.missed)) merged.set(card, seen);
  }
  return merged;
}

/**
 * The cards of a refresher, mixed: first those missed, then those longest not seen, then fresh ones; chance decides
 * between equals.
 * @param size how many; fewer where there are fewer cards
 */
export function drawRefresher(
  cards: readonly string[],
  seen: CardsSeen,
  size: number,
  random: () => number,
): readonly string[] {
  const rank = (card: string) => {
    const known = seen.get(card);
    return known ? (known.missed ? 0 : 1) : 2;
  };
  const at = (card: string) => seen.get(card)?.at ?? 0;
  const chosen = shuffled(cards, random)
    .sort((one, other) => rank(one) - rank(other) || at(one) - at(other))
    .slice(0, size);
  return shuffled(chosen, random);
}
