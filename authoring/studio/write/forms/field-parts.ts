import { html, nothing, type TemplateResult } from 'lit';
import type { FieldShape } from '../../../edit/block-shape.ts';
import './running-text.ts';
import type { Term, TextWriteEvent } from './running-text.ts';
import { typed } from './typed.ts';

/** A value in a form: whether it may be changed, and where it goes. */
export interface Field<Value> {
  readonly value: Value;
  readonly readOnly: boolean;
  readonly put: (value: Value) => void;
}

/** A field of one line, with its name above it and below it what it is for. */
export function lineField(
  { name, about }: FieldShape,
  { value, readOnly, put }: Field<string>,
  isNumber = false,
): TemplateResult {
  return html`<label class="field"
    ><span>${name}</span>
    <input
      inputmode=${isNumber ? 'decimal' : 'text'}
      aria-label=${name}
      aria-description=${about}
      ?readonly=${readOnly}
      @input=${(event: Event) => put((event.target as HTMLInputElement).value)}
      ${typed(value)}
    />
    <small aria-hidden="true">${about}</small></label
  >`;
}

/** A field for running text, with its tools. */
export function textField(
  { name, about }: FieldShape,
  { value, readOnly, put }: Field<string>,
  terms: readonly Term[],
): TemplateResult {
  return html`<div class="field">
    <span aria-hidden="true">${name}</span>
    <running-text
      .name=${name}
      .about=${about}
      .value=${value}
      .terms=${terms}
      .readOnly=${readOnly}
      .withHeadings=${false}
      @text-write=${(event: TextWriteEvent) => put(event.value)}
    ></running-text>
    <small aria-hidden="true">${about}</small>
  </div>`;
}

export function checkField(
  { name, about }: FieldShape,
  { value, readOnly, put }: Field<boolean>,
): TemplateResult {
  return html`<label class="right"
    ><input
      type="checkbox"
      aria-description=${about || nothing}
      .checked=${value}
      ?disabled=${readOnly}
      @change=${(event: Event) => put((event.target as HTMLInputElement).checked)}
    />${name}<small aria-hidden="true">${about}</small></label
  >`;
}

/** Something to choose, by the word it is written with. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

/** A choice; what is written now is one of its options, whether it is known or not. */
export function choiceField(
  { name, about }: FieldShape,
  options: readonly Option[],
  { value, readOnly, put }: Field<string>,
): TemplateResult {
  const known =
    options.find(({ id }) => id === value) ??
    options.find(({ id }) => id.toLowerCase() === value.toLowerCase());
  return html`<label class="field"
    ><span>${name}</span>
    <select
      aria-label=${name}
      aria-description=${about || nothing}
      ?disabled=${readOnly}
      @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}
    >
      ${known ? nothing : html`<option value=${value} selected>${value || 'Choose'}</option>`}
      ${options.map(({ id, label }) => html`<option value=${id} ?selected=${id === known?.id}>${label}</option>`)}
    </select>
    ${about === '' ? nothing : html`<small aria-hidden="true">${about}</small>`}</label
  >`;
}
