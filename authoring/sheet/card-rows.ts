import Papa from 'papaparse';
import { cardKeys, nextCardId, reportIdFor } from '../edit/card-list.ts';

/** What a course has that rows can name. */
export interface KnownForRows {
  readonly cards: readonly { readonly id: string; readonly text: string }[];
  readonly categories: readonly { readonly id: string; readonly label: string }[];
  readonly dimensions: readonly { readonly id: string; readonly label: string }[];
  readonly lessons: readonly { readonly id: string; readonly title: string }[];
}

type Value = string | number | boolean;
export type CardValues = Readonly<Record<string, Value>>;

/** Cards as rows have them: those with an id or a text that is known change that card, others are new. */
export interface CardsFromRows {
  readonly cards: readonly CardValues[];
  readonly added: number;
  readonly changed: number;
  /** Rows without words for a card, by their numbers from 1. */
  readonly skipped: readonly number[];
}

/** The cells that a spreadsheet puts on the clipboard: tabs between them, quotes around those with line breaks. */
export function rowsOfClipboard(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), {
    delimiter: '\t',
    skipEmptyLines: 'greedy',
  });
  return data;
}

/** Reads rows as cards. Columns are found by the names in the first row, else by what is in them. */
export function cardsFromRows(rows: readonly (readonly string[])[], known: KnownForRows): CardsFromRows {
  const clean = rows.map((row) =>
    row.map((cell) =>
      cell
        .replace(/\s+/g, ' ')
        .replace(/^'(?=[=+\-@])/, '')
        .trim(),
    ),
  );
  const named = columnsByName(clean[0] ?? []);
  const columns = named ?? columnsByContent(clean, known);
  const ids = known.cards.map(({ id }) => id);
  const cards: CardValues[] = [];
  const skipped: number[] = [];
  let added = 0;
  clean.forEach((row, at) => {
    if (named && at === 0) return;
    const values = valuesOf(row, columns, known);
    const { id = '', text = '' } = values as Record<string, string>;
    const own = known.cards.find((card) => card.id === id || (id === '' && card.text === text));
    if (own) return void cards.push({ ...values, id: own.id });
    if (text === '') return void skipped.push(at + 1);
    const fresh = id === '' ? nextCardId([...ids, ...cards.map((card) => String(card['id']))]) : id;
    added += 1;
    cards.push(inOrder({ ...defaults(known), 'report-id': reportIdFor(fresh, text), ...values, id: fresh }));
  });
  return { cards, added, changed: cards.length - added, skipped };
}

/** A new card has a value for each key that it needs. */
export function defaults({ categories, dimensions, lessons }: KnownForRows): CardValues {
  return {
    text: '',
    category: categories[0]?.id ?? '',
    dimension: dimensions[0]?.id ?? '',
    difficulty: 2,
    why: '',
    lesson: lessons[0]?.id ?? '',
  };
}

export function inOrder(card: CardValues): CardValues {
  return Object.fromEntries(cardKeys.flatMap((key) => (card[key] === undefined ? [] : [[key, card[key]]])));
}

const otherNames: Readonly<Record<string, string>> = {
  'what the card says': 'text',
  card: 'text',
  statement: 'text',
  'belongs to': 'category',
  theme: 'dimension',
  level: 'difficulty',
  reason: 'why',
  'the reason learners read': 'why',
};

/** The key of each column; null where the first row holds no names. */
function columnsByName(row: readonly string[]): string[] | null {
  const keys = row.map((cell) => {
    const name = cell.toLowerCase();
    return cardKeys.includes(name) ? name : (otherNames[name] ?? '');
  });
  return keys.includes('text') || keys.filter((key) => key !== '').length > 1 ? keys : null;
}

/** A column is what most of its cells can be; of the texts that are left, the card comes before its reason. */
function columnsByContent(rows: readonly (readonly string[])[], known: KnownForRows): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const tests: [key: string, fits: (cell: string) => boolean][] = [
    ['id', (cell) => known.cards.some(({ id }) => id === cell)],
    ['category', (cell) => idIn(known.categories, cell) !== null],
    ['difficulty', (cell) => /^[123]$/.test(cell)],
    ['lesson', (cell) => lessonIn(known, cell) !== null],
    ['dimension', (cell) => idIn(known.dimensions, cell) !== null],
  ];
  const free = ['text', 'why'];
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const found = tests.find(
      ([key, fits]) => !taken.has(key) && cells.length > 0 && cells.filter(fits).length * 2 > cells.length,
    );
    const key = found?.[0] ?? (cells.length > 0 ? (free.shift() ?? '') : '');
    taken.add(key);
    return key;
  });
}

function valuesOf(row: readonly string[], columns: readonly string[], known: KnownForRows): CardValues {
  return Object.fromEntries(
    columns.flatMap((key, column) => {
      const cell = row[column] ?? '';
      return key === '' || cell === '' ? [] : [[key, valueOf(key, cell, known)]];
    }),
  );
}

function valueOf(key: string, cell: string, known: KnownForRows): Value {
  if (key === 'category') return idIn(known.categories, cell) ?? cell;
  if (key === 'dimension') return idIn(known.dimensions, cell) ?? cell;
  if (key === 'lesson') return lessonIn(known, cell) ?? cell;
  if (key === 'difficulty' && /^\d+$/.test(cell)) return Number(cell);
  if (key === 'core') return /^(?:yes|true|x|1)$/i.test(cell);
  return cell;
}

/** By id or by what people read, whatever the capitals. */
function idIn(
  entries: readonly { readonly id: string; readonly label: string }[],
  cell: string,
): string | null {
  const word = cell.toLowerCase();
  return (
    entries.find(({ id, label }) => id.toLowerCase() === word || label.toLowerCase() === word)?.id ?? null
  );
}

function lessonIn({ lessons }: KnownForRows, cell: string): string | null {
  return idIn(
    lessons.map(({ id, title }) => ({ id, label: title })),
    cell,
  );
}
