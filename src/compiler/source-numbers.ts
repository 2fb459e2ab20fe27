import type { ElementContent } from 'hast';
import type { FootnoteReference, Nodes, Text } from 'mdast';
import { walk } from './markdown.ts';
import type { Markdown } from './markdown.ts';
import type { Found, Place } from './problems.ts';

/** How a lesson names a source: `[^cipd_2015]`, with an id of resources.yaml. */
const MARK = /\[\^([^\]\s]+)\]/g;

/**
 * Turns every `[^id]` of a lesson into a number that leads to its source. A source has one number in the whole lesson:
 * the first to be named is 1.
 * @param label what a number is called for screen readers; begins with the number, so that it can be said aloud
 * @returns every place that names a source, in reading order
 */
export function numberSources(markdown: Markdown, label: (number: number) => string): Found[] {
  const named: Found[] = [];
  const ids: string[] = [];
  const cut = (text: Text): Nodes[] => {
    const parts: Nodes[] = [];
    let end = 0;
    for (const { index, 0: mark, 1: id = '' } of text.value.matchAll(MARK)) {
      if (!ids.includes(id)) ids.push(id);
      const place = placeOf(markdown, text, index, mark);
      named.push({ text: id, place });
      if (index > end) parts.push({ type: 'text', value: text.value.slice(end, index) });
      parts.push(reference(id, ids.indexOf(id) + 1, place, label));
      end = index + mark.length;
    }
    if (end < text.value.length || end === 0) parts.push({ ...text, value: text.value.slice(end) });
    return parts;
  };
  for (const { node } of [...walk(markdown.root)]) {
    if (!('children' in node)) continue;
    const children: Nodes[] = node.children;
    children.splice(
      0,
      children.length,
      ...children.flatMap((child) => (child.type === 'text' ? cut(child) : [child])),
    );
  }
  return named;
}

function reference(id: string, number: number, { line, column }: Place, label: (number: number) => string) {
  const link: ElementContent = {
    type: 'element',
    tagName: 'a',
    properties: { href: '#sources', dataSource: String(number), ariaLabel: label(number) },
    children: [{ type: 'text', value: String(number) }],
  };
  return {
    type: 'footnoteReference',
    identifier: id,
    data: { hName: 'sup', hChildren: [link] },
    position: { start: { line, column }, end: { line, column } },
  } satisfies FootnoteReference;
}

/** The text may run over several lines, and escapes make it shorter than the file: the mark itself is looked for. */
function placeOf({ path, lines }: Markdown, { value, position }: Text, index: number, mark: string): Place {
  const { line: first = 1, column = 1 } = position?.start ?? {};
  const below = value.slice(0, index).split('\n').length - 1;
  const from = below === 0 ? column - 1 : 0;
  const line = first + below;
  const found = lines[line - 1]?.indexOf(mark, from) ?? -1;
  return { file: path, line, column: Math.max(from, found) + 1 };
}
