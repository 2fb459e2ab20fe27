import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import plus from 'lucide-static/icons/plus.svg';
import type { RevealBlock as Reveal } from '../course/course.ts';
import controls from '../ui/controls.css';
import styles from './reveal-block.css';
import './prose-block.ts';

/** Questions to think about, each with an answer to open. */
export class RevealBlock extends LitElement {
  static override styles = [controls, styles];
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
