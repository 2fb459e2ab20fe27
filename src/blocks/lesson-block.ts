import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Block, ReflectBlock, SortBlock, TalkBlock } from '../course/course.ts';
import './check-block.ts';
import './compare-block.ts';
import './estimate-block.ts';
import './figure-block.ts';
import './note-block.ts';
import './prose-block.ts';
import './quote-block.ts';
import './recall-block.ts';
import './reveal-block.ts';
import './scenario-block.ts';
import './timeline-block.ts';

/**
 * The element for a compiled block; later.js brings those of sounds and films. A new one for each block, so that no
 * answer is left over from another lesson.
 */
export function lessonBlock(block: Exclude<Block, SortBlock | ReflectBlock | TalkBlock>): TemplateResult {
  return html`${guard([block], () =>
    Object.assign(
      document.createElement(`${block.kind}-block`),
      block.kind === 'prose' ? { html: block.html } : { block },
    ),
  )}`;
}
