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
  /** Cards missed at the first try, which came back for a second one (practice only). */
  readonly again: readonly string[];
  /** Whole seconds spent on each card so far, by card id; none in practice. */
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

/** How many moves can be taken back; more would not fit the suspend data of a large draw. */
export const UNDO_LIMIT = 15;
/** The codec keeps two digits of base 36 for each card. */
const SECONDS_LIMIT = 36 * 36 - 1;

/** A sort in which nothing has been placed yet. */
export function startSort(draw: readonly string[]): Sort {
  return { draw, deck: draw, placed: [], moves: [], again: [], seconds: {} };
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

/** Places a card in practice: missed for the first time, it comes back at the end of the deck. */
export function practiseCard(sort: Sort, card: string, to: string, right: boolean): Sort {
  if (right || sort.again.includes(card) || !sort.deck.includes(card)) return moveCard(sort, card, to);
  return {
    ...sort,
    deck: [...sort.deck.filter((other) => other !== card), card],
    again: [...sort.again, card],
    moves: [...sort.moves, { card, from: null, to }].slice(-UNDO_LIMIT),
  };
}

/** How many cards were right at the first try. */
export function rightAtOnce({ draw, again }: Sort): number {
  return draw.length - again.length;
}

/** Takes the latest move back; without one, changes nothing. */
export function undoMove(sort: Sort): Sort {
  const latest = sort.moves.at(-1);
  if (!latest) return sort;
  return { ...lay(sort, latest.card, latest.from), moves: sort.moves.slice(0, -1) };
}

/** The time spent on a card; its id may be the name of a member of every object, such as `constructor`. */
export function secondsOn(sort: Sort, card: string): number {
  return (Object.hasOwn(sort.seconds, card) ? sort.seconds[card] : undefined) ?? 0;
}

/** Adds to the time spent on a card. */
export function spendSeconds(sort: Sort, card: string, seconds: number): Sort {
  const spent = secondsOn(sort, card) + Math.max(0, Math.round(seconds) || 0);
  return { ...sort, seconds: { ...sort.seconds, [card]: Math.min(spent, SECONDS_LIMIT) } };
}

function lay(sort: Sort, card: string, to: string | null): Sort {
  const deck = sort.deck.filter((other) => other !== card);
  const placed = sort.placed.filter((placement) => placement.card !== card);
  return to === null
    ? { ...sort, deck: [card, ...deck], placed }
    : { ...sort, deck, placed: [...placed, { card, category: to }] };
}
