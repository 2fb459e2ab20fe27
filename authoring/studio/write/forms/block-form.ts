import { html, nothing, type TemplateResult } from 'lit';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import type { Entry } from '../../../edit/block-entries.ts';
import {
  blockShapes,
  grades,
  type EntryShape,
  type SettingShape,
  filesFor,
} from '../../../edit/block-shape.ts';
import type { TableValue } from '../../../edit/block-table.ts';
import type { BlockValue } from '../../../edit/block-text.ts';
import type { DeckParts } from './course-parts.ts';
import './running-text.ts';
import type { Term, TextWriteEvent } from './running-text.ts';
import { typed } from './typed.ts';

/** The author changed a block; `field` names the one that is typed into, '' for a step of its own. */
export class BlockWriteEvent extends Event {
  readonly value: BlockValue;
  readonly field: string;

  constructor(value: BlockValue, field: string) {
    super('block-write');
    this.value = value;
    this.field = field;
  }
}

const gradeWords: Readonly<Record<string, string>> = { best: 'Best', partly: 'Partly right', poor: 'Poor' };

/**
 * The fields of one block, made from its shape.
 * @fires block-write - the author changed it
 */
export class BlockForm extends LightElement {
  @given kind = '';
  @given value: BlockValue = { label: '', settings: {}, text: '', entries: [], table: null };
  @given terms: readonly Term[] = [];
  /** Names of files in media/. */
  @given media: readonly string[] = [];
  @given deck: DeckParts | null = null;
  @given readOnly = false;

  override render() {
    const shape = blockShapes[this.kind];
    if (!shape) return nothing;
    const { label, settings, text, entries, table } = this.value;
    return html`${shape.label ? this.#line(shape.label.name, shape.label.about, label, (now) => this.#write({ label: now }, 'label')) : nothing}
    ${settings['src'] === undefined && shape.settings.length > 0 ? html`<div class="settings">${shape.settings.map((one) => this.#setting(one))}</div>` : shape.settings.map((one) => this.#setting(one))}
    ${shape.text ? this.#running(shape.text.name, shape.text.about, text, (now) => this.#write({ text: now }, 'text')) : nothing}
    ${shape.entries ? this.#entries(shape.entries, entries) : nothing} ${table ? this.#table(table) : nothing}`;
  }

  #write(change: Partial<BlockValue>, field = '') {
    if (!this.readOnly) this.dispatchEvent(new BlockWriteEvent({ ...this.value, ...change }, field));
  }

  #line(
    name: string,
    about: string,
    value: string,
    put: (value: string) => void,
    type = 'text',
  ): TemplateResult {
    return html`<label class="field"
      ><span>${name}</span>
      <input
        inputmode=${type === 'number' ? 'decimal' : 'text'}
        aria-label=${name}
        aria-description=${about}
        ?readonly=${this.readOnly}
        @input=${(event: Event) => put((event.target as HTMLInputElement).value)}
        ${typed(value)}
      />
      <small aria-hidden="true">${about}</small></label
    >`;
  }

  #running(name: string, about: string, value: string, put: (value: string) => void): TemplateResult {
    return html`<div class="field">
      <span aria-hidden="true">${name}</span>
      <running-text
        .name=${name}
        .about=${about}
        .value=${value}
        .terms=${this.terms}
        .readOnly=${this.readOnly}
        .withHeadings=${false}
        @text-write=${(event: TextWriteEvent) => put(event.value)}
      ></running-text>
    </div>`;
  }

  #setting({ key, kind, name, about }: SettingShape): TemplateResult {
    const value = this.value.settings[key] ?? '';
    const put = (now: string, field = '') =>
      this.#write({ settings: { ...this.value.settings, [key]: now } }, field);
    if (kind === 'text' || kind === 'number')
      return this.#line(name, about, value, (now) => put(now, key), kind);
    if (kind === 'cards' || kind === 'categories') return this.#several(name, about, value, kind, put);
    const options =
      kind === 'column' ? ['', ...(this.value.table?.columns ?? [])] : filesFor(kind, this.media);
    const known = options.find((one) => one.toLowerCase() === value.toLowerCase());
    return html`<label class="field"
      ><span>${name}</span>
      <select
        aria-label=${name}
        aria-description=${about}
        ?disabled=${this.readOnly}
        @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}
      >
        ${known === undefined ? html`<option value=${value} selected>${value || 'Choose'}</option>` : nothing}
        ${options.map((one) => html`<option value=${one} ?selected=${one === known}>${one || 'None'}</option>`)}
      </select>
      <small aria-hidden="true">${about}</small></label
    >`;
  }

