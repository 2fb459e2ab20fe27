import { html } from 'lit';
import type { TimelineBlock as Timeline } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** What happened when, in order, under its title. */
export class TimelineBlock extends BlockElement<Timeline> {
  override render() {
    return html`
      <p class="title" id="${this.key}-title">${this.block.label}</p>
      <ol role="list" aria-labelledby="${this.key}-title">
        ${this.block.events.map(
          (event) => html`
            <li>
              <strong>${event.time}</strong>
              <prose-block .html=${event.html}></prose-block>
            </li>
          `,
        )}
      </ol>
    `;
  }
}
customElements.define('timeline-block', TimelineBlock);
declare global {
  interface HTMLElementTagNameMap {
    'timeline-block': TimelineBlock;
  }
}
