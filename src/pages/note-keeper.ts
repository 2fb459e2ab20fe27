import type { Course } from '../course/course.ts';
import type { Journal, JournalEntry } from '../saving/journal.ts';
import type { Session, Standing, Visit } from '../saving/visit.ts';
import { decodeNotes, encodeNotes, mergeNotes, noNotes, type Notes } from '../state/notes.ts';

/** How long the second copy on this device is waited for, in milliseconds; the lesson is there meanwhile. */
const PATIENCE = 20_000;
const AGES = 1e15;
/** What a learner may be in while writing notes: they live on the device, so they need no record. */
const WRITABLE: readonly Standing[] = ['writing', 'finished', 'review'];

export interface NoteKeeperParts {
  readonly course: Course;
  readonly session: Session;
  readonly visit: Visit;
  /** The notes in the record at present, as text. */
  readonly shared: () => string;
  /** The notes have changed; `shared` are those for the record from now on. */
  readonly onChange: (shared: string) => void;
}

/**
 * The learner's own notes: on this device at once, in a journal of their own, since that of the attempt goes when the
 * LMS has everything; in the record only if the learner wants that, and as far as there is room.
 */
export class NoteKeeper {
  #parts: NoteKeeperParts;
  /** Null where an LMS does not say who is there: nobody could ever be given the notes again. */
  #journal: Journal | null = null;
  /** Whether what is on this device was written in this visit. */
  #written = false;
  #notes: Notes = noNotes;
  /** Whether all that is on this device has been found. */
  #ready = false;
  /** Settles when it is. */
  readonly ready: Promise<void>;

  constructor(parts: NoteKeeperParts) {
    this.#parts = parts;
    this.#keep();
    // An LMS in another tab that empties this origin's storage gives no key.
    addEventListener('storage', (change) => change.key === null && this.#journal?.writeAgain());
    this.ready = this.#open();
  }

  #keep() {
    const { launch, hasLms, journal } = this.#parts.session;
    this.#journal = launch.learnerId !== '' || !hasLms ? journal.notes : null;
  }

  /** Brings back what an LMS has removed from this device: before that, nothing may be written over it. */
  async #open() {
    this.#ready = false;
    await this.#journal?.restore(PATIENCE);
    this.#ready = true;
    this.read();
  }

  /** Puts together what this device and the record have. */
  read() {
    if (!this.#ready) return;
    const theirs = this.#written || this.#parts.visit.theirs;
    const here = theirs ? parse(this.#journal?.read()?.state) : noNotes;
    const there = decodeNotes(this.#parts.shared(), this.#parts.course);
    // Notes that were on this device before it heard of those in the record belong next to them.
    const apart = here.at > 0 && !here.inRecord && there.inRecord;
    this.#notes = { ...mergeNotes(here, there, apart), inRecord: there.inRecord };
    this.#tell();
  }

  /** An LMS has come late, and says who is there. */
  meet(session: Session): Promise<void> {
    this.#parts = { ...this.#parts, session };
    this.#written = false;
    this.#keep();
    return this.#open();
  }

  /** Notes of another journal on this device, next to those that are there. */
  async take(journal: Journal) {
    const entry = await journal.newest();
    if (!entry || !this.recorded) return;
    this.#change((notes) => mergeNotes(notes, parse(entry.state), true));
    if (this.#journal?.works) journal.setAside();
  }

  /** "Clear this device": what is only here is gone. */
  clear() {
    this.#journal?.remove();
    this.read();
  }

  /** Whether the learner wants them in the record too. */
  get inRecord(): boolean {
    return this.#notes.inRecord;
  }

  /** Whether they cannot be changed at present: it is not certain whose they are, or another window writes them. */
  get fixed(): boolean {
    return !this.#ready || !WRITABLE.includes(this.#parts.visit.standing);
  }

  /** Whether the record can hear of them in this visit; the device can after Finish and in a review too. */
  get recorded(): boolean {
    return !this.fixed && this.#parts.visit.standing === 'writing';
  }

  text(note: string): string {
    return this.#notes.texts[note] ?? '';
  }

  write(note: string, text: string) {
    this.#change(({ texts }) => ({ texts: { ...texts, [note]: text } }));
  }

  share(inRecord: boolean) {
    if (this.recorded) this.#change(() => ({ inRecord }));
  }

  /** Where a note is kept and who can read it. */
  about(note: string): string {
    const { course } = this.#parts;
    const { notes: words } = course.ui;
    if (this.fixed) return this.#ready ? words['read-only'] : '';
    const here = this.#journal?.works ? words.device : words['no-device'];
    if (!this.inRecord) return here;
    if (!this.recorded) return this.#journal?.works ? words.later : here;
    const { texts } = decodeNotes(encodeNotes(this.#notes, course), course);
    return texts[note] === this.#notes.texts[note] ? words.record : `${words['too-long']} ${here}`;
  }

  #change(change: (notes: Notes) => Partial<Notes>) {
    if (this.fixed) return;
    const theirs = this.#written || this.#parts.visit.theirs;
    // Another window of this learner, such as a review, may have written here since.
    const onDevice = theirs ? parse(this.#journal?.read()?.state) : noNotes;
    if (!theirs) this.#journal?.setAside();
    this.#written = true;
    const before = onDevice.at > this.#notes.at ? { ...onDevice, inRecord: this.inRecord } : this.#notes;
    const now = this.#parts.session.edges.today();
    const at = Math.max(Math.floor(now / 1000), before.at + 1); // clocks of two devices differ, or go back
    this.#notes = { ...before, ...change(before), at };
    const state = JSON.stringify(this.#notes);
    // No LMS has them: there is no more to say, and they never grow old.
    this.#journal?.write({ state, savedAt: now + AGES } as JournalEntry);
    this.#tell();
  }

  #tell() {
    this.#parts.onChange(encodeNotes(this.#notes, this.#parts.course));
  }
}

function parse(text = ''): Notes {
  try {
    return { ...noNotes, ...(JSON.parse(text) as Notes) };
  } catch {
    return noNotes; // none, or one cut short
  }
}
