import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { focusOn } from '../ui/focus-on.ts';
import { given, LightElement } from '../ui/light-element.ts';
import { bringLater, laterIfThere, type Later } from './bring-later.ts';

/** A page, or a part of one, that later.js draws; until that has arrived it says so, and offers another try if it does not. */
export class ComingPart extends LightElement {
  /** What it shows. */
  @given draw: (later: Later) => TemplateResult | typeof nothing = () => nothing;
  /** The heading of a page while it is on its way; '' for a part of one. */
  @given heading = '';
  @state() private later = laterIfThere();
  @state() private failed = false;
  /** Whether focus was on what is about to be replaced. */
  #hadFocus = false;

  override connectedCallback() {
    super.connectedCallback();
    if (!this.later) void this.#bring();
  }

  override render() {
    const { pages, save } = this.texts;
    if (this.later) return this.draw(this.later);
    return html`<div class="page lesson">
      ${this.heading === '' ? nothing : html`<h1 tabindex="-1">${this.heading}</h1>`}
      <p role="status">${this.failed ? pages.failed : pages.loading}</p>
      ${
        this.failed
          ? html`<button class="button" @click=${() => void this.#bring()}>${save['try-again']}</button>`
          : nothing
      }
    </div>`;
  }

  override updated() {
    if (!this.#hadFocus) return;
    this.#hadFocus = false;
    focusOn(this.querySelector<HTMLElement>('h1'), { preventScroll: true });
  }

  async #bring() {
    this.failed = false;
    try {
      const later = await bringLater();
      this.#hadFocus = this.contains(document.activeElement);
      this.later = later;
    } catch {
      this.failed = true;
    }
  }
}
customElements.define('coming-part', ComingPart);
declare global {
  interface HTMLElementTagNameMap {
    'coming-part': ComingPart;
  }
}
