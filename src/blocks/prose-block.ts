import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { LessonOpenEvent, TermOpenEvent } from './link-events.ts';
import { given, LightElement } from '../ui/light-element.ts';

/**
 * Running text. The only place where HTML from content is shown; the compiler has made and sanitised it.
 * @fires lesson-open - the learner followed a link to another lesson
 * @fires term-open - the learner asked for the meaning of a word
 */
export class ProseBlock extends LightElement {
  /** Sanitised HTML. */
  @given html = '';

  override render() {
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- only links inside are pressed
    return html`<div class="prose" @click=${this.#onClick}>${unsafeHTML(this.html)}</div>`;
  }

  #onClick(event: Event) {
    const { lesson, term } =
      (event.target as Element).closest<HTMLElement>('a[data-lesson], a[data-term]')?.dataset ?? {};
    if (lesson === undefined && term === undefined) return;
    event.preventDefault();
    this.dispatchEvent(lesson === undefined ? new TermOpenEvent(term ?? '') : new LessonOpenEvent(lesson));
  }
}
customElements.define('prose-block', ProseBlock);
declare global {
  interface HTMLElementTagNameMap {
    'prose-block': ProseBlock;
  }
}
