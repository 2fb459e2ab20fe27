import { html, nothing, type TemplateResult } from 'lit';
import { deckFileSchema } from '../../../../src/course/schemas.ts';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { state } from 'lit/decorators.js';
import {
  CardList,
  cardKeys,
  nextCardId,
  reportIdFor,
  twins,
  type CardAt,
  type CardChange,
} from '../../../edit/card-list.ts';
import type { YamlValue } from '../../../edit/yaml-changes.ts';
import { defaults, inOrder, type KnownForRows } from '../../../sheet/card-rows.ts';
import { writeSheet } from '../../../sheet/sheet.ts';
import { saveFile } from '../../save-file.ts';
import { offsetOf } from '../../store/place.ts';
import { cardRow } from './card-row.ts';
import './card-paste.ts';
import type { CardsTakeEvent } from './card-paste.ts';
import { deckOf, lessonsOf, words, type DeckParts } from './course-parts.ts';
import { FormElement } from './form-element.ts';
import { descriptionOf, inside, type SchemaParts } from './schema-parts.ts';

/** A pause in typing after which a text is handed on; leaving the field hands it on at once. */
const PAUSE = 250;
/** What a new card's report id ends with until the card says something. */
const NEW = '_new';

const orders = [
  'As in the file',
  'By category',
  'By theme',
  'By level',
  'By lesson',
  'Longest first',
] as const;

const cardSchema: SchemaParts = deckFileSchema.entries.cards;
const columns = (
  [
    ['What the card says', 'text'],
    ['Belongs to', 'category'],
    ['Theme', 'dimension'],
    ['Level', 'difficulty'],
    ['Lesson', 'lesson'],
    ['The reason learners read', 'why'],
    ['Id', 'id'],
  ] as const
).map(([name, key]) => {
  const schema = inside(cardSchema).item?.entries?.[key];
  return [name, schema ? descriptionOf(schema) : ''] as const;
});

/** The cards of the quiz as a table to type into. */
export class CardTable extends FormElement {
  @state() private wanted = '';
  @state() private category = '';
  @state() private order: (typeof orders)[number] = 'As in the file';
  @state() private isPasting = false;
  @state() private onlyTwins = false;

  #list: CardList | null = null;
  /** What is typed and not handed on yet, by card and key. */
  #typing: { index: number; id: string; key: string; value: string } | null = null;
  /** What it lies in, from the inside to the outside. */
  #above: readonly Element[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #twins: ReadonlyMap<string, string> = new Map();
  #twinsOf = '';
  #newest = '';
  #said = '';

  override willUpdate() {
    const { text } = this;
    if (this.#list?.text !== text) this.#list = CardList.read(text);
    const all = (this.#list?.cards ?? []).map(({ data }) => ({
      id: words(data['id']),
      text: words(data['text']),
    }));
    const key = all.map((card) => card.text).join('\n');
    if (key === this.#twinsOf) return;
    this.#twinsOf = key;
    this.#twins = twins(all);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#above = ancestorsOf(this);
  }

  override disconnectedCallback() {
    this.#flush(); // a field that is taken away from under somebody typing says nothing of being left
    super.disconnectedCallback();
  }

  /** An edit of a table that is no longer in the page goes to where it was. */
  override dispatchEvent(event: Event): boolean {
    const from = this.isConnected ? null : this.#above.find((element) => element.isConnected);
    return from ? from.dispatchEvent(event) : super.dispatchEvent(event);
  }

