import { html, nothing, type TemplateResult } from 'lit';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import type { Entry } from '../../../edit/block-entries.ts';
import {
  blockShapes,
  grades,
  type BlockShape,
  type EntryShape,
  type FieldShape,
  type SettingShape,
  filesFor,
} from '../../../edit/block-shape.ts';
import type { TableValue } from '../../../edit/block-table.ts';
import type { BlockValue } from '../../../edit/block-text.ts';
import type { DeckParts } from './course-parts.ts';
import { checkField, choiceField, lineField, textField, type Option } from './field-parts.ts';
import { tool } from './tool.ts';
import type { Term } from './running-text.ts';
import { swapped } from './talk-turns.ts';
import type { TurnsWriteEvent } from './talk-turns.ts';
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
  @given value: BlockValue = { label: '', settings: {}, text: '', entries: [], table: null, turns: [] };
  @given terms: readonly Term[] = [];
  /** Names of files in media/. */
  @given media: readonly string[] = [];
  @given talks: readonly { readonly id: string; readonly title: string }[] = [];
  @given deck: DeckParts | null = null;
  @given readOnly = false;

  override render() {
    const shape = blockShapes[this.kind];
    if (!shape) return nothing;
    const { label, settings, text, entries, table, turns } = this.value;
    const { readOnly } = this;
    const fields = shape.settings.map((one) => this.#setting(one));
    return html`${shape.label ? lineField(shape.label, { value: label, readOnly, put: (now) => this.#write({ label: now }, 'label') }) : nothing}
    ${settings['src'] === undefined && fields.length > 0 ? html`<div class="settings">${fields}</div>` : fields}
    ${shape.text ? textField(shape.text, { value: text, readOnly, put: (now) => this.#write({ text: now }, 'text') }, this.terms) : nothing}
    ${shape.entries ? this.#entries(shape.entries, entries) : nothing}
    ${table && shape.table ? this.#table(table, shape.table) : nothing}
    ${
      shape.turns
        ? html`<talk-turns
            .turns=${turns}
            .terms=${this.terms}
            .readOnly=${readOnly}
            @turns-write=${({ turns: now, field }: TurnsWriteEvent) => this.#write({ turns: now }, field)}
          ></talk-turns>`
        : nothing
    }`;
  }

  #write(change: Partial<BlockValue>, field = '') {
    if (!this.readOnly) this.dispatchEvent(new BlockWriteEvent({ ...this.value, ...change }, field));
  }

  #setting(shape: SettingShape): TemplateResult {
    const { key, kind } = shape;
    const { readOnly } = this;
    const value = this.value.settings[key] ?? '';
    const put = (now: string, field = '') =>
      this.#write({ settings: { ...this.value.settings, [key]: now } }, field);
    if (kind === 'text' || kind === 'number')
      return lineField(shape, { value, readOnly, put: (now) => put(now, key) }, kind === 'number');
    if (kind === 'cards' || kind === 'categories') return this.#several(shape, value, kind, put);
    return choiceField(shape, this.#options(kind), { value, readOnly, put });
  }

  #options(kind: Exclude<SettingShape['kind'], 'text' | 'number' | 'cards' | 'categories'>): Option[] {
    const named = (names: readonly string[]) => names.map((name) => ({ id: name, label: name || 'None' }));
    switch (kind) {
      case 'look':
        return named(['', 'coaching', 'mentoring', 'shared']);
      case 'talk': {
        const others = this.talks.filter(({ id }) => id !== this.value.settings['id']);
        return [...named(['']), ...others.map(({ id, title }) => ({ id, label: `${title} (${id})` }))];
      }
      case 'column':
        return named(['', ...(this.value.table?.columns ?? [])]);
      default:
        return named(filesFor(kind, this.media));
    }
  }

  #several(
    { name, about }: SettingShape,
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
        aria-description=${about}
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
      <small aria-hidden="true">${about}</small>
    </div>`;
  }

  #entries(shape: EntryShape, entries: readonly Entry[]): TemplateResult {
    const put = (at: number, change: Partial<Entry>, field = '') =>
      this.#write(
        { entries: entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)) },
        field && `${field}${at}`,
      );
    const { readOnly } = this;
    return html`${entries.map(
      (entry, at) =>
        html`<div class="entry" role="group" aria-label=${`${shape.one} ${at + 1}`}>
          ${this.#mark(shape, entry, (mark, field) => put(at, { mark }, field))}
          ${shape.text ? lineField(shape.text, { value: entry.text, readOnly, put: (text) => put(at, { text }, 'text') }) : nothing}
          ${textField(shape.more, { value: entry.more, readOnly, put: (more) => put(at, { more }, 'more') }, this.terms)}
          <span class="block-tools">
            ${tool(`Move ${shape.one} up`, at > 0 && !readOnly, () => this.#write({ entries: swapped(entries, at, at - 1) }))}
            ${tool(`Delete ${shape.one}`, !readOnly, () => this.#write({ entries: entries.filter((_, index) => index !== at) }))}
          </span>
        </div>`,
    )}
    ${tool(`Add ${/^[aeiou]/.test(shape.one) ? 'an' : 'a'} ${shape.one}`, !readOnly, () => this.#write({ entries: [...entries, fresh(shape)] }))}`;
  }

  #mark(
    { mark, marked }: EntryShape,
    entry: Entry,
    put: (mark: string, field?: string) => void,
  ): TemplateResult | typeof nothing {
    const { readOnly } = this;
    if (!marked) return nothing;
    if (mark === 'check')
      return checkField(marked, {
        value: entry.mark === 'right',
        readOnly,
        put: (isRight) => put(isRight ? 'right' : 'wrong'),
      });
    if (mark === 'grade') {
      const options = grades.map((grade) => ({ id: grade, label: gradeWords[grade] ?? grade }));
      return choiceField(marked, options, { value: entry.mark, readOnly, put });
    }
    return lineField(marked, { value: entry.mark, readOnly, put: (now) => put(now, 'mark') });
  }

  #table(
    table: TableValue,
    { column, row: rowShape, cell: cellShape }: NonNullable<BlockShape['table']>,
  ): TemplateResult {
    const { columns, rows } = table;
    const put = (change: Partial<TableValue>, field = '') =>
      this.#write({ table: { ...table, ...change } }, field);
    const cell = (name: string, { about }: FieldShape, value: string, write: (value: string) => void) =>
      html`<textarea
        rows="2"
        aria-label=${name}
        aria-description=${about}
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
                  ${cell(`${column.name} ${at + 1}`, column, label, (now) => put({ columns: columns.with(at, now) }, `column${at}`))}
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
                      ${cell(at === 0 ? `What row ${line + 1} compares` : `${columns[at - 1] ?? ''}, row ${line + 1}`, at === 0 ? rowShape : cellShape, value, (now) => put({ rows: rows.with(line, row.with(at, now)) }, `cell${line}-${at}`))}
                    </td>`,
                )}
                <td>
                  ${tool(`Delete row ${line + 1}`, rows.length > 1 && !this.readOnly, () => put({ rows: rows.filter((_, index) => index !== line) }))}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <small class="about" aria-hidden="true"
        >${`${column.name}: ${column.about} ${rowShape.name}: ${rowShape.about} ${cellShape.name}: ${cellShape.about}`}</small
      >
      ${tool('Add a row', !this.readOnly, () => put({ rows: [...rows, ['What is compared', ...columns.map(() => '…')]] }))}`;
  }
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
