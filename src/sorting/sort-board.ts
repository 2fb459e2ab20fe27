import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import undoIcon from 'lucide-static/icons/undo-2.svg';
import type { Card, Category } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { Sort } from '../state/sort.ts';
import controls from '../ui/controls.css';
import { counted, fill, textsContext } from '../ui/texts.ts';
import styles from './sort-board.css';
import type { PlacedCard, SortCategory } from './sort-category.ts';
import type { SortCard } from './sort-card.ts';
import { MoveUndoEvent, SortSubmitEvent, type CardPlaceEvent } from './sort-events.ts';
import './sort-card.ts';
import './sort-category.ts';

/** What the learner just did, until the new state has been rendered. */
type Done =
  | {
      readonly kind: 'placed';
      readonly cardId: string;
      readonly categoryId: string;
      readonly fromDeck: boolean;
    }
  | { readonly kind: 'returned' }
  | { readonly kind: 'undone' };

/**
 * The sorting interaction: a deck, categories, undo and submit. The learner's moves go up as events; the new
 * state comes back down as `sort`, and only then focus moves and the status is spoken.
 * @fires card-place - the learner placed or moved a card
 * @fires card-return - the learner put a card back on the deck
 * @fires move-undo - the learner took the latest move back
 * @fires sort-submit - the learner handed in a complete sort
 * @slot - heading of the sort
 */
export class SortBoard extends LitElement {
  static override styles = [controls, styles];
  @property({ attribute: false }) sort: Sort = { draw: [], deck: [], placed: [], moves: [], seconds: {} };
  /** The drawn cards, in any order. */
  @property({ attribute: false }) cards: readonly Card[] = [];
  @property({ attribute: false }) categories: readonly Category[] = [];
  /** Tells right or wrong with the reason as soon as a card is placed; nothing is scored. */
  @property({ type: Boolean }) practice = false;
  @consume({ context: textsContext })
  @property({ attribute: false })
  texts!: UiText;
  @state() private message = '';
  @query('sort-card') private current!: SortCard | null;
  @query('.submit') private submitButton!: HTMLElement;
  #done: Done | null = null;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override render() {
    return html`
      <div class="head">
        <header><slot></slot></header>
        ${this.#renderTicks()}
      </div>
      <div
        class="board of-${this.categories.length} ${this.practice ? 'with-reason' : ''}"
        @card-place=${this.#onCardPlace}
        @card-return=${this.#onCardReturn}
      >
        <div class="deck">${this.#renderDeck()}</div>
        ${this.practice ? this.#renderReason() : nothing}
        ${repeat(
          this.categories,
          (category) => category.id,
          (category) => html`
            <sort-category
              .category=${category}
              .categories=${this.categories}
              .cards=${this.#cardsIn(category)}
            ></sort-category>
          `,
        )}
      </div>
      <p class="visually-hidden" role="status">${this.message}</p>
      ${this.#renderActions()}
    `;
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    const done = this.#done;
    if (!done || !changed.has('sort')) return;
    this.#done = null;
    this.message = this.#messageFor(done);
    void this.#moveFocus(done);
  }

