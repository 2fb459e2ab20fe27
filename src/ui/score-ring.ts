import { html, type TemplateResult } from 'lit';

const RADIUS = 52;
const LENGTH = 2 * Math.PI * RADIUS;

/**
 * A score as a ring with the figure inside. A picture only: the words beside it say the same.
 * @param percent 0 to 100
 */
export function scoreRing(percent: number, passed: boolean): TemplateResult {
  const drawn = (LENGTH * percent) / 100;
  return html`
    <svg class="score-ring ${passed ? 'passed' : ''}" viewBox="0 0 120 120" aria-hidden="true">
      <circle class="track" cx="60" cy="60" r=${RADIUS} stroke-width="12"></circle>
      <circle
        class="score"
        cx="60"
        cy="60"
        r=${RADIUS}
        stroke-width="12"
        stroke-linecap=${drawn > 0 ? 'round' : 'butt'}
        stroke-dasharray="${drawn} ${LENGTH}"
        transform="rotate(-90 60 60)"
      ></circle>
      <text x="60" y="70" text-anchor="middle">${Math.floor(percent)}%</text>
    </svg>
  `;
}
