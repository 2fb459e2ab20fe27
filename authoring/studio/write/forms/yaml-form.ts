import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { given } from '../../../../src/ui/light-element.ts';
import type { Problem } from '../../../../src/compiler/compile.ts';
import { offsetOf } from '../../store/place.ts';
import type { Steps } from '../../../../src/compiler/yaml-file.ts';
import type { FieldShape } from '../../../edit/block-shape.ts';
import { yamlChanges, yamlStepsAt, yamlValue, type YamlValue } from '../../../edit/yaml-changes.ts';
import { dataOf, deckOf, isData, lessonsOf, picturesOf, words } from './course-parts.ts';
import { checkField, choiceField, type Option } from './field-parts.ts';
import { tool } from './tool.ts';
import { FormElement } from './form-element.ts';
import { descriptionOf, inside, isOptional, limitOf, nameOf, type SchemaParts } from './schema-parts.ts';

/** A key of the file with its schema, to be shown. */
interface Key {
  readonly steps: Steps;
  readonly schema: SchemaParts;
  readonly name: string;
}

/** Texts that may be longer than this get a field of several lines. */
const LONG = 200;

/** The keys of a YAML file as fields, made from the compiler's own schema with its explanations. */
export class YamlForm extends FormElement {
  @given schema!: SchemaParts;
  /** The keys to be shown, as steps from the top; none for all. */
  @given keys: readonly Steps[] = [];
  /** Offers to find a field, where there are many. */
  @given withSearch = false;

  @state() private wanted = '';

