import type { Heading, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isBlock, suggestBlock } from './blocks.ts';
import { linesOf, placeOfNode, walk } from './markdown.ts';
import type { Markdown, Visit } from './markdown.ts';
import type { Found, Report } from './problems.ts';

type Fault = readonly [what: string, remedy: string];

const picture: Fault = [
  'a picture stands in the text',
  'show a file of media/ with :::figure[Caption]{src=name.svg}',
];

/** Markdown that the app cannot show, and what to write instead. */
const unsupported: Readonly<Record<string, Fault>> = {
  html: ['HTML is not allowed in a lesson', 'write it in Markdown, or put it in `backticks` to show it'],
  image: picture,
  imageReference: picture,
  code: ['this is read as program code', 'start the line without spaces before it, and without ```'],
  thematicBreak: ['a dividing line is not supported', 'delete it, or use a ## heading'],
};

/** Reports all Markdown in a lesson that would not be shown as the author means it. */
export function checkMarkdown(markdown: Markdown, report: Report): void {
  for (const visit of walk(markdown.root)) {
    const { node } = visit;
    const place = placeOfNode(markdown, node);
    const fault = unsupported[node.type];
    if (fault) report(place, ...fault);
    if (node.type === 'leafDirective')
      report(place, `::${node.name} has a colon too few for a block`, openBlock(node.name));
    if (node.type === 'table' && !isInside(visit, 'containerDirective'))
      report(place, 'this table stands outside a block', 'put :::compare above it and ::: below it');
    if (node.type === 'listItem' && typeof node.checked === 'boolean' && !isAnswer(visit))
      report(place, 'this box to tick stands outside of :::check', 'delete the [ ], or put it into :::check');
    if (node.type === 'containerDirective' && (isInside(visit, 'list') || isInside(visit, 'blockquote')))
      report(place, `:::${node.name} stands in a list or a quote`, 'start it at the beginning of a line');
    if (node.type === 'paragraph') checkColons(markdown, node, report);
    if ((node.type === 'link' || node.type === 'linkReference') && toString(node).trim() === '')
      report(place, 'this link has no text', 'write the text between the [ ]');
    if (node.type === 'link' || node.type === 'definition') {
      if (!/^(https:\/\/|mailto:|lesson:|term:)./.test(node.url))
        report(
          place,
          `this link goes to ${node.url || 'nowhere'}`,
          'start it with https://, mailto:, lesson: or term:',
        );
    }
  }
  checkHeadings(markdown, report);
}

/** What links with this scheme lead to. */
export function linksTo(scheme: string, markdown: Markdown): Found[] {
  return [...walk(markdown.root)].flatMap(({ node }) =>
    (node.type === 'link' || node.type === 'definition') && node.url.startsWith(scheme)
      ? [{ text: node.url.slice(scheme.length), place: placeOfNode(markdown, node) }]
      : [],
  );
}

function isInside({ ancestors }: Visit, type: string): boolean {
  return ancestors.some((ancestor) => ancestor.type === type);
}

/** Blocks whose answers are marked with boxes to tick. */
const marked = ['check', 'talk'];

function isAnswer({ ancestors }: Visit): boolean {
  const [, block, list] = ancestors;
  return block?.type === 'containerDirective' && marked.includes(block.name) && list === ancestors.at(-1);
}

/** A line of colons that ended up in a paragraph is a block that was not written quite right. */
function checkColons(markdown: Markdown, paragraph: Paragraph, report: Report): void {
  if (paragraph.data?.directiveLabel === true) return;
  for (const { number, text } of linesOf(markdown, paragraph)) {
    const [, before = '', colons, name] = /^([\s>]*)(:{2,})\s*([a-z][\w-]*)?/i.exec(text) ?? [];
    const place = { file: markdown.path, line: number, column: before.length + 1 };
    if (colons === undefined) continue;
    if (/\{[^}]*[“”„‟«»‘’]/.test(text)) {
      report(
        place,
        'curly quotation marks between { } do not count as such',
        'write straight ones, as in {id="month"}, or none',
      );
      return; // the closing line below it is right
    }
    if (name !== undefined)
      report(
        place,
        `${colons}${name} is not read as a block`,
        'write the line as :::name[Label]{key=value}, with nothing before or after',
      );
    else if (colons.length > 2)
      report(place, `this ${colons} closes no block`, 'delete it, or check how the block above was opened');
  }
}

/** Headings in blocks follow rules of their own, so only those of the lesson itself are looked at. */
function checkHeadings(markdown: Markdown, report: Report): void {
  let hasSection = false;
  for (const visit of walk(markdown.root)) {
    const { node } = visit;
    if (node.type !== 'heading' || isInside(visit, 'containerDirective')) continue;
    const fault = headingFault(markdown, visit, node, hasSection);
    if (fault) report(placeOfNode(markdown, node), ...fault);
    hasSection ||= node.depth <= 2;
  }
}

function headingFault(markdown: Markdown, visit: Visit, heading: Heading, hasSection: boolean): Fault | null {
  if (visit.ancestors.length > 1)
    return ['a heading stands in a list or a quote', 'start it at the beginning of a line'];
  if (!/^\s*#/.test(linesOf(markdown, heading)[0]?.text ?? ''))
    return ['the line below turns this into a heading', 'write ## before it, or delete the line below'];
  if (toString(heading).trim() === '') return ['this heading is empty', 'write its text'];
  if (heading.depth === 1)
    return ['a heading with one # is the title, which stands in the front matter', 'write ##'];
  if (heading.depth > 3) return ['this heading is too deep', 'write ## or ###'];
  if (heading.depth === 3 && !hasSection) return ['a ### heading has no ## heading above it', 'write ##'];
  return null;
}

function openBlock(name: string): string {
  return isBlock(name) ? `write :::${name}, and a line of ::: where it ends` : suggestBlock(name);
}
