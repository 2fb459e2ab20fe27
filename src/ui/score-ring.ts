import { html, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { LightElement } from './light-element.ts';

const RADIUS = 52;
const LENGTH = 2 * Math.PI * RADIUS;

/** A score as a ring with the figure inside. A picture only: the words beside it say the same. */
export class ScoreRing extends LightElement {
  /** 0 to 100. */
  @property({ attribute: false }) percent = 0;
  @property({ type: Boolean, reflect: true }) passed = false;

  override render() {
    const drawn = (LENGTH * this.percent) / 100;
    return html`
      <svg viewBox="0 0 120 120" aria-hidden="true">
        ${svg`
          <circle class="track" cx="60" cy="60" r=${RADIUS} stroke-width="12" />
          <circle class="score" cx="60" cy="60" r=${RADIUS} stroke-width="12" stroke-linecap=${drawn > 0 ? 'round' : 'butt'}
            stroke-dasharray="${drawn} ${LENGTH}" transform="rotate(-90 60 60)" />
          <text x="60" y="70" text-anchor="middle">${Math.floor(this.percent)}%</text>`}
      </svg>
    `;
  }
}
customElements.define('score-ring', ScoreRing);
declare global {
  interface HTMLElementTagNameMap {
    'score-ring': ScoreRing;
  }
}
