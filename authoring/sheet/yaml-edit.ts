import { Composer, CST, isMap, isScalar, isSeq, parseDocument, Parser, stringify } from 'yaml';
import type { Document, Scalar, YAMLMap } from 'yaml';
import type { Steps } from '../../src/compiler/yaml-file.ts';

/** What a single value can be. */
export type Value = string | number | boolean;

/** How texts are written anew: in single quotes where they need any, each on one line. */
const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/** Puts single values differently; every other byte of the file stays as it is. */
export function setValues(text: string, changes: readonly { steps: Steps; value: Value }[]): string {
  const tokens = [...new Parser().parse(text)];
  const [document] = new Composer({ keepSourceTokens: true }).compose(tokens);
  for (const { steps, value } of changes) {
    const scalar = document?.getIn(steps, true);
    if (!isScalar(scalar) || !scalar.srcToken) throw new Error(`There is no value at ${steps.join('.')}.`);
    const inFlow = isInFlow(document, steps);
    CST.setScalarValue(scalar.srcToken, String(value), {
      inFlow,
      afterKey: true,
      type: typeFor(scalar, value),
    });
  }
  return likeBefore(text, tokens.map((token) => CST.stringify(token)).join(''));
}

/** With a byte order mark and the line ends of Windows, if the file had them. */
function likeBefore(before: string, after: string): string {
  const mark = before.startsWith('\uFEFF') && !after.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + (before.includes('\r\n') ? after.replace(/\r?\n/g, '\r\n') : after);
}

/** A quoted or folded text stays one; a plain one gets quotes when YAML would read it as something else without. */
function typeFor({ type = 'PLAIN' }: Scalar, value: Value): Scalar.Type {
  if (typeof value !== 'string') return 'PLAIN';
  if (type !== 'PLAIN' || stringify(value, style) === `${value}\n`) return type;
  return value.includes("'") || value.includes('\n') ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
}

function isInFlow(document: Document | undefined, steps: Steps): boolean {
  return steps.some((_, depth) => {
    const around = document?.getIn(steps.slice(0, depth), true);
    return (isMap(around) || isSeq(around)) && around.flow === true;
  });
}

/** What happens to the entries of a list beyond single values. */
export interface ListChanges {
  /** Keys for entries that lack them, by the index of the entry. */
  readonly keys: readonly { index: number; key: string; value: Value }[];
  /** Whole entries for the end of the list. */
  readonly added: readonly Readonly<Record<string, Value>>[];
  /** Indexes of entries to take out. */
  readonly removed: readonly number[];
}

/** Changes the entries of a list. Comments and order stay; spaces and line ends may be put the usual way. */
export function changeList(text: string, list: string, { keys, added, removed }: ListChanges): string {
  const document = parseDocument(text);
  const entries = document.get(list);
  if (!isSeq(entries)) throw new Error(`${list} is not a list.`);
  for (const { index, key, value } of keys) (entries.items[index] as YAMLMap).set(key, value);
  const apart = (entries.items.at(-1) as YAMLMap).spaceBefore === true;
  for (const entry of added) {
    const node = document.createNode(entry);
    node.spaceBefore = apart;
    entries.add(node);
  }
  entries.items = entries.items.filter((_, index) => !removed.includes(index));
  return likeBefore(text, document.toString({ ...style, indentSeq: !/^- /m.test(text) }));
}
