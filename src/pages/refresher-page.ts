import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { CardPlaceEvent, CardReturnEvent } from '../sorting/sort-events.ts';
import { drawRefresher } from '../state/refresher.ts';
import { cardOf } from '../state/score.ts';
import { moveCard, practiseCard, startSort, undoMove, type Sort } from '../state/sort.ts';
import { given, LightElement } from '../ui/light-element.ts';
import { memoryOf, type CardMemory } from './card-memory.ts';
import type { View } from './view.ts';

/**
 * A short sort of cards that tend to have been forgotten; reasons at once. It is no part of the attempt, and so the record
 * never hears of it: how cards were placed is kept on this device alone.
 */
export class RefresherPage extends LightElement {
  @given view!: View;
  @state() private sort: Sort | null = null;
  /** Whether this device knew nothing of the learner when the cards were drawn. */
  #knewNothing = false;

  override connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => this.#memory.ready).then(() => this.#draw());
  }

  get #memory(): CardMemory {
    return memoryOf(this.view);
  }

  #draw() {
    const { course, attempt } = this.view;
    const memory = this.#memory;
    this.#knewNothing = !memory.knows;
    memory.keep(attempt, course);
    const cards = course.quiz.cards.map(({ id }) => id);
    const size = course.comeBack?.cards ?? 0;
    this.sort = startSort(drawRefresher(cards, memory.seen(attempt, course), size, Math.random));
  }

  override render() {
    const { course, settings, dragging } = this.view;
    const { sort } = this;
    const { refresher, pages } = this.texts;
    if (!sort)
      return html`<div class="page lesson">
        <h1 tabindex="-1">${refresher.title}</h1>
        <p role="status">${pages.loading}</p>
      </div>`;
    return html`<div
      class="sort-page"
      @card-place=${(event: CardPlaceEvent) => this.#onPlace(event)}
      @card-return=${({ cardId }: CardReturnEvent) => (this.sort = moveCard(sort, cardId, null))}
      @move-undo=${() => (this.sort = undoMove(sort))}
      @sort-submit=${() => this.view.actions.show('cover')}
    >
      <sort-board
        practice
        ?no-shortcuts=${settings.shortcuts !== 'on'}
        .dragging=${dragging}
        .sort=${sort}
        .cards=${sort.draw.flatMap((id) => cardOf(course, id) ?? [])}
        .categories=${course.quiz.categories}
        .endLabel=${refresher.end}
        .endWords=${this.#memory.keeps ? refresher['all-done'] : refresher['all-done-unkept']}
        .heading=${this.#heading()}
      ></sort-board>
    </div>`;
  }

  #heading(): TemplateResult {
    const { refresher } = this.texts;
    const { about, eyebrow } = refresher;
    const lacks = this.#memory.keeps
      ? this.#knewNothing
        ? refresher['no-memory']
        : ''
      : refresher['no-device'];
    return html`<p class="eyebrow">${eyebrow}</p>
      <h1 tabindex="-1">${this.view.course.quiz.question}</h1>
      <p class="muted">${about} ${lacks}</p>`;
  }

  /** Only the first try says whether a card was still known. */
  #onPlace({ cardId, categoryId }: CardPlaceEvent) {
    const { sort } = this;
    if (!sort) return;
    const right = cardOf(this.view.course, cardId)?.category === categoryId;
    if (sort.deck.includes(cardId) && !sort.again.includes(cardId)) this.#memory.note(cardId, !right);
    this.sort = practiseCard(sort, cardId, categoryId, right);
    if (this.sort.deck.length === 0 && sort.deck.length > 0) this.#memory.end();
  }
}
customElements.define('refresher-page', RefresherPage);
declare global {
  interface HTMLElementTagNameMap {
    'refresher-page': RefresherPage;
  }
}

/** The refresher, beside the course. */
export function refresherPage(view: View): TemplateResult {
  return html`<refresher-page .view=${view}></refresher-page>`;
}
