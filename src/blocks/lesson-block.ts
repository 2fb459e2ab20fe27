import { html, type TemplateResult } from 'lit';
import type { Block } from '../course/course.ts';
import './compare-block.ts';
import './note-block.ts';
import './prose-block.ts';
import './reveal-block.ts';

/** The element for a compiled block. */
export function lessonBlock(block: Block): TemplateResult {
  switch (block.kind) {
    case 'prose':
      return html`<prose-block .html=${block.html}></prose-block>`;
    case 'note':
      return html`<note-block .block=${block}></note-block>`;
    case 'compare':
      return html`<compare-block .block=${block}></compare-block>`;
    case 'reveal':
      return html`<reveal-block .block=${block}></reveal-block>`;
  }
}
