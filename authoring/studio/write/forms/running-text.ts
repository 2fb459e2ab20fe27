import { html, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { state } from 'lit/decorators.js';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { typed } from './typed.ts';

/** The author wrote running text; `value` is Markdown. */
export class TextWriteEvent extends Event {
  readonly value: string;

  constructor(value: string) {
    super('text-write');
    this.value = value;
  }
}

/** A word of the glossary that a text can lead to. */
export interface Term {
  readonly id: string;
  readonly term: string;
}

/**
 * Running text with buttons for what Markdown would need signs for.
 * @fires text-write - the author changed it
 */
export class RunningText extends LightElement {
  @given value = '';
  @given name = 'Text';
  @given about = '';
  @given terms: readonly Term[] = [];
  @given readOnly = false;
  @given withHeadings = true;

  @state() private choosing = false;

  #area = createRef<HTMLTextAreaElement>();

  override render() {
    const lines = this.value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0);
    return html`<div class="tools" role="group" aria-label=${`Tools for ${this.name}`}>
        ${this.#tool('Bold', () => this.#around('**', '**', 'bold words'))}
        ${this.withHeadings ? this.#tool('Heading', () => this.#lines('## ', /^#{1,6} /)) : ''}
        ${this.#tool('List', () => this.#lines('- ', /^- /))}
        ${this.#tool('Link', () => this.#around('[', '](https://)', 'what the link says'))}
        ${
          this.terms.length > 0
            ? html`<button
                  type="button"
                  class="button small"
                  aria-expanded=${String(this.choosing)}
                  aria-disabled=${String(this.readOnly)}
                  @click=${() => (this.choosing = !this.choosing && !this.readOnly)}
                >
                  Glossary word</button
                >${
                  this.choosing
                    ? html`<select aria-label="Which word" @change=${this.#onTerm}>
                        <option value="">Choose …</option>
                        ${this.terms.map(({ id, term }) => html`<option value=${id}>${term}</option>`)}
                      </select>`
                    : ''
                }`
            : ''
        }
      </div>
      <textarea
        rows=${Math.min(Math.max(lines + 1, 2), 24)}
        aria-label=${this.name}
        aria-description=${this.about}
        ?readonly=${this.readOnly}
        ${ref(this.#area)}
        @input=${this.#write}
        ${typed(this.value)}
      ></textarea>`;
  }

  #tool(name: string, act: () => void): TemplateResult {
    return html`<button
      type="button"
      class="button small"
      aria-disabled=${String(this.readOnly)}
      @click=${act}
    >
      ${name}
    </button>`;
  }

  #write = () => {
    const area = this.#area.value;
    if (area && !this.readOnly) this.dispatchEvent(new TextWriteEvent(area.value));
  };

  /** Puts signs around what is selected, or words to be written over. */
  #around(before: string, after: string, words: string) {
    const area = this.#area.value;
    if (!area || this.readOnly) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    const chosen = from === to ? words : value.slice(from, to);
    area.focus();
    area.setRangeText(`${before}${chosen}${after}`, from, to, 'end');
    area.setSelectionRange(from + before.length, from + before.length + chosen.length);
    this.#write();
  }

  /** Begins each line of the selection with a sign, or takes it away where all have it. */
  #lines(sign: string, pattern: RegExp) {
    const area = this.#area.value;
    if (!area || this.readOnly) return;
    const { value } = area;
    const from = value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const next = value.indexOf('\n', area.selectionEnd);
    const to = next < 0 ? value.length : next;
    const lines = value.slice(from, to).split('\n');
    const has = lines.every((line) => line.trim() === '' || pattern.test(line));
    const put = lines.map((line) =>
      line.trim() === '' && lines.length > 1
        ? line
        : has
          ? line.replace(pattern, '')
          : sign + line.replace(pattern, ''),
    );
    area.focus();
    area.setRangeText(put.join('\n'), from, to, 'end');
    this.#write();
  }

  #onTerm = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const term = this.terms.find(({ id }) => id === select.value);
    this.choosing = false;
    if (term) this.#around('[', `](term:${term.id})`, term.term);
  };
}

customElements.define('running-text', RunningText);
declare global {
  interface HTMLElementTagNameMap {
    'running-text': RunningText;
  }
  interface HTMLElementEventMap {
    'text-write': TextWriteEvent;
  }
}
