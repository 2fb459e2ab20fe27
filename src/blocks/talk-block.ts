import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { TalkBlock as Talk, TalkChoice } from '../course/course.ts';
import { focusOn } from '../ui/focus-on.ts';
import { given } from '../ui/light-element.ts';
import { counted, fill } from '../ui/texts.ts';
import { BlockElement } from './block-element.ts';
import { TalkChooseEvent } from './talk-choose-event.ts';
import { bestWay, movesOf, wayThrough, type Step } from './talk-way.ts';

/**
 * A conversation to take part in. Each answer gets a line that says what it was, and the person replies to it. Any answer
 * can be changed, the whole begun again, or played in the other role.
 * @fires talk-choose - the learner answered or took an answer back
 */
export class TalkBlock extends BlockElement<Talk> {
  /** The same person and problem in another role; null for none. */
  @given other: Talk | null = null;
  /** The ids of what the learner has chosen, by talk. */
  @given choices: Readonly<Record<string, readonly string[]>> = {};
  @state() private swapped = false;
  /** What a screen reader is to hear of the latest answer. */
  #message = '';
  #focusNext = false;

  /** The same element shows the talk of the next lesson. */
  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('block')) return;
    this.swapped = false;
    this.#message = '';
  }

  override render() {
    const talk = this.#talk;
    const steps = wayThrough(talk, this.#chosen);
    const now = steps.at(-1);
    const { blocks } = this.texts;
    return html`
      <div class="panel" role="group" aria-label=${talk.title}>
        <p class="title">${talk.title}</p>
        <prose-block .html=${talk.html}></prose-block>
        <ol class="talk" role="list">
          ${steps.flatMap((step, index) => this.#lines(step, index))}
        </ol>
        <p class="visually-hidden" role="status">${this.#message}</p>
        ${now && now.turn.choices.length > 0 ? this.#question(now.turn.choices) : nothing}
        ${now?.turn.name ? this.#end(now, steps) : nothing}
        <div class="ways">
          ${
            this.#chosen.length > 0
              ? html`<button class="button" @click=${() => this.#choose([], '')}>
                  ${blocks['talk-again']}
                </button>`
              : nothing
          }
          ${
            this.other
              ? html`<button class="button" @click=${this.#swap}>
                  ${fill(blocks['talk-now'], { role: (this.swapped ? this.block : this.other).role })}
                </button>`
              : nothing
          }
        </div>
      </div>
      ${this.#onPaper(talk)}
    `;
  }

  override updated() {
    if (!this.#focusNext) return;
    this.#focusNext = false;
    focusOn(this.querySelector<HTMLElement>('.answers button, .end'));
  }

  get #talk(): Talk {
    return this.swapped && this.other ? this.other : this.block;
  }

  get #chosen(): readonly string[] {
    return this.choices[this.#talk.id] ?? [];
  }

  #lines({ turn, choice }: Step, index: number): TemplateResult[] {
    const talk = this.#talk;
    const { blocks } = this.texts;
    const said = html`<li class="theirs">
      ${talk.face === '' ? nothing : html`<prose-block class="face" aria-hidden="true" .html=${talk.face}></prose-block>`}
      <div><strong>${talk.person}</strong><prose-block .html=${turn.html}></prose-block></div>
    </li>`;
    if (!choice) return turn.name === '' ? [said] : [];
    const own = html`<li class="own ${talk.look ?? ''}">
      <strong>${fill(blocks['talk-you'], { role: talk.role })}</strong>
      <p>${choice.text}</p>
      <button
        class="quiet"
        aria-label=${fill(blocks['talk-change-name'], { text: choice.text })}
        @click=${() => this.#choose(this.#chosen.slice(0, index), '')}
      >
        ${blocks['talk-change']}
      </button>
    </li>`;
    const about = html`<li class="about ${talk.look ?? ''}">
      <strong>${choice.move}</strong><prose-block .html=${choice.why}></prose-block>
    </li>`;
    return [said, own, about];
  }

  #question(choices: readonly TalkChoice[]): TemplateResult {
    const { blocks } = this.texts;
    return html`<div class="answers" role="group" aria-labelledby="${this.key}-question">
      <p id="${this.key}-question" class="muted small">${blocks['talk-question']}</p>
      <ul role="list">
        ${choices.map(
          (choice) =>
            html`<li>
              <button class="button option" @click=${() => this.#answer(choice)}>
                ${fill(blocks['talk-say'], { text: choice.text })}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #end({ turn }: Step, steps: readonly Step[]): TemplateResult {
    const { blocks } = this.texts;
    return html`<div class="end" tabindex="-1">
      <p class="title">${fill(blocks['talk-end'], { name: turn.name })}</p>
      <prose-block .html=${turn.html}></prose-block>
      <p class="muted small">${blocks['talk-moves']}</p>
      <ul class="moves">
        ${movesOf(steps).map(({ move, n }) => html`<li>${move}: ${counted(blocks['talk-times'], n)}</li>`)}
      </ul>
    </div>`;
  }

  /** Nobody presses paper: there, the best way through stands with every answer and the line about it. */
  #onPaper(talk: Talk): TemplateResult {
    return html`<ol class="talk-on-paper">
      ${bestWay(talk).map(
        ({ name, html: text, choices }) =>
          html`<li>
            <strong>${name === '' ? talk.person : fill(this.texts.blocks['talk-end'], { name })}</strong>
            <prose-block .html=${text}></prose-block>
            <ul>
              ${choices.map(
                ({ text: words, move, why, best }) =>
                  html`<li class=${best ? 'best' : ''}>
                    ${fill(this.texts.blocks['talk-say'], { text: words })} <strong>${move}.</strong>
                    <prose-block .html=${why}></prose-block>
                  </li>`,
              )}
            </ul>
          </li>`,
      )}
    </ol>`;
  }

  #answer(choice: TalkChoice) {
    const reply = this.#talk.turns[choice.to];
    const words = reply?.name === '' ? `${this.#talk.person}: ${plain(reply.html)}` : '';
    this.#choose([...this.#chosen, choice.id], `${choice.move}. ${plain(choice.why)} ${words}`.trim());
  }

  #choose(choices: readonly string[], message: string) {
    this.#message = message;
    this.#focusNext = true;
    this.dispatchEvent(new TalkChooseEvent(this.#talk, choices));
    this.requestUpdate();
  }

  #swap() {
    this.swapped = !this.swapped;
    this.#message = '';
    this.#focusNext = true;
  }
}

/** The words of HTML the compiler made. */
function plain(text: string): string {
  return text.replace(/<[^>]*>/g, '');
}
customElements.define('talk-block', TalkBlock);
declare global {
  interface HTMLElementTagNameMap {
    'talk-block': TalkBlock;
  }
}
