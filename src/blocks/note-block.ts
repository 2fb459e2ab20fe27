import { html, nothing } from 'lit';
import type { NoteBlock as Note } from '../course/course.ts';
import { BlockElement } from './block-element.ts';

/** Something set apart from the running text: a rule, a caution, an example. */
export class NoteBlock extends BlockElement<Note> {
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
