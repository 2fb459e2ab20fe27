import { parseMarkdown } from '../../src/compiler/markdown.ts';
import { readBlock, writeBlock } from './block-text.ts';
import type { BlockValue } from './block-text.ts';
import { freeName } from './new-block.ts';
import { lineEndOf, narrowed, shifted } from './text-change.ts';
import type { TextChange } from './text-change.ts';
import { yamlChanges } from './yaml-changes.ts';
import type { YamlChange } from './yaml-changes.ts';

/** A block of a lesson, and where it is in the file. */
export interface LessonBlock {
  /** `prose` for the text between blocks, else the name of the `:::block`. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** A lesson cut up; every offset is one of the file's text, with its byte order mark and its line ends. */
export interface LessonText {
  /** The YAML between the lines of ---; null where there is none. */
  readonly front: { readonly from: number; readonly to: number } | null;
  /** Where the Markdown begins. */
  readonly bodyFrom: number;
  readonly blocks: readonly LessonBlock[];
}

/** Cuts a lesson as the compiler does: each `:::block`, and what is between them. */
export function readLesson(text: string): LessonText {
  const head = /^\uFEFF?---[ \t]*(\r\n?|\n)/.exec(text);
  const from = head?.[0].length ?? 0;
  const end = head ? /(?:^|\r\n?|\n)---[ \t]*(?:\r\n?|\n|$)/.exec(text.slice(from)) : null;
  const front =
    head && end ? { from, to: from + end.index + (/^(?:\r\n?|\n)/.exec(end[0])?.[0].length ?? 0) } : null;
  const bodyFrom = head && end ? from + end.index + end[0].length : text.startsWith('\uFEFF') ? 1 : 0;
  return { front, bodyFrom, blocks: head && !end ? [] : blocksIn(text, bodyFrom) };
}

function blocksIn(text: string, bodyFrom: number): LessonBlock[] {
  const blocks: LessonBlock[] = [];
  let isProse = false;
  for (const node of parseMarkdown('', text.slice(bodyFrom)).root.children) {
    const from = bodyFrom + (node.position?.start.offset ?? 0);
    const to = bodyFrom + (node.position?.end.offset ?? 0);
    const last = blocks.at(-1);
    if (node.type === 'containerDirective') blocks.push({ kind: node.name, from, to });
    else if (isProse && last) blocks.splice(-1, 1, { ...last, to });
    else blocks.push({ kind: 'prose', from, to });
    isProse = node.type !== 'containerDirective';
  }
  return blocks;
}

/** Changes keys at the top of a lesson; null where they cannot be read. */
export function changeFront(text: string, changes: readonly YamlChange[]): TextChange[] | null {
  const { front } = readLesson(text);
  const found = front && yamlChanges(text.slice(front.from, front.to), changes);
  return found && shifted(found, front.from);
}

/** Puts another text in the place of a block. */
export function replaceBlock(text: string, { from, to }: LessonBlock, put: string): TextChange[] {
  const change = narrowed(text, { from, to, text: put });
  return change ? [change] : [];
}

/** Changes what is in the fields of a block; null where its form cannot write that. */
export function changeBlock(text: string, block: LessonBlock, value: BlockValue): TextChange[] | null {
  const after = writeBlock(text.slice(block.from, block.to), value);
  return after === null ? null : replaceBlock(text, block, after);
}

/** Swaps a block with the one before or behind it; what is between them stays between them. */
export function moveBlock(text: string, index: number, by: -1 | 1): TextChange[] {
  const { blocks } = readLesson(text);
  const [one, other] = [blocks[index], blocks[index + by]];
  if (!one || !other) return [];
  return [
    { from: one.from, to: one.to, text: text.slice(other.from, other.to) },
    { from: other.from, to: other.to, text: text.slice(one.from, one.to) },
  ];
}

/** Puts a new block before the one with this index; at the end for as many as there are. */
export function addBlock(text: string, index: number, block: string): TextChange[] {
  const { blocks, bodyFrom } = readLesson(text);
  const lineEnd = lineEndOf(text);
  const put = block.replaceAll('\n', lineEnd);
  const [next, last] = [blocks[index], blocks.at(-1)];
  if (next) return [{ from: next.from, to: next.from, text: put + lineEnd + lineEnd }];
  if (last) return [{ from: last.to, to: last.to, text: lineEnd + lineEnd + put }];
  const apart =
    text.slice(0, bodyFrom).trim() === '' || /[\r\n]$/.test(text.slice(0, bodyFrom)) ? '' : lineEnd;
  return [{ from: bodyFrom, to: bodyFrom, text: `${apart}${lineEnd}${put}${lineEnd}` }];
}

/**
 * Puts the same block again behind a block; where two would be saved as one, the copy gets another name.
 * @param talkNames the names of talks in other lessons, since no two talks of a course may share one
 */
export function copyBlock(text: string, index: number, talkNames: readonly string[] = []): TextChange[] {
  const { blocks } = readLesson(text);
  const block = blocks[index];
  if (!block) return [];
  const source = text.slice(block.from, block.to);
  const lineEnd = lineEndOf(text);
  const own = blocks.map(({ from, to }) => readBlock(text.slice(from, to))?.settings['id'] ?? '');
  const copy = source === '' ? source : renamed(source, block.kind, [...own, ...talkNames]);
  return [{ from: block.to, to: block.to, text: lineEnd + lineEnd + copy }];
}

function renamed(source: string, kind: string, names: readonly string[]): string {
  const value = readBlock(source);
  if (!value) return source;
  if (kind === 'reflect' || kind === 'talk') {
    const id = freeName(kind === 'talk' ? 'talk' : 'note', names);
    return writeBlock(source, { ...value, settings: { ...value.settings, id } }) ?? source;
  }
  if (kind !== 'sort') return source;
  const [first = '', ...cards] = (value.settings['cards'] ?? '').split(/\s+/); // a sort is saved by its first card
  const settings = { ...value.settings, cards: [...cards, first].join(' ') };
  return writeBlock(source, { ...value, settings }) ?? source;
}

/** Takes a block out, with the empty lines behind it. */
export function deleteBlock(text: string, index: number): TextChange[] {
  const { blocks } = readLesson(text);
  const block = blocks[index];
  if (!block) return [];
  const after = /^[ \t]*(?:(?:\r\n?|\n)[ \t]*)*/.exec(text.slice(block.to))?.[0].length ?? 0;
  if (block.to + after < text.length) return [{ from: block.from, to: block.to + after, text: '' }];
  const before = text.slice(0, block.from).trimEnd().length;
  const lineEnd = text.length > block.to ? lineEndOf(text) : '';
  return [{ from: before, to: text.length, text: lineEnd }];
}
