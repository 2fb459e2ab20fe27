import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { NoteBlock as Note } from '../course/course.ts';
import './prose-block.ts';
import { LightElement } from '../ui/light-element.ts';

/** Something set apart from the running text: a rule, a caution, an example. */
export class NoteBlock extends LightElement {
  @property({ attribute: false }) block: Note = { kind: 'note', title: '', html: '' };

  override render() {
    const { title, html: text } = this.block;
    return html`
      <aside aria-label=${title === '' ? nothing : title}>
        ${title === '' ? nothing : html`<p class="title">${title}</p>`}
        <prose-block .html=${text}></prose-block>
      </aside>
    `;
  }
}
customElements.define('note-block', NoteBlock);
declare global {
  interface HTMLElementTagNameMap {
    'note-block': NoteBlock;
  }
}
