import { html, nothing } from 'lit';
import type { FigureBlock as Figure } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** A picture, drawn or made of dots; what it shows is said to those who do not see it, and can be opened by all. */
export class FigureBlock extends BlockElement<Figure> {
  override render() {
    const { svg, image, caption, credit, text, html: description } = this.block;
    return html`
      <figure>
        ${
          image
            ? html`<img
                src=${image.file}
                width=${image.width}
                height=${image.height}
                alt=${text}
                loading="lazy"
                decoding="async"
              />`
            : html`<prose-block role="img" aria-label=${text} .html=${svg}></prose-block>`
        }
        <figcaption class="muted small">
          ${caption}${credit ? html` <span class="credit">${credit}</span>` : nothing}
        </figcaption>
      </figure>
      <details>
        <summary>${this.texts.blocks.picture}</summary>
        <prose-block .html=${description}></prose-block>
      </details>
    `;
  }
}
customElements.define('figure-block', FigureBlock);
declare global {
  interface HTMLElementTagNameMap {
    'figure-block': FigureBlock;
  }
}
