import { html, nothing, svg, type TemplateResult } from 'lit';
import type { EstimateBlock as Estimate } from '../course/course.ts';
import { fill } from '../ui/texts.ts';
import { BlockElement } from './block-element.ts';

/** A figure to guess with a slider, then to compare on the same scale. */
export class EstimateBlock extends BlockElement<Estimate> {
  #guess: number | null = null;

  override render() {
    const { question, min, max, step, html: text } = this.block;
    const { blocks } = this.texts;
    const shown = this.opened.size > 0;
    const guess = this.#guess ?? min + Math.round((max - min) / step / 2) * step;
    return html`
      <div class="panel">
        <label class="title" for=${this.key}>${question}</label>
        <div class="ask ${shown ? 'closed' : ''}">
          <p class="value" aria-hidden="true">${this.#words(guess)}</p>
          <input
            id=${this.key}
            type="range"
            min=${min}
            max=${max}
            step=${step}
            .value=${String(guess)}
            aria-valuetext=${this.#words(guess)}
            @input=${this.#onInput}
          />
          ${this.#renderEnds()}
        </div>
        ${
          shown
            ? nothing
            : html`<button class="button" @click=${() => this.open([0], '.answer')}>${blocks.figure}</button>`
        }
        <div
          class="answer ${shown ? '' : 'closed'}"
          role="group"
          aria-labelledby="${this.key}-figures"
          tabindex="-1"
        >
          ${this.#renderFigures(shown ? guess : null)}
          <prose-block .html=${text}></prose-block>
        </div>
      </div>
    `;
  }

  /** The guess, if there is one, and the figure; the words under the picture say the same. */
  #renderFigures(guess: number | null): TemplateResult {
    const { min, max, answer } = this.block;
    const { blocks } = this.texts;
    const at = (value: number) => `${((value - min) / (max - min)) * 100}%`;
    const marks = [
      ...(guess === null ? [] : [{ kind: 'guess', value: guess, words: blocks['your-guess'] }]),
      { kind: 'figure', value: answer, words: blocks['the-figure'] },
    ];
    return html`
      <svg class="scale" aria-hidden="true">
        ${svg`<line class="track" x2="100%" y1="50%" y2="50%" />
          <line x1=${at(guess ?? answer)} x2=${at(answer)} y1="50%" y2="50%" />
          ${marks.map(({ kind, value }) => svg`<circle class=${kind} cx=${at(value)} cy="50%" r="7" />`)}`}
      </svg>
      ${this.#renderEnds()}
      <p id="${this.key}-figures" class="row mark">
        ${marks.map(
          ({ kind, value, words }) => html`
            <span>
              <svg class="spot ${kind}" viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="7" />
              </svg>
              ${fill(words, { value: this.#words(value) })}
            </span>
          `,
        )}
      </p>
    `;
  }

  #renderEnds(): TemplateResult {
    const { min, max } = this.block;
    return html`
      <p class="row muted small" aria-hidden="true">
        <span>${this.#words(min)}</span> <span>${this.#words(max)}</span>
      </p>
    `;
  }

  #words(value: number): string {
    return value.toLocaleString(document.documentElement.lang || undefined) + this.block.unit;
  }

  #onInput(event: Event) {
    this.#guess = (event.target as HTMLInputElement).valueAsNumber;
    this.requestUpdate();
  }
}
customElements.define('estimate-block', EstimateBlock);
declare global {
  interface HTMLElementTagNameMap {
    'estimate-block': EstimateBlock;
  }
}