  #several(
    name: string,
    about: string,
    value: string,
    kind: 'cards' | 'categories',
    put: (value: string) => void,
  ): TemplateResult {
    const ids = value.split(/\s+/).filter((id) => id !== '');
    const options =
      kind === 'cards'
        ? (this.deck?.cards.map(({ id, text }) => ({ id, label: text })) ?? [])
        : (this.deck?.categories.map(({ id, label }) => ({ id, label })) ?? []);
    const free = options.filter(({ id }) => !ids.includes(id));
    return html`<div class="field" role="group" aria-label=${name}>
      <span aria-hidden="true">${name}</span>
      <ul class="chosen">
        ${ids.map((id) => {
          const label = options.find((one) => one.id === id)?.label ?? id;
          return html`<li>
            ${label}
            <button
              type="button"
              class="button small"
              aria-label=${`Take out: ${label}`}
              @click=${() => put(ids.filter((one) => one !== id).join(' '))}
            >
              ×
            </button>
          </li>`;
        })}
      </ul>
      <select
        aria-label=${`Add to ${name.toLowerCase()}`}
        .value=${''}
        ?disabled=${this.readOnly}
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement;
          const id = select.value;
          select.value = '';
          if (id !== '') put([...ids, id].join(' '));
        }}
      >
        <option value="">Add …</option>
        ${free.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
      </select>
      <small>${about}</small>
    </div>`;
  }

  #entries(shape: EntryShape, entries: readonly Entry[]): TemplateResult {
    const put = (at: number, change: Partial<Entry>, field = '') =>
      this.#write(
        { entries: entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)) },
        field && `${field}${at}`,
      );
    return html`${entries.map(
      (entry, at) =>
        html`<div class="entry" role="group" aria-label=${`${shape.one} ${at + 1}`}>
          ${this.#mark(shape, entry, (mark, field) => put(at, { mark }, field))}
          ${shape.text ? this.#line(shape.text.name, shape.text.about, entry.text, (text) => put(at, { text }, 'text')) : nothing}
          ${this.#running(shape.more.name, shape.more.about, entry.more, (more) => put(at, { more }, 'more'))}
          <span class="block-tools">
            ${this.#tool(`Move ${shape.one} up`, at > 0, () => this.#write({ entries: swapped(entries, at, at - 1) }))}
            ${this.#tool(`Delete ${shape.one}`, true, () => this.#write({ entries: entries.filter((_, index) => index !== at) }))}
          </span>
        </div>`,
    )}
    ${this.#tool(`Add ${/^[aeiou]/.test(shape.one) ? 'an' : 'a'} ${shape.one}`, true, () => this.#write({ entries: [...entries, fresh(shape)] }))}`;
  }

  #mark(
    { mark, words, one }: EntryShape,
    entry: Entry,
    put: (mark: string, field?: string) => void,
  ): TemplateResult | typeof nothing {
    if (mark === 'bold' && words)
      return this.#line(words.name, words.about, entry.mark, (now) => put(now, 'mark'));
    if (mark === 'check')
      return html`<label class="right"
        ><input
          type="checkbox"
          .checked=${entry.mark === 'right'}
          ?disabled=${this.readOnly}
          @change=${(event: Event) => put((event.target as HTMLInputElement).checked ? 'right' : 'wrong')}
        />Right answer</label
      >`;
    if (mark !== 'grade') return nothing;
    return html`<label class="field"
      ><span>How good it is</span>
      <select
        aria-label="How good it is"
        aria-description=${`Each case needs one best ${one}.`}
        ?disabled=${this.readOnly}
        @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}
      >
        ${grades.map((grade) => html`<option value=${grade} ?selected=${grade === entry.mark}>${gradeWords[grade]}</option>`)}
      </select></label
    >`;
  }

  #table(table: TableValue): TemplateResult {
    const { columns, rows } = table;
    const put = (change: Partial<TableValue>, field = '') =>
      this.#write({ table: { ...table, ...change } }, field);
    const cell = (name: string, value: string, write: (value: string) => void) =>
      html`<textarea
        rows="2"
        aria-label=${name}
        ?readonly=${this.readOnly}
        @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
        ${typed(value)}
      ></textarea>`;
    return html`<table class="compare-cells">
        <caption class="visually-hidden">
          What is compared
        </caption>
        <thead>
          <tr>
            <th scope="col">What is compared</th>
            ${columns.map(
              (label, at) =>
                html`<th scope="col">
                  ${cell(`Column ${at + 1}`, label, (now) => put({ columns: columns.with(at, now) }, `column${at}`))}
                </th>`,
            )}
            <th scope="col"><span class="visually-hidden">Tools</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row, line) =>
              html`<tr>
                ${row.map(
                  (value, at) =>
                    html`<td>
                      ${cell(at === 0 ? `What row ${line + 1} compares` : `${columns[at - 1] ?? ''}, row ${line + 1}`, value, (now) => put({ rows: rows.with(line, row.with(at, now)) }, `cell${line}-${at}`))}
                    </td>`,
                )}
                <td>
                  ${this.#tool(`Delete row ${line + 1}`, rows.length > 1, () => put({ rows: rows.filter((_, index) => index !== line) }))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.#tool('Add a row', true, () => put({ rows: [...rows, ['What is compared', ...columns.map(() => '…')]] }))}`;
  }

  #tool(name: string, isPossible: boolean, act: () => void): TemplateResult {
    const off = !isPossible || this.readOnly;
    return html`<button
      type="button"
      class="button small"
      aria-disabled=${String(off)}
      @click=${() => {
        if (!off) act();
      }}
    >
      ${name}
    </button>`;
  }
}

function swapped<Item>(items: readonly Item[], one: number, other: number): Item[] {
  return items.map((item, at) =>
    at === one ? (items[other] ?? item) : at === other ? (items[one] ?? item) : item,
  );
}

/** A new entry, with words to be written over. */
function fresh({ mark, text, more }: EntryShape): Entry {
  const marks = { check: 'wrong', grade: 'poor', bold: '2000', heading: '' } as const;
  return { mark: marks[mark], text: text?.name ?? '', more: `${more.name}.` };
}

customElements.define('block-form', BlockForm);
declare global {
  interface HTMLElementTagNameMap {
    'block-form': BlockForm;
  }
  interface HTMLElementEventMap {
    'block-write': BlockWriteEvent;
  }
}
