import { html } from 'lit';
import type { ReflectBlock as Reflect } from '../course/course.ts';
import { BlockElement } from './block-element.ts';
import { NoteWriteEvent } from './note-write-event.ts';

/** The question, and what has become of it. */
export interface Reflection extends Reflect {
  /** The note so far. */
  readonly note: string;
  /** Where the note is kept and who can read it. */
  readonly about: string;
  /** Whether the note cannot be changed at present. */
  readonly fixed: boolean;
}

/**
 * A question the learner answers for themselves. The note is kept as it is typed, and the words above it say where.
 * @fires note-write - the learner changed the note
 */
export class ReflectBlock extends BlockElement<Reflection> {
  override render() {
    const { prompt, note, about, fixed } = this.block;
    return html`
      <div class="panel">
        <label class="title" for=${this.key}>${prompt}</label>
        <p id="${this.key}-about" class="muted small" role="status">${about}</p>
        <textarea
          id=${this.key}
          aria-describedby="${this.key}-about"
          autocomplete="off"
          maxlength="4000"
          ?readonly=${fixed}
          .value=${note}
          @input=${this.#onInput}
        ></textarea>
        <p class="paper">${note}</p>
      </div>
    `;
  }

  #onInput(event: Event) {
    this.dispatchEvent(new NoteWriteEvent(this.block.id, (event.target as HTMLTextAreaElement).value));
  }
}
customElements.define('reflect-block', ReflectBlock);
declare global {
  interface HTMLElementTagNameMap {
    'reflect-block': ReflectBlock;
  }
}
