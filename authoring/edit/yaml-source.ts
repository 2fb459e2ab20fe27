import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Pair, YAMLSeq } from 'yaml';
import { lineEndOf } from './text-change.ts';

type Steps = readonly (string | number)[];

/** From an offset to another one. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The text of a YAML file with the way from its values to their places. */
export class YamlSource {
  readonly text: string;
  readonly root: unknown;
  readonly lineEnd: string;
  /** Whether lists are indented below their key, as most files have it. */
  readonly indentSeq: boolean;

  private constructor(text: string, root: unknown) {
    this.text = text;
    this.root = root;
    this.lineEnd = lineEndOf(text);
    this.indentSeq = !/^- /m.test(text);
  }

  /** Null where the text is no YAML, or has anchors, which no file of a course has. */
  static read(text: string): YamlSource | null {
    // The parser knows no line that ends in \r alone, as on an old Mac.
    const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), {
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    if (document.errors.length > 0 || hasAlias(document.contents)) return null;
    return new YamlSource(text, document.contents);
  }

  node(steps: Steps): unknown {
    return steps.reduce<unknown>(child, this.root);
  }

  value(steps: Steps): unknown {
    const node = this.node(steps);
    return isNode(node) ? toValue(node) : undefined;
  }

  /** The steps to the innermost key or entry that an offset lies in. */
  stepsAt(offset: number): Steps {
    const steps: (string | number)[] = [];
    let node = this.root;
    for (;;) {
      const step = this.#stepAt(node, offset);
      if (step === null) return steps;
      steps.push(step);
      node = child(node, step);
    }
  }

  #stepAt(node: unknown, offset: number): string | number | null {
    if (isSeq(node) && node.flow !== true) {
      const index = node.items.findIndex(
        (_, at) => this.dash(node, at) <= offset && offset <= this.itemEnd(node, at),
      );
      return index < 0 ? null : index;
    }
    if (isSeq(node)) {
      const index = node.items.findIndex(
        (item) => this.nodeStart(item) <= offset && offset < this.nodeEnd(item),
      );
      return index < 0 ? null : index;
    }
    if (!isMap(node)) return null;
    const pair = node.items.find((one) => this.keyRange(one).from <= offset && offset <= this.pairEnd(one));
    return pair && isScalar(pair.key) ? String(pair.key.value) : null;
  }

  /** The column of an offset, from 0. */
  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  lineStart(offset: number): number {
    const before = offset - 1; // -1 would be read as 0
    const start =
      before < 0 ? 0 : Math.max(this.text.lastIndexOf('\n', before), this.text.lastIndexOf('\r', before)) + 1;
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  /** Where the line of an offset ends, before its line end. */
  lineStop(offset: number): number {
    let stop = offset;
    while (stop < this.text.length && this.text[stop] !== '\n' && this.text[stop] !== '\r') stop++;
    return stop;
  }

  /** Behind the line end of the line of an offset. */
  nextLine(offset: number): number {
    const stop = this.lineStop(offset);
    return stop + (/^(?:\r\n?|\n)/.exec(this.text.slice(stop, stop + 2))?.[0].length ?? 0);
  }

  /** Where a key is written. */
  keyRange(pair: Pair): Range {
    const [from, to] = isNode(pair.key) ? (pair.key.range ?? [0, 0]) : [0, 0];
    return { from, to };
  }

  /** Behind the colon of a key. */
  colonEnd(pair: Pair): number {
    return this.text.indexOf(':', this.keyRange(pair).to) + 1;
  }

  /** Where a pair ends: its last letter that is neither a comment nor blank. */
  pairEnd(pair: Pair): number {
    return isNode(pair.value) && !isEmpty(pair.value) ? this.nodeEnd(pair.value) : this.colonEnd(pair);
  }

  /** The sign before an entry of a list that has a line for each. */
  dash(list: YAMLSeq, index: number): number {
    return dashes(list)[index] ?? 0;
  }

  /** Where an entry of a list with lines ends. */
  itemEnd(list: YAMLSeq, index: number): number {
    const item = list.items[index];
    return isNode(item) && !isEmpty(item) ? this.nodeEnd(item) : this.dash(list, index) + 1;
  }

  nodeStart(node: unknown): number {
    return isNode(node) ? (node.range?.[0] ?? 0) : 0;
  }

  nodeEnd(node: unknown): number {
    if (isCollection(node) && node.flow !== true) {
      if (isMap(node)) {
        const last = node.items.at(-1);
        if (last) return this.pairEnd(last);
      } else if (isSeq(node) && node.items.length > 0) return this.itemEnd(node, node.items.length - 1);
    }
    const [from = 0, to = 0] = isNode(node) ? (node.range ?? []) : [];
    if (!isScalar(node) || !node.type?.startsWith('BLOCK')) return to;
    const keeps = /^[>|][^\r\n#]*\+/.test(this.text.slice(from, to));
    const source = this.text.slice(from, to);
    return from + (keeps ? source.replace(/(?:\r\n?|\n)$/, '') : source.replace(/\s+$/, '')).length;
  }

  /** Where the line before the one that starts here ends. */
  lineStopBefore(start: number): number {
    const end = /(?:\r\n?|\n)$/.exec(this.text.slice(Math.max(0, start - 2), start));
    return start - (end?.[0].length ?? 0);
  }

  /** Whether the line before this one is empty. */
  isAfterBlank(offset: number): boolean {
    const start = this.lineStart(offset);
    const stop = this.lineStopBefore(start);
    return stop < start && this.text.slice(this.lineStart(stop), stop).trim() === '';
  }
}

/** The offsets of the dashes of a list, from the tokens it was read from. */
function dashes({ srcToken }: YAMLSeq): number[] {
  if (srcToken?.type !== 'block-seq') return [];
  return srcToken.items.flatMap(({ start }) =>
    start.flatMap(({ type, offset }) => (type === 'seq-item-ind' ? [offset] : [])),
  );
}

/** Nothing is written there. */
export function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function pairOf(node: unknown, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function child(node: unknown, step: string | number): unknown {
  return isSeq(node) ? node.items[Number(step)] : pairOf(node, step)?.value;
}

export function toValue(node: unknown): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map(toValue);
  if (!isMap(node)) return null;
  return Object.fromEntries(
    node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', toValue(value)]),
  );
}

function hasAlias(node: unknown): boolean {
  if (isAlias(node)) return true;
  if (isNode(node) && 'anchor' in node && node.anchor !== undefined) return true;
  if (isSeq(node)) return node.items.some(hasAlias);
  return isMap(node) && node.items.some(({ key, value }) => hasAlias(key) || hasAlias(value));
}
