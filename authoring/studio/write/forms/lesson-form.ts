import { html, nothing, type TemplateResult } from 'lit';
import { lessonFrontMatterSchema } from '../../../../src/course/schemas.ts';
import { repeat } from 'lit/directives/repeat.js';
import { state } from 'lit/decorators.js';
import { blockShapes } from '../../../edit/block-shape.ts';
import { readBlock } from '../../../edit/block-text.ts';
import type { BlockValue } from '../../../edit/block-text.ts';
import * as lesson from '../../../edit/lesson-text.ts';
import type { LessonBlock } from '../../../edit/lesson-text.ts';
import { newBlock } from '../../../edit/new-block.ts';
import { lineEndOf } from '../../../edit/text-change.ts';
import type { TextChange } from '../../../edit/text-change.ts';
import { yamlValue } from '../../../edit/yaml-changes.ts';
import './block-form.ts';
import type { BlockWriteEvent } from './block-form.ts';
import { deckOf, mediaOf, talksOf, termsOf } from './course-parts.ts';
import { tool } from './tool.ts';
import { FormElement } from './form-element.ts';
import './running-text.ts';
import { descriptionOf, limitOf, nameOf, type SchemaParts } from './schema-parts.ts';
import type { TextWriteEvent } from './running-text.ts';

const keys = [
  { key: 'title', name: 'Title' },
  { key: 'objective', name: 'By the end you can' },
  { key: 'take-away', name: 'Take-away' },
  { key: 'reviewed-on', name: 'Last reviewed' },
] as const;

/** What can be given focus to write in. */
const fields = 'input, textarea, select, [role=textbox]';

/** A lesson as its title and aims, and its blocks in their order. */
export class LessonForm extends FormElement {
  /** The place before which a block is being added. */
  @state() private adding: number | null = null;
  /** The block to be given focus, and in it a button or the first field. */
  #focus: { block: number; button: string } | null = null;

