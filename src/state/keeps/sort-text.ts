import { SHORT_ID_LENGTH, shortId } from '../short-id.ts';
import { secondsOn, UNDO_LIMIT, type Move, type Placement, type Sort } from '../sort.ts';
import { chunks, number, pair } from './digits.ts';

const DECK = '-';

/** What short forms stand for in the text at hand. */
export interface Codes {
  /** Ids of cards by their short ids. */
  readonly cards: ReadonlyMap<string, string>;
  /** Ids of categories by their place in the text's own table; null where the course no longer has one. */
  readonly categories: readonly (string | null)[];
}

/**
 * Draw, deck, placed, moves, seconds and cards to come again, parted by `*`: cards are two digits of base 36 (their place in
 * the draw), categories one (their place in the table).
 */
export function encodeSort(sort: Sort | null, { categories }: Pick<Codes, 'categories'>): string {
  if (!sort) return '';
  const category = (id: string | null) => (id === null ? DECK : categories.indexOf(id).toString(36));
  const index = (card: string) => pair(sort.draw.indexOf(card));
  return [
    sort.draw.map(shortId).join(''),
    sort.deck.map(index).join(''),
    sort.placed.map((placement) => index(placement.card) + category(placement.category)).join(''),
    sort.moves.map((move) => index(move.card) + category(move.from) + category(move.to)).join(''),
    Object.values(sort.seconds).some((spent) => spent > 0)
      ? sort.draw.map((card) => pair(secondsOn(sort, card))).join('')
      : '',
    sort.again.map(index).join(''),
  ].join('*');
}

export function decodeSort(text: string, { cards, categories }: Codes): Sort | null {
  if (text === '') return null;
  const [drawn = '', onDeck = '', placements = '', undo = '', times = '', missed = ''] = text.split('*');
  const stored = chunks(drawn, SHORT_ID_LENGTH).map((short) => cards.get(short) ?? null);
  const draw = stored.filter((card) => card !== null);
  const card = (digits: string) => stored[number(digits)] ?? null;
  const category = (digit: string) => categories[number(digit)] ?? null;
  const seen = new Set<string>();
  const first = (id: string | null): id is string => id !== null && !seen.has(id) && Boolean(seen.add(id));
  const placed = chunks(placements, 3).flatMap((entry): Placement[] => {
    const [id, into] = [card(entry.slice(0, 2)), category(entry.slice(2))];
    return into !== null && first(id) ? [{ card: id, category: into }] : [];
  });
  const deck = chunks(onDeck, 2).map(card).filter(first);
  const moves = chunks(undo, 4)
    .slice(-UNDO_LIMIT)
    .flatMap((entry): Move[] => {
      const id = card(entry.slice(0, 2));
      const [from, to] = [entry.charAt(2), entry.charAt(3)].map((digit) =>
        digit === DECK ? null : (category(digit) ?? undefined),
      );
      return id === null || from === undefined || to === undefined ? [] : [{ card: id, from, to }];
    });
  const seconds = stored.flatMap((id, place) => {
    const spent = number(times.slice(place * 2, place * 2 + 2));
    return id !== null && spent > 0 ? [[id, spent] as const] : [];
  });
  if (draw.length === 0 || new Set(draw).size !== draw.length) return null;
  const rest = draw.filter((id) => !seen.has(id)); // a category that is gone: its cards return to the deck
  const again = [...new Set(chunks(missed, 2).flatMap((digits) => card(digits) ?? []))];
  return { draw, deck: [...deck, ...rest], placed, moves, again, seconds: Object.fromEntries(seconds) };
}

/** A sort of these cards with the longest text there is. */
export function fullestSort(draw: readonly string[], category: string): Sort {
  const move = { card: draw[0] ?? '', from: category, to: null };
  return {
    draw,
    deck: [],
    placed: draw.map((card) => ({ card, category })),
    moves: Array.from({ length: UNDO_LIMIT }, () => move),
    again: draw,
    seconds: {},
  };
}
