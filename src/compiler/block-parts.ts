import type { List, ListItem, Nodes, Paragraph, RootContent, Strong } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BlockSource, Page } from './block-kind.ts';
import { htmlOf } from './html.ts';
import { linesOf, placeOfNode, walk } from './markdown.ts';
import type { Place } from './problems.ts';

/**
 * The words in [ ] after the name of a block that cannot do without them.
 * @param what they are, such as `question`
 */
export function labelOf({ node, label }: BlockSource, page: Page, what: string): string {
  const { markdown, report } = page;
  const text = label === null ? '' : wordsOf(label, page);
  if (text === '')
    report(
      placeOfNode(markdown, node),
      `:::${node.name} has no ${what}`,
      `write it as :::${node.name}[The ${what}]`,
    );
  return text;
}

/**
 * Running text of a block as HTML; reports what it cannot hold, and where it is missing.
 * @param missing where it belongs and what to do when it is not there
 */
export function proseOf(
  nodes: readonly RootContent[],
  { node: { name } }: BlockSource,
  { markdown, report }: Page,
  missing: readonly [place: Place, what: string, remedy: string],
): string {
  for (const { node } of walk({ type: 'root', children: [...nodes] })) {
    if (node.type === 'heading')
      report(placeOfNode(markdown, node), `a heading stands inside :::${name}`, 'write it in bold');
    if (node.type === 'table')
      report(
        placeOfNode(markdown, node),
        `a table stands inside :::${name}`,
        'use :::compare, above or below it',
      );
  }
  const html = htmlOf(nodes, markdown.definitions);
  if (html === '') report(...missing);
  return html;
}

/** The text of a block that holds nothing else. */
export function onlyProse(source: BlockSource, page: Page, what = 'text'): string {
  const { node, content } = source;
  return proseOf(content, source, page, [
    placeOfNode(page.markdown, node),
    `:::${node.name} is empty`,
    `write its ${what} between :::${node.name} and :::`,
  ]);
}

/** The one list of a block, with what stands before it. */
export interface ListParts {
  readonly before: readonly RootContent[];
  readonly list: List;
}

/**
 * Finds the list of a block; null after reporting that there is none.
 * @param entry how an entry of the list is written
 */
export function listOf({ node, content }: BlockSource, page: Page, entry: string): ListParts | null {
  const { markdown, report } = page;
  const index = content.findIndex((child) => child.type === 'list');
  const list = content[index];
  if (list?.type !== 'list') {
    report(placeOfNode(markdown, node), `:::${node.name} has no list`, `start each entry with ${entry}`);
    return null;
  }
  for (const child of content.slice(index + 1))
    if (child.type === 'list')
      report(
        placeOfNode(markdown, child),
        `a second list starts in :::${node.name}`,
        'start all entries with the same sign, such as -',
      );
    else if (child.type !== 'definition')
      report(
        placeOfNode(markdown, child),
        `this stands after the list of :::${node.name}`,
        'indent it by two spaces if it belongs to the entry above, or move it out of the block',
      );
  return { before: content.slice(0, index), list };
}

/** The entries of a block that holds nothing but a list. */
export function onlyListOf(source: BlockSource, page: Page, entry: string): ListParts | null {
  const parts = listOf(source, page, entry);
  for (const child of parts?.before ?? [])
    page.report(
      placeOfNode(page.markdown, child),
      `this stands before the list of :::${source.node.name}`,
      'move it above the block',
    );
  return parts;
}

/** An entry cut in two: its first paragraph, and what is indented below. */
export interface EntryParts {
  readonly first: Paragraph | null;
  readonly rest: readonly RootContent[];
}

export function entryOf({ children: [first, ...rest] }: ListItem): EntryParts {
  return first?.type === 'paragraph' ? { first, rest } : { first: null, rest: first ? [first, ...rest] : [] };
}

/** Takes the bold words off the front of a paragraph; null when it does not start with any. */
export function boldStart(paragraph: Paragraph): { bold: Strong; after: Paragraph } | null {
  const [bold, ...rest] = paragraph.children;
  if (bold?.type !== 'strong') return null;
  const [next, ...more] = rest;
  const children =
    next?.type === 'text' ? [{ ...next, value: next.value.replace(/^[\s:]+/, '') }, ...more] : rest;
  return { bold, after: { ...paragraph, children } };
}

/** The words of a title or a label; reports the numbers of sources, which would be lost in it. */
export function wordsOf(node: Nodes | undefined, { markdown, report }: Page): string {
  if (node === undefined) return '';
  for (const { node: below } of walk(node))
    if (below.type === 'footnoteReference')
      report(
        placeOfNode(markdown, below),
        `the source ${below.identifier} cannot be opened here`,
        'name it in running text',
      );
  return toString(node).trim();
}

/** Text for a button or a label, where nothing can be followed. */
export function plainText(node: RootContent, page: Page, elsewhere: string): string {
  const { markdown, report } = page;
  for (const { node: below } of walk(node))
    if (below.type === 'link' || below.type === 'linkReference')
      report(placeOfNode(markdown, below), 'a link cannot be followed here', `move it to ${elsewhere}`);
  return wordsOf(node, page);
}

/** Where a setting of a block stands; the parser keeps no places for them. */
export function placeOfAttribute({ node }: BlockSource, { markdown }: Page, key: string): Place {
  const place = placeOfNode(markdown, node);
  const line = linesOf(markdown, node)[0]?.text ?? '';
  const found = [...line.matchAll(new RegExp(`(?<=[{\\s])${key}(?=[\\s=}])`, 'g'))].at(-1);
  return { ...place, column: Math.max((found?.index ?? -1) + 1, place.column) };
}
