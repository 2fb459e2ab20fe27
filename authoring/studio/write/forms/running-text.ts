import { defaultKeymap, insertNewline } from '@codemirror/commands';
import { insertNewlineContinueMarkup, markdown } from '@codemirror/lang-markdown';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { difference } from '../../store/edit.ts';
import { addressAt, boldSigns, looks } from '../text/looks.ts';
import { tool } from './tool.ts';
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

/** Marks what the file changed, so that it is not told back to the file. */
const fromFile = Annotation.define<boolean>();

/**
 * Running text as it looks, with buttons for what Markdown would need signs for.
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
  /** The link that the cursor is in. */
  @state() private link: { readonly from: number; readonly to: number; readonly url: string } | null = null;

  #view: EditorView | null = null;
  #access = new Compartment();

  override render() {
    const { readOnly } = this;
    return html`<div class="tools" role="group" aria-label=${`Tools for ${this.name}`}>
        ${tool('Bold', !readOnly, () => this.#bold())}
        ${this.withHeadings ? tool('Heading', !readOnly, () => this.#lines('## ', /^#{1,6} /)) : nothing}
        ${tool('List', !readOnly, () => this.#lines('- ', /^- /))}
        ${tool('Link', !readOnly, () => this.#addLink('https://', 'what the link says'))}
        ${this.terms.length > 0 ? this.#termTool() : nothing}
      </div>
      <div class="looks"></div>
      ${this.link && !readOnly ? this.#address(this.link) : nothing}`;
  }

  #termTool(): TemplateResult {
    return html`<button
        type="button"
        class="button small"
        aria-expanded=${String(this.choosing)}
        aria-disabled=${String(this.readOnly)}
        @click=${() => (this.choosing = !this.choosing && !this.readOnly)}
      >
        Glossary word</button
      >${
        this.choosing
          ? html`<select
              aria-label="Which word"
              aria-description="Learners can press it, and read what it means."
              @change=${this.#onTerm}
            >
              <option value="">Choose …</option>
              ${this.terms.map(({ id, term }) => html`<option value=${id}>${term}</option>`)}
            </select>`
          : nothing
      }`;
  }

  #address({ url, from, to }: { url: string; from: number; to: number }): TemplateResult {
    const about = 'Where the link leads: https://, or term: and a word of the glossary.';
    return html`<label class="field address"
      ><span>Address</span>
      <input
        aria-label="Address"
        aria-description=${about}
        @input=${(event: Event) => {
          const insert = (event.target as HTMLInputElement).value.replace(/[\s()<>]/g, '');
          if (insert !== '') this.#view?.dispatch({ changes: { from, to, insert } });
        }}
        ${typed(url)}
      />
      <small aria-hidden="true">${about}</small></label
    >`;
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    if (!this.#view) this.#open();
    else if (changed.has('value')) this.#follow(this.#view);
    if (changed.has('readOnly') || changed.has('name') || changed.has('about'))
      this.#view?.dispatch({ effects: this.#access.reconfigure(this.#attributes()) });
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  #open() {
    const parent = this.querySelector('.looks');
    if (!parent || this.#view) return;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: this.value,
        extensions: [
          markdown(),
          looks,
          EditorView.lineWrapping,
          keymap.of([
            { key: 'Mod-b', run: () => this.#bold() },
            { key: 'Shift-Enter', run: insertNewline },
            { key: 'Enter', run: insertNewlineContinueMarkup },
            { key: 'Enter', run: newParagraph },
            ...defaultKeymap,
          ]),
          this.#access.of(this.#attributes()),
          EditorView.updateListener.of(({ docChanged, selectionSet, transactions, view }) => {
            if (docChanged || selectionSet) this.link = view.hasFocus ? addressAt(view.state) : this.link;
            if (docChanged && !transactions.some((one) => one.annotation(fromFile)))
              this.dispatchEvent(new TextWriteEvent(view.state.doc.toString()));
          }),
        ],
      }),
    });
  }

  #attributes(): Extension {
    return [
      EditorState.readOnly.of(this.readOnly),
      EditorView.contentAttributes.of({
        'aria-label': this.name,
        'aria-description': this.about,
        'aria-readonly': String(this.readOnly),
        spellcheck: 'true',
        tabindex: '0',
      }),
    ];
  }

  /** Takes in what something else has changed; blanks at the place of somebody typing stay, as the file keeps none. */
  #follow(view: EditorView) {
    const now = view.state.doc.toString();
    if (now === this.value || (view.hasFocus && plain(now) === plain(this.value))) return;
    const [edit] = difference('', now, this.value);
    if (!edit) return;
    view.dispatch({
      changes: { from: edit.from, to: edit.to, insert: edit.text },
      annotations: fromFile.of(true),
    });
  }

  /** Makes the selected words bold, or those at the cursor plain again. */
  #bold(): boolean {
    const view = this.#view;
    if (!view || this.readOnly) return false;
    const signs = boldSigns(view.state);
    if (signs.length > 0) view.dispatch({ changes: signs.map(({ from, to }) => ({ from, to })) });
    else this.#around('**', '**', 'bold words');
    view.focus();
    return true;
  }

  #addLink(url: string, words: string) {
    this.#around('[', `](${url})`, words);
    this.#view?.focus();
  }

  /** Puts signs around what is selected, or around words to be written over. */
  #around(before: string, after: string, words: string) {
    const view = this.#view;
    if (!view || this.readOnly) return;
    const { from, to } = view.state.selection.main;
    const chosen = from === to ? words : view.state.sliceDoc(from, to);
    view.focus();
    view.dispatch({
      changes: { from, to, insert: before + chosen + after },
      selection: { anchor: from + before.length, head: from + before.length + chosen.length },
    });
  }

  /** Begins each line of the selection with a sign, or takes it away where all have it. */
  #lines(sign: string, pattern: RegExp) {
    const view = this.#view;
    if (!view || this.readOnly) return;
    const { doc, selection } = view.state;
    const [first, last] = [doc.lineAt(selection.main.from), doc.lineAt(selection.main.to)];
    const numbers = Array.from({ length: last.number - first.number + 1 }, (_, at) => first.number + at);
    const lines = numbers
      .map((number) => doc.line(number))
      .filter(({ text }) => text.trim() !== '' || first === last);
    const has = lines.every(({ text }) => pattern.test(text));
    view.dispatch({
      changes: lines.map(({ from, text }) => ({
        from,
        to: from + (pattern.exec(text)?.[0].length ?? 0),
        insert: has ? '' : sign,
      })),
    });
    view.focus();
  }

  #onTerm = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const term = this.terms.find(({ id }) => id === select.value);
    this.choosing = false;
    if (term) this.#addLink(`term:${term.id}`, term.term);
  };
}

/** A line end alone would not part two paragraphs. */
function newParagraph(view: EditorView): boolean {
  view.dispatch(view.state.replaceSelection('\n\n'), { scrollIntoView: true });
  return true;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
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
