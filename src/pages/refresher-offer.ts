import { html, nothing, type TemplateResult } from 'lit';
import history from 'lucide-static/icons/history.svg';
import { fill } from '../ui/texts.ts';
import { memoryOf } from './card-memory.ts';
import type { OnCoverParts } from './on-cover.ts';

/** On the first page, once the day for it has come: a refresher. */
export function refresherOffer(parts: OnCoverParts): TemplateResult | typeof nothing {
  const { course, attempt, show } = parts;
  const { comeBack, ui } = course;
  const [first] = comeBack?.days ?? [];
  if (!comeBack || first === undefined || !memoryOf(parts).isDue(first, attempt(), course)) return nothing;
  return html`<div class="notice found" role="group" aria-labelledby="refresher-due">
    <p id="refresher-due">${fill(ui.refresher.offer, { n: comeBack.cards })}</p>
    <div class="found-answers">
      <button class="button small" @click=${() => show('refresher')}>
        ${history} ${ui.refresher['start-now']}
      </button>
    </div>
  </div>`;
}
