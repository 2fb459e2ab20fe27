import { html } from 'lit';
import type { TimelineBlock as Timeline } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** What happened when, in order. */
export class TimelineBlock extends BlockElement<Timeline> {
  override render() {
    return html`
      <ol role="list" aria-label=${this.block.label}>
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
