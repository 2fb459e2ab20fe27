import type { BlockKind } from './block-kind.ts';
import { wordsOf } from './block-parts.ts';
import { htmlOf } from './html.ts';
import { placeOfNode } from './markdown.ts';

/** `:::note[Title]` holds Markdown without headings. */
export const noteBlock: BlockKind = {
  takesLabel: true,
  attributes: [],
  compile({ node, label, content }, page) {
    const { markdown, report } = page;
    for (const child of content)
      if (child.type === 'heading')
        report(
          placeOfNode(markdown, child),
          'a heading stands inside :::note',
          'write it as :::note[Title], or in bold',
        );
    const html = htmlOf(content, markdown.definitions);
    if (html === '') {
      report(placeOfNode(markdown, node), ':::note is empty', 'write its text between :::note and :::');
      return null;
    }
    return { kind: 'note', title: label === null ? '' : wordsOf(label, page), html };
  },
};
