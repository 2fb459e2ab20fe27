import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import undoIcon from 'lucide-static/icons/undo-2.svg';
import type { Card, Category } from '../course/course.ts';
import type { Move, Sort } from '../state/sort.ts';
import { focusOn } from '../ui/focus-on.ts';
import { counted, fill } from '../ui/texts.ts';
import type { DragRules, PointerDrag } from './pointer-drag.ts';
import { SortCategory, type PlacedCard } from './sort-category.ts';
import type { SortCard } from './sort-card.ts';
import { bringIntoView } from './into-view.ts';
import { CardPlaceEvent, MoveUndoEvent, SortSubmitEvent } from './sort-events.ts';
import './sort-card.ts';
import { given, LightElement } from '../ui/light-element.ts';

const EMPTY: Sort = { draw: [], deck: [], placed: [], moves: [], again: [], seconds: {} };

/** What the learner just did, until the new state has been rendered. */
type Done =
  | { readonly kind: 'placed' | 'moved'; readonly cardId: string; readonly categoryId: string }
  | { readonly kind: 'returned' | 'undone' };

/**
 * The sorting interaction: a deck, categories, undo and submit. The learner's moves go up as events; the new
 * state comes back down as `sort`, and only then focus moves and the status is spoken. What is placed from the deck is
 * answered with the next card at once, and lies in its category one frame later.
 * @fires card-place - the learner placed or moved a card
 * @fires card-return - the learner put a card back on the deck
 * @fires move-undo - the learner took the latest move back
 * @fires sort-submit - the learner handed in a complete sort
 */
export class SortBoard extends LightElement {
  /** What stands above the sort. */
  @given heading: TemplateResult | typeof nothing = nothing;
  @given sort: Sort = EMPTY;
  /** The drawn cards, in any order. */
  @given cards: readonly Card[] = [];
  @given categories: readonly Category[] = [];
  /** Tells right or wrong with the reason as soon as a card is placed; nothing is scored. */
  @property({ type: Boolean }) practice = false;
  /** Stands inside a page that goes on: no bar of its own at the bottom. */
  @property({ type: Boolean, reflect: true }) embedded = false;
  /** Turns the shortcuts of single keys off, for people whose keys are pressed by accident, speech or a switch. */
  @property({ type: Boolean, attribute: 'no-shortcuts', reflect: true }) noShortcuts = false;
  /** What drags cards; null while there is nothing that does, since a press is enough. */
  @given dragging: typeof PointerDrag | null = null;
  /** The words on the button that ends the sort; '' for those of the scored quiz. */
  @given endLabel = '';
  /** What is said at the end of a practice, after the score; '' for nothing. */
  @given endWords = '';
  /** The sort as the categories show it: a frame behind `sort` while a card from the deck is placed. */
  @state() private settled: Sort = EMPTY;
  @state() private message = '';
  /** Whether the message is about a Submit that came too early, and is shown as well as spoken. */
  @state() private early = false;
  #drag: PointerDrag | null = null;
  #done: Done | null = null;
  /** Where the card was on the screen when the learner let go of it. */
  #cameFrom: DOMRect | null = null;

