import { difference, type Share } from './statistics.ts';
import type { Count, Summary } from './summary.ts';

/** The same theme or card in two groups, or before and after. */
export interface Change {
  readonly label: string;
  readonly first: Count | null;
  readonly second: Count | null;
  /** The second share less the first, with its 95 % interval; null where one of them has no share. */
  readonly difference: Share | null;
}

export interface Comparison {
  readonly themes: readonly Change[];
  readonly cards: readonly Change[];
}

/** Sets two summaries of one course side by side, in the order of the first. */
export function compare(first: Summary, second: Summary): Comparison {
  const cards = (summary: Summary) => summary.cards.map((one) => ({ ...one, label: one.card.text }));
  return { themes: changes(first.themes, second.themes), cards: changes(cards(first), cards(second)) };
}

/** Whether a difference is more than chance explains: its interval leaves out nought. */
export function isBeyondChance({ low, high }: Share): boolean {
  return low > 0 || high < 0;
}

type Labelled = Count & { readonly label: string };

function changes(first: readonly Labelled[], second: readonly Labelled[]): Change[] {
  const labels = new Set([...first, ...second].map(({ label }) => label));
  return [...labels].map((label) => {
    const [one = null, other = null] = [first, second].map((all) =>
      all.find((count) => count.label === label),
    );
    const both = one?.share && other?.share ? difference(one.share, other.share) : null;
    return { label, first: one, second: other, difference: both };
  });
}
