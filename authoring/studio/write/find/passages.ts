import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { parseMarkdown, walk } from '../../../../src/compiler/markdown.ts';
import type { Steps } from '../../../../src/compiler/yaml-file.ts';
import { blockShapes } from '../../../edit/block-shape.ts';
import { changeFront, readLesson } from '../../../edit/lesson-text.ts';
import { wordsToMarkdown } from '../../../edit/markdown-words.ts';
import type { TextChange } from '../../../edit/text-change.ts';
import { yamlChanges } from '../../../edit/yaml-changes.ts';
import { schemaOf } from '../file-schema.ts';
import { inside, type SchemaParts } from '../forms/schema-parts.ts';

/**
 * Words of a file that somebody reads: the value of a key, a piece of running text, a setting of a block that is words.
 * Ids, addresses and whatever else only the course itself goes by are no passages.
 */
export interface Passage {
  /** Where it is written, in the file's text. */
  readonly from: number;
  readonly to: number;
  /** The words, as they are read from a key; as they are written in running text. */
  readonly words: string;
  /** The way to the key; null in running text. */
  readonly steps: Steps | null;
  /** A few words as running text has to write them among the others. */
  readonly written: (words: string) => string;
  /** All of its words, as they have to be written in its place. */
  readonly whole: (words: string) => string;
}

/** The passages of a file, in their order. */
export function passagesIn(file: string, text: string): readonly Passage[] {
  if (!file.endsWith('.md')) return file.endsWith('.yaml') ? inYaml(file, text, 0) : [];
  const { front, bodyFrom } = readLesson(text);
  return [
    ...(front ? inYaml(file, text.slice(front.from, front.to), front.from) : []),
    ...inMarkdown(text, bodyFrom),
  ];
}

/** The changes that give passages of a file other words; null where the file cannot be changed that way. */
export function rewrite(
  file: string,
  text: string,
  changes: readonly { readonly passage: Passage; readonly words: string }[],
): readonly TextChange[] | null {
  const keys = changes.flatMap(({ passage: { steps }, words }) => (steps ? [{ steps, value: words }] : []));
  const running = changes.flatMap(({ passage: { from, to, steps, whole }, words }) =>
    steps ? [] : [{ from, to, text: whole(words) }],
  );
  if (keys.length === 0) return running;
  const inKeys = file.endsWith('.md') ? changeFront(text, keys) : yamlChanges(text, keys);
  return inKeys && [...inKeys, ...running];
}

const asItIs = (words: string) => words;
const plain = { written: asItIs, whole: asItIs };

function inYaml(file: string, yaml: string, shift: number): Passage[] {
  const document = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0) return [];
  const below = (node: unknown, schema: SchemaParts | undefined, steps: Steps): Passage[] => {
    if (isSeq(node)) return node.items.flatMap((item, at) => below(item, partOf(schema, at), [...steps, at]));
    if (isMap(node))
      return node.items.flatMap(({ key, value }) => {
        const name = isScalar(key) ? String(key.value) : '';
        return below(value, partOf(schema, name), [...steps, name]);
      });
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range || !schema || !isWords(schema))
      return [];
    const [from, to] = node.range;
    return [{ from: from + shift, to: to + shift, words: node.value, steps, ...plain }];
  };
  return below(document.contents, schemaOf(file), []);
}

function partOf(schema: SchemaParts | undefined, step: string | number): SchemaParts | undefined {
  if (!schema) return undefined;
  const { type, entries, item, value, options = [] } = inside(schema);
  if (type === 'union')
    return options.flatMap((one) => (typeof one === 'object' ? (partOf(one, step) ?? []) : []))[0];
  return typeof step === 'number' ? item : (entries?.[step] ?? value);
}

/** A text in no form of its own, as ids, addresses, dates and colours have one. */
function isWords(schema: SchemaParts): boolean {
  const { type, pipe = [], options = [] } = inside(schema);
  if (type === 'union') return options.some((one) => typeof one === 'object' && isWords(one));
  if (type !== 'string') return false;
  return pipe.every((part) =>
    part.type === 'regex' || part.type === 'iso_date' ? false : part.pipe ? isWords(part) : true,
  );
}

/** What a piece of running text must not hold, or it would be more than words. */
const notInText = /[|[\]{}]/;

function inMarkdown(text: string, bodyFrom: number): Passage[] {
  const { root } = parseMarkdown('', text.slice(bodyFrom));
  const passages: Passage[] = [];
  for (const { node } of walk(root)) {
    const from = bodyFrom + (node.position?.start.offset ?? 0);
    const to = bodyFrom + (node.position?.end.offset ?? 0);
    if (node.type === 'text') passages.push(...withoutSources(text, from, to));
    if (node.type === 'containerDirective') passages.push(...inSettings(text, from, node.name));
  }
  return passages.sort((one, other) => one.from - other.from);
}

/** Running text between the sources that it names, `[^id]`. */
function withoutSources(text: string, from: number, to: number): Passage[] {
  const pieces: Passage[] = [];
  let begin = from;
  const add = (end: number) =>
    pieces.push({
      ...{ from: begin, to: end, words: text.slice(begin, end), steps: null },
      ...{ written: inRunningText, whole: asItIs },
    });
  for (const { index, 0: source } of text.slice(from, to).matchAll(/\[\^[^\]]*\]/g)) {
    add(from + index);
    begin = from + index + source.length;
  }
  add(to);
  return pieces;
}

function inRunningText(words: string): string {
  const [before = ''] = /^\s*/.exec(words) ?? [];
  const [after = ''] = /\s*$/.exec(words.slice(before.length)) ?? [];
  return before + wordsToMarkdown(words, notInText) + after;
}

/** The settings of a block that learners read, or that name what they read. */
function inSettings(text: string, from: number, kind: string): Passage[] {
  const keys = (blockShapes[kind]?.settings ?? [])
    .filter(({ kind: type, key }) => key !== 'id' && (type === 'text' || type === 'column'))
    .map(({ key }) => key);
  const line = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  const braces = /\{[^{}]*\}\s*$/.exec(line);
  if (!braces || keys.length === 0) return [];
  const start = from + braces.index;
  return [...braces[0].matchAll(/([\w-]+)=("[^"]*"|'[^']*'|[^\s"'{}]+)/g)].flatMap(
    ({ index, 0: { length }, 1: key = '', 2: value = '' }) => {
      const to = start + index + length;
      const words = value.replace(/^(["'])(.*)\1$/, '$2');
      const passage = { from: to - value.length, to, words, steps: null, written: asItIs, whole: inQuotes };
      return keys.includes(key) ? [passage] : [];
    },
  );
}

function inQuotes(words: string): string {
  return `"${words.replaceAll('"', '&quot;')}"`;
}
