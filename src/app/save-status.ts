import { html, nothing, type TemplateResult } from 'lit';
import type { UiText } from '../course/ui-text.ts';
import type { Visit } from '../saving/visit.ts';
import { LightElement } from '../ui/light-element.ts';
import { Announcer } from './announcer.ts';
import type { RecordWords } from './record-words.ts';

/**
 * One calm line in the top bar. It listens to the visit itself, so that a commit renders this line and nothing else. Only
 * trouble and the recovery from it are announced: while all is well the region is silent, so that a screen reader is not
 * told "Saved" after every card.
 */
export class SaveStatus extends LightElement {
  /** Set once, like the words, so neither is reactive. */
  visit: Visit | null = null;
  /** How the record stands now. */
  words: (() => RecordWords) | null = null;
  #announcer = new Announcer();

  override firstUpdated() {
    for (const type of ['standing', 'save-state'])
      this.visit?.addEventListener(type, () => this.requestUpdate());
  }

  override render() {
    if (!this.visit || !this.words) return nothing;
    const { short, long, trouble, icon } = this.words();
    const loud = this.#announcer.hear(trouble !== '', this.visit.saveState);
    return html`
      <p class="pill" role="status" aria-live=${loud ? 'polite' : 'off'}>
        ${icon} <span class="narrow">${short}</span><span class="wide">${long}</span>
        ${trouble === '' ? nothing : html`<span class="visually-hidden">${trouble}</span>`}
      </p>
    `;
  }
}

/** What is wrong and what to do about it, under the top bar; pages/trouble-bar.ts keeps it in sight. */
export function troubleBar(
  ui: UiText,
  { short, trouble, action }: RecordWords,
  onAction: () => void,
): TemplateResult | typeof nothing {
  if (trouble === '') return nothing;
  return html`
    <trouble-bar>
      <aside class="trouble">
        <p><strong>${short}</strong> <span>${trouble}</span></p>
        ${
          action === 'none'
            ? nothing
            : html`<button class="button small" @click=${onAction}>${ui.save[action]}</button>`
        }
      </aside>
    </trouble-bar>
  `;
}

customElements.define('save-status', SaveStatus);
declare global {
  interface HTMLElementTagNameMap {
    'save-status': SaveStatus;
  }
}
