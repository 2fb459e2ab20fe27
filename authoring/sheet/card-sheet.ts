import { parse } from 'yaml';
import { unreported } from '../../src/compiler/problems.ts';
import type { Report } from '../../src/compiler/problems.ts';
import { sortSources } from '../../src/compiler/source-files.ts';
import type { SourceFile } from '../../src/compiler/source-files.ts';
import { deckFileSchema } from '../../src/course/schemas.ts';
import { changeYaml } from '../edit/yaml-changes.ts';
import type { Row } from './sheet.ts';
import type { CellAt, SheetKind } from './sheet-kind.ts';

/** What a single value of a card can be. */
type Value = string | number | boolean;

/** A card as it stands in its file. */
type Card = Readonly<Record<string, Value | undefined>>;

const schemas = Object.entries(deckFileSchema.entries.cards.item.entries);
const columns = schemas.map(([key]) => key);
const typeOf = new Map(
  schemas.map(([key, schema]) => [key, ('wrapped' in schema ? schema.wrapped : schema).type]),
);

/**
 * One row for each card of the quiz; a row with a new id adds a card.
 * @param remove whether cards that are not in the sheet are taken out; else they stay
 */
export function cardSheet(remove: boolean): SheetKind {
  return {
    columns,
    rows: (files) => cardsIn(quizDeck(files)).map((card) => columns.map((key) => textOf(card[key]))),
    change(files, rows, report) {
      reportTwice(rows, report);
      const deck = quizDeck(files);
      const { cards, summary } = compare(cardsIn(deck), rows, remove);
      const text = changeYaml(deck.text, [{ steps: ['cards'], value: cards }]);
      const changed = text === deck.text ? deck : { ...deck, text };
      return {
        files: files.map((file) => (file === deck ? changed : file)),
        cells: cellsIn(changed, rows),
        summary,
      };
    },
  };
}

function quizDeck(files: readonly SourceFile[]): SourceFile {
  const { course, decks } = sortSources(files, unreported);
  const { quiz } = parse(course?.text ?? '') as { quiz: { deck: string } };
  const path = decks.find(({ text }) => (parse(text) as { id: string }).id === quiz.deck)?.path;
  const deck = files.find((file) => file.path === path);
  if (!deck) throw new Error('A course without problems has the deck of its quiz.');
  return deck;
}

function cardsIn({ text }: SourceFile): Card[] {
  return (parse(text) as { cards: Card[] }).cards;
}

/** `yes` and nothing survive any spreadsheet, which would put TRUE into words of its own language. */
function textOf(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : '';
  return String(value ?? '').trim();
}

/** What a cell says; what cannot be understood stays a text, and the checks will say so. */
function valueOf(key: string, text: string): Value {
  const type = typeOf.get(key);
  if (type === 'picklist' && /^\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(yes|true|x|1)$/i.test(text)) return true;
  if (type === 'boolean' && /^(no|false|0|)$/i.test(text)) return false;
  return text;
}

function reportTwice(rows: readonly Row[], report: Report): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { text = '', place } = row.get('id') ?? {};
    const first = seen.get(text);
    if (place && first !== undefined)
      report(place, `${text} is already in row ${first}`, 'delete one of the two');
    else if (place) seen.set(text, place.line);
  }
}

interface Difference {
  /** The cards as they are to be. */
  readonly cards: readonly Card[];
  readonly summary: readonly string[];
}

function compare(cards: readonly Card[], rows: readonly Row[], remove: boolean): Difference {
  const idOf = (row: Row) => row.get('id')?.text ?? '';
  const differing = rows.flatMap((row) => {
    const index = cards.findIndex(({ id }) => id === idOf(row));
    const card = cards[index];
    if (!card) return [];
    return [...row].flatMap(([key, { text }]) => {
      const value = valueOf(key, text);
      return textOf(value) === textOf(card[key]) ? [] : [{ card, index, key, value }];
    });
  });
  const added = rows.filter((row) => !cards.some(({ id }) => id === idOf(row)));
  const missing = cards.flatMap(({ id }, index) =>
    rows.some((row) => idOf(row) === id) ? [] : [{ id, index }],
  );
  const changed = new Set(differing.map(({ card }) => textOf(card['id'])));
  const missed = missing.map(({ id }) => textOf(id));
  return {
    cards: [
      ...cards.flatMap((card, index) => {
        if (remove && missing.some((one) => one.index === index)) return [];
        const own = differing.filter((one) => one.index === index);
        return [{ ...card, ...Object.fromEntries(own.map(({ key, value }) => [key, value])) }];
      }),
      ...added.map(cardOf),
    ],
    summary: [
      ...say([...changed], 'changed'),
      ...say(added.map(idOf), 'added'),
      ...(remove
        ? say(missed, 'taken out')
        : say(missed, 'not in the sheet; --remove would take out what is not')),
    ],
  };
}

function cardOf(row: Row): Record<string, Value> {
  const filled = columns.flatMap((key) => {
    const { text = '' } = row.get(key) ?? {};
    return text === '' ? [] : [[key, valueOf(key, text)] as const];
  });
  return Object.fromEntries(filled);
}

function say(ids: readonly string[], what: string): string[] {
  const count = `${ids.length} ${ids.length === 1 ? 'card' : 'cards'}`;
  return ids.length === 0 ? [] : [`${count} ${what}: ${ids.join(', ')}`];
}

/** A card's cells, and for the card as a whole, where a key is missing, the cell of its id. */
function cellsIn(deck: SourceFile, rows: readonly Row[]): CellAt[] {
  const { path } = deck;
  return cardsIn(deck).flatMap((card, index) => {
    const row = rows.find((one) => one.get('id')?.text === textOf(card['id']));
    const id = row?.get('id');
    if (!row || !id) return [];
    const cells = [...row].filter(([key]) => card[key] !== undefined);
    return [
      ...cells.map(([key, cell]) => ({ path, steps: ['cards', index, key], cell })),
      { path, steps: ['cards', index], cell: id },
    ];
  });
}