  #renderTicks(): TemplateResult {
    const { draw, deck } = this.sort;
    return html`
      <div class="ticks" aria-hidden="true">
        ${draw.map((id) => html`<i class=${id === deck[0] ? 'at' : deck.includes(id) ? '' : 'done'}></i>`)}
      </div>
    `;
  }

  #renderDeck(): TemplateResult {
    const card = this.#cardOf(this.sort.deck[0]);
    if (!card) {
      return html`<p class="all-placed">
        ${this.practice ? this.#practiceScore() : this.texts.sort['all-placed']}
      </p>`;
    }
    return html`
      <sort-card
        class=${this.sort.deck.length > 1 ? '' : 'last'}
        .card=${card}
        .number=${this.sort.draw.indexOf(card.id) + 1}
        .total=${this.sort.draw.length}
        .categories=${this.categories}
      ></sort-card>
    `;
  }

  #renderReason(): TemplateResult | typeof nothing {
    const latest = this.sort.placed.at(-1);
    const card = this.#cardOf(latest?.card);
    if (!latest || !card) return nothing;
    const right = latest.category === card.category;
    const verdict = right ? this.texts.practice.right : this.texts.practice.wrong;
    return html`
      <div class="reason ${right ? 'right' : 'wrong'}">
        <p class="muted small">${card.text}</p>
        <p><strong>${fill(verdict, { category: this.#labelOf(card.category) })}</strong> ${card.why}</p>
      </div>
    `;
  }

  #renderActions(): TemplateResult {
    const { sort } = this.texts;
    const left = this.sort.deck.length;
    return html`
      <div class="action-bar">
        <button
          class="button"
          aria-disabled=${this.sort.moves.length === 0 ? 'true' : 'false'}
          @click=${this.#onUndo}
        >
          ${undoIcon} ${sort.undo}
        </button>
        <span class="left muted small">${counted(sort.left, left)}</span>
        <button
          class="submit button ${left === 0 ? 'primary' : ''}"
          aria-disabled=${left === 0 ? 'false' : 'true'}
          @click=${this.#onSubmit}
        >
          ${this.practice ? this.texts.practice.end : sort.submit}
        </button>
      </div>
    `;
  }

  #cardOf(id: string | undefined): Card | undefined {
    return this.cards.find((card) => card.id === id);
  }

  #labelOf(categoryId: string): string {
    return this.categories.find(({ id }) => id === categoryId)?.label ?? '';
  }

  #cardsIn({ id }: Category): PlacedCard[] {
    return this.sort.placed
      .filter((placement) => placement.category === id)
      .flatMap((placement) => this.#cardOf(placement.card) ?? [])
      .map((card) => ({ id: card.id, text: card.text, right: this.practice ? card.category === id : null }));
  }

  #practiceScore(): string {
    const right = this.sort.placed.filter(({ card, category }) => this.#cardOf(card)?.category === category);
    return fill(this.texts.practice.done, { right: right.length, total: this.sort.draw.length });
  }

  #messageFor(done: Done): string {
    const { sort, practice } = this.texts;
    const counts = { n: this.sort.placed.length, total: this.sort.draw.length };
    if (done.kind === 'returned') return fill(sort.returned, counts);
    if (done.kind === 'undone') return fill(sort.undone, counts);
    const card = this.#cardOf(done.cardId);
    if (!this.practice || !card) {
      return fill(sort.placed, { ...counts, category: this.#labelOf(done.categoryId) });
    }
    const verdict = done.categoryId === card.category ? practice.right : practice.wrong;
    return `${fill(verdict, { category: this.#labelOf(card.category) })} ${card.why}`;
  }

  /** To the next card, which says its own name; after the last one to Submit; a moved card keeps focus; never lost. */
  async #moveFocus(done: Done) {
    const children = [
      ...this.renderRoot.querySelectorAll<SortCard | SortCategory>('sort-card, sort-category'),
    ];
    await Promise.all(children.map((child) => child.updateComplete));
    if (done.kind === 'undone' && this.shadowRoot?.activeElement) return; // what took it back is still there
    if (done.kind === 'placed' && !done.fromDeck) {
      const target = children.find(
        (child): child is SortCategory => 'category' in child && child.category.id === done.categoryId,
      );
      target?.focusCard(done.cardId);
    } else if (this.current) {
      this.current.focus();
    } else {
      this.submitButton.focus();
    }
  }

  #onCardPlace({ cardId, categoryId }: CardPlaceEvent) {
    this.#done = { kind: 'placed', cardId, categoryId, fromDeck: this.sort.deck.includes(cardId) };
  }

  #onCardReturn() {
    this.#done = { kind: 'returned' };
  }

  #onKeydown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    this.#onUndo();
  };

  #onUndo() {
    if (this.sort.moves.length === 0) return;
    this.#done = { kind: 'undone' };
    this.dispatchEvent(new MoveUndoEvent());
  }

  #onSubmit() {
    const left = this.sort.deck.length;
    if (left > 0) this.message = counted(this.texts.sort['submit-early'], left);
    else this.dispatchEvent(new SortSubmitEvent());
  }
}
customElements.define('sort-board', SortBoard);
declare global {
  interface HTMLElementTagNameMap {
    'sort-board': SortBoard;
  }
}
