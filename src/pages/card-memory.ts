import type { Course } from '../course/course.ts';
import type { Journal, JournalEntry } from '../saving/journal.ts';
import type { Session, Standing, Visit } from '../saving/visit.ts';
import type { Attempt } from '../state/attempt.ts';
import { cardJournal } from './card-journal.ts';
import { mergeSeen, seenInRecord, type CardsSeen, type Seen } from '../state/refresher.ts';
import { isPassed } from '../state/score.ts';

/** How long the second copy on this device is waited for, in milliseconds. */
const PATIENCE = 3000;
/** The learner is known, and this window may write to the device; a closed attempt does not hinder that. */
const OWN: readonly Standing[] = ['writing', 'finished', 'review'];

/** What this device remembers of one learner; times in seconds since 1970, 0 for never. */
interface Memory {
  /** When the quiz was first known to be passed. */
  readonly passed: number;
  /** When the latest refresher was sorted to its end. */
  readonly refreshed: number;
  readonly cards: readonly (readonly [card: string, at: number, missed: boolean])[];
}

const nothing: Memory = { passed: 0, refreshed: 0, cards: [] };

/**
 * Which cards a learner has met and missed, beyond what the record can say: in a journal of its own on this device, and
 * never in the record. A new attempt and a closed one find it again.
 */
export class CardMemory {
  readonly #visit: Visit;
  readonly #today: () => number;
  /** Null where an LMS does not say who is there. */
  readonly #journal: Journal | null;
  #memory = nothing;
  /** Whether all that is on this device has been found. */
  isReady = false;
  /** Settles when it is. */
  readonly ready: Promise<void>;

  constructor(session: Session, visit: Visit) {
    this.#visit = visit;
    this.#today = () => Math.floor(session.edges.today() / 1000);
    this.#journal = cardJournal(session);
    this.ready = this.#open();
  }

  async #open() {
    await this.#journal?.restore(PATIENCE);
    this.isReady = true;
  }

  /** Whether it is certain who is there, so that something may be remembered. */
  get isOwn(): boolean {
    return this.isReady && OWN.includes(this.#visit.standing);
  }

  /** Whether this device knows of any card of this learner. */
  get knows(): boolean {
    return this.#read().cards.length > 0;
  }

  /** Whether this device can keep anything. */
  get keeps(): boolean {
    return this.#journal?.works ?? false;
  }

  /** What record and device know together. */
  seen(attempt: Attempt, course: Course): CardsSeen {
    const cards = this.#read().cards.map(([card, at, missed]): [string, Seen] => [card, { at, missed }]);
    return mergeSeen(seenInRecord(attempt, course), new Map(cards));
  }

  /** A card was placed in a refresher. */
  note(card: string, missed: boolean) {
    const at = this.#today();
    this.#change(({ cards }) => ({
      cards: [...cards.filter(([other]) => other !== card), [card, at, missed]],
    }));
  }

  /** A refresher was sorted to its end. */
  end() {
    this.#change(() => ({ refreshed: this.#today() }));
  }

  /** Keeps what the record says, since the next attempt may begin with an empty one. */
  keep(attempt: Attempt, course: Course) {
    const { submitted } = attempt;
    if (!submitted || !this.isOwn) return;
    const cards = [...this.seen(attempt, course)].map(
      ([card, { at, missed }]) => [card, at, missed] as const,
    );
    const passed = this.#read().passed || (isPassed(attempt, course) ? submitted.at : 0);
    if (JSON.stringify({ ...this.#read(), passed, cards }) !== JSON.stringify(this.#read()))
      this.#change(() => ({ passed, cards }));
  }

  /** Whether so many days have gone by since the quiz was passed, and since the latest refresher. */
  isDue(days: number, attempt: Attempt, course: Course): boolean {
    if (!this.isOwn) return false;
    const { passed, refreshed } = this.#read();
    const inRecord = isPassed(attempt, course) ? (attempt.submitted?.at ?? 0) : 0;
    const first = passed || inRecord;
    return first > 0 && this.#today() - Math.max(first, refreshed) >= days * 24 * 3600;
  }

  /** Another window of this learner, such as a review, may have written since. */
  #read(): Memory {
    if (!this.#visit.theirs) return this.#memory;
    const state = this.#journal?.read()?.state;
    return state === undefined ? this.#memory : parse(state);
  }

  #change(change: (memory: Memory) => Partial<Memory>) {
    if (!this.isOwn) return;
    if (!this.#visit.theirs && this.#memory === nothing) this.#journal?.setAside(); // somebody else's, for all we know
    const before = this.#read();
    this.#memory = { ...before, ...change(before) };
    const entry = { state: JSON.stringify(this.#memory), savedAt: this.#today() * 1000 };
    this.#journal?.write(entry as JournalEntry); // no LMS has it: there is no more to say
  }
}

const memories = new WeakMap<Session, CardMemory>();

/** The one memory of a session. */
export function memoryOf({ session, visit }: { session: Session; visit: Visit }): CardMemory {
  const memory = memories.get(session) ?? new CardMemory(session, visit);
  memories.set(session, memory);
  return memory;
}

function parse(text: string): Memory {
  try {
    return { ...nothing, ...(JSON.parse(text) as Memory) };
  } catch {
    return nothing; // cut short
  }
}
