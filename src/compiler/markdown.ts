import type { Definition, Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Place } from './problems.ts';

/** A parsed Markdown file that still knows its lines. */
export interface Markdown {
  readonly path: string;
  readonly root: Root;
  readonly lines: readonly string[];
  /** Targets of links written as `[text][name]`; they may stand anywhere in the file. */
  readonly definitions: readonly Definition[];
}

/** Parses Markdown with tables, task lists and `:::blocks`; comments are dropped, a colon inside a sentence stays a colon. */
export function parseMarkdown(path: string, text: string): Markdown {
  const { flow } = directive(); // without its `text` part: `10:30` and `note:this` are words, not directives
  const root = fromMarkdown(text, {
    extensions: [{ flow: flow ?? {} }, gfmTable(), gfmTaskListItem()],
    mdastExtensions: [directiveFromMarkdown(), gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
  dropComments(root);
  const definitions = [...walk(root)].flatMap(({ node }) => (node.type === 'definition' ? [node] : []));
  return { path, root, lines: text.split('\n'), definitions };
}

/** A node with the nodes around it, the outermost first. */
export interface Visit {
  readonly node: Nodes;
  readonly ancestors: readonly Nodes[];
}

/** Every node below this one, in reading order. */
export function* walk(node: Nodes, ancestors: readonly Nodes[] = []): Generator<Visit> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    const around = [...ancestors, node];
    yield { node: child, ancestors: around };
    yield* walk(child, around);
  }
}

/** Where a node starts. */
export function placeOfNode({ path }: Markdown, node: Nodes): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { file: path, line, column };
}

/** The lines of the file a node stands on, with their numbers. */
export function linesOf({ lines }: Markdown, node: Nodes): { number: number; text: string }[] {
  const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 0 } };
  return lines.slice(start.line - 1, end.line).map((text, index) => ({ number: start.line + index, text }));
}

function dropComments(node: Nodes): void {
  if (!('children' in node)) return;
  const children: Nodes[] = node.children;
  children.splice(0, children.length, ...children.filter((child) => !isComment(child)));
  children.forEach(dropComments);
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--[^]*-->$/.test(node.value.trim());
}