  override render() {
    const deck = deckOf(this.store);
    if (!this.#list || !deck)
      return html`<p class="form-trouble">
        This file cannot be read as it is. Press “Text” and mend it there.
      </p>`;
    const { cards } = this.#list;
    const shown = this.#shown(cards, deck);
    return html`<div class="card-tools">
        <label class="find"
          ><span class="visually-hidden">Find a card</span>
          <input
            type="search"
            placeholder="Find a card"
            aria-label="Find a card"
            @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
        /></label>
        ${deck.categories.map(({ id, label, look }) => this.#filter(id, label, look, cards))}
        ${this.#twins.size > 0 ? html`<button type="button" class="button small" aria-pressed=${String(this.onlyTwins)} @click=${() => (this.onlyTwins = !this.onlyTwins)}>${`Much alike ${this.#twins.size}`}</button>` : nothing}
        <label class="order"
          ><span class="visually-hidden">Order</span>
          <select
            aria-label="Order"
            @change=${(event: Event) => (this.order = orders[(event.target as HTMLSelectElement).selectedIndex] ?? orders[0])}
          >
            ${orders.map((one) => html`<option ?selected=${one === this.order}>${one}</option>`)}
          </select></label
        >
      </div>
      <div class="card-tools">
        <button
          type="button"
          class="button small primary"
          aria-disabled=${String(this.store.readOnly)}
          @click=${this.#add}
        >
          Add a card
        </button>
        <button
          type="button"
          class="button small"
          aria-expanded=${String(this.isPasting)}
          aria-disabled=${String(this.store.readOnly)}
          @click=${() => (this.isPasting = !this.isPasting && !this.store.readOnly)}
        >
          Paste from a spreadsheet
        </button>
        <button type="button" class="button small" @click=${this.#export}>Export</button>
        <span role="status">${this.#said || `${shown.length} of ${cards.length} cards`}</span>
      </div>
      ${this.isPasting ? html`<card-paste .known=${this.#known(deck)} @cards-take=${this.#onTake} @cards-cancel=${() => (this.isPasting = false)}></card-paste>` : nothing}
      ${this.troubleNote()}
      <div class="scroll" tabindex="0" role="region" aria-label="Table of cards">
        <table aria-label="Cards">
          <thead>
            <tr>
              ${columns.map(([name, about]) => html`<th scope="col">${name}<small>${about}</small></th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.#rows(shown, deck)}
          </tbody>
        </table>
      </div>
      <p class="muted">
        Each row is an entry of ${this.file}. Its id and the name that reports show are made once and never
        change.
      </p>`;
  }

  #filter(id: string, label: string, look: string, cards: readonly CardAt[]): TemplateResult {
    const count = cards.filter(({ data }) => words(data['category']) === id).length;
    return html`<button
      type="button"
      class="button small ${look}"
      aria-pressed=${String(this.category === id)}
      @click=${() => (this.category = this.category === id ? '' : id)}
    >
      ${`${label} ${count}`}
    </button>`;
  }

  #rows(shown: readonly { card: CardAt; index: number }[], deck: DeckParts) {
    const lessons = lessonsOf(this.store);
    const surroundings = JSON.stringify([deck.categories, deck.dimensions, lessons, this.store.readOnly]);
    const problems = this.#problemsByCard();
    return repeat(
      shown,
      ({ card, index }) => `${words(card.data['id'])}-${index}`,
      ({ card, index }) => {
        const own = problems.get(index) ?? [];
        const twin = this.#twins.get(words(card.data['id']));
        return html`<tr data-card=${index}>
          ${guard([JSON.stringify(card.data), surroundings, own.join(), twin, index], () =>
            cardRow(card.data, {
              ...{ deck, lessons, twin, readOnly: this.store.readOnly, problems: own },
              type: (key, value) => this.#type(index, key, value),
              choose: (key, value) => {
                this.#flush();
                this.#put(index, { [key]: value }, '');
              },
              leave: () => this.#leave(index),
              remove: () => {
                this.#flush();
                this.#apply(this.#list?.remove(index) ?? null, 'Card deleted');
              },
            }),
          )}
        </tr>`;
      },
    );
  }

  #shown(cards: readonly CardAt[], deck: DeckParts): { card: CardAt; index: number }[] {
    const wanted = this.wanted.trim().toLowerCase();
    const all = cards.map((card, index) => ({ card, index }));
    const value = (card: CardAt, key: string) => words(card.data[key]);
    const rank = (entries: readonly { readonly id: string }[], id: string) =>
      entries.findIndex((one) => one.id === id);
    const found = all.filter(({ card }) => {
      if (words(card.data['id']) === this.#newest) return true;
      if (this.category !== '' && value(card, 'category') !== this.category) return false;
      if (this.onlyTwins && !this.#twins.has(value(card, 'id'))) return false;
      return (
        wanted === '' ||
        ['id', 'text', 'why', 'report-id'].some((key) => value(card, key).toLowerCase().includes(wanted))
      );
    });
    const keys: Partial<Record<(typeof orders)[number], (card: CardAt) => number>> = {
      'By category': (card) => rank(deck.categories, value(card, 'category')),
      'By theme': (card) => rank(deck.dimensions, value(card, 'dimension')),
      'By level': (card) => Number(value(card, 'difficulty')),
      'By lesson': (card) => rank(lessonsOf(this.store), value(card, 'lesson')),
      'Longest first': (card) => -value(card, 'text').length,
    };
    const key = keys[this.order];
    return key ? [...found].sort((one, other) => key(one.card) - key(other.card)) : found;
  }

  #problemsByCard(): Map<number, string[]> {
    const found = new Map<number, string[]>();
    for (const { file, line, column, what, remedy } of this.problems) {
      if (file !== this.file) continue;
      const offset = offsetOf(this.text, line, column);
      const index = this.#list?.cards.findIndex(({ from, to }) => offset >= from && offset <= to) ?? -1;
      if (index >= 0)
        found.set(index, [...(found.get(index) ?? []), `${what.replace(/^cards\.[^.]+\./, '')}; ${remedy}`]);
    }
    return found;
  }

  #known(deck: DeckParts): KnownForRows {
    return {
      cards: deck.cards,
      categories: deck.categories,
      dimensions: deck.dimensions,
      lessons: lessonsOf(this.store),
    };
  }

  #type(index: number, key: string, value: string) {
    if (this.#typing && (this.#typing.index !== index || this.#typing.key !== key)) this.#flush();
    this.#typing = { index, id: this.#idOf(index), key, value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), PAUSE);
  }

  #idOf(index: number): string {
    return words(this.#list?.cards[index]?.data['id']);
  }

  /** Hands on what is typed. */
  #flush() {
    clearTimeout(this.#timer);
    const typing = this.#typing;
    this.#typing = null;
    if (!typing) return;
    if (typing.id !== this.#idOf(typing.index)) return; // of a course that is no longer open
    const { index, key, value } = typing;
    this.#put(index, { [key]: value.replace(/\s+/g, ' ').trim() }, key);
  }

  #leave(index: number) {
    this.#flush();
    const data: Readonly<Record<string, unknown>> = this.#list?.cards[index]?.data ?? {};
    const [id, text] = [words(data.id), words(data.text)];
    if (words(data['report-id']) === `${id}${NEW}` && text !== '')
      this.#put(index, { 'report-id': reportIdFor(id, text) }, 'text');
  }

  #put(index: number, values: Readonly<Record<string, YamlValue>>, key: string) {
    const id = this.#idOf(index);
    this.#apply(this.#list?.change(index, values) ?? null, `Card ${id}`, key && `${this.file}:${id}:${key}`);
  }

