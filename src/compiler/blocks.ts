import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../course/course.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { checkBlock } from './check-block.ts';
import { compareBlock } from './compare-block.ts';
import { estimateBlock } from './estimate-block.ts';
import { figureBlock } from './figure-block.ts';
import { htmlOf } from './html.ts';
import { linesOf, placeOfNode, walk } from './markdown.ts';
import { audioBlock, videoBlock } from './media-block.ts';
import { noteBlock } from './note-block.ts';
import { quoteBlock } from './quote-block.ts';
import { recallBlock } from './recall-block.ts';
import { reflectBlock } from './reflect-block.ts';
import { revealBlock } from './reveal-block.ts';
import { scenarioBlock } from './scenario-block.ts';
import { sortBlock } from './sort-block.ts';
import { suggest } from './suggest.ts';
import { talkBlock } from './talk-block.ts';
import { timelineBlock } from './timeline-block.ts';

/** Every `:::name` there is; a new kind of block is a file and a line here. */
export const blockKinds: Readonly<Record<string, BlockKind>> = {
  note: noteBlock,
  quote: quoteBlock,
  figure: figureBlock,
  audio: audioBlock,
  video: videoBlock,
  timeline: timelineBlock,
  reveal: revealBlock,
  compare: compareBlock,
  check: checkBlock,
  recall: recallBlock,
  reflect: reflectBlock,
  scenario: scenarioBlock,
  estimate: estimateBlock,
  sort: sortBlock,
  talk: talkBlock,
};

/** The names of all kinds of block. */
export const blockNames = Object.keys(blockKinds);

/** Whether there is a block of this name. */
export function isBlock(name: string): boolean {
  return Object.hasOwn(blockKinds, name);
}

/** What to do about a `:::name` nobody knows. */
export function suggestBlock(name: string): string {
  return suggest(name, blockNames, 'blocks');
}

/** Cuts a lesson into blocks: each `:::block`, and the Markdown between them as prose. */
export function blocksOf(page: Page): Block[] {
  const blocks: Block[] = [];
  let prose: RootContent[] = [];
  const endProse = () => {
    const html = htmlOf(prose, page.markdown.definitions);
    if (html !== '') blocks.push({ kind: 'prose', html });
    prose = [];
  };
  for (const child of page.markdown.root.children) {
    if (child.type === 'containerDirective') {
      endProse();
      const block = compileBlock(child, page);
      if (block) blocks.push(block);
      checkId(block, child, blocks, page);
    } else if (child.type !== 'definition' && child.type !== 'leafDirective') prose.push(child);
  }
  endProse();
  return blocks;
}

/** What a learner does in two blocks must not be kept as one. */
function checkId(block: Block | null, node: ContainerDirective, blocks: readonly Block[], page: Page): void {
  if (!block || !('id' in block)) return;
  if (blocks.filter((other) => 'id' in other && other.id === block.id).length < 2) return;
  page.report(
    placeOfNode(page.markdown, node),
    `this :::${node.name} would be saved together with an earlier one`,
    block.kind === 'sort'
      ? 'let it start with another card'
      : 'give it a name of its own, such as {id=next_month}',
  );
}

function compileBlock(node: ContainerDirective, page: Page): Block | null {
  const kind = isBlock(node.name) ? blockKinds[node.name] : undefined;
  if (!kind) {
    page.report(placeOfNode(page.markdown, node), `:::${node.name} is not a block`, suggestBlock(node.name));
    return null;
  }
  if (holdsBlocks(node, page)) return null;
  checkEnd(node, page);
  const source = sourceOf(node);
  checkOpening(source, kind, page);
  return kind.compile(source, page);
}

/** Two blocks in one another mean that the closing line of the first was forgotten. */
function holdsBlocks(node: ContainerDirective, { markdown, report }: Page): boolean {
  const inner = [...walk(node)].flatMap(({ node: below }) =>
    below.type === 'containerDirective' ? [below] : [],
  );
  for (const block of inner)
    report(
      placeOfNode(markdown, block),
      `:::${block.name} stands inside the :::${node.name} of line ${placeOfNode(markdown, node).line}`,
      `close :::${node.name} with a line of ::: before it`,
    );
  return inner.length > 0;
}

function checkEnd(node: ContainerDirective, { markdown, report }: Page): void {
  const lines = linesOf(markdown, node);
  if (lines.length > 1 && /^\s*:{3,}\s*$/.test(lines.at(-1)?.text ?? '')) return;
  report(placeOfNode(markdown, node), `:::${node.name} is not closed`, 'add a line of ::: where it ends');
}

function sourceOf(node: ContainerDirective): BlockSource {
  const first = node.children[0];
  const label = first?.type === 'paragraph' && first.data?.directiveLabel === true ? first : null;
  const attributes = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ''] as const);
  return {
    node,
    label,
    attributes: Object.fromEntries(attributes),
    content: label === null ? node.children : node.children.slice(1),
  };
}

function checkOpening({ node, label, attributes }: BlockSource, kind: BlockKind, page: Page): void {
  const place = placeOfNode(page.markdown, node);
  for (const [key, value] of Object.entries(attributes))
    if (/[“”„‟«»‘’]/.test(key + value)) {
      page.report(
        place,
        `:::${node.name} has curly quotation marks between its { }`,
        'write straight ones, as in {id="month"}, or none',
      );
      return;
    }
  for (const key of Object.keys(attributes))
    if (!kind.attributes.includes(key))
      page.report(
        place,
        `:::${node.name} does not know the setting ${key}`,
        kind.attributes.length > 0
          ? suggest(key, kind.attributes, 'settings')
          : 'delete it, as it takes none',
      );
  if (label !== null && !kind.takesLabel) page.report(place, `:::${node.name} takes no [label]`, 'delete it');
}
