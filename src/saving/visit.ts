import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import type { CallReport, Launch, Tracker } from '../tracking/tracker.ts';
import type { Journal } from './journal.ts';
import { resume, type Question, type Resumed } from './resume.ts';
import type { SaveState } from './save-state.ts';
import { Saver, type SaverEdges } from './saver.ts';
import type { WindowLease } from './window-lease.ts';

/** Everything a visit to the course works with. */
export interface Session {
  readonly tracker: Tracker;
  readonly launch: Launch;
  readonly hasLms: boolean;
  /** Why there is no LMS although the package speaks to one; '' otherwise. */
  readonly trouble: string;
  /** Whether there is one, which opens no session. */
  readonly refused?: boolean;
  /** Looks once more for an LMS that may still come; left out where none can. */
  readonly seek?: (() => Promise<Session | null>) | undefined;
  /** The latest calls to the LMS, and in a sentence what else went wrong, oldest first. */
  readonly calls: readonly (CallReport | string)[];
  readonly journal: Journal;
  readonly lease: WindowLease;
  /** Whether this window is the one that writes. */
  readonly firstWindow: boolean;
  readonly edges: SaverEdges;
}

/**
 * What becomes of the learner's work at present. Only `writing` records; `asking` waits for the learner to say
 * whether work on this device goes on; `left` is a page that came back after its session was over.
 */
export type Standing =
  'writing' | 'review' | 'newer-record' | 'asking' | 'other-window' | 'finished' | 'left';

/**
 * One visit: where it begins, whether it records, and how it ends.
 * @fires attempt - it goes on from another attempt: one of this device, of another window, or of an LMS that came late
 * @fires standing - what becomes of the learner's work is different now
 * @fires save-state - how the record stands may be different now: several times for each commit
 */
export class Visit extends EventTarget {
  #session: Session;
  #course: Course;
  #saver: Saver;
  #resumed: Resumed;
  /** Whether the learner has said that the work on this device is theirs. */
  #said = false;
  #keepsNothing = false;
  standing: Standing;
  saveState: SaveState = 'off';

  constructor(session: Session, course: Course) {
    super();
    this.#session = session;
    this.#course = course;
    this.#resumed = resume(session.launch, session.journal.read(), course);
    this.#saver = this.#newSaver();
    this.standing = this.#firstStanding();
  }

  /** Whether the work on this device is this learner's: without an id, only the learner can say. */
  get theirs(): boolean {
    return this.#said || this.#session.launch.learnerId !== '';
  }

  /** The attempt this visit begins with. */
  get attempt(): Attempt {
    return this.#resumed.attempt;
  }

  /** What was wrong with the LMS's state. */
  get trouble(): Resumed['trouble'] {
    return this.#resumed.trouble;
  }

  get question(): Question | null {
    return this.standing === 'asking' ? this.#resumed.question : null;
  }

