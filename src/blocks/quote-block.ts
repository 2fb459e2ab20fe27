import { html } from 'lit';
import type { QuoteBlock as Quote } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** What somebody said, with its source. */
export class QuoteBlock extends BlockElement<Quote> {
  override render() {
    return html`
      <figure>
        <blockquote><prose-block .html=${this.block.html}></prose-block></blockquote>
        <figcaption class="muted small">${this.block.source}</figcaption>
      </figure>
    `;
  }
}
customElements.define('quote-block', QuoteBlock);
declare global {
  interface HTMLElementTagNameMap {
    'quote-block': QuoteBlock;
  }
}
