import { html, nothing } from 'lit';
import type { ScenarioBlock as Scenario, ScenarioOption } from '../course/course.ts';
import { fill } from '../ui/texts.ts';
import { BlockElement } from './block-element.ts';
import { answer } from './answer.ts';

const kinds = { best: 'right', partly: 'partly', poor: 'wrong' } as const;

/** A short case and what one could do. Every option can be tried; each says how good it is, and why. */
export class ScenarioBlock extends BlockElement<Scenario> {
  override render() {
    const { title, note, html: text, options } = this.block;
    const { blocks } = this.texts;
    return html`
      <div class="panel" role="group" aria-label=${title}>
        <p class="title">${title}</p>
        ${note === '' ? nothing : html`<p class="muted small">${fill(blocks['content-note'], { note })}</p>`}
        <prose-block .html=${text}></prose-block>
        <p class="muted small">${blocks.options}</p>
        <ul class="options" role="list">
          ${options.map((option) => this.#renderOption(option))}
        </ul>
      </div>
    `;
  }

  /** The status is there before its words, and so speaks them once. */
  #renderOption(option: ScenarioOption) {
    const open = this.opened.has(option);
    return html`
      <li>
        <button
          class="button option"
          aria-expanded=${open ? 'true' : 'false'}
          @click=${() => this.#onChoose(option)}
        >
          ${option.text}
        </button>
        <div role="status">
          ${answer({
            open,
            kind: kinds[option.grade],
            word: this.texts.blocks[option.grade],
            html: option.feedback,
          })}
        </div>
      </li>
    `;
  }

  #onChoose(option: ScenarioOption) {
    const opened = new Set(this.opened);
    if (!opened.delete(option)) opened.add(option);
    this.opened = opened;
  }
}
customElements.define('scenario-block', ScenarioBlock);
declare global {
  interface HTMLElementTagNameMap {
    'scenario-block': ScenarioBlock;
  }
}
