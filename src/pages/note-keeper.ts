import type { Course } from '../course/course.ts';
import type { Journal, JournalEntry } from '../saving/journal.ts';
import type { Session, Visit } from '../saving/visit.ts';
import { decodeNotes, encodeNotes, mergeNotes, noNotes, type Notes } from '../state/notes.ts';

/** How long the second copy on this device is waited for, in milliseconds; the lesson is there meanwhile. */
const PATIENCE = 20_000;
const AGES = 1e15;

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
  #journal: Journal | null;
  /** Whether what is on this device was written in this visit. */
  #written = false;
  #notes: Notes = noNotes;
  /** Whether all that is on this device has been found. */
  #ready = false;
  /** Settles when it is. */
  readonly ready: Promise<void>;

  constructor(parts: NoteKeeperParts) {
    const { launch, hasLms, journal } = parts.session;
    this.#parts = parts;
    this.#journal = launch.learnerId !== '' || !hasLms ? journal.notes : null;
    // An LMS in another tab that empties this origin's storage gives no key.
    addEventListener('storage', (change) => change.key === null && this.#journal?.writeAgain());
    this.ready = this.#open();
  }

  /** Brings back what an LMS has removed from this device: before that, nothing may be written over it. */
  async #open() {
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

  /** "Clear this device": what is only here is gone. */
  clear() {
    this.#journal?.remove();
    this.read();
  }

  /** Whether the learner wants them in the record too. */
  get inRecord(): boolean {
    return this.#notes.inRecord;
  }

  /** Whether they cannot be changed at present. */
  get fixed(): boolean {
    return !this.#ready || this.#parts.visit.standing !== 'writing';
  }

  text(note: string): string {
    return this.#notes.texts[note] ?? '';
  }

  write(note: string, text: string) {
    this.#change({ texts: { ...this.#notes.texts, [note]: text } });
  }

  share(inRecord: boolean) {
    this.#change({ inRecord });
  }

  /** Where a note is kept and who can read it. */
  about(note: string): string {
    const { course } = this.#parts;
    const { notes: words } = course.ui;
    if (this.fixed) return this.#ready ? words['read-only'] : '';
    const here = this.#journal?.works ? words.device : words['no-device'];
    if (!this.inRecord) return here;
    const { texts } = decodeNotes(encodeNotes(this.#notes, course), course);
    return texts[note] === this.#notes.texts[note] ? words.record : `${words['too-long']} ${here}`;
  }

  #change(changes: Partial<Notes>) {
    if (this.fixed) return;
    if (!this.#written && !this.#parts.visit.theirs) this.#journal?.setAside();
    this.#written = true;
    const now = this.#parts.session.edges.today();
    const at = Math.max(Math.floor(now / 1000), this.#notes.at + 1); // clocks of two devices differ, or go back
    this.#notes = { ...this.#notes, ...changes, at };
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
