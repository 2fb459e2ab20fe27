import type { BlockKind } from './block-kind.ts';
import { labelOf, onlyProse } from './block-parts.ts';

/** `:::recall[Prompt?]` holds a model answer. */
export const recallBlock: BlockKind = {
  takesLabel: true,
  attributes: [],
  compile: (source, page) => ({
    kind: 'recall',
    prompt: labelOf(source, page, 'prompt'),
    html: onlyProse(source, page, 'model answer'),
  }),
};