  override render() {
    const shown =
      this.keys.length > 0 ? this.keys : Object.keys(inside(this.schema).entries ?? {}).map((key) => [key]);
    if (this.#read.isBroken)
      return html`<p class="form-trouble">
          This file cannot be read as it is. Press “Text” and mend it there.
        </p>
        ${this.problemsIn(0, this.text.length)}`;
    return html`${
      this.withSearch
        ? html`<label class="field find"
            ><span>Find words</span>
            <input
              type="search"
              aria-label="Find words"
              @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value.toLowerCase())}
            />
          </label>`
        : nothing
    }
    ${this.troubleNote()}
    ${shown.map((steps) => {
      const schema = steps.reduce<SchemaParts | undefined>(
        (around, step) => around && inside(around).entries?.[step],
        this.schema,
      );
      return schema ? this.#key({ steps, schema, name: nameOf(String(steps.at(-1))) }) : nothing;
    })}`;
  }

  #value(steps: Steps): unknown {
    return steps.reduce<unknown>(
      (around, step) =>
        Array.isArray(around) ? around[Number(step)] : isData(around) ? around[step] : undefined,
      dataOf(this.store, this.file),
    );
  }

  #put(steps: Steps, value: YamlValue | undefined, isTyped: boolean) {
    const around = steps.slice(0, -1).reduce<SchemaParts | undefined>((schema, step) => {
      const { entries, item } = schema ? inside(schema) : ({} as SchemaParts);
      return typeof step === 'number' ? item : entries?.[step];
    }, this.schema);
    const order = Object.keys((around && inside(around).entries) ?? {});
    const label = nameOf(steps.find((step) => typeof step === 'string') ?? '');
    this.change(
      yamlChanges(this.text, [{ steps, value, order }]),
      label,
      isTyped ? `${this.file}:${steps.join('.')}` : '',
    );
  }

  #key(key: Key): TemplateResult | typeof nothing {
    const { type } = inside(key.schema);
    if (type === 'strict_object' || type === 'loose_object' || type === 'object') return this.#group(key);
    if (type === 'array') return this.#list(key);
    if (type === 'record') return this.#record(key);
    return this.#isWanted(key) ? html`${this.#single(key)} ${this.#problems(key.steps)}` : nothing;
  }

  #isWanted({ steps, name }: Key): boolean {
    if (this.wanted === '') return true;
    return `${steps.join(' ')} ${name} ${words(this.#value(steps))}`.toLowerCase().includes(this.wanted);
  }

  /** What is wrong with each key, by its steps. */
  #wrong = new Map<string, Problem[]>();
  /** What the file says as a whole, to know whether it can be read. */
  #read = { text: '', isBroken: false };

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    const { text } = this;
    if (text !== this.#read.text)
      this.#read = { text, isBroken: yamlValue(text) === undefined && text.trim() !== '' };
    if (!changed.has('problems') && !changed.has('file')) return;
    this.#wrong = new Map();
    for (const problem of this.problems) {
      if (problem.file !== this.file) continue;
      const key = yamlStepsAt(text, offsetOf(text, problem.line, problem.column)).join('.');
      this.#wrong.set(key, [...(this.#wrong.get(key) ?? []), problem]);
    }
  }

  #problems(steps: Steps): TemplateResult | typeof nothing {
    return this.problemList(this.#wrong.get(steps.join('.')) ?? []);
  }

  #single({ steps, schema, name }: Key): TemplateResult {
    const inner = inside(schema);
    const value = this.#value(steps) ?? schema.default;
    const about = descriptionOf(schema);
    const options = optionsOf(inner) ?? this.#ids(steps);
    const { readOnly } = this.store;
    if (inner.type === 'boolean')
      return checkField(
        { name, about },
        { value: value === true, readOnly, put: (now) => this.#put(steps, now, false) },
      );
    if (options) {
      const none = isOptional(schema) ? [{ id: '', label: 'None' }] : [];
      const put = (chosen: string) =>
        this.#put(steps, chosen === '' ? undefined : /^\d+$/.test(chosen) ? Number(chosen) : chosen, false);
      return choiceField({ name, about }, [...none, ...options], { value: words(value), readOnly, put });
    }
    if (/^(light|dark)$/.test(String(steps.at(-1))) && steps.includes('colours'))
      return this.#colour(steps, { name, about }, words(value));
    const limit = limitOf(schema);
    const isNumber = takesNumber(inner);
    return this.field({
      ...{ name, about, limit },
      value: words(value),
      lines: limit !== undefined && limit > LONG ? 3 : 1,
      put: (text) => {
        const plain = text.trim();
        const isNumeric = isNumber && /^-?\d+(?:\.\d+)?$/.test(plain);
        this.#put(
          steps,
          plain === '' && isOptional(schema) ? undefined : isNumeric ? Number(plain) : plain,
          true,
        );
      },
    });
  }

  #colour(steps: Steps, { name, about }: FieldShape, value: string): TemplateResult {
    return html`<label class="field"
      ><span>${name}</span
      ><input
        type="color"
        aria-label=${name}
        aria-description=${about}
        .value=${value || '#000000'}
        ?disabled=${this.store.readOnly}
        @change=${(event: Event) => this.#put(steps, (event.target as HTMLInputElement).value, true)}
      /><small aria-hidden="true">${about}</small></label
    >`;
  }

  #group({ steps, schema, name }: Key): TemplateResult | typeof nothing {
    const isThere = isData(this.#value(steps));
    const about = descriptionOf(schema);
    const entries = Object.entries(inside(schema).entries ?? {});
    const fields = entries.map(([key, part]) =>
      this.#key({ steps: [...steps, key], schema: part, name: nameOf(key) }),
    );
    if (this.wanted !== '' && fields.every((field) => field === nothing)) return nothing;
    return html`<fieldset class="group">
      <legend>${name}</legend>
      ${about === '' ? nothing : html`<p class="muted">${about}</p>`}
      ${
        isThere || !isOptional(schema)
          ? html`${fields}
            ${isOptional(schema) && isThere ? this.#tool(`Take out: ${name.toLowerCase()}`, () => this.#put(steps, undefined, false)) : nothing}`
          : this.#tool(`Add: ${name.toLowerCase()}`, () => this.#put(steps, emptyOf(inside(schema)), false))
      }
      ${this.#problems(steps)}
    </fieldset>`;
  }

  #record({ steps, schema, name }: Key): TemplateResult {
    const { categories = [] } = deckOf(this.store) ?? {};
    const { value: each } = inside(schema);
    return html`<fieldset class="group">
      <legend>${name}</legend>
      <p class="muted">${descriptionOf(schema)}</p>
      ${categories.map(({ id, label }) =>
        this.field({
          name: label,
          about: each ? descriptionOf(each) : '',
          value: words(this.#value([...steps, id])),
          put: (text) =>
            this.#put([...steps, id], /^\d+$/.test(text.trim()) ? Number(text) : text.trim(), true),
        }),
      )}
      ${this.#problems(steps)}
    </fieldset>`;
  }

  #list({ steps, schema, name }: Key): TemplateResult | typeof nothing {
    const value = this.#value(steps);
    const list = Array.isArray(value) ? (value as YamlValue[]) : [];
    const item = inside(inside(schema).item ?? { type: 'string' });
    const put = (now: YamlValue[], isTyped = false) =>
      this.#put(steps, now.length === 0 && isOptional(schema) ? undefined : now, isTyped);
    const one = nameOf(singular(String(steps.at(-1)))).toLowerCase();
    return html`<fieldset class="group">
      <legend>${name}</legend>
      <p class="muted">${descriptionOf(schema)}</p>
      ${list.map((entry, at) => this.#entry({ steps: [...steps, at], schema: item, name: `${nameOf(one)} ${at + 1}` }, entry, list, put))}
      ${this.#tool(`Add: ${one}`, () => put([...list, this.#fresh(item, steps, list)]))}
      ${this.#problems(steps)}
    </fieldset>`;
  }

  #entry(
    key: Key,
    entry: YamlValue,
    list: readonly YamlValue[],
    put: (list: YamlValue[]) => void,
  ): TemplateResult {
    const { steps, schema, name } = key;
    const at = Number(steps.at(-1));
    const tools = html`<span class="block-tools">
      ${at > 0 ? this.#tool(`Move ${name.toLowerCase()} up`, () => put(list.map((one, index) => (index === at ? (list[at - 1] ?? one) : index === at - 1 ? entry : one)))) : nothing}
      ${this.#tool(`Delete ${name.toLowerCase()}`, () => put(list.filter((_, index) => index !== at)))}
    </span>`;
    if (schema.entries) {
      const summary = isData(entry)
        ? ['term', 'title', 'label', 'name', 'citation', 'text', 'id']
            .map((one) => words(entry[one]))
            .find((one) => one !== '')
        : '';
      return html`<details class="entry">
        <summary>${summary ?? name}</summary>
        ${Object.entries(schema.entries).map(([part, inner]) => this.#key({ steps: [...steps, part], schema: inner, name: nameOf(part) }))}
        ${tools}
      </details>`;
    }
    if (schema.items)
      return html`<div class="entry pair" role="group" aria-label=${name}>
        ${schema.items.map((inner, index) => this.#single({ steps: [...steps, index], schema: inner, name: index === 0 ? 'Card' : 'Other card' }))}
        ${tools}
      </div>`;
    return html`<div class="entry pair" role="group" aria-label=${name}>
      ${this.#single({ steps, schema, name })} ${tools}
    </div>`;
  }

  #tool(name: string, act: () => void): TemplateResult {
    return tool(name, !this.store.readOnly, act);
  }

  #fresh(item: SchemaParts, steps: Steps, list: readonly YamlValue[]): YamlValue {
    if (item.items) return item.items.map((_, index) => this.#ids([...steps, 0, index])?.[index]?.id ?? '');
    if (!item.entries) return this.#ids([...steps, 0])?.find(({ id }) => !list.includes(id))?.id ?? '';
    const value = emptyOf(item);
    if (!isData(value) || item.entries['id'] === undefined) return value;
    const ids = list.map((one) => (isData(one) ? words(one['id']) : ''));
    const stem = singular(String(steps.at(-1))).replaceAll('-', '_');
    let number = list.length + 1;
    while (ids.includes(`${stem}_${number}`)) number++;
    return { ...(value as Record<string, YamlValue>), id: `${stem}_${number}` };
  }

  /** What the id at a place can be; undefined where it is free. */
  #ids(steps: Steps): Option[] | undefined {
    const key = [...steps].reverse().find((step) => typeof step === 'string') ?? '';
    const deck = deckOf(this.store);
    switch (key) {
      case 'lessons':
        return lessonsOf(this.store).map(({ id, title }) => ({ id, label: title }));
      case 'categories':
        return typeof steps.at(-1) === 'number'
          ? deck?.categories.map(({ id, label }) => ({ id, label }))
          : undefined;
      case 'dimensions-without-limit':
      case 'practice-only-dimensions':
        return deck?.dimensions.map(({ id, label }) => ({ id, label }));
      case 'pairs':
      case 'never-together':
        return deck?.cards.map(({ id, text }) => ({ id, label: `${text} (${id})` }));
      case 'logo':
        return picturesOf(this.sources).map((id) => ({ id, label: id }));
      case 'deck':
        return [...this.sources.keys()]
          .filter((file) => file.startsWith('decks/'))
          .map((file) => words(dataOf(this.store, file)['id']))
          .map((id) => ({ id, label: id }));
      default:
        return undefined;
    }
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has('goTo') && this.goTo !== null) this.#lead(this.goTo);
  }

  /** To the field that shows what is written at an offset: by its value, as fields have no other way back. */
  #lead(offset: number) {
    const stop = /[\r\n]/.exec(this.text.slice(offset));
    const line = this.text.slice(offset, stop ? offset + stop.index : undefined).replace(/^[\w-]+:\s*/, '');
    const plain = line.trim().replace(/^(['"])(.*)\1$/, '$2');
    const fields = [...this.querySelectorAll<HTMLInputElement>('input, textarea, select')];
    const field = fields.find(({ value }) => plain !== '' && value.startsWith(plain)) ?? fields[0];
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }
}

/** The words a picklist offers. */
function optionsOf({ type, options = [] }: SchemaParts): Option[] | undefined {
  if (type !== 'picklist') return undefined;
  return options.flatMap((option) =>
    typeof option === 'object' ? [] : [{ id: String(option), label: String(option) }],
  );
}

function takesNumber({ type, options = [] }: SchemaParts): boolean {
  return (
    type === 'number' ||
    (type === 'union' && options.some((one) => typeof one === 'object' && takesNumber(one)))
  );
}

function emptyOf(schema: SchemaParts): YamlValue {
  if (!schema.entries) return schema.type === 'number' ? 1 : schema.type === 'array' ? [] : '';
  return Object.fromEntries(
    Object.entries(schema.entries).flatMap(([key, part]) => {
      if (isOptional(part)) return [];
      const inner = inside(part);
      const first = inner.type === 'picklist' ? inner.options?.[0] : undefined;
      return [[key, typeof first === 'string' || typeof first === 'number' ? first : emptyOf(inner)]];
    }),
  );
}

function singular(key: string): string {
  if (key === 'glossary') return 'term';
  return key.replace(/ies$/, 'y').replace(/ia$/, 'ion').replace(/s$/, '');
}

customElements.define('yaml-form', YamlForm);
declare global {
  interface HTMLElementTagNameMap {
    'yaml-form': YamlForm;
  }
}
