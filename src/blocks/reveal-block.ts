import { html } from 'lit';
import { property } from 'lit/decorators.js';
import plus from 'lucide-static/icons/plus.svg';
import type { RevealBlock as Reveal } from '../course/course.ts';
import './prose-block.ts';
import { LightElement } from '../ui/light-element.ts';

/** Questions to think about, each with an answer to open. */
export class RevealBlock extends LightElement {
  @property({ attribute: false }) block: Reveal = { kind: 'reveal', cards: [] };

  override render() {
    return this.block.cards.map(
      ({ front, back }) => html`
        <details>
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
