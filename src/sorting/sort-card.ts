import { html } from 'lit';
import grip from 'lucide-static/icons/grip.svg';
import type { Category } from '../course/course.ts';
import { lookIcons } from '../ui/look.ts';
import { fill } from '../ui/texts.ts';
import { CardPlaceEvent } from './sort-events.ts';
import { given, LightElement } from '../ui/light-element.ts';

/**
 * The card to place now, with a button for each category, so that a tap or a key is always enough.
 * @fires card-place - the learner chose a category
 */
export class SortCard extends LightElement {
  @given card = { id: '', text: '' };
  /** Its place in the draw, from 1. */
  @given number = 1;
  @given total = 1;
  @given categories: readonly Category[] = [];
  /** What to do with it, in a sentence. */
  @given hint = '';
  #shownAt = 0;

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    const before = changed.get('card') as SortCard['card'] | undefined;
    if (changed.has('card') && before?.id !== this.card.id) this.#shownAt = performance.now();
  }

  override render() {
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
          <p class="number muted">${fill(sort.card, place)}</p>
          <span class="grip" data-grip>${grip}</span>
          <p class="text">${this.card.text}</p>
          <p class="hint muted small">${this.hint}</p>
        </div>
        <div class="choices">
          ${this.categories.map(
            (category) => html`
              <button class="button ${category.look}" @click=${() => this.place(category.id)}>
                ${lookIcons[category.look]} ${category.label}
              </button>
            `,
          )}
        </div>
      </div>
    `;
  }

  /** Puts focus on the card, which then says its own name. */
  override focus() {
    this.querySelector<HTMLElement>('.group')?.focus();
  }

  /** The one way to place the card, for buttons, keys and drops alike. */
  place(categoryId: string) {
    const seconds = (performance.now() - this.#shownAt) / 1000;
    this.dispatchEvent(new CardPlaceEvent(this.card.id, categoryId, seconds));
  }

  #onKeydown(event: KeyboardEvent) {
    const { repeat, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (repeat || altKey || ctrlKey || metaKey || shiftKey) return;
    const category = this.#categoryFor(event.key, event.target === event.currentTarget);
    if (!category) return;
    event.preventDefault();
    this.place(category.id);
  }

  /** 1 to 4 anywhere on the card; arrows only on the card itself, and only where they can point at a category. */
  #categoryFor(key: string, onCard: boolean): Category | undefined {
    if (/^[1-4]$/.test(key)) return this.categories[Number(key) - 1];
    if (!onCard || this.categories.length > 3) return undefined;
    const leftToRight = !this.matches(':dir(rtl)');
    if (key === 'ArrowLeft') return this.categories.at(leftToRight ? 0 : -1);
    if (key === 'ArrowRight') return this.categories.at(leftToRight ? -1 : 0);
    return key === 'ArrowDown' && this.categories.length === 3 ? this.categories[1] : undefined;
  }
}
customElements.define('sort-card', SortCard);
declare global {
  interface HTMLElementTagNameMap {
    'sort-card': SortCard;
  }
}
