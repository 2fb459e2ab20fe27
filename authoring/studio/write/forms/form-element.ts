import { html, nothing, type TemplateResult } from 'lit';
import type { CompiledCourse, Problem } from '../../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { state } from 'lit/decorators.js';
import type { TextChange } from '../../../edit/text-change.ts';
import type { CourseView } from '../../store/course-store.ts';
import { EditEvent, PlaceEvent } from '../../store/events.ts';
import { offsetOf } from '../../store/place.ts';
import type { Form } from '../../store/room.ts';
import type { Sources } from '../../store/sources.ts';
import { typed } from './typed.ts';

/** What a field for a text shows and does. */
export interface TextField {
  /** Its accessible name. */
  readonly name: string;
  readonly value: string;
  /** A sentence on what it is for. */
  readonly about?: string;
  /** Lines it has room for; 1 is a field of one line. */
  readonly lines?: number;
  /** No more letters than this may stand in it. */
  readonly limit?: number;
  readonly put: (value: string) => void;
}

/** What all forms share: they show what the files say, and answer with edits of one file. */
export abstract class FormElement extends LightElement implements Form {
  @given store!: CourseView;
  @given sources: Sources = new Map();
  @given compiled: CompiledCourse | null = null;
  @given problems: readonly Problem[] = [];
  @given file = '';
  @given goTo: number | null = null;

  /** Why the last press or letter changed nothing. */
  @state() protected trouble = '';

  /** The file's text as it is now. */
  protected get text(): string {
    return this.store.text(this.file);
  }

  /** Hands a change to whoever owns the course; null is one that the form cannot write. */
  protected change(changes: readonly TextChange[] | null, label: string, join = '', file = this.file) {
    this.trouble = changes
      ? ''
      : 'This cannot be written from the form. Press “Text” and write it in the file.';
    if (!changes || changes.length === 0 || this.store.readOnly) return;
    this.dispatchEvent(
      new EditEvent(
        changes.map((change) => ({ file, ...change })),
        label,
        join,
      ),
    );
  }

  protected place(offset: number) {
    this.dispatchEvent(new PlaceEvent(this.file, offset));
  }

  /** A field with its name above it, and below it what it is for. */
  protected field({ name, value, about = '', lines = 1, limit, put }: TextField): TemplateResult {
    const onInput = (event: Event) => put((event.target as HTMLInputElement).value);
    const short =
      limit !== undefined && value.length > limit * 0.8 ? `${value.length} of ${limit} characters` : '';
    const hint = [about, short].filter((word) => word !== '').join(' ');
    return html`<label class="field"
      ><span>${name}</span> ${
        lines === 1
          ? html`<input
              aria-label=${name}
              aria-description=${hint || nothing}
              ?readonly=${this.store.readOnly}
              @input=${onInput}
              ${typed(value)}
            />`
          : html`<textarea
              rows=${lines}
              aria-label=${name}
              aria-description=${hint || nothing}
              ?readonly=${this.store.readOnly}
              @input=${onInput}
              ${typed(value)}
            ></textarea>`
      }
      ${hint === '' ? nothing : html`<small aria-hidden="true">${hint}</small>`}</label
    >`;
  }

  /** What the compiler has to say between two offsets of the file. */
  protected problemsIn(from: number, to: number): TemplateResult | typeof nothing {
    const { text } = this;
    return this.problemList(
      this.problems.filter(({ file, line, column }) => {
        const offset = file === this.file ? offsetOf(text, line, column) : -1;
        return offset >= from && offset <= to;
      }),
    );
  }

  protected problemList(problems: readonly Problem[]): TemplateResult | typeof nothing {
    if (problems.length === 0) return nothing;
    return html`<ul class="form-problems" aria-label="Problems here">
      ${problems.map(
        ({ what, remedy, line }) =>
          html`<li>
            ${sentence(what)}; ${remedy}. <small>${this.file.replace(/^.*\//, '')}, line ${line}</small>
          </li>`,
      )}
    </ul>`;
  }

  protected troubleNote(): TemplateResult {
    return html`<p class="form-trouble" role="alert">${this.trouble}</p>`;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
