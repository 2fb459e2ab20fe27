import type { BlockKind } from './block-kind.ts';
import { labelOf } from './block-parts.ts';
import { placeOfNode } from './markdown.ts';

/** `:::reflect[Prompt?]` asks for a private note; `{id=…}` tells two in one lesson apart. */
export const reflectBlock: BlockKind = {
  takesLabel: true,
  attributes: ['id'],
  compile(source, page) {
    for (const node of source.content)
      page.report(
        placeOfNode(page.markdown, node),
        'this stands inside :::reflect',
        'move it above the block, which takes nothing but its prompt',
      );
    return {
      kind: 'reflect',
      id: `${page.lessonId}_${source.attributes['id'] ?? 'note'}`,
      prompt: labelOf(source, page, 'prompt'),
    };
  },
};
