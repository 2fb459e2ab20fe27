import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { readTable } from '../../../results/reading/read-table.ts';
import {
  cardsFromRows,
  rowsOfClipboard,
  type CardValues,
  type KnownForRows,
} from '../../../sheet/card-rows.ts';

/** The author wants these cards in the course; `said` tells what came of the rows. */
export class CardsTakeEvent extends Event {
  readonly cards: readonly CardValues[];
  readonly said: string;

  constructor(cards: readonly CardValues[], said: string) {
    super('cards-take');
    this.cards = cards;
    this.said = said;
  }
}

/**
 * Rows of a spreadsheet, pasted or from a file, looked at before they are taken.
 * @fires cards-take - the author takes them
 * @fires cards-cancel - the author does not
 */
export class CardPaste extends LightElement {
  @given known: KnownForRows = { cards: [], categories: [], dimensions: [], lessons: [] };

  @state() private rows: readonly (readonly string[])[] = [];
  @state() private trouble = '';

  override render() {
    const { cards, added, changed, skipped } = cardsFromRows(this.rows, this.known);
    return html`<div class="panel paste" role="group" aria-label="Rows from a spreadsheet">
      <p>
        Copy rows in Excel or LibreOffice and paste them here, or choose a .csv or .xlsx file. With names in
        the first row (text, category, reason, theme, level, lesson), the columns may be in any order.
      </p>
      <textarea
        rows="5"
        aria-label="Pasted rows"
        @input=${(event: Event) => this.#read(rowsOfClipboard((event.target as HTMLTextAreaElement).value))}
      ></textarea>
      <label class="field"
        ><span>Or a file</span
        ><input
          type="file"
          aria-label="Spreadsheet file"
          accept=".csv,.tsv,.txt,.xlsx,.ods"
          @change=${this.#onFile}
      /></label>
      <p role="status">${this.trouble || (this.rows.length === 0 ? '' : summary(added, changed, skipped))}</p>
      ${
        cards.length > 0
          ? html`<ul>
              ${cards.slice(0, 5).map((card) => html`<li>${String(card['text'] ?? card['id'] ?? '')}</li>`)}
              ${cards.length > 5 ? html`<li>and ${cards.length - 5} more</li>` : nothing}
            </ul>`
          : nothing
      }
      <button
        type="button"
        class="button small primary"
        aria-disabled=${String(cards.length === 0)}
        @click=${() => {
          if (cards.length > 0)
            this.dispatchEvent(new CardsTakeEvent(cards, summary(added, changed, skipped)));
        }}
      >
        Take these rows
      </button>
      <button
        type="button"
        class="button small"
        @click=${() => this.dispatchEvent(new Event('cards-cancel'))}
      >
        Cancel
      </button>
    </div>`;
  }

  override firstUpdated() {
    this.querySelector('textarea')?.focus();
  }

  #read(rows: readonly (readonly string[])[]) {
    this.trouble = '';
    this.rows = rows;
  }

  #onFile = async (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    const rows: string[][] = [];
    let trouble = '';
    readTable(
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      {
        take: (cells) => void rows.push([...cells]),
        report: ({ line }, what, remedy) => (trouble ||= `${file.name}, row ${line}: ${what}; ${remedy}.`),
        progress: () => undefined,
      },
    );
    this.#read(rows);
    this.trouble = trouble;
  };
}

function summary(added: number, changed: number, skipped: readonly number[]): string {
  const left =
    skipped.length === 0
      ? ''
      : ` Without words for a card: row ${skipped.slice(0, 5).join(', ')}${skipped.length > 5 ? ' and others' : ''}.`;
  return `${added} new, ${changed} known.${left}`;
}

customElements.define('card-paste', CardPaste);
declare global {
  interface HTMLElementTagNameMap {
    'card-paste': CardPaste;
  }
  interface HTMLElementEventMap {
    'cards-take': CardsTakeEvent;
  }
}