  override render() {
    const { text } = this;
    const { front, bodyFrom, blocks } = lesson.readLesson(text);
    if (this.#known.size > 4 * blocks.length) this.#known.clear(); // what was typed on the way
    if (!front) return html`<p>The top of this lesson cannot be read. Press “Text” and mend it there.</p>`;
    const head = yamlValue(text.slice(front.from, front.to)) as Record<string, unknown> | null;
    return html`<div class="lesson-head">
        ${keys.map(({ key, name }) => {
          const value = head?.[key];
          const schema: SchemaParts = lessonFrontMatterSchema.entries[key];
          return this.field({
            ...{ name, about: descriptionOf(schema), limit: limitOf(schema) },
            value: typeof value === 'string' ? value : '',
            put: (now) => this.#putKey(key, name, now),
          });
        })}
      </div>
      ${this.problemsIn(0, bodyFrom - 1)} ${this.troubleNote()} ${this.#adder(0)}
      ${repeat(
        blocks,
        (_, index) => index,
        (block, index) => html`${this.#block(block, index, blocks)} ${this.#adder(index + 1)}`,
      )}`;
  }

  #putKey(key: string, name: string, value: string) {
    const changes = lesson.changeFront(this.text, [
      { steps: [key], value, order: ['id', ...keys.map((one) => one.key)] },
    ]);
    this.change(changes, `Lesson: ${name.toLowerCase()}`, `${this.file}:${key}`);
  }

  #block(block: LessonBlock, index: number, blocks: readonly LessonBlock[]): TemplateResult {
    const title = block.kind === 'prose' ? 'Text' : (blockShapes[block.kind]?.title ?? nameOf(block.kind));
    const source = this.text.slice(block.from, block.to);
    const value = block.kind === 'prose' ? null : this.#read(source);
    const words = (value?.label ?? '') || firstWords(source);
    return html`<div
      class="block"
      role="group"
      aria-label=${`${title}: ${words}`}
      data-block=${index}
      @focusin=${() => this.place(block.from)}
    >
      <div class="block-head">
        <b aria-hidden="true">${title}</b>
        <span class="block-tools">
          ${this.#tool('Move up', index > 0, () => this.#move(index, -1))}
          ${this.#tool('Move down', index < blocks.length - 1, () => this.#move(index, 1))}
          ${this.#tool('Copy', true, () =>
            this.#act(
              lesson.copyBlock(
                this.text,
                index,
                talksOf(this.store).map(({ id }) => id),
              ),
              'Block copied',
              index + 1,
              'Copy',
            ),
          )}
          ${this.#tool('Delete', true, () => this.#act(lesson.deleteBlock(this.text, index), 'Block deleted', Math.max(index - 1, 0), 'Delete'))}
        </span>
      </div>
      ${value ? this.#fields(block, value) : this.#running(block, source)}
      ${this.problemsIn(block.from, block.to)}
    </div>`;
  }

  /** Blocks as they were read; while one is written, the others stay as they are. */
  #known = new Map<string, BlockValue | null>();

  #read(source: string): BlockValue | null {
    const value = this.#known.has(source) ? (this.#known.get(source) ?? null) : readBlock(source);
    this.#known.set(source, value);
    return value;
  }

  #fields(block: LessonBlock, value: BlockValue): TemplateResult {
    return html`<block-form
      .kind=${block.kind}
      .value=${value}
      .terms=${termsOf(this.store)}
      .media=${mediaOf(this.sources)}
      .talks=${talksOf(this.store)}
      .deck=${deckOf(this.store)}
      .readOnly=${this.store.readOnly}
      @block-write=${({ value: now, field }: BlockWriteEvent) =>
        this.change(
          lesson.changeBlock(this.text, block, now),
          `Lesson: ${block.kind}`,
          field && `${this.file}:${block.from}:${field}`,
        )}
    ></block-form>`;
  }

  #running(block: LessonBlock, source: string): TemplateResult {
    const isProse = block.kind === 'prose';
    return html`${isProse ? nothing : html`<p class="muted">This block can only be changed as text.</p>`}
      <running-text
        .about=${'What learners read between the blocks.'}
        .value=${source.replace(/\r\n?/g, '\n')}
        .terms=${termsOf(this.store)}
        .readOnly=${this.store.readOnly}
        @text-write=${({ value }: TextWriteEvent) => {
          const put = value.trim().replaceAll('\n', lineEndOf(this.text));
          if (put === '')
            return this.#act(lesson.deleteBlock(this.text, this.#indexOf(block)), 'Text deleted');
          this.change(
            lesson.replaceBlock(this.text, block, put),
            'Lesson: text',
            `${this.file}:${block.from}`,
          );
        }}
      ></running-text>`;
  }

  #indexOf(block: LessonBlock): number {
    return lesson.readLesson(this.text).blocks.findIndex(({ from }) => from === block.from);
  }

  #tool(name: string, isPossible: boolean, act: () => void): TemplateResult {
    return tool(name, isPossible && !this.store.readOnly, act);
  }

  #move(index: number, by: -1 | 1) {
    this.#act(
      lesson.moveBlock(this.text, index, by),
      'Block moved',
      index + by,
      by < 0 ? 'Move up' : 'Move down',
    );
  }

  #act(changes: readonly TextChange[], label: string, block: number | null = null, button = '') {
    if (block !== null) this.#focus = { block, button };
    this.change(changes, label);
  }

  #adder(index: number): TemplateResult {
    if (this.adding !== index)
      return html`<button
        type="button"
        class="button small add-block"
        data-add=${index}
        aria-disabled=${String(this.store.readOnly)}
        @click=${() => {
          if (!this.store.readOnly) this.adding = index;
        }}
      >
        Add a block
      </button>`;
    return html`<div class="kinds" role="group" aria-label="Which block?" @keydown=${this.#onKindKey}>
      ${['prose', ...Object.keys(blockShapes)].map(
        (kind) =>
          html`<button type="button" class="kind" @click=${() => this.#add(kind, index)}>
            <b>${kind === 'prose' ? 'Text' : (blockShapes[kind]?.title ?? kind)}</b>
            <span>${kind === 'prose' ? 'Paragraphs, headings and lists.' : blockShapes[kind]?.about}</span>
          </button>`,
      )}
      <button type="button" class="kind" @click=${() => (this.adding = null)}><b>Cancel</b></button>
    </div>`;
  }

  #onKindKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.adding = null;
  };

  #add(kind: string, index: number) {
    const { blocks } = lesson.readLesson(this.text);
    const deck = deckOf(this.store);
    const noteNames = blocks.flatMap((block) =>
      block.kind === 'reflect'
        ? [readBlock(this.text.slice(block.from, block.to))?.settings['id'] ?? '']
        : [],
    );
    const block = newBlock(kind, {
      media: mediaOf(this.sources),
      cards: deck?.cards.map(({ id }) => id) ?? [],
      categories: deck?.categories.map(({ id }) => id) ?? [],
      noteNames,
      talkNames: talksOf(this.store).map(({ id }) => id),
    });
    this.adding = null;
    this.#act(lesson.addBlock(this.text, index, block), 'Block added', index);
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has('adding') && this.adding !== null)
      this.querySelector<HTMLElement>('.kinds button')?.focus();
    else if (changed.has('adding') && typeof changed.get('adding') === 'number' && !this.#focus)
      this.querySelector<HTMLElement>(`[data-add="${String(changed.get('adding'))}"]`)?.focus();
    if (changed.has('goTo') && this.goTo !== null) this.#lead(this.goTo);
    if (this.#focus && changed.has('sources')) void this.#giveFocus();
  }

  async #giveFocus() {
    const goal = this.#focus;
    this.#focus = null;
    await new Promise((enter) => requestAnimationFrame(enter)); // the fields of a new block are elements of their own
    if (!goal) return;
    const block = this.querySelector(`[data-block="${goal.block}"]`);
    const button = [...(block?.querySelectorAll('.block-tools button') ?? [])].find(
      ({ textContent }) => textContent.trim() === goal.button,
    );
    const field = block?.querySelector<HTMLElement>(fields);
    ((button as HTMLElement | undefined) ?? field ?? this.querySelector<HTMLElement>('.add-block'))?.focus();
  }

  #lead(offset: number) {
    const { blocks, bodyFrom } = lesson.readLesson(this.text);
    const index = blocks.findLastIndex(({ from }) => from <= offset);
    const block = offset >= bodyFrom && index >= 0 ? this.querySelector(`[data-block="${index}"]`) : this;
    (block ?? this).querySelector<HTMLElement>(fields)?.focus();
    block?.scrollIntoView({ block: 'nearest' });
  }
}

/** What a block is about, to tell it from others of its kind. */
function firstWords(source: string): string {
  const line = source
    .split(/\r\n?|\n/)
    .map((one) => one.replace(/^:::\w+|^[#\s>*-]+|\{.*\}|[[\]*]/g, '').trim())
    .find((one) => one !== '');
  return (line ?? '').slice(0, 60);
}

customElements.define('lesson-form', LessonForm);
declare global {
  interface HTMLElementTagNameMap {
    'lesson-form': LessonForm;
  }
}
