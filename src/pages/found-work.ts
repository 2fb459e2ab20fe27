import { html, nothing, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import { isSame } from '../saving/envelope.ts';
import { ANYBODY, type Journal, type JournalEntry } from '../saving/journal.ts';
import { read } from '../saving/resume.ts';
import { watchRecord } from '../saving/second-look.ts';
import type { Session, Visit } from '../saving/visit.ts';
import type { Attempt } from '../state/attempt.ts';
import { hasProgress } from '../state/merge.ts';
import { takeIn, type Work } from '../state/take-in.ts';
import { counted, fill } from '../ui/texts.ts';
import { keysOn } from './device.ts';
import { seekLms } from './late-lms.ts';
import type { NoteKeeper } from './note-keeper.ts';

export interface FoundWorkParts {
  readonly course: Course;
  readonly session: Session;
  readonly visit: Visit;
  readonly notes: NoteKeeper;
  /** The attempt at present. */
  readonly attempt: () => Attempt;
  /** The attempt has taken work in. */
  readonly onTake: (attempt: Attempt) => void;
  /** An LMS has come late. */
  readonly onMeet: (session: Session) => void;
  /** There is something else to show. */
  readonly onChange: () => void;
}

/** A journal, and the sealed attempt in it when its work was read. */
interface Source {
  readonly journal: Journal;
  readonly state: string;
}

/** Work on this device that may belong into the record of this visit. */
interface Found {
  readonly journal: Journal;
  readonly entry: JournalEntry;
  readonly work: Work;
}

/**
 * Work that was done while no LMS could say who was there, or while the address was another one. What was done in this
 * very visit, before a late LMS came, is taken into its record at once. About anything else the learner is asked; a "no"
 * leaves it where it is.
 */
export class FoundWork {
  #parts: FoundWorkParts;
  #session: Session;
  /** What was done in this visit before its LMS came; null once it is in the record. */
  #carried: (Source & { readonly work: Work }) | null = null;
  #asked: Found | null = null;
  #looks = 0;
  #said = '';

  constructor(parts: FoundWorkParts) {
    this.#parts = parts;
    this.#session = parts.session;
    parts.visit.addEventListener('standing', () => void this.#look());
    seekLms(parts.session, (late) => void this.#meet(late));
    void this.#look();
  }

  /** The question, and what became of the answer; nothing where there is none. */
  get question(): TemplateResult | typeof nothing {
    const { found: words } = this.#parts.course.ui;
    if (!this.#asked)
      return this.#said === '' ? nothing : html`<p class="notice" role="status">${this.#said}</p>`;
    const { entry, work } = this.#asked;
    const date = new Intl.DateTimeFormat(this.#parts.course.language, {
      dateStyle: 'long',
      timeStyle: 'short',
    });
    return html`<div class="notice found" role="group" aria-labelledby="found">
      <p id="found">
        ${fill(words.question, { date: date.format(entry.savedAt), work: amountOf(work.attempt, this.#parts.course) })}
      </p>
      <div class="found-answers">
        <button class="button small" @click=${() => void this.answer(true)}>${words.take}</button>
        <button class="button small" @click=${() => void this.answer(false)}>${words.leave}</button>
      </div>
    </div>`;
  }

  async #meet(late: Session) {
    const { attempt, onMeet, visit } = this.#parts;
    const { journal, edges } = this.#session;
    const work = { attempt: attempt(), minute: minuteAt(edges.today()), apart: true };
    const state = journal.read()?.state ?? '';
    // While nobody has said whose work it is, or another window goes on with it, the journal has more than this page.
    const carried = visit.standing === 'writing' ? { journal, state, work } : null;
    this.#session = late;
    onMeet(late); // the attempt is now the one that the LMS has
    watchRecord({ ...this.#parts, session: late });
    this.#carried = carried;
    await this.#parts.notes.meet(late);
    await this.#look();
  }

  async #look() {
    const { visit } = this.#parts;
    const { launch } = this.#session;
    const look = ++this.#looks;
    const may = visit.standing === 'writing' && launch.learnerId !== '';
    if (may) await this.#takeCarried();
    const asked = may ? await this.#find() : null;
    if (look !== this.#looks) return; // a later look knows better
    this.#asked = asked;
    this.#parts.onChange();
  }

  async #takeCarried() {
    const carried = this.#carried;
    this.#carried = null;
    if (carried) await this.#take(carried, carried.work);
  }

  /** Read again at the answer: both may have changed since the question. */
  async answer(isTheirs: boolean) {
    const asked = this.#asked;
    const { found: words } = this.#parts.course.ui;
    const entry = await asked?.journal.newest();
    if (!asked || !entry) return this.#look();
    const work = isTheirs ? workIn(entry, this.#parts.course) : null;
    if (work) await this.#take({ journal: asked.journal, state: entry.state }, work);
    else this.#refusal(asked.journal).write({ ...entry, savedAt: this.#session.edges.today() });
    this.#said = isTheirs ? words.taken : words.left;
    await this.#look();
  }

  async #take({ journal: from, state }: Source, work: Work) {
    const { course, attempt, onTake, notes } = this.#parts;
    if (hasProgress(work.attempt)) onTake(takeIn(attempt(), this.#minute(), work, course));
    await notes.take(from.notes);
    const now = await from.newest();
    // It is in the learner's own journal now, unless another window has done more since.
    if (this.#session.journal.works && (now?.state ?? '') === state) from.setAside();
  }

  /** Minutes since 1970 of the latest change of the attempt at present. */
  #minute(): number {
    const { attempt, visit, course } = this.#parts;
    const { launch, journal, edges } = this.#session;
    if (attempt() !== visit.attempt) return minuteAt(edges.today());
    const states = [launch.suspendData, journal.read()?.state ?? ''];
    return Math.max(...states.map((state) => read(state, course)?.envelope.minute ?? 0));
  }

  /** The newest that nobody has said no to. */
  async #find(): Promise<Found | null> {
    const { course } = this.#parts;
    const { journal } = this.#session;
    const found: Found[] = [];
    for (const key of await keysOn(journal)) {
      if (!mayBelong(key, journal.key)) continue;
      const other = journal.at(key);
      const entry = await other.newest();
      const work = entry && workIn(entry, course);
      if (!entry || !work) continue;
      const refused = await this.#refusal(other).newest();
      if (refused?.state !== entry.state) found.push({ journal: other, entry, work });
    }
    return found.sort((one, two) => two.entry.savedAt - one.entry.savedAt)[0] ?? null;
  }

  /** Where it is kept that this learner has said no to the work in a journal, as it was then. */
  #refusal({ key }: Journal): Journal {
    const { journal } = this.#session;
    return journal.at(`${journal.key}:no:${key}`);
  }
}

/** Whether the journal is of an activity that may be this one, and of this learner or of nobody in particular. */
function mayBelong(key: string, own: string): boolean {
  const [, likeness, learner] = PARTS.exec(own) ?? [];
  const [, otherLikeness, otherLearner = ''] = PARTS.exec(key) ?? [];
  return key !== own && otherLikeness === likeness && [learner, ANYBODY].includes(otherLearner);
}

/** Of a journal's key; that of notes, or of what is kept aside, has more. */
const PARTS = /^(course:[^:]+:[^:.]+)(?:\.[^:]+)?:([^:]+)$/;

/** @returns null where nothing was done, or all of it has arrived somewhere */
function workIn({ state, base, confirmed }: JournalEntry, course: Course): Work | null {
  const inside = read(state, course);
  if (!inside || isSame(confirmed, inside.envelope) || !hasProgress(inside.attempt)) return null;
  const { attempt, envelope } = inside;
  return { attempt, minute: envelope.minute, apart: base === null && confirmed === null };
}

/** How much it is, in words. */
function amountOf({ endedLessons, quiz, tries, bestScore }: Attempt, course: Course): string {
  const { found: words } = course.ui;
  const parts = [
    endedLessons.length > 0 ? counted(words.lessons, endedLessons.length) : '',
    quiz ? fill(words.sorted, { n: quiz.placed.length, total: quiz.draw.length }) : '',
    tries > 0 ? fill(words.score, { n: bestScore ?? 0 }) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : words.begun;
}

function minuteAt(today: number): number {
  return Math.floor(today / 60_000);
}
