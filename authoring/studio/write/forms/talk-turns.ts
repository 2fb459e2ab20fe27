import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { given, LightElement } from '../../../../src/ui/light-element.ts';
import { blockShapes } from '../../../edit/block-shape.ts';
import type { Choice, Turn } from '../../../edit/block-turns.ts';
import { checkField, choiceField, lineField, textField } from './field-parts.ts';
import { tool } from './tool.ts';
import type { Term } from './running-text.ts';

/** The author changed the turns of a talk; `field` names the one that is typed into, '' for a step of its own. */
export class TurnsWriteEvent extends Event {
  readonly turns: readonly Turn[];
  readonly field: string;

  constructor(turns: readonly Turn[], field: string) {
    super('turns-write');
    this.turns = turns;
    this.field = field;
  }
}

/**
 * The turns of a talk: what the person says, what one can answer, and where that leads.
 * @fires turns-write - the author changed them
 */
export class TalkTurns extends LightElement {
  @given turns: readonly Turn[] = [];
  @given terms: readonly Term[] = [];
  @given readOnly = false;

  /** Of which turn the name cannot be what was typed, and why. */
  @state() private wrongName: { readonly turn: number; readonly why: string } | null = null;

  override render() {
    return html`${this.turns.map((turn, at) => this.#turn(turn, at))}
      <span class="block-tools">
        ${tool('Add a turn', !this.readOnly, () => this.#add(false))}
        ${tool('Add an end', !this.readOnly, () => this.#add(true))}
      </span>`;
  }

  #write(turns: readonly Turn[], field = '') {
    if (!this.readOnly) this.dispatchEvent(new TurnsWriteEvent(turns, field));
  }

  #put(at: number, change: Partial<Turn>, field = '') {
    this.#write(
      this.turns.map((turn, index) => (index === at ? { ...turn, ...change } : turn)),
      field && `${field}${at}`,
    );
  }

  #turn(turn: Turn, at: number): TemplateResult {
    const { turns } = blockShapes['talk'] ?? {};
    if (!turns) return html`${nothing}`;
    const { readOnly } = this;
    const kind = turn.isEnd ? 'end' : 'turn';
    const { name, said } = turn.isEnd ? turns.end : turns;
    const wrong = this.wrongName?.turn === at ? this.wrongName.why : '';
    return html`<details class="entry turn" ?open=${at === 0}>
      <summary>${`${turn.isEnd ? 'End' : 'Turn'}: ${turn.name}`}</summary>
      ${lineField(name, { value: turn.name, readOnly, put: (now) => this.#rename(at, now) })}
      <p class="form-trouble" role="alert">${wrong}</p>
      ${textField(said, { value: turn.said, readOnly, put: (now) => this.#put(at, { said: now }, 'said') }, this.terms)}
      ${turn.choices.map((choice, index) => this.#choice(choice, index, at))}
      <span class="block-tools">
        ${turn.isEnd ? nothing : tool('Add an answer', !readOnly, () => this.#put(at, { choices: [...turn.choices, this.#fresh()] }))}
        ${tool(`Move ${kind} up`, at > 0 && !readOnly, () => this.#write(swapped(this.turns, at, at - 1)))}
        ${tool(`Delete ${kind}`, this.turns.length > 1 && !readOnly, () => this.#write(this.turns.filter((_, index) => index !== at)))}
      </span>
    </details>`;
  }

  #choice(choice: Choice, index: number, at: number): TemplateResult {
    const { turns } = blockShapes['talk'] ?? {};
    if (!turns) return html`${nothing}`;
    const { choices } = this.turns[at] ?? { choices: [] };
    const put = (change: Partial<Choice>, field = '') =>
      this.#put(
        at,
        { choices: choices.map((one, other) => (other === index ? { ...one, ...change } : one)) },
        field && `${field}${index}-`,
      );
    const { readOnly } = this;
    const names = this.turns.map(({ name, isEnd }) => ({ id: name, label: isEnd ? `End: ${name}` : name }));
    return html`<div class="entry" role="group" aria-label=${`Answer ${index + 1}`}>
      ${checkField(turns.best, { value: choice.best, readOnly, put: (best) => put({ best }) })}
      ${lineField(turns.text, { value: choice.text, readOnly, put: (text) => put({ text }, 'text') })}
      ${lineField(turns.move, { value: choice.move, readOnly, put: (move) => put({ move }, 'move') })}
      ${textField(turns.why, { value: choice.why, readOnly, put: (why) => put({ why }, 'why') }, this.terms)}
      ${choiceField(turns.to, names, { value: choice.to, readOnly, put: (to) => put({ to }) })}
      <span class="block-tools">
        ${tool('Move answer up', index > 0 && !readOnly, () => this.#put(at, { choices: swapped(choices, index, index - 1) }))}
        ${tool('Delete answer', !readOnly, () => this.#put(at, { choices: choices.filter((_, other) => other !== index) }))}
      </span>
    </div>`;
  }

  /** Answers that lead to a turn go by its name, so they get the new one too. */
  #rename(at: number, typed: string) {
    const name = typed.replace(/\s+/g, ' ').trim();
    const old = this.turns[at]?.name ?? '';
    const isTaken = this.turns.some((turn, index) => index !== at && turn.name === name);
    const why = name === '' ? 'It needs a name.' : isTaken ? 'Another one is called so.' : '';
    this.wrongName = why === '' ? null : { turn: at, why: `${why} Until then it is called ${old}.` };
    if (why !== '' || name === old) return;
    this.#write(
      this.turns.map((turn, index) => ({
        ...turn,
        name: index === at ? name : turn.name,
        choices: turn.choices.map((choice) =>
          choice.to === old && old !== '' ? { ...choice, to: name } : choice,
        ),
      })),
      `name${at}`,
    );
  }

  #add(isEnd: boolean) {
    const name = freeName(isEnd ? 'End' : 'Turn', this.turns);
    const said = isEnd ? 'What came of it.' : 'What the person says.';
    const choices = isEnd
      ? []
      : [
          { ...this.#fresh(), best: true },
          { ...this.#fresh(), text: 'Something else' },
        ];
    this.#write([...this.turns, { name, isEnd, said, choices }]);
  }

  #fresh(): Choice {
    const to = (this.turns.findLast(({ isEnd }) => isEnd) ?? this.turns.at(-1))?.name ?? '';
    return { best: false, text: 'What one can say', move: 'What kind of answer it is', why: 'Why.', to };
  }
}

function freeName(stem: string, turns: readonly Turn[]): string {
  let number = 1;
  while (turns.some(({ name }) => name === `${stem} ${number}`)) number++;
  return `${stem} ${number}`;
}

export function swapped<Item>(items: readonly Item[], one: number, other: number): Item[] {
  return items.map((item, at) =>
    at === one ? (items[other] ?? item) : at === other ? (items[one] ?? item) : item,
  );
}

customElements.define('talk-turns', TalkTurns);
declare global {
  interface HTMLElementTagNameMap {
    'talk-turns': TalkTurns;
  }
  interface HTMLElementEventMap {
    'turns-write': TurnsWriteEvent;
  }
}
