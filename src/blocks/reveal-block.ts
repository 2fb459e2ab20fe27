import { html } from 'lit';
import plus from 'lucide-static/icons/plus.svg';
import type { RevealBlock as Reveal } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

import '../ui/printed-details.ts';

/** Questions to think about, each with an answer to open. */
export class RevealBlock extends BlockElement<Reveal> {
  override render() {
    return this.block.cards.map(
      ({ front, back }) => html`
        <details class="printed">
          <summary><span>${front}</span> ${plus}</summary>
          <prose-block .html=${back}></prose-block>
        </details>
      `,
    );
  }
}
customElements.define('reveal-block', RevealBlock);
declare global {
  interface HTMLElementTagNameMap {
    'reveal-block': RevealBlock;
  }
}
