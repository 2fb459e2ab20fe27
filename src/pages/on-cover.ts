import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../saving/visit.ts';
import { bringLater, laterIfThere } from './bring-later.ts';
import { cardJournal, mayRefresh } from './card-journal.ts';
import { FoundWork, type FoundWorkParts } from './found-work.ts';
import type { Actions } from './view.ts';

export interface OnCoverParts extends FoundWorkParts {
  readonly show: Actions['show'];
}

/** What the first page says that needs a look at this device: work that may be the learner's, and a refresher that is due. */
export class OnCover {
  #parts: OnCoverParts;
  readonly #found: FoundWork;

  constructor(parts: OnCoverParts) {
    this.#parts = parts;
    this.#found = new FoundWork({ ...parts, onMeet: (late) => this.#meet(late) });
    void this.#look();
  }

  get words(): TemplateResult {
    const later = this.#mayBeDue ? laterIfThere() : undefined;
    return html`${this.#found.question} ${later?.refresherOffer(this.#parts) ?? nothing}`;
  }

  #meet(late: Session) {
    this.#parts.onMeet(late);
    this.#parts = { ...this.#parts, session: late };
    void this.#look();
  }

  /** Whoever has not handed in a quiz, here or in an attempt this device remembers, waits for no more scripts. */
  get #mayBeDue(): boolean {
    const { course, session, attempt } = this.#parts;
    return mayRefresh(session, attempt(), course);
  }

  async #look() {
    await cardJournal(this.#parts.session)?.restore(); // an LMS may have emptied this device's storage
    if (!this.#mayBeDue) return;
    const later = await bringLater().catch(() => null); // without it there is the menu, which asks again
    await later?.memoryOf(this.#parts).ready;
    this.#parts.onChange();
  }
}
