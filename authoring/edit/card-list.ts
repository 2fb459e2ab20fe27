import { isMap, isSeq } from 'yaml';
import { deckFileSchema } from '../../src/course/schemas.ts';
import { changed, shifted } from './text-change.ts';
import type { TextChange } from './text-change.ts';
import { yamlChanges } from './yaml-changes.ts';
import type { YamlValue } from './yaml-changes.ts';
import { toValue, YamlSource } from './yaml-source.ts';

/** The keys of a card in their usual order. */
export const cardKeys = Object.keys(deckFileSchema.entries.cards.item.entries);

/** A card as its file has it, and the lines it is written on. */
export interface CardAt {
  readonly from: number;
  readonly to: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A change of a deck's text, and the cards after it. */
export interface CardChange {
  readonly changes: readonly TextChange[];
  readonly list: CardList;
}

/** The cards of a deck, each with its lines, so that a letter typed into one does not read all of them again. */
export class CardList {
  readonly text: string;
  readonly cards: readonly CardAt[];

  private constructor(text: string, cards: readonly CardAt[]) {
    this.text = text;
    this.cards = cards;
  }

  /** Null where the text is no deck. */
  static read(text: string): CardList | null {
    const source = YamlSource.read(text);
    const list = source?.node(['cards']);
    if (!source || !isMap(source.root)) return null;
    if (!isSeq(list)) return new CardList(text, []);
    const cards = list.items.map((item, at): CardAt => {
      const value = toValue(item);
      const data = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
      if (list.flow) return { from: source.nodeStart(item), to: source.nodeEnd(item), data };
      return {
        from: source.lineStart(source.dash(list, at)),
        to: source.lineStop(source.itemEnd(list, at)),
        data,
      };
    });
    return new CardList(text, cards);
  }

  /** Changes keys of one card; null where that cannot be written. */
  change(index: number, values: Readonly<Record<string, YamlValue | undefined>>): CardChange | null {
    const card = this.cards[index];
    if (!card) return null;
    const own = this.text.slice(card.from, card.to);
    const isItem = /^\s*- /.test(own);
    const changes = isItem
      ? yamlChanges(
          own,
          Object.entries(values).map(([key, value]) => ({ steps: [0, key], value, order: cardKeys })),
        )
      : this.#whole(
          Object.entries(values).map(([key, value]) => ({
            steps: ['cards', index, key],
            value,
            order: cardKeys,
          })),
        );
    if (!changes) return null;
    if (!isItem) return this.#after(changes);
    const all = shifted(changes, card.from);
    const by = changes.reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0);
    const cards = this.cards.map((one, at) => {
      if (at < index) return one;
      if (at > index) return { ...one, from: one.from + by, to: one.to + by };
      const data = Object.fromEntries(
        Object.entries({ ...one.data, ...values }).filter(([, value]) => value !== undefined),
      );
      return { from: one.from, to: one.to + by, data };
    });
    return { changes: all, list: new CardList(changed(this.text, all), cards) };
  }

  /** Puts cards behind the last one. */
  add(cards: readonly Readonly<Record<string, YamlValue>>[]): CardChange | null {
    const all = [...this.cards.map(({ data }) => data as Record<string, YamlValue>), ...cards];
    const changes = this.#whole([{ steps: ['cards'], value: all }]);
    return changes && this.#after(changes);
  }

  /** Changes some cards and adds others, as a sheet does. */
  merge(cards: readonly Readonly<Record<string, YamlValue>>[]): CardChange | null {
    const known = this.cards.map(({ data }) => {
      const put = cards.find(({ id }) => id === data['id']);
      return { ...data, ...put } as Record<string, YamlValue>;
    });
    const fresh = cards.filter(({ id }) => !this.cards.some(({ data }) => data['id'] === id));
    const changes = this.#whole([{ steps: ['cards'], value: [...known, ...fresh] }]);
    return changes && this.#after(changes);
  }

  /** Takes a card out. */
  remove(index: number): CardChange | null {
    const changes = this.#whole([{ steps: ['cards', index], value: undefined }]);
    return changes && this.#after(changes);
  }

  #whole(changes: Parameters<typeof yamlChanges>[1]): TextChange[] | null {
    return yamlChanges(this.text, changes);
  }

  #after(changes: readonly TextChange[]): CardChange | null {
    const list = CardList.read(changed(this.text, changes));
    return list && { changes, list };
  }
}

/** An id for one more card: the next number of those that have numbers, with as many digits. */
export function nextCardId(ids: readonly string[]): string {
  const numbered = ids.flatMap((id) => {
    const [, stem = '', digits = ''] = /^(\D*)(\d+)$/.exec(id) ?? [];
    return digits === '' ? [] : [{ stem, digits }];
  });
  const { stem = 'C' } = numbered.at(-1) ?? {};
  const own = numbered.filter((one) => one.stem === stem);
  const width = Math.max(2, ...own.map(({ digits }) => digits.length));
  const highest = Math.max(0, ...own.map(({ digits }) => Number(digits)));
  return `${stem}${String(highest + 1).padStart(width, '0')}`;
}

/** The name that reports show, made once from the first words of a card. */
export function reportIdFor(id: string, text: string): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return [id, ...(words ?? ['card']).slice(0, 4)].join('_').slice(0, 64);
}

/** Cards that say nearly the same: for each its twin's id. */
export function twins(
  cards: readonly { readonly id: string; readonly text: string }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const bags = cards.map(({ id, text }) => ({
    id,
    words: new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
  }));
  bags.forEach((one, at) => {
    for (const other of bags.slice(at + 1)) {
      const shared = [...one.words].filter((word) => other.words.has(word)).length;
      const all = one.words.size + other.words.size - shared;
      if (all === 0 || shared / all < LIKE) continue;
      if (!found.has(one.id)) found.set(one.id, other.id);
      if (!found.has(other.id)) found.set(other.id, one.id);
    }
  });
  return found;
}

/** So much of their words two cards share to be called alike. */
const LIKE = 0.7;
