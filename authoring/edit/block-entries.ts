import type { ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { boldStart, entryOf } from '../../src/compiler/block-parts.ts';
import type { EntryShape } from './block-shape.ts';
import { fromInside, indented, insideBlock, outdented, wordsToMarkdown } from './markdown-words.ts';
import { lineEndOf } from './text-change.ts';
import type { TextChange } from './text-change.ts';

/** An answer, an option, a date or a card of a block. */
export interface Entry {
  /** `right` or `wrong`, a grade, or a date; '' where the entries have no mark. */
  readonly mark: string;
  /** Words. */
  readonly text: string;
  /** Markdown. */
  readonly more: string;
}

interface OldEntry {
  readonly entry: Entry;
  readonly from: number;
  readonly to: number;
}

/** The entries of a block, with where they are. */
export function entriesOf(
  shape: Pick<EntryShape, 'mark'>,
  content: readonly RootContent[],
  source: string,
): OldEntry[] {
  if (shape.mark === 'heading') return cardsOf(content, source);
  const [list] = content;
  if (list?.type !== 'list') return [];
  return list.children.map((item) => {
    const [from, to] = [item.position?.start.offset ?? 0, item.position?.end.offset ?? 0];
    return { entry: entryIn(shape, item, source), from, to: from + source.slice(from, to).trimEnd().length };
  });
}

function cardsOf(content: readonly RootContent[], source: string): OldEntry[] {
  const starts = content.flatMap((node, at) => (node.type === 'heading' ? [at] : []));
  return starts.map((start, at) => {
    const [heading, ...back] = content.slice(start, starts[at + 1]);
    const [from, end] = [heading?.position?.start.offset ?? 0, heading?.position?.end.offset ?? 0];
    const to = back.at(-1)?.position?.end.offset ?? end;
    const more = fromInside(source.slice(end, to).trim(), false);
    return { entry: { mark: '', text: heading ? wordsIn(toString(heading)) : '', more }, from, to };
  });
}

function wordsIn(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function entryIn({ mark }: Pick<EntryShape, 'mark'>, item: ListItem, source: string): Entry {
  const { first, rest } = entryOf(item);
  const from = item.position?.start.offset ?? 0;
  const raw = source.slice(from, item.position?.end.offset ?? from);
  const head = /^(?:[-*+]|\d{1,9}[.)])[ \t]*/.exec(raw)?.[0] ?? '';
  const width = /^\S+ ?/.exec(head)?.[0].length ?? 2;
  const below = (start: number) => {
    const text = source.slice(start, item.position?.end.offset ?? start);
    return fromInside(outdented(text.replace(/^\s*?(?=\S)/, ''), Math.max(width, 2)).trim(), false);
  };
  const end = first?.position?.end.offset ?? from + head.length;
  if (mark === 'bold') return datedEntry(item, source, below);
  if (mark === 'grade') {
    const start = first && boldStart(first);
    const grade = start ? toString(start.bold).replace(':', '').trim().toLowerCase() : '';
    return {
      mark: grade,
      text: wordsIn(toString(start ? start.after : (first ?? item))),
      more: rest.length > 0 || start ? below(end) : '',
    };
  }
  const box = /^\[([ \txX])\](?=\s|$)/.exec(raw.slice(head.length));
  const isRead = typeof item.checked === 'boolean';
  const words = first ? wordsIn(toString(first)) : '';
  return {
    mark: /x/i.test(box?.[1] ?? '') ? 'right' : 'wrong',
    text: isRead || !box ? words : wordsIn(words.replace(/^\[[ xX]?\]/, '')),
    more: below(end),
  };
}

function datedEntry(item: ListItem, source: string, below: (start: number) => string): Entry {
  const { first } = entryOf(item);
  const start = first && boldStart(first);
  if (!start)
    return {
      mark: '',
      text: '',
      more: below(first?.position?.start.offset ?? item.position?.end.offset ?? 0),
    };
  const end = start.bold.position?.end.offset ?? 0;
  const gap = /^[\s:]*/.exec(source.slice(end))?.[0].length ?? 0;
  return { mark: wordsIn(toString(start.bold)).replace(/\s*:?$/, ''), text: '', more: below(end + gap) };
}

/** Changes the entries of a block; those that stayed the same keep their bytes, wherever they go. */
export function writeEntries(
  shape: Pick<EntryShape, 'mark'>,
  old: readonly OldEntry[],
  entries: readonly Entry[],
  { source, bodyTo }: { readonly source: string; readonly bodyTo: number },
): TextChange[] {
  const bullet = /^[-*+]/.exec(source.slice(old[0]?.from))?.[0] ?? '-';
  return inPlaces(old, entries, {
    ...{ source, bodyTo },
    isSame: (one, entry) => JSON.stringify(one.entry) === JSON.stringify(entry),
    write: (entry) => entryText(shape, entry, bullet, lineEndOf(source)),
  });
}

/**
 * Puts items in the places of those that were there: what stayed the same keeps its bytes, wherever it goes, and so
 * does what is between them.
 */
export function inPlaces<Old extends { readonly from: number; readonly to: number }, Item>(
  old: readonly Old[],
  items: readonly Item[],
  {
    source,
    bodyTo,
    isSame,
    write,
  }: {
    readonly source: string;
    readonly bodyTo: number;
    readonly isSame: (old: Old, item: Item) => boolean;
    /** The text of an item; `old` is the one in whose place it is, where none came or went. */
    readonly write: (item: Item, old: Old | undefined) => string;
  },
): TextChange[] {
  const isSameAt = (at: number, item: Item) => old[at] !== undefined && isSame(old[at], item);
  if (items.length === old.length && items.every((item, at) => isSameAt(at, item))) return [];
  const lineEnd = lineEndOf(source);
  const free = new Set(old.keys());
  const sources = items.map((item, at) => {
    const own = isSameAt(at, item) ? at : [...free].find((index) => isSameAt(index, item));
    if (own === undefined) return write(item, items.length === old.length ? old[at] : undefined);
    free.delete(own);
    return source.slice(old[own]?.from, old[own]?.to);
  });
  const between = (at: number) => source.slice(old[at]?.to, old[at + 1]?.from);
  const usual = old.length > 1 ? between(0) : '';
  const apart = /(?:\r\n?|\n)\s*(?:\r\n?|\n)/.test(usual) && usual.trim() === '' ? usual : lineEnd + lineEnd;
  const text = sources
    .map((one, at) => (at === 0 ? one : (at < old.length ? between(at - 1) : apart) + one))
    .join('');
  const [from, to] = [old[0]?.from, old.at(-1)?.to];
  if (from !== undefined && to !== undefined) return [{ from, to, text }];
  if (items.length === 0) return [];
  const before = /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)$/.test(source.slice(0, bodyTo)) ? '' : lineEnd;
  return [{ from: bodyTo, to: bodyTo, text: `${before}${text}${lineEnd}${lineEnd}` }];
}

/** An entry as it is written. */
export function entryText(
  { mark }: Pick<EntryShape, 'mark'>,
  { mark: marked, text, more }: Entry,
  bullet: string,
  lineEnd: string,
): string {
  const words = wordsToMarkdown(text);
  const body = insideBlock(more.trim(), false);
  if (mark === 'heading')
    return `### ${words}${body === '' ? '' : lineEnd + lineEnd + indented(body, '', lineEnd)}`;
  if (mark === 'bold') {
    const [first = '', ...lines] = body.split('\n');
    const below = lines.length === 0 ? '' : lineEnd + indented(lines.join('\n'), '  ', lineEnd);
    return `${bullet} **${wordsToMarkdown(marked, /\*/)}** ${first}${below}`.trimEnd();
  }
  const head = mark === 'check' ? `[${marked === 'right' ? 'x' : ' '}]` : `**${marked}**`;
  const below = body === '' ? '' : lineEnd + lineEnd + indented(body, '  ', lineEnd);
  return `${bullet} ${head} ${words}`.trimEnd() + below;
}
