import { html } from 'lit';
import type { CheckBlock as Check, CheckOption } from '../course/course.ts';
import { BlockElement } from './block-element.ts';
import { answer } from './answer.ts';

/** A question with one right answer or several. Every option has its reason; it can be tried again and again. */
export class CheckBlock extends BlockElement<Check> {
  #message = '';

  override render() {
    const { question, options } = this.block;
    const { blocks } = this.texts;
    const checked = this.opened.size > 0;
    const several = options.filter(({ right }) => right).length > 1;
    return html`
      <div class="panel">
        <fieldset ?disabled=${checked}>
          <legend class="title">${question}</legend>
          <p class="muted small">${several ? blocks['choose-all'] : blocks['choose-one']}</p>
          ${options.map((option) => this.#renderOption(option, several ? 'checkbox' : 'radio'))}
        </fieldset>
        <p class="mark" role="status">${this.#message}</p>
        <button class="button" @click=${checked ? this.#onRetry : this.#onCheck}>
          ${checked ? blocks.retry : blocks.check}
        </button>
      </div>
    `;
  }

  #renderOption({ text, right, why }: CheckOption, type: 'checkbox' | 'radio') {
    const { blocks } = this.texts;
    return html`
      <div class="option">
        <label><input type=${type} name=${this.key} /> <span>${text}</span></label>
        ${answer({
          open: this.opened.size > 0,
          kind: right ? 'right' : 'wrong',
          word: right ? blocks.right : blocks.wrong,
          html: why,
        })}
      </div>
    `;
  }

  #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  #onCheck() {
    const { blocks } = this.texts;
    const chosen = this.#inputs().map((input) => input.checked);
    const right = this.block.options.every((option, index) => option.right === chosen[index]);
    if (chosen.includes(true)) this.opened = new Set(this.block.options);
    this.#message = !chosen.includes(true)
      ? blocks['choose-first']
      : right
        ? blocks['all-right']
        : blocks['not-right'];
    this.requestUpdate();
  }

  #onRetry() {
    this.#message = '';
    this.opened = new Set();
    const inputs = this.#inputs();
    for (const input of inputs) input.checked = false;
    this.open([], inputs[0] ?? null);
  }
}
customElements.define('check-block', CheckBlock);
declare global {
  interface HTMLElementTagNameMap {
    'check-block': CheckBlock;
  }
}