  /** Whether the course keeps a record of this learner. Moodle answers "true" to whoever may not save, and keeps nothing. */
  get keeping(): 'yes' | 'unsure' | 'no' {
    const { learnerId, suspendData } = this.#session.launch;
    if (this.#keepsNothing || (/^guest$/i.test(learnerId) && suspendData === '')) return 'no';
    return this.#resumed.notKept && !this.#resumed.setAside ? 'unsure' : 'yes';
  }

  /** Whether this device holds work that a closed attempt cannot take. */
  get unsentInReview(): boolean {
    return this.standing === 'review' && this.#resumed.unsent && !this.#resumed.owed;
  }

  /** For the diagnostics page. */
  get saver(): Pick<Saver, 'version' | 'confirmed'> {
    return this.#saver;
  }

  /** The course has shown that it keeps nothing of this learner, whatever it answers. */
  deny() {
    this.#keepsNothing = true;
    this.#stand(this.standing);
  }

  /** The record has moved on with another device. */
  giveWay() {
    this.#saver.giveWay();
  }

  /** Once the module is usable. */
  begin() {
    if (this.standing === 'review') {
      if (!this.#resumed.unsent || this.#resumed.owed) void this.#saver.mend();
      this.#settleJournal();
    }
    if (this.standing !== 'writing') return;
    if (this.#resumed.setAside) this.#session.journal.setAside();
    this.#saver.begin();
  }

  changed(attempt: Attempt, urgent: boolean) {
    if (this.standing !== 'writing') return;
    if (this.#saver.closed) this.#stand('review');
    else this.#saver.changed(attempt, urgent);
  }

  /** The learner's answer to the question. */
  answer(goOn: boolean) {
    const { question } = this.#resumed;
    if (!question) return;
    this.#said ||= goOn;
    if (goOn) {
      this.#resumed = {
        ...this.#resumed,
        attempt: question.attempt,
        unsent: true,
        owed: false,
        question: null,
      };
    } else {
      this.#session.journal.setAside();
      this.#resumed = { ...this.#resumed, question: null };
    }
    this.#startWriting();
  }

  /** "Use this window": the other one stops, and what it kept on this device goes on here. */
  async takeOver() {
    await this.#session.lease.takeOver(() => this.loseRecord());
    const { journal } = this.#session;
    if (!journal.works) await journal.restore(); // what the other window did is in the second copy only
    this.#goOn({ ...this.#session, firstWindow: true });
  }

  /** An LMS has come late: it keeps the record from now on, beginning with what it has. */
  meet(session: Session) {
    this.#saver.stop();
    this.#session.lease.release();
    this.#goOn(session);
  }

  /** Another window has taken over. */
  loseRecord() {
    this.#saver.stop();
    this.#stand('other-window');
  }

  /** The network or the learner is back. */
  wake() {
    this.#saver.wake();
  }

  tryAgain() {
    this.#saver.tryAgain();
  }

  /** The learner does something on the page. */
  here() {
    this.#saver.here();
  }

  hide() {
    this.#saver.hide();
  }

  /** The page will most likely go away now. */
  unload() {
    this.#saver.unload();
  }

  /** The page goes away. */
  leave() {
    if (this.standing === 'left' || this.standing === 'finished') return;
    this.#saver.finish();
    this.#session.lease.release();
    this.standing = 'left';
  }

  /** The Finish button: ends the session once the record is safe. @returns whether it is */
  async finish(): Promise<boolean> {
    const state = await this.#saver.settle();
    if (this.standing !== 'writing') return false;
    if (state !== 'saved' && state !== 'sent') return false;
    if (!this.#session.hasLms) return true; // there is nobody to end with, and reading on is still kept
    this.#saver.finish();
    this.#session.lease.release();
    this.#stand('finished');
    return true;
  }

  /**
   * A closed attempt that has all this device has: the journal must not start the next attempt. If it has not, the
   * learner is told to start one for it.
   */
  #settleJournal() {
    const { journal } = this.#session;
    const { base, question, setAside, unsent, owed } = this.#resumed;
    const entry = journal.read();
    if (this.unsentInReview && entry) journal.write({ ...entry, final: false });
    else if (base && !question && !setAside && (!unsent || owed)) journal.remove();
  }

  #firstStanding(): Standing {
    if (this.#session.launch.mode !== 'normal') return 'review';
    if (this.#resumed.trouble === 'newer') return 'newer-record';
    if (!this.#session.firstWindow) return 'other-window';
    return this.#resumed.question ? 'asking' : 'writing';
  }

  #goOn(session: Session) {
    this.#session = session;
    this.#resumed = resume(session.launch, session.journal.read(), this.#course);
    this.#startWriting();
  }

  #startWriting() {
    this.#saver = this.#newSaver();
    this.dispatchEvent(new Event('attempt'));
    this.#stand(this.#firstStanding());
    this.begin();
  }

  #newSaver(): Saver {
    const { tracker, hasLms, launch, journal, edges } = this.#session;
    return new Saver({
      tracker,
      hasLms,
      course: this.#course,
      launch,
      journal,
      resumed: this.#resumed,
      edges,
      onState: (saveState) => {
        this.saveState = saveState;
        this.dispatchEvent(new Event('save-state'));
      },
    });
  }

  #stand(standing: Standing) {
    this.standing = standing;
    this.dispatchEvent(new Event('standing'));
  }
}
