import { html } from 'lit';
import { LessonOpenEvent, SourceOpenEvent, TermOpenEvent } from './link-events.ts';
import { given, LightElement } from '../ui/light-element.ts';

/**
 * Running text. The only place where HTML from content is shown; the compiler has made and sanitised it.
 * @fires lesson-open - the learner followed a link to another lesson
 * @fires term-open - the learner asked for the meaning of a word
 * @fires source-open - the learner pressed the number of a source
 */
export class ProseBlock extends LightElement {
  /** Sanitised HTML. */
  @given html = '';

  override render() {
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- only links inside are pressed
    return html`<div class="prose" .innerHTML=${this.html} @click=${this.#onClick}></div>`;
  }

  #onClick(event: Event) {
    const link = (event.target as Element).closest<HTMLElement>(
      'a[data-lesson], a[data-term], a[data-source]',
    );
    if (!link) return;
    event.preventDefault();
    const { lesson, term, source } = link.dataset;
    if (lesson !== undefined) this.dispatchEvent(new LessonOpenEvent(lesson));
    else if (term !== undefined) this.dispatchEvent(new TermOpenEvent(term));
    else this.dispatchEvent(new SourceOpenEvent(Number(source)));
  }
}
customElements.define('prose-block', ProseBlock);
declare global {
  interface HTMLElementTagNameMap {
    'prose-block': ProseBlock;
  }
}
