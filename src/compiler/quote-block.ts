import type { BlockKind } from './block-kind.ts';
import { onlyProse } from './block-parts.ts';
import { placeOfNode } from './markdown.ts';

/** `:::quote{source="Who, when"}` holds what somebody said. */
export const quoteBlock: BlockKind = {
  takesLabel: false,
  attributes: ['source'],
  compile(source, page) {
    const from = source.attributes['source']?.trim() ?? '';
    if (from === '')
      page.report(
        placeOfNode(page.markdown, source.node),
        ':::quote has no source',
        'say who and when, such as :::quote{source="CIPD, 2015"}',
      );
    return { kind: 'quote', html: onlyProse(source, page), source: from };
  },
};
