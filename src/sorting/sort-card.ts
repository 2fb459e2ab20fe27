import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import grip from 'lucide-static/icons/grip-horizontal.svg';
import type { Category } from '../course/course.ts';
import { lookIcons } from '../ui/look.ts';
import { fill } from '../ui/texts.ts';
import { CardPlaceEvent } from './sort-events.ts';
import { given, LightElement } from '../ui/light-element.ts';

/** By the number of categories: the arrow keys that point at them, in order. */
const ARROWS = ['', '', '←→', '←↓→'];

/**
 * The card to place now, with a button for each category, so that a tap or a key is always enough.
 * @fires card-place - the learner chose a category
 */
export class SortCard extends LightElement {
  @given card = { id: '', text: '' };
  /** Its place in the draw, from 1. */
  @given number = 1;
  @given total = 1;
  /** Whether it was missed and comes back. */
  @property({ type: Boolean }) again = false;
  @given categories: readonly Category[] = [];
  /** What to do with it, in a sentence. */
  @given hint = '';
  /** Whether single keys are left alone; Tab, Enter and Space place the card as ever. */
  @given noShortcuts = false;
  /** When the learner first saw this card. */
  #shownAt = 0;
  /** How many elements there have been. */
  #made = 0;

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (!changed.has('card')) return;
    this.#shownAt = performance.now();
    // A screen reader reads the next card as focus moves to it. Mostly it comes from a button; where the card itself had
    // focus, only a new element makes it move.
    if (this.#group === document.activeElement) this.#made += 1;
  }

  override render() {
    return html`${keyed(this.#made, this.#renderGroup())}`;
  }

  #renderGroup(): TemplateResult {
    const { sort } = this.texts;
    const place = { n: this.number, total: this.total };
    return html`
      <div
        class="group"
        role="group"
        tabindex="-1"
        aria-label=${fill(sort['card-name'], { ...place, text: this.card.text })}
        @keydown=${this.#onKeydown}
      >
        <div class="card" data-drag=${this.card.id}>
          <p class="number muted">
            ${fill(sort.card, place)}
            ${this.again ? html`<span class="again">${this.texts.practice['once-more']}</span>` : nothing}
          </p>
          <span class="grip" data-grip>${grip}</span>
          <p class="text">${this.card.text}</p>
          <p class="hint muted small">${this.hint}</p>
        </div>
        <div class="choices">
          ${this.categories.map(
            ({ id, label, look }, place) => html`
              <button
                class="button ${look}"
                aria-keyshortcuts=${this.noShortcuts ? nothing : place + 1}
                @click=${() => this.place(id)}
              >
                ${lookIcons[look]} ${label}
                <kbd aria-hidden="true">${place + 1} <span class="arrow">${this.#arrows[place]}</span></kbd>
              </button>
            `,
          )}
        </div>
      </div>
    `;
  }

  /** Puts focus on the card, which then says its own name. */
  override focus(options?: FocusOptions) {
    this.#group?.focus(options);
  }

  /** The one way to place the card, for buttons, keys and drops alike. */
  place(categoryId: string) {
    const seconds = (performance.now() - this.#shownAt) / 1000;
    this.dispatchEvent(new CardPlaceEvent(this.card.id, categoryId, seconds));
  }

  get #group(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.group');
  }

  get #arrows(): string {
    return ARROWS[this.categories.length] ?? '';
  }

  #onKeydown(event: KeyboardEvent) {
    const { repeat, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (this.noShortcuts || repeat || altKey || ctrlKey || metaKey || shiftKey) return;
    const category = this.#categoryFor(event.key, event.target === event.currentTarget);
    if (!category) return;
    event.preventDefault();
    this.place(category.id);
  }

  /** 1 to 4 anywhere on the card; arrows only on the card itself, and only where they can point at a category. */
  #categoryFor(key: string, onCard: boolean): Category | undefined {
    if (!onCard || !key.startsWith('Arrow')) return this.categories[Number(key) - 1];
    const [left, right] = document.dir === 'rtl' ? '→←' : '←→';
    const arrow = { ArrowLeft: left, ArrowRight: right, ArrowDown: '↓' }[key];
    return this.categories[this.#arrows.indexOf(arrow ?? '?')];
  }
}
customElements.define('sort-card', SortCard);
declare global {
  interface HTMLElementTagNameMap {
    'sort-card': SortCard;
  }
}
