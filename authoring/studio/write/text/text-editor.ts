import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentLess, indentMore } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension, type Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../../../../src/compiler/compile.ts';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { difference, type TextEdit } from '../../store/edit.ts';
import { EditEvent, PlaceEvent } from '../../store/events.ts';
import { offsetOf } from '../../store/place.ts';
import { completions } from './completions.ts';
import { fileOffset, shownOffset, shownText, withLineEnds } from './line-ends.ts';

/** By the tokens, so that they are clear in light and in dark. */
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--focus)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--right)' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.separator], color: 'var(--muted)' },
  { tag: [tags.heading, tags.strong], fontWeight: 'bold' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--shared)' },
]);

/** Marks what the file changed, so that it is not told back to the file. */
const fromFile = Annotation.define<boolean>();

/**
 * A file as text, in CodeMirror. The file stays the only truth: each change is told as an `edit` of just those letters,
 * and what else changes the file is shown here.
 */
export class TextEditor extends LightElement {
  @given file = '';
  @given text = '';
  @given problems: readonly Problem[] = [];
  @given readOnly = false;
  /** Where the author is led to, an offset in the file; another object each time. */
  @given goTo: { readonly offset: number } | null = null;
  #view: EditorView | null = null;
  /** The text of the file that the editor shows. */
  #text = '';
  #shownFile = '';
  #editable = new Compartment();

  override render() {
    return null;
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    if (!this.#view || this.#shownFile !== this.file) this.#open();
    else if (changed.has('text')) this.#follow();
    if (changed.has('readOnly'))
      this.#view?.dispatch({ effects: this.#editable.reconfigure(this.#access()) });
    if (changed.has('problems') || changed.has('file')) this.#mark();
    if (changed.has('goTo') && this.goTo) this.#lead(this.goTo.offset);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  #open() {
    this.#view?.destroy();
    this.#shownFile = this.file;
    this.#text = this.text;
    this.#view = new EditorView({
      parent: this,
      state: EditorState.create({ doc: shownText(this.text), extensions: this.#extensions() }),
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        for (const transaction of transactions) this.#told(transaction);
      },
    });
  }

  #extensions(): Extension[] {
    return [
      lineNumbers(),
      lintGutter(),
      drawSelection(),
      bracketMatching(),
      indentUnit.of('  '),
      EditorView.lineWrapping,
      syntaxHighlighting(colours),
      this.file.endsWith('.md') ? yamlFrontmatter({ content: markdown() }) : yaml(),
      autocompletion({ override: [completions(this.file)] }),
      // Tab leaves the editor, as it leaves every field; Ctrl and a bracket indent.
      keymap.of([
        ...completionKeymap,
        ...lintKeymap,
        { key: 'Mod-]', run: indentMore },
        { key: 'Mod-[', run: indentLess },
        ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({ 'aria-label': this.file, spellcheck: 'true', tabindex: '0' }),
      this.#editable.of(this.#access()),
    ];
  }

  #access(): Extension {
    return [EditorState.readOnly.of(this.readOnly)];
  }

  #told(transaction: Transaction) {
    if (transaction.docChanged && transaction.annotation(fromFile) !== true) this.#tell(transaction);
    if (transaction.selection && this.#view?.hasFocus) {
      const offset = fileOffset(this.#text, transaction.newSelection.main.head);
      this.dispatchEvent(new PlaceEvent(this.file, offset));
    }
  }

  #tell(transaction: Transaction) {
    const before = this.#text;
    const edits: TextEdit[] = [];
    transaction.changes.iterChanges((from, to, _from, _to, inserted) => {
      edits.push({
        file: this.file,
        from: fileOffset(before, from),
        to: fileOffset(before, to),
        text: withLineEnds(before, inserted.toString()),
      });
    });
    let text = '';
    let end = 0;
    for (const edit of edits) {
      text += before.slice(end, edit.from) + edit.text;
      end = edit.to;
    }
    this.#text = text + before.slice(end);
    this.dispatchEvent(new EditEvent(edits, this.file, `text:${this.file}`));
  }

  /** Takes in what something else has changed: an undo, a form. */
  #follow() {
    if (this.text === this.#text || !this.#view) return;
    const now = this.#view.state.doc.toString();
    const [edit] = difference(this.file, now, shownText(this.text));
    this.#text = this.text;
    if (!edit) return;
    this.#view.dispatch({
      changes: { from: edit.from, to: edit.to, insert: edit.text },
      annotations: fromFile.of(true),
    });
  }

  #mark() {
    if (!this.#view) return;
    const { length } = this.#view.state.doc;
    const diagnostics = this.problems
      .filter(({ file }) => file === this.file)
      .map(({ line, column, what, remedy }): Diagnostic => {
        const from = Math.min(shownOffset(this.#text, offsetOf(this.#text, line, column)), length);
        const { to } = this.#view?.state.doc.lineAt(from) ?? { to: from };
        return { from, to: Math.max(from, to), severity: 'error', message: `This ${what}; ${remedy}.` };
      });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  #lead(offset: number) {
    const view = this.#view;
    if (!view) return;
    const anchor = Math.min(shownOffset(this.#text, offset), view.state.doc.length);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    view.focus();
  }
}

customElements.define('text-editor', TextEditor);
declare global {
  interface HTMLElementTagNameMap {
    'text-editor': TextEditor;
  }
}
