import type { Category, Card, Course } from '../../src/course/course.ts';

/** What the cells of a report may say of this course, in any writing an LMS or a spreadsheet gives it. */
export interface KnownWords {
  /** The card with this report id, or with this id. */
  card(cell: string): Card | undefined;
  /** The category with this label, or with this id. */
  category(cell: string): Category | undefined;
}

/** Looks up cards and categories whatever their capitals, blanks and HTML entities. */
export function knownWords({ quiz }: Course): KnownWords {
  const cards = new Map(
    quiz.cards.flatMap((card) => [card.id, card.reportId].map((id) => [plain(id), card])),
  );
  const categories = new Map(
    quiz.categories.flatMap((one) => [one.id, one.label].map((word) => [plain(word), one])),
  );
  return {
    // ILIAS puts the id, the result and the answer into one cell; some LMSs put an address before the id.
    card: remembered((cell) => cards.get(plain(cell)) ?? cards.get(plain(lastPart(cell)))),
    category: remembered((cell) => categories.get(plain(cell))),
  };
}

/** Whether it reads like an id of a card in some version of a course: no blanks, and an underscore or a digit. */
export function looksLikeId(cell: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(cell.trim()) && /[_0-9]/.test(cell);
}

/** `correct`, `wrong`, `incorrect` (SCORM 1.2 and 2004), and what LMSs make of them; null for anything else. */
export function resultOf(cell: string): boolean | null {
  if (RIGHT.has(cell)) return true; // as most cells have it
  if (WRONG.has(cell)) return false;
  const word = plain(cell);
  if (RIGHT.has(word)) return true;
  return WRONG.has(word) ? false : null;
}

const RIGHT = new Set(['correct', 'true', 'right', '1']);
const WRONG = new Set(['wrong', 'incorrect', 'false', '0']);

/** A cell as people read it. Moodle writes names and answers with HTML entities into some downloads. */
export function unescape(cell: string): string {
  if (!cell.includes('&')) return cell;
  return cell.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return ENTITIES[(name ?? '').toLowerCase()] ?? whole;
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Millions of cells say the same few hundred things. They are remembered for one reading. */
const MOST_REMEMBERED = 2000;

function remembered<Found>(find: (cell: string) => Found): (cell: string) => Found {
  const known = new Map<string, Found>();
  return (cell) => {
    if (known.has(cell)) return known.get(cell) as Found;
    const found = find(cell);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(cell, found);
    return found;
  };
}

function plain(cell: string): string {
  return unescape(cell).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function lastPart(cell: string): string {
  return cell.slice(Math.max(cell.lastIndexOf('/'), cell.lastIndexOf(':')) + 1);
}
