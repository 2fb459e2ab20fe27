import { html, nothing } from 'lit';
import type { RecallBlock as Recall } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** A question to answer in one's head, then to compare with a model answer. */
export class RecallBlock extends BlockElement<Recall> {
  override render() {
    const { blocks } = this.texts;
    const open = this.opened.size > 0;
    return html`
      <div class="panel">
        <p class="title">${this.block.prompt}</p>
        ${
          open
            ? nothing
            : html`
                <p class="muted small">${blocks.think}</p>
                <button class="button" @click=${() => this.open([0], '.answer')}>${blocks.model}</button>
              `
        }
        <div
          class="answer ${open ? '' : 'closed'}"
          role="group"
          aria-label=${blocks['model-title']}
          tabindex="-1"
        >
          <p class="mark">${blocks['model-title']}</p>
          <prose-block .html=${this.block.html}></prose-block>
        </div>
      </div>
    `;
  }
}
customElements.define('recall-block', RecallBlock);
declare global {
  interface HTMLElementTagNameMap {
    'recall-block': RecallBlock;
  }
}
