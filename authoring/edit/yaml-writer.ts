import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { changed, narrowed, shifted } from './text-change.ts';
import type { TextChange } from './text-change.ts';
import { isEmpty, toValue } from './yaml-source.ts';
import type { YamlSource } from './yaml-source.ts';
import { isCompound, isRecord, matches, same } from './yaml-value.ts';
import type { YamlRecord, YamlValue } from './yaml-value.ts';
import { asItem, asPair, inFlow, scalarInStyle } from './yaml-words.ts';

/** A key or an entry of a list, where a value is written. */
type Slot =
  { readonly pair: Pair; readonly map: YAMLMap } | { readonly list: YAMLSeq; readonly index: number };

/** Finds what of a text has to change so that it says another value. */
export class YamlWriter {
  readonly #source: YamlSource;
  /** Nodes between brackets, where lines and comments mean nothing. */
  readonly #inFlow = new Set<unknown>();

  constructor(source: YamlSource) {
    this.#source = source;
    this.#markFlow(source.root, false);
  }

  write(value: YamlValue): TextChange[] {
    const { root, text } = this.#source;
    if (isCollection(root) && root.items.length > 0) return this.#differ(root, value, null);
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, now]) => {
      const { lineEnd, indentSeq } = this.#source;
      if (now === undefined) return [];
      const apart = text === '' || text === '\uFEFF' || /[\r\n]$/.test(text) ? '' : lineEnd;
      const lines = asPair(key, now, indentSeq).join(lineEnd);
      return [{ from: text.length, to: text.length, text: `${apart}${lines}${lineEnd}` }];
    });
  }

  #markFlow(node: unknown, inside: boolean) {
    if (inside) this.#inFlow.add(node);
    const below = inside || (isCollection(node) && node.flow === true);
    if (below) this.#inFlow.add(node);
    if (isMap(node)) for (const { value } of node.items) this.#markFlow(value, below);
    if (isSeq(node)) for (const item of node.items) this.#markFlow(item, below);
  }

  #differ(node: unknown, value: YamlValue, slot: Slot | null): TextChange[] {
    if (same(toValue(node), value)) return [];
    if (isMap(node) && isRecord(value) && (node.items.length > 0 || this.#inFlow.has(node)))
      return this.#map(node, value, slot);
    if (isSeq(node) && Array.isArray(value)) return this.#list(node, value as readonly YamlValue[], slot);
    if (isScalar(node) && !isEmpty(node) && !isCompound(value)) return this.#scalar(node, value);
    return slot ? this.#put(slot, value) : [];
  }

  #scalar(node: Scalar, value: string | number | boolean | null): TextChange[] {
    const { text, lineEnd } = this.#source;
    const [from, to] = [this.#source.nodeStart(node), this.#source.nodeEnd(node)];
    const source = text.slice(from, to);
    const isBlock = node.type?.startsWith('BLOCK') === true;
    const clipped = isBlock && typeof node.value === 'string' && node.value.endsWith('\n');
    const kept = clipped && typeof value === 'string' ? `${value.trimEnd()}\n` : value;
    const place = {
      scalar: node,
      source,
      isInFlow: this.#inFlow.has(node),
      indent: isBlock ? indentBelow(source) : 0,
      lineEnd,
    };
    return one(narrowed(text, { from, to, text: scalarInStyle(kept, place) }));
  }

  /** Puts another value where a key or an entry has one, whatever it was before. */
  #put(slot: Slot, value: YamlValue): TextChange[] {
    const { text, lineEnd, indentSeq } = this.#source;
    if ('pair' in slot) {
      const { pair, map } = slot;
      const [from, to] = [this.#source.colonEnd(pair), this.#source.pairEnd(pair)];
      if (this.#inFlow.has(map)) return one(narrowed(text, { from, to, text: ` ${inFlow(value)}` }));
      const indent = this.#indentOf(this.#source.keyRange(pair).from);
      const [first = '', ...lines] = asPair('k', value, indentSeq);
      const put = [first.slice(2), ...lines.map((line) => indented(line, indent))].join(lineEnd);
      return one(narrowed(text, { from, to, text: put }));
    }
    const { list, index } = slot;
    const item = list.items[index];
    if (this.#inFlow.has(list)) {
      const range = { from: this.#source.nodeStart(item), to: this.#source.nodeEnd(item) };
      return one(narrowed(text, { ...range, text: inFlow(value) }));
    }
    const from = this.#source.dash(list, index);
    const to = this.#source.itemEnd(list, index);
    return one(narrowed(text, { from, to, text: this.#itemText(value, from) }));
  }

  #indentOf(offset: number): string {
    return ' '.repeat(this.#source.column(offset));
  }

  #itemText(value: YamlValue, dash: number): string {
    const { lineEnd, indentSeq } = this.#source;
    const indent = this.#indentOf(dash);
    const [first = '', ...lines] = asItem(value, indentSeq);
    return [first, ...lines.map((line) => indented(line, indent))].join(lineEnd);
  }

  #map(map: YAMLMap, value: YamlRecord, slot: Slot | null): TextChange[] {
    const keys = map.items.map(keyOf);
    const gone = keys.filter((key) => value[key] === undefined);
    const added = Object.entries(value).flatMap(([key, now]) =>
      keys.includes(key) || now === undefined ? [] : [{ key, now }],
    );
    if (this.#inFlow.has(map) && gone.length + added.length > 0) return this.#flowMap(map, value);
    if (gone.length === keys.length && slot) return this.#put(slot, value);
    const put = map.items.flatMap((pair) => {
      const now = value[keyOf(pair)];
      return now === undefined ? [] : this.#differ(pair.value, now, { pair, map });
    });
    return [
      ...joined(gone.flatMap((key) => this.#remove(map, key))),
      ...put,
      ...added.map(({ key, now }) => this.#addPair(map, key, now, Object.keys(value))),
    ];
  }

  /** A new key, behind the one that comes before it. */
  #addPair(map: YAMLMap, key: string, value: YamlValue, order: readonly string[]): TextChange {
    const { lineEnd, indentSeq } = this.#source;
    const before = order.slice(0, order.indexOf(key));
    const last = map.items.findLast((pair) => before.includes(keyOf(pair)));
    const first = map.items[0];
    if (!first) throw new Error('A map with lines has a key.');
    const start = this.#source.keyRange(first).from;
    const indent = this.#indentOf(start);
    const lines = asPair(key, value, indentSeq);
    const apart = this.#isApart(map) ? lineEnd : '';
    if (!last) {
      const put = [...lines.map((line, at) => (at === 0 ? line : indented(line, indent)))].join(lineEnd);
      return { from: start, to: start, text: `${put}${lineEnd}${apart}${indent}` };
    }
    const at = this.#source.lineStop(this.#source.pairEnd(last));
    const put = lines.map((line) => indented(line, indent)).join(lineEnd);
    return { from: at, to: at, text: `${lineEnd}${apart}${put}` };
  }

  /** Whether most keys of a map have an empty line between them. */
  #isApart(map: YAMLMap): boolean {
    const apart = map.items.slice(1).filter((pair, index) => {
      const before = map.items[index];
      const start = before ? this.#source.pairEnd(before) : 0;
      const between = this.#source.text.slice(start, this.#source.keyRange(pair).from);
      return /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/.test(between);
    });
    return apart.length * 2 > Math.max(map.items.length - 1, 1);
  }

  #remove(map: YAMLMap, key: string): TextChange[] {
    const index = map.items.findIndex((pair) => keyOf(pair) === key);
    const [pair, next] = [map.items[index], map.items[index + 1]];
    if (!pair) return [];
    const { text } = this.#source;
    const [from, to] = [this.#source.keyRange(pair).from, this.#source.pairEnd(pair)];
    const start = this.#source.lineStart(from);
    if (text.slice(start, from).trim() === '') return [this.#lines(start, to)];
    const end = next ? this.#source.keyRange(next).from : to; // the pair is on the line of a dash
    return [{ from, to: text.slice(to, end).includes('#') ? to : end, text: '' }];
  }

  /** Whole lines, with the empty line above them where another one follows. */
  #lines(start: number, to: number): TextChange {
    const { text } = this.#source;
    const end = this.#source.nextLine(to);
    const isLast = end >= text.length && !/[\r\n]$/.test(text);
    if (isLast && start > 0) return { from: this.#source.lineStopBefore(start), to: end, text: '' };
    const blankBelow = end >= text.length || /^[ \t]*(?:\r\n?|\n)/.test(text.slice(end, end + 200));
    const from =
      blankBelow && this.#source.isAfterBlank(start)
        ? this.#source.lineStart(this.#source.lineStopBefore(start))
        : start;
    return { from, to: end, text: '' };
  }

  #list(list: YAMLSeq, value: readonly YamlValue[], slot: Slot | null): TextChange[] {
    const old = toValue(list) as YamlValue[];
    const from = matches(old, value);
    if (this.#inFlow.has(list)) return this.#flowList(list, value, from, slot);
    if (value.length === 0) return slot ? this.#put(slot, []) : [];
    const kept = from.flatMap((index) => index ?? []);
    const slots = [...kept].sort((a, b) => a - b);
    const [first] = slots;
    if (first === undefined) return this.#refill(list, value);
    let at = -1; // of the place that was filled last
    const put = value.flatMap((now, index): TextChange[] => {
      const own = from[index] ?? null;
      if (own === null) return [this.#addItem(list, slots[at] ?? null, first, now)];
      at += 1;
      return this.#fill(list, slots[at] ?? own, own, now);
    });
    const gone = old.flatMap((_, index) => {
      if (kept.includes(index)) return [];
      const start = this.#source.lineStart(this.#source.dash(list, index));
      return [this.#lines(start, this.#source.itemEnd(list, index))];
    });
    return [...joined(gone), ...put];
  }

  /** None of the entries stays: the new ones get their place. */
  #refill(list: YAMLSeq, value: readonly YamlValue[]): TextChange[] {
    const from = this.#source.dash(list, 0);
    const to = this.#source.itemEnd(list, list.items.length - 1);
    const items = value.map((now) => this.#itemText(now, from));
    return [{ from, to, text: items.join(this.#source.lineEnd + this.#indentOf(from)) }];
  }

  /** Puts an entry of the list, with what changes inside of it, into the place of one. */
  #fill(list: YAMLSeq, place: number, own: number, value: YamlValue): TextChange[] {
    const inner = this.#differ(list.items[own], value, { list, index: own });
    if (place === own) return inner;
    const [from, to] = [this.#source.dash(list, own), this.#lineTo(list, own)];
    const moved = changed(this.#source.text.slice(from, to), shifted(inner, -from));
    return [{ from: this.#source.dash(list, place), to: this.#lineTo(list, place), text: moved }];
  }

  /** Up to the end of the line, as a comment behind an entry belongs to it. */
  #lineTo(list: YAMLSeq, index: number): number {
    return this.#source.lineStop(this.#source.itemEnd(list, index));
  }

  #addItem(list: YAMLSeq, after: number | null, first: number, value: YamlValue): TextChange {
    const { lineEnd } = this.#source;
    const dash = this.#source.dash(list, first);
    const indent = this.#indentOf(dash);
    const text = this.#itemText(value, dash);
    const isApart = list.items.some(
      (_, at) => at > 0 && this.#source.isAfterBlank(this.#source.dash(list, at)),
    );
    const apart = isApart ? lineEnd : '';
    if (after === null) return { from: dash, to: dash, text: `${text}${lineEnd}${apart}${indent}` };
    const at = this.#lineTo(list, after);
    return { from: at, to: at, text: `${lineEnd}${apart}${indent}${text}` };
  }

  #flowList(
    list: YAMLSeq,
    value: readonly YamlValue[],
    from: readonly (number | null)[],
    slot: Slot | null,
  ): TextChange[] {
    const isAlike =
      value.length === list.items.length && from.every((index, at) => index === at || index === null);
    if (isAlike) return value.flatMap((now, index) => this.#differ(list.items[index], now, { list, index }));
    const isAlone = slot && 'pair' in slot && !this.#inFlow.has(slot.map);
    if (list.items.length === 0 && isAlone) return this.#put(slot, value);
    const parts = value.map((now, index) => this.#part(list.items[from[index] ?? -1], now));
    return this.#between(
      list,
      list.items.map((item) => [this.#source.nodeStart(item), this.#source.nodeEnd(item)]),
      parts,
    );
  }

  #flowMap(map: YAMLMap, value: YamlRecord): TextChange[] {
    const { text } = this.#source;
    const parts = Object.entries(value).flatMap(([key, now]) => {
      if (now === undefined) return [];
      const pair = map.items.find((known) => keyOf(known) === key);
      if (!pair) return [`${inFlow(key)}: ${inFlow(now)}`];
      if (!same(toValue(pair.value), now)) return [`${inFlow(key)}: ${this.#part(pair.value, now)}`];
      return [text.slice(this.#source.keyRange(pair).from, this.#source.pairEnd(pair))];
    });
    return this.#between(
      map,
      map.items.map((pair) => [this.#source.keyRange(pair).from, this.#source.pairEnd(pair)]),
      parts,
    );
  }

  #part(node: unknown, value: YamlValue): string {
    const isKept = node !== undefined && same(toValue(node), value);
    return isKept
      ? this.#source.text.slice(this.#source.nodeStart(node), this.#source.nodeEnd(node))
      : inFlow(value);
  }

  /** Other entries between brackets, set apart as the old ones were. */
  #between(
    around: unknown,
    ranges: readonly (readonly [number, number])[],
    parts: readonly string[],
  ): TextChange[] {
    const { text } = this.#source;
    const [from, to] = [this.#source.nodeStart(around), this.#source.nodeEnd(around)];
    const [first, second, last] = [ranges[0], ranges[1], ranges.at(-1)];
    const between = first && second ? text.slice(first[1], second[0]) : ', ';
    const open = first ? text.slice(from, first[0]) : text.slice(from, from + 1);
    const close = last ? text.slice(last[1], to) : text.slice(to - 1, to);
    const empty = text.slice(from, from + 1) + text.slice(to - 1, to);
    const full = `${open}${parts.join(between.includes('#') ? ', ' : between)}${close}`;
    return one(narrowed(text, { from, to, text: parts.length === 0 ? empty : full }));
  }
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Neighbours that both go may both claim the line end between them. */
function joined(removals: readonly TextChange[]): TextChange[] {
  const result: TextChange[] = [];
  for (const removal of removals) {
    const last = result.at(-1);
    if (last && removal.from <= last.to) result.splice(-1, 1, { from: last.from, to: removal.to, text: '' });
    else result.push(removal);
  }
  return result;
}

function one(change: TextChange | null): TextChange[] {
  return change ? [change] : [];
}

function indented(line: string, indent: string): string {
  return line === '' ? '' : indent + line;
}

function indentBelow(source: string): number {
  const line = source
    .split(/\r\n?|\n/)
    .slice(1)
    .find((text) => text.trim() !== '');
  return line === undefined ? 2 : line.length - line.trimStart().length;
}