  #apply(change: CardChange | null, label: string, join = '') {
    if (this.store.readOnly) return;
    if (change) this.#list = change.list;
    this.change(change?.changes ?? null, label, join);
  }

  #add = () => {
    const deck = deckOf(this.store);
    if (!deck || !this.#list || this.store.readOnly) return;
    this.#flush();
    const id = nextCardId(this.#list.cards.map(({ data }) => words(data['id'])));
    const known = this.#known(deck);
    const category = this.category === '' ? defaults(known)['category'] : this.category;
    const card = inOrder({ ...defaults(known), category: category ?? '', id, 'report-id': `${id}${NEW}` });
    this.#newest = id;
    this.#apply(this.#list.add([card]), 'Card added');
  };

  #onTake = ({ cards, said }: CardsTakeEvent) => {
    this.#flush();
    this.#said = said;
    this.isPasting = false;
    this.#apply(this.#list?.merge(cards) ?? null, 'Cards from a spreadsheet');
  };

  #export = () => {
    this.#flush();
    const rows = (this.#list?.cards ?? []).map(({ data }) =>
      cardKeys.map((key) => (data[key] === true ? 'yes' : data[key] === false ? '' : words(data[key]))),
    );
    saveFile('cards.csv', writeSheet(cardKeys, rows, ','), 'text/csv');
  };

  override updated(changed: Map<PropertyKey, unknown>) {
    if (this.#newest !== '') {
      const index = this.#list?.cards.findIndex(({ data }) => data['id'] === this.#newest) ?? -1;
      const row = this.querySelector<HTMLElement>(`[data-card="${index}"] textarea`);
      if (row) this.#newest = '';
      row?.focus();
    }
    if (!changed.has('goTo') || this.goTo === null) return;
    const goal = this.goTo;
    const index = this.#list?.cards.findIndex(({ from, to }) => goal >= from && goal <= to) ?? -1;
    const row = this.querySelector(`[data-card="${index}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('textarea')?.focus();
  }
}

function ancestorsOf(element: Element): readonly Element[] {
  const above = element.parentElement;
  return above ? [above, ...ancestorsOf(above)] : [];
}

customElements.define('card-table', CardTable);
declare global {
  interface HTMLElementTagNameMap {
    'card-table': CardTable;
  }
}
