/** One run of the sorting interaction: which cards, where each lies, and how to take moves back. */
export interface Sort {
  /** Card ids in the order they were drawn; a card's number is its place in here. */
  readonly draw: readonly string[];
  /** Cards still to place, the next one first. */
  readonly deck: readonly string[];
  /** Placed cards in the order they were placed. */
  readonly placed: readonly Placement[];
  /** The latest moves, oldest first, for undo. */
  readonly moves: readonly Move[];
  /** Whole seconds spent on each card so far, by card id. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface Placement {
  readonly card: string;
  readonly category: string;
}

/** A card's way from one category to another; null is the deck. */
export interface Move {
  readonly card: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** So many moves can be taken back; more would not fit the suspend data of a large draw. */
export const UNDO_LIMIT = 15;
/** The codec keeps two digits of base 36 for each card. */
const SECONDS_LIMIT = 36 * 36 - 1;

/** A sort in which nothing has been placed yet. */
export function startSort(draw: readonly string[]): Sort {
  return { draw, deck: draw, placed: [], moves: [], seconds: {} };
}

/** The category a card lies in, or null while it is in the deck. */
export function categoryOf(sort: Sort, card: string): string | null {
  return sort.placed.find((placement) => placement.card === card)?.category ?? null;
}

/** Moves a card to a category, or back to the top of the deck with null. Unknown cards change nothing. */
export function moveCard(sort: Sort, card: string, to: string | null): Sort {
  const from = categoryOf(sort, card);
  if (from === to || !sort.draw.includes(card)) return sort;
  return { ...lay(sort, card, to), moves: [...sort.moves, { card, from, to }].slice(-UNDO_LIMIT) };
}

/** Takes the latest move back; without one, changes nothing. */
export function undoMove(sort: Sort): Sort {
  const latest = sort.moves.at(-1);
  if (!latest) return sort;
  return { ...lay(sort, latest.card, latest.from), moves: sort.moves.slice(0, -1) };
}

/** Adds to the time spent on a card. */
export function spendSeconds(sort: Sort, card: string, seconds: number): Sort {
  const spent = (sort.seconds[card] ?? 0) + Math.max(0, Math.round(seconds));
  return { ...sort, seconds: { ...sort.seconds, [card]: Math.min(spent, SECONDS_LIMIT) } };
}

function lay(sort: Sort, card: string, to: string | null): Sort {
  const deck = sort.deck.filter((other) => other !== card);
  const placed = sort.placed.filter((placement) => placement.card !== card);
  return to === null
    ? { ...sort, deck: [card, ...deck], placed }
    : { ...sort, deck, placed: [...placed, { card, category: to }] };
}
