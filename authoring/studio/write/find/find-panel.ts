import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import type { CourseView } from '../../store/course-store.ts';
import { EditEvent, GoToEvent } from '../../store/events.ts';
import type { Sources } from '../../store/sources.ts';
import { partAt } from '../parts.ts';
import { findWords, replaceWords, type Match, type Wanted } from './find-words.ts';

/** More than these nobody reads through; all of them are replaced by `Replace all`. */
const MOST_LISTED = 200;
/** Letters that are shown before and behind what was found. */
const AROUND = 40;

/**
 * Finds words in the whole course and puts others in their place, in one step that Undo takes back.
 * @fires edit - matches were replaced
 * @fires go-to - the author wants to see a match
 * @fires close - the author is done
 */
export class FindPanel extends LightElement {
  @given store!: CourseView;
  @given sources: Sources = new Map();

  @state() private words = '';
  @state() private by = '';
  @state() private matchCapitals = false;
  @state() private wholeWords = false;
  /** What came of the last press. */
  @state() private message = '';
  #matches: readonly Match[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  override willUpdate() {
    this.#matches = findWords(this.sources, this.#wanted());
  }

  override render() {
    const off = this.#matches.length === 0 || this.store.readOnly;
    return html`<div role="search" aria-label="Find and replace">
      <form
        @submit=${(event: Event) => event.preventDefault()}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        ${this.#field('Find', this.words, (now) => (this.words = now))}
        ${this.#field('Replace with', this.by, (now) => (this.by = now))}
        ${this.#box('Match capitals', this.matchCapitals, (now) => (this.matchCapitals = now))}
        ${this.#box('Whole words only', this.wholeWords, (now) => (this.wholeWords = now))}
        <span class="find-tools">
          <button
            type="button"
            class="button"
            aria-disabled=${String(off)}
            @click=${() => this.#replace(this.#matches)}
          >
            Replace all
          </button>
          <button type="button" class="button quiet" @click=${() => this.#close()}>Close</button>
        </span>
      </form>
      <p role="status" class="small">${this.message}${this.#count()}</p>
      ${this.#matches.length > 0 ? this.#list() : nothing}
      <p class="small muted">
        It looks in what people read, in all files of the course: not in ids or addresses. Unless capitals are
        matched, a word that began with one still does. Undo takes everything back at once.
      </p>
    </div>`;
  }

  #field(name: string, value: string, put: (value: string) => void): TemplateResult {
    return html`<label class="field"
      ><span>${name}</span
      ><input
        .value=${value}
        autocomplete="off"
        @input=${(event: Event) => {
          this.message = '';
          put((event.target as HTMLInputElement).value);
        }}
    /></label>`;
  }

  #box(name: string, value: boolean, put: (value: boolean) => void): TemplateResult {
    return html`<label class="right"
      ><input
        type="checkbox"
        .checked=${value}
        @change=${(event: Event) => put((event.target as HTMLInputElement).checked)}
      />${name}</label
    >`;
  }

  #count(): string {
    if (this.words.trim() === '') return '';
    const { length } = this.#matches;
    const files = new Set(this.#matches.map(({ file }) => file)).size;
    const listed = length > MOST_LISTED ? ` The first ${MOST_LISTED} are listed.` : '';
    if (length === 0) return 'Nothing found.';
    return `${length === 1 ? '1 match' : `${length} matches`} in ${files === 1 ? '1 file' : `${files} files`}.${listed}`;
  }

  #list(): TemplateResult {
    return html`<ol aria-label="Matches">
      ${this.#matches.slice(0, MOST_LISTED).map(
        (match, at) =>
          html`<li>
            <button class="match" @click=${() => this.#show(match)}>
              <span>${inContext(match)}</span>
              <span class="small muted">${this.#placeOf(match)}</span>
            </button>
            <button
              class="button small replace"
              aria-label=${`Replace match ${at + 1}`}
              aria-disabled=${String(this.store.readOnly)}
              @click=${() => this.#replaceOne(match, at)}
            >
              Replace
            </button>
          </li>`,
      )}
    </ol>`;
  }

  #placeOf({ file, offset, line }: Match): string {
    return `${partAt(this.sources, file, offset)?.label ?? file}, line ${line}`;
  }

  #show({ file, offset }: Match) {
    this.dispatchEvent(new GoToEvent(file, offset));
  }

  #replaceOne(match: Match, at: number) {
    if (!this.#replace([match])) return;
    void this.updateComplete.then(() => {
      const buttons = this.querySelectorAll<HTMLElement>('.replace');
      (buttons[Math.min(at, buttons.length - 1)] ?? this.querySelector('input'))?.focus();
    });
  }

  #replace(matches: readonly Match[]): boolean {
    if (matches.length === 0 || this.store.readOnly) return false;
    const edits = replaceWords(this.sources, matches, this.by, this.#wanted());
    if (!edits) {
      this.message =
        'Nothing was replaced: one of these files cannot be changed by itself; mend its problems first. ';
      return false;
    }
    const count = matches.length === 1 ? '1 match' : `${matches.length} matches`;
    this.message = edits.length === 0 ? 'These words are there already. ' : `${count} replaced. `;
    if (edits.length > 0)
      this.dispatchEvent(new EditEvent(edits, `“${this.words}” replaced by “${this.by}”`));
    return edits.length > 0;
  }

  #key(event: KeyboardEvent) {
    if (event.key === 'Escape') this.#close();
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.querySelector<HTMLElement>('.match')?.focus(); // a form of several fields does not send itself
  }

  #wanted(): Wanted {
    const { words, matchCapitals, wholeWords } = this;
    return { words, matchCapitals, wholeWords };
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

function inContext({ passage: { words }, at, length }: Match): TemplateResult {
  const before = words.slice(Math.max(0, at - AROUND), at);
  const after = words.slice(at + length, at + length + AROUND);
  return html`${at > AROUND ? '…' : ''}${before}<mark>${words.slice(at, at + length)}</mark>${after}${at + length + AROUND < words.length ? '…' : ''}`;
}

customElements.define('find-panel', FindPanel);
declare global {
  interface HTMLElementTagNameMap {
    'find-panel': FindPanel;
  }
}
