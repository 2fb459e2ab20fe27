import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import check from 'lucide-static/icons/check.svg';
import chevron from 'lucide-static/icons/chevron-down.svg';
import moveIcon from 'lucide-static/icons/arrow-left-right.svg';
import cross from 'lucide-static/icons/x.svg';
import type { Category } from '../course/course.ts';
import { lookIcons } from '../ui/look.ts';
import { focusOn } from '../ui/focus-on.ts';
import { counted, fill } from '../ui/texts.ts';
import { CardPlaceEvent, CardReturnEvent } from './sort-events.ts';
import { given, LightElement } from '../ui/light-element.ts';

/** A card as it lies in a category; `right` is null while that is not told. */
export interface PlacedCard {
  readonly id: string;
  readonly text: string;
  readonly right: boolean | null;
}

/**
 * One category and the cards placed in it. On a narrow frame it is a counted pile that opens. The attribute `over` says
 * that a dragged card is over it: it only has a look, so nothing is rendered for it.
 * @fires card-place - the learner moved a card to another category
 * @fires card-return - the learner put a card back on the deck
 */
export class SortCategory extends LightElement {
  @given category: Category = { id: '', label: '', look: 'shared' };
  /** All categories, in order: a card can be moved to the others. */
  @given categories: readonly Category[] = [];
  @property({ attribute: false, hasChanged: differ })
  cards: readonly PlacedCard[] = [];
  /** The card whose ways to go are shown. */
  @state() private moving = '';
  /** Whether the pile is open on a narrow frame. */
  @state() private open = false;

  override willUpdate() {
    if (!this.cards.some(({ id }) => id === this.moving)) this.moving = '';
  }

  /** The ways to go open below the card, where the bar at the bottom may cover them. */
  override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has('moving')) this.querySelector('.ways')?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { id, label, look } = this.category;
    const { sort } = this.texts;
    return html`
      <section class=${look} aria-labelledby="category-${id}">
        <header>
          <h2 id="category-${id}" class="tag ${look}">${lookIcons[look]} ${label}</h2>
          <span class="count muted">${counted(sort.count, this.cards.length)}</span>
          <button
            class="pile button quiet"
            aria-expanded=${this.open ? 'true' : 'false'}
            aria-label=${fill(sort['open-pile'], { category: label })}
            @click=${this.#onPile}
          >
            ${chevron}
          </button>
        </header>
        <ul role="list" class=${this.open ? 'open' : ''}>
          ${this.cards.length === 0 ? html`<li class="empty muted small">${sort.empty}</li>` : nothing}
          ${this.cards.map((card) => keyed(card.id, this.#renderCard(card)))}
        </ul>
      </section>
    `;
  }

  #renderCard({ id, text, right }: PlacedCard): TemplateResult {
    const moving = this.moving === id;
    return html`
      <li
        class=${right === null ? 'placed' : right ? 'placed right' : 'placed wrong'}
        data-drag=${id}
        @keydown=${this.#onKeydown}
      >
        <div class="placed-card">
          ${right === null ? nothing : html`<span class="mark" role="img" aria-label=${this.texts.blocks[right ? 'right' : 'wrong']}>${right ? check : cross}</span>`}
          <span class="text">${text}</span>
          <button
            class="move button quiet"
            data-grip
            aria-expanded=${moving ? 'true' : 'false'}
            aria-label=${fill(this.texts.sort['move-name'], { text })}
            title=${this.texts.sort.move}
            @click=${() => (this.moving = moving ? '' : id)}
          >
            ${moveIcon}
          </button>
        </div>
        ${moving ? this.#renderWays(id) : nothing}
      </li>
    `;
  }

  #renderWays(id: string): TemplateResult {
    return html`
      <div class="ways">
        ${this.categories
          .filter((category) => category.id !== this.category.id)
          .map(
            (category) => html`
              <button
                class="way button ${category.look}"
                @click=${() => this.dispatchEvent(new CardPlaceEvent(id, category.id))}
              >
                ${lookIcons[category.look]} ${category.label}
              </button>
            `,
          )}
        <button class="way plain button" @click=${() => this.dispatchEvent(new CardReturnEvent(id))}>
          ${this.texts.sort['back-to-deck']}
        </button>
      </div>
    `;
  }

  /** Where a card lies, for the eye to follow it there; null while the list is folded away. */
  elementOf(cardId: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-drag="${cardId}"]`);
  }

  /** Puts focus on a card's Move button, or on the pile where the list is folded away. */
  focusCard(cardId: string) {
    const move = this.elementOf(cardId)?.querySelector<HTMLElement>('.move');
    focusOn(move);
    if (document.activeElement !== move) focusOn(this.querySelector<HTMLElement>('.pile'));
  }

  #onPile() {
    this.open = !this.open;
  }

  #onKeydown(event: KeyboardEvent) {
    const card = this.moving;
    if (event.key !== 'Escape' || card === '') return;
    this.moving = '';
    this.focusCard(card);
  }
}

/** Whether other cards lie here now, or in another order, or more is told of them. */
function differ(now: readonly PlacedCard[], before: readonly PlacedCard[] = []): boolean {
  const gist = (cards: typeof now) => cards.map(({ id, right }) => id + String(right)).join();
  return gist(now) !== gist(before);
}

customElements.define('sort-category', SortCategory);
declare global {
  interface HTMLElementTagNameMap {
    'sort-category': SortCategory;
  }
}