  get #dragRules(): DragRules {
    return {
      targets: () => this.#categoryElements(),
      over: (target) => {
        for (const one of this.#categoryElements()) one.toggleAttribute('over', one === target);
      },
      drop: (lifted, target) => {
        if (target instanceof SortCategory) this.#onDrop(lifted, target);
      },
    };
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeydown);
  }

  override render() {
    return html`
      <div class="head">
        <header>${this.heading}</header>
        ${this.#renderTicks()}
      </div>
      <div
        class="board of-${this.categories.length} ${(this.sort.moves[0] ?? this.sort.placed[0]) ? '' : 'untouched'}"
        @card-place=${this.#onCardPlace}
        @card-return=${this.#onCardReturn}
      >
        ${this.practice ? this.#renderReason() : nothing}
        <div class="deck">${this.#renderDeck()}</div>
        ${this.categories.map(
          (category) => html`
            <sort-category
              .category=${category}
              .categories=${this.categories}
              .cards=${this.#cardsIn(category)}
            ></sort-category>
          `,
        )}
      </div>
      <p class=${this.early ? 'early' : 'visually-hidden'} role="status">${this.message}</p>
      ${this.#renderActions()}
    `;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (this.dragging) this.#drag ??= new this.dragging(this, this.#dragRules);
    const done = this.#done;
    if (changed.has('sort')) {
      this.#drag?.cancel(); // what was lifted may lie elsewhere now
      if (done?.kind === 'placed') afterNextFrame(() => (this.settled = this.sort));
      else this.settled = this.sort;
    }
    if (!done || !changed.has('settled')) return;
    this.message = this.#messageFor(done);
    this.early = false;
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    const done = this.#done;
    if (!done) return;
    const isAnswer = changed.has('sort');
    const hasArrived = changed.has('settled');
    if (hasArrived) this.#done = null;
    void this.#childrenUpdated().then(() => {
      if (isAnswer) this.#moveFocus(done);
      if (hasArrived && 'cardId' in done) this.#travel(done.cardId);
    });
  }

  get #current(): SortCard | null {
    return this.querySelector('sort-card');
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
      return html`
        <div class="all-placed">
          <p tabindex="-1">${this.practice ? this.#practiceScore() : this.texts.sort['all-placed']}</p>
          ${this.endWords === '' ? nothing : html`<p class="muted">${this.endWords}</p>`}
          ${this.practice && !this.embedded ? this.#renderEnd() : nothing}
        </div>
      `;
    }
    return html`
      <sort-card
        class=${this.sort.deck.length > 1 ? '' : 'last'}
        .card=${card}
        .number=${this.sort.draw.indexOf(card.id) + 1}
        .total=${this.sort.draw.length}
        ?again=${this.sort.again.includes(card.id)}
        .categories=${this.categories}
        .noShortcuts=${this.noShortcuts}
        .hint=${this.practice ? this.texts.practice.hint : this.texts.sort.hint}
      ></sort-card>
    `;
  }

  #renderReason(): TemplateResult | typeof nothing {
    const verdict = this.#verdictOn(this.sort.moves.at(-1));
    if (!verdict) return nothing;
    return html`
      <div class="reason ${verdict.right ? 'right' : 'wrong'}">
        <p class="muted small">${verdict.card.text}</p>
        <p><strong>${verdict.words}</strong> ${verdict.why}</p>
      </div>
    `;
  }

  /** A practice that is done goes on from where the cards were; else the bar at the bottom has the button. */
  #renderActions(): TemplateResult | typeof nothing {
    const { sort } = this.texts;
    const left = this.sort.deck.length;
    if (this.embedded || (this.practice && left === 0)) return nothing;
    return html`
      <div class="action-bar">
        ${
          this.practice
            ? html`<span></span>`
            : html`<button
                class="button"
                aria-disabled=${this.sort.moves.length === 0 ? 'true' : 'false'}
                aria-keyshortcuts="Control+Z Meta+Z"
                @click=${this.#onUndo}
              >
                ${undoIcon} ${sort.undo} <kbd aria-hidden="true">${sort['undo-keys']}</kbd>
              </button>`
        }
        <span class="left muted small">${counted(sort.left, left)}</span>
        ${this.#renderEnd()}
      </div>
    `;
  }

  #renderEnd(): TemplateResult {
    const done = this.sort.deck.length === 0;
    return html`
      <button
        class="submit button ${done ? 'primary' : ''}"
        aria-disabled=${done || this.practice ? 'false' : 'true'}
        @click=${this.#onSubmit}
      >
        ${this.endLabel === '' ? this.texts.sort.submit : this.endLabel}
      </button>
    `;
  }

  #cardOf(id: string | undefined): Card | undefined {
    return this.cards.find((card) => card.id === id);
  }

  #labelOf(categoryId: string): string {
    return this.categories.find(({ id }) => id === categoryId)?.label ?? '';
  }

  #cardsIn({ id }: Category): PlacedCard[] {
    return this.settled.placed
      .filter((placement) => placement.category === id)
      .flatMap((placement) => this.#cardOf(placement.card) ?? [])
      .map((card) => ({ id: card.id, text: card.text, right: this.practice ? card.category === id : null }));
  }

  #practiceScore(): string {
    return fill(this.texts.practice.done, {
      right: this.sort.draw.length - this.sort.again.length,
      total: this.sort.draw.length,
    });
  }

  #messageFor(done: Done): string {
    const { sort } = this.texts;
    const counts = { n: this.sort.placed.length, total: this.sort.draw.length };
    if (!('cardId' in done)) return fill(sort[done.kind], counts);
    const verdict = this.practice && this.#verdictOn({ card: done.cardId, to: done.categoryId });
    return verdict
      ? `${verdict.words} ${verdict.why}`
      : fill(sort.placed, { ...counts, category: this.#labelOf(done.categoryId) });
  }

  /** Practice: right or wrong, and why; null for a move back to the deck. */
  #verdictOn(move: Pick<Move, 'card' | 'to'> | undefined) {
    const card = this.#cardOf(move?.card);
    if (!move || !card || move.to === null) return null;
    const { practice } = this.texts;
    const right = move.to === card.category;
    const words = fill(right ? practice.right : practice.wrong, { category: this.#labelOf(card.category) });
    const comesBack = !right && this.sort.deck.includes(card.id);
    return { card, right, words, why: comesBack ? `${card.why} ${practice.again}` : card.why };
  }

  /** To the next card, which says its own name; after the last one to Submit; a moved card keeps focus; never lost. */
  #moveFocus(done: Done) {
    if (done.kind === 'undone' && this.contains(document.activeElement)) return; // what took it back is still there
    const reason = this.#part('.reason');
    if (done.kind === 'moved') {
      this.#categoryElements()
        .find(({ category }) => category.id === done.categoryId)
        ?.focusCard(done.cardId);
      bringIntoView(reason, document.activeElement);
    } else {
      focusOn(this.#current ?? this.#part(this.embedded ? '.all-placed p' : '.submit'), {
        preventScroll: true,
      });
      bringIntoView(this.#part('.deck'), reason, reason?.firstElementChild);
    }
  }

  #part(selector: string): HTMLElement | null {
    return this.querySelector(selector);
  }

  /** The eye follows the card from where it was to where it lies now. */
  #travel(cardId: string) {
    const element = this.#part(`sort-category [data-drag="${cardId}"]`);
    if (this.#cameFrom && element) this.#drag?.travel(element, this.#cameFrom);
    this.#cameFrom = null;
  }

  #categoryElements(): SortCategory[] {
    return [...this.querySelectorAll('sort-category')];
  }

  async #childrenUpdated() {
    const children = this.querySelectorAll<SortCard | SortCategory>('sort-card, sort-category');
    await Promise.all([...children].map((child) => child.updateComplete));
  }

  /** A drop is the same as the button of that category. */
  #onDrop(lifted: HTMLElement, { category }: SortCategory) {
    const cardId = lifted.dataset['drag'] ?? '';
    const rect = lifted.getBoundingClientRect();
    if (this.#current?.card.id === cardId) this.#current.place(category.id);
    else if (!this.sort.placed.some((one) => one.card === cardId && one.category === category.id)) {
      lifted.dispatchEvent(new CardPlaceEvent(cardId, category.id));
    }
    this.#cameFrom = rect;
  }

  #onCardPlace({ cardId, categoryId, target }: CardPlaceEvent) {
    const from = target instanceof SortCategory ? target.elementOf(cardId) : (target as Element);
    this.#cameFrom = from?.getBoundingClientRect() ?? null;
    this.#done = { kind: this.sort.deck.includes(cardId) ? 'placed' : 'moved', cardId, categoryId };
  }

  #onCardReturn() {
    this.#done = { kind: 'returned' };
  }

  /** A press beside the buttons leaves focus with the page: a sort that fills the page hears the keys all the same. */
  #onKeydown = (event: KeyboardEvent) => {
    const isOurs = this.contains(event.target as Node) || event.target === document.body;
    if (this.embedded || !isOurs) return;
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    this.#onUndo();
  };

  #onUndo() {
    if (this.sort.moves.length === 0) return;
    this.#done = { kind: 'undone' };
    this.dispatchEvent(new MoveUndoEvent());
  }

  /** Says it even if it was the latest thing said. */
  #say(message: string) {
    this.#done = null; // drop the announcement that was pending for the last card
    this.message = '';
    this.early = true;
    void this.updateComplete.then(() => (this.message = message));
  }

  #onSubmit() {
    const left = this.sort.deck.length;
    if (left > 0 && !this.practice) this.#say(counted(this.texts.sort['submit-early'], left));
    else this.dispatchEvent(new SortSubmitEvent());
  }
}

/** Once a frame has been painted. */
function afterNextFrame(run: () => void) {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

customElements.define('sort-board', SortBoard);
declare global {
  interface HTMLElementTagNameMap {
    'sort-board': SortBoard;
  }
}
