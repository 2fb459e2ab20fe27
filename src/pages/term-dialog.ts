import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Term } from '../course/course.ts';
import { LightElement } from '../ui/light-element.ts';

/** The meaning of a word, in a dialog over the page. */
export class TermDialog extends LightElement {
  @state() private term: Pick<Term, 'term' | 'meaning'> | null = null;

  async explain(term: Pick<Term, 'term' | 'meaning'>) {
    this.term = term;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  override render() {
    if (!this.term) return nothing;
    return html`<dialog class="term panel" aria-labelledby="term-title">
      <h2 id="term-title" tabindex="-1">${this.term.term}</h2>
      <p>${this.term.meaning}</p>
      <form method="dialog"><button class="button">${this.texts.menu.dismiss}</button></form>
    </dialog>`;
  }
}
customElements.define('term-dialog', TermDialog);
declare global {
  interface HTMLElementTagNameMap {
    'term-dialog': TermDialog;
  }
}
