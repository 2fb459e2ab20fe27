import type { Nodes, Paragraph, RootContent, Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from '../../src/compiler/markdown.ts';
import { entriesOf, writeEntries } from './block-entries.ts';
import type { Entry } from './block-entries.ts';
import { blockShapes } from './block-shape.ts';
import type { BlockShape } from './block-shape.ts';
import { tableOf, writeTable } from './block-table.ts';
import type { TableValue } from './block-table.ts';
import { turnsOf, writeTurns } from './block-turns.ts';
import type { Turn } from './block-turns.ts';
import { fromInside, insideBlock, wordsToMarkdown } from './markdown-words.ts';
import { changed, lineEndOf, narrowed } from './text-change.ts';
import type { TextChange } from './text-change.ts';

/** What is in the fields of a block's form; fields its kind does not have are empty. */
export interface BlockValue {
  readonly label: string;
  /** By the names they are written with; '' for one that is not there. */
  readonly settings: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly table: TableValue | null;
  readonly turns: readonly Turn[];
}

/** Reads the text of one `:::block`; null for a kind that has no form, and for what cannot be read as one block. */
export function readBlock(source: string): BlockValue | null {
  const parts = partsOf(source);
  if (!parts) return null;
  const { shape, node, label, prose, list } = parts;
  const turns = shape.turns ? turnsOf(list, source) : [];
  if (!turns) return null;
  return {
    label: label === null ? '' : toString(label).replace(/\s+/g, ' ').trim(),
    settings: Object.fromEntries(
      shape.settings.map(({ key }) => [key, (node.attributes?.[key] ?? '').trim()]),
    ),
    text: prose ? fromInside(source.slice(...prose), hasMore(shape)) : '',
    entries: shape.entries ? entriesOf(shape.entries, list, source).map(({ entry }) => entry) : [],
    table: parts.table ? tableOf(parts.table, source) : null,
    turns: turns.map(({ turn }) => turn),
  };
}

/**
 * The text of a block with other values; of what did not change, every byte stays.
 * @returns null where the text cannot be made to say so, which leaves it to be changed by hand
 */
export function writeBlock(source: string, value: BlockValue): string | null {
  const before = readBlock(source);
  const parts = partsOf(source);
  if (!before || !parts) return null;
  const changes = [
    ...(sameWords(before.label, value.label) ? [] : labelChange(parts, value.label)),
    ...settingsChange(parts, before, value),
    ...(before.text.trim() === value.text.trim() ? [] : textChange(parts, value.text.trim())),
    ...entriesChange(parts, value.entries),
    ...turnsChange(parts, value.turns),
    ...(parts.table && value.table ? writeTable(parts.table, source, value.table) : []),
  ];
  const after = changed(
    source,
    changes.flatMap((change) => narrowed(source, change) ?? []),
  );
  return isSame(readBlock(after), value) ? after : null;
}

type Span = readonly [from: number, to: number];

/** Where in its text the parts of a block are. */
interface Parts {
  readonly source: string;
  readonly shape: BlockShape;
  readonly node: ContainerDirective;
  readonly label: Paragraph | null;
  readonly prose: Span | null;
  readonly list: readonly RootContent[];
  readonly table: Table | null;
  /** Behind the opening line, with its line end. */
  readonly bodyFrom: number;
  /** Where the closing line begins. */
  readonly bodyTo: number;
}

function partsOf(source: string): Parts | null {
  const { children } = parseMarkdown('', source).root;
  const [node] = children;
  const shape =
    node?.type === 'containerDirective' && Object.hasOwn(blockShapes, node.name)
      ? blockShapes[node.name]
      : undefined;
  const closing = /(?:\r\n?|\n)[ \t]*:{3,}[ \t]*$/.exec(source);
  if (children.length !== 1 || node?.type !== 'containerDirective' || !shape || !closing) return null;
  const first = node.children[0];
  const label = first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : null;
  const content = (label ? node.children.slice(1) : node.children) as RootContent[];
  if (content.some(({ type }) => type === 'containerDirective')) return null;
  const opening = /^[^\r\n]*(?:\r\n?|\n)/.exec(source)?.[0].length ?? 0;
  const [prose, list] = divided(content, shape);
  const table = shape.table ? content.find((child): child is Table => child.type === 'table') : undefined;
  return {
    source,
    shape,
    node,
    label,
    prose: spanOf(prose),
    list,
    table: table ?? null,
    bodyFrom: opening,
    bodyTo: Math.max(opening, closing.index + (/^(?:\r\n?|\n)/.exec(closing[0])?.[0].length ?? 0)),
  };
}

/** Running text, then what the entries are read from. */
function divided(
  content: readonly RootContent[],
  { entries, table, turns }: BlockShape,
): [RootContent[], RootContent[]] {
  if (table) return [[], []];
  if (!entries && !turns) return [[...content], []];
  if (entries?.mark === 'heading') return [[], [...content]];
  const at = content.findIndex(({ type }) => type === (turns ? 'heading' : 'list'));
  return at < 0 ? [[...content], []] : [content.slice(0, at), content.slice(at)];
}

function spanOf(nodes: readonly Nodes[]): Span | null {
  const [from, to] = [nodes[0]?.position?.start.offset, nodes.at(-1)?.position?.end.offset];
  return from === undefined || to === undefined ? null : [from, to];
}

function labelChange({ source, node, label }: Parts, words: string): TextChange[] {
  const name = source.indexOf(node.name) + node.name.length;
  const has = source[name] === '[';
  const to = has ? (label?.position?.end.offset ?? source.indexOf(']', name)) : name;
  const end = has && source[to] === ']' ? to + 1 : to;
  const text = words.trim() === '' ? '' : `[${wordsToMarkdown(words, /[[\]]/)}]`;
  return [{ from: name, to: end, text }];
}

function settingsChange(
  { source, node, shape, bodyFrom }: Parts,
  before: BlockValue,
  value: BlockValue,
): TextChange[] {
  const keys = shape.settings.map(({ key }) => key);
  if (keys.every((key) => before.settings[key] === (value.settings[key] ?? '').trim())) return [];
  const line = source.slice(0, bodyFrom).replace(/\s+$/, '');
  const braces = /\{[^{}]*\}$/.exec(line)?.index ?? line.length;
  const known = Object.keys(node.attributes ?? {});
  const all = [...known, ...keys.filter((key) => !known.includes(key))].flatMap((key) => {
    const text = keys.includes(key)
      ? (value.settings[key] ?? '').replace(/\s+/g, ' ').trim()
      : (node.attributes?.[key] ?? '');
    if (text === '' && (keys.includes(key) || !known.includes(key))) return [];
    return [
      /^[\w.%-]+$/.test(text)
        ? `${key}=${text}`
        : `${key}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    ];
  });
  return [{ from: braces, to: line.length, text: all.length === 0 ? '' : `{${all.join(' ')}}` }];
}

function textChange({ source, shape, prose, bodyFrom }: Parts, text: string): TextChange[] {
  const lineEnd = lineEndOf(source);
  const put = insideBlock(text, hasMore(shape)).replaceAll('\n', lineEnd);
  if (prose) return [{ from: prose[0], to: prose[1], text: put }];
  const apart = hasMore(shape) ? lineEnd + lineEnd : lineEnd;
  return [{ from: bodyFrom, to: bodyFrom, text: put + apart }];
}

function entriesChange({ source, shape, list, bodyTo }: Parts, entries: readonly Entry[]): TextChange[] {
  if (!shape.entries) return [];
  const old = entriesOf(shape.entries, list, source);
  return writeEntries(shape.entries, old, entries, { source, bodyTo });
}

function turnsChange({ source, shape, list, bodyTo }: Parts, turns: readonly Turn[]): TextChange[] {
  const old = shape.turns ? turnsOf(list, source) : null;
  return old ? writeTurns(old, turns, { source, bodyTo }) : [];
}

/** Whether a list, or turns, come behind the running text, so that it can hold none. */
function hasMore({ entries, turns }: BlockShape): boolean {
  return entries !== undefined || turns !== undefined;
}

function sameWords(one: string, other: string): boolean {
  return one === other.replace(/\s+/g, ' ').trim();
}

function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function isSame(one: BlockValue | null, other: BlockValue): boolean {
  if (!one) return false;
  const plain = ({ label, settings, text, entries, table, turns }: BlockValue) =>
    JSON.stringify([
      inOneLine(label),
      Object.keys(one.settings).map((key) => inOneLine(settings[key] ?? '')),
      text.trim(),
      entries.map(({ mark, text: words, more }) => [mark.trim(), inOneLine(words), more.trim()]),
      table && [
        table.columns.map((cell) => cell.trim()),
        table.rows.map((row) => row.map((cell) => cell.trim())),
      ],
      turns.map(({ name, isEnd, said, choices }) => [
        ...[inOneLine(name), isEnd, said.trim()],
        ...choices.map((choice) => [
          ...[choice.best, inOneLine(choice.text), inOneLine(choice.move).replace(/[.:]$/, '')],
          ...[choice.why.trim(), inOneLine(choice.to)],
        ]),
      ]),
    ]);
  return plain(one) === plain(other);
}
