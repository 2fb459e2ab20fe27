/** Markdown of our pages as HTML for the evidence. */
import { toHast } from 'mdast-util-to-hast';
import { toHtml } from 'hast-util-to-html';
import { parseMarkdown, walk } from '../../src/compiler/markdown.ts';

/** Links lead on only where they lead to the web; the other pages are not beside this one. */
export function markdown(text: string): string {
  const { root } = parseMarkdown('', text);
  for (const { node, ancestors } of walk(root)) {
    if (node.type !== 'link' || node.url.startsWith('https://')) continue;
    const [parent] = ancestors.slice(-1);
    if (parent && 'children' in parent) {
      const place = (parent.children as readonly unknown[]).indexOf(node);
      (parent.children as unknown[]).splice(place, 1, ...node.children);
    }
  }
  return toHtml(toHast(root));
}

export const inline = (text: string) => markdown(text).replace(/^<p>|<\/p>$/g, '');
