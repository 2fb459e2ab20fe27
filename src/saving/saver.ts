import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { isCompleted } from '../state/score.ts';
import type { CourseRecord, Delivery, Launch, Tracker } from '../tracking/tracker.ts';
import { isSame, type Version } from './envelope.ts';
import type { Journal } from './journal.ts';
import type { ProbeAnswer } from './probe.ts';
import { toRecord } from './record.ts';
import type { Resumed } from './resume.ts';
import { OVERDUE, shown, type SaveState, type Trouble } from './save-state.ts';
import {
  changed,
  committed,
  dueAt,
  failed,
  isYoung,
  newSession,
  type Schedule,
  type Weight,
} from './schedule.ts';
import { SealedWork } from './sealed-work.ts';

/** The clock, the page and the way to the server, passed in so that tests can hold them still. */
export interface SaverEdges {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Milliseconds since 1970. */
  today(): number;
  /** Runs later; returns how to call it off. */
  later(run: () => void, milliseconds: number): () => void;
  /** Runs once the frame that shows the learner's last action is painted: a commit blocks the page. */
  afterPaint(run: () => void): void;
  /** From 0 up to 1. */
  chance(): number;
  probe(): Promise<ProbeAnswer>;
  /** What a page of the LMS has heard from its server since then, by the clock of `today`; null where nothing can be seen. */
  overheard(since: number): ProbeAnswer | null;
}

export interface SaverOptions {
  readonly tracker: Tracker;
  readonly hasLms: boolean;
  readonly course: Course;
  readonly launch: Launch;
  readonly journal: Journal;
  readonly resumed: Resumed;
  readonly edges: SaverEdges;
  /** How the record is, whenever that is different. */
  readonly onState: (state: SaveState) => void;
}

/** What a commit carried, for the day it turns out to have arrived. */
interface Sent {
  readonly version: Version;
  /** Whether it was a completed course. */
  readonly final: boolean;
  /** Whether the LMS's "true" is looked into. */
  readonly checked: boolean;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  /** How long the page stood still for it, in milliseconds. */
  readonly took: number;
}

/** The learner is not here for so long: the record may have moved on with another device, in milliseconds. */
const AWAY = 20 * 60_000;
/** An LMS that takes this long, in milliseconds, is not asked for a further step while the learner goes on. */
const SLOW = 1000;
/** Refusals in a row, while the server answers, after which a reload is offered. */
const HOPELESS = 5;

/**
 * Keeps the attempt safe: on this device first, then with the LMS, and believes the LMS only when it has reason to.
 * One owner decides when a commit is made, and what is made of the answer; docs/decisions/012-what-the-learner-is-told-of-saving.md has a picture.
 */
export class Saver {
  #options: SaverOptions;
  #work: SealedWork;
  #schedule: Schedule;
  #callOff: () => void = () => undefined;
  #ended = false;
  #writes = false;
  /** A commit and the look into it, while under way. */
  #judging: Promise<void> | null = null;
  /** What it carried; null when the LMS did not take it. */
  #underWay: Version | null = null;
  #confirmed: Version | null;
  #final = false;
  /** Whether a way to the server was ever seen; until then the LMS's own word has to do. */
  #sees = false;
  /** Whether the latest commit was seen to arrive. */
  #seen = false;
  #trouble: Trouble | null = null;
  #away = false;
  #told: SaveState = 'off';
  /** Commits refused in a row, with none accepted in between. */
  #refusals = 0;
  /** When the learner was last here, in milliseconds since 1970. */
  #here: number;

  constructor(options: SaverOptions) {
    const { course, resumed, edges } = options;
    this.#options = options;
    this.#work = new SealedWork(course, resumed, edges);
    this.#confirmed = resumed.unsent ? null : resumed.base;
    this.#schedule = newSession(edges.now());
    this.#here = edges.today();
  }

  /** Names the present state in the log and on the diagnostics page. */
  get version(): Version {
    return this.#work.version;
  }

  /** What the LMS was last known to hold. */
  get confirmed(): Version | null {
    return this.#confirmed;
  }

  /** How the record is, in a word. */
  get state(): SaveState {
    const { edges } = this.#options;
    const now = edges.now();
    const due = this.#judging ? this.#schedule.lastCommit : dueAt(this.#schedule, 0);
    return shown(
      {
        writes: this.#active,
        trouble: this.#away ? 'away' : this.#trouble,
        dueSince: due !== null && due <= now ? due : null,
        unsent: this.#schedule.dirtySince !== null,
        underWay: this.#judging !== null,
        seen: this.#seen,
      },
      now,
    );
  }

  /** The LMS has the end of the course and takes no more of this attempt, whatever it answers (Chamilo). */
  get closed(): boolean {
    return this.#final && this.#options.tracker.traits.endsAtFirstWord === true;
  }

  /**
   * Begins to write: once the module is usable, so that the first commit does not delay it. The LMS hears
   * "incomplete" now, since one that never hears a status may assume "completed" (Moodle 1.2 does).
   */
  begin() {
    const { resumed, tracker, launch, course, journal } = this.#options;
    this.#writes = true;
    if (resumed.inLms) tracker.assume(toRecord(resumed.inLms, course, launch, launch.suspendData, 0));
    if (isSame(this.#confirmed, this.version))
      journal.remove(); // the LMS has shown that it has everything
    else this.#journal();
    this.#change('urgent');
  }

  /** Takes over a new state. Submits and the end of the course are urgent; the rest waits for a pause. */
  changed(attempt: Attempt, urgent: boolean) {
    const before = this.#work.given;
    if (attempt === before || this.#ended) return;
    const { course } = this.#options;
    const completes = isCompleted(attempt, course) && !isCompleted(before, course);
    this.here();
    this.#work.take(attempt);
    if (!this.#writes) return;
    this.#journal();
    this.#change(urgent || completes ? 'urgent' : weightOf(before, attempt));
  }

  /**
   * The learner is here. After a long time away nothing more is sent: an LMS gives no fresh values without a new launch,
   * and another device may have gone on meanwhile. A reload reads the record again, and both come together.
   */
  here() {
    this.#isAway();
    this.#here = this.#options.edges.today();
  }

  /** The record has moved on with another device: nothing more is sent until a reload has brought both together. */
  giveWay() {
    this.#away = true;
    this.#plan();
  }

  /** Does not wait any longer where the latest commit failed: the network or the learner is back. */
  wake() {
    if (this.#schedule.failures > 0) this.flush();
  }

  /** Sends what is not sent, at once. */
  flush() {
    if (this.#schedule.dirtySince !== null) this.#commit();
  }

  /** The learner asks for another try, also where no more is planned. */
  tryAgain() {
    if (!this.#active) return;
    if (this.#schedule.dirtySince === null) this.#work.renew();
    this.#schedule = changed(this.#schedule, this.#options.edges.now(), 'urgent');
    this.#commit();
  }

  /** The page is being hidden and may never be seen again: what is not sent goes out, whatever is under way. */
  hide() {
    if (this.#stuck) return;
    if (!this.#judging) return this.flush();
    if (!this.#active || this.#isAway()) return;
    this.#doubtUnjudged();
    this.#sendFirst();
    this.#sendAtOnce();
  }

  /**
   * The page will most likely go away now: all that is not sent goes out, and the session's time where the LMS counts it,
   * unless the LMS takes all of that with the end.
   * What becomes of it is not known here. If the page stays, the next commit is looked into as usual; in ILIAS 2004 the call
   * throws although it has arrived, so that is a doubt and no trouble.
   */
  unload() {
    const { tracker } = this.#options;
    if (tracker.traits.hearsEnd || !this.#active || this.#isAway() || this.#stuck) return;
    this.#doubtUnjudged();
    this.#sendAtOnce(true);
  }

  #sendAtOnce(withTime?: true) {
    const { tracker } = this.#options;
    if (!tracker.sendAtOnce(this.#record(), withTime).arrived) tracker.doubt();
  }

  /** Sends what is left and waits for the verdict on it. */
  async settle(): Promise<SaveState> {
    await this.#judging; // a commit under way may lack the latest change
    const { edges, hasLms } = this.#options;
    if (this.#schedule.dirtySince !== null || (hasLms && !this.#seen))
      this.#schedule = changed(this.#schedule, edges.now(), 'urgent');
    do {
      this.flush();
      await this.#judging;
    } while (this.#schedule.dirtySince !== null && !this.#trouble && !this.#stuck && this.#active); // an end is told in steps
    return this.state;
  }

  /** Stops writing without a word to the LMS: another window has taken over. */
  stop() {
    this.#writes = false;
    this.#callOff();
    this.#tell();
  }

  /** Ends the session: the page goes away. Synchronous; nothing is sent after it. */
  finish() {
    if (this.#ended) return;
    this.#callOff();
    const { tracker, launch } = this.#options;
    this.#doubtUnjudged();
    const writes = this.#writes && !this.#isAway();
    if (writes) this.#sendFirst();
    if (writes || launch.mode !== 'normal') tracker.finish(this.#record());
    this.#ended = true;
    this.#tell();
  }

  /** An end that nobody can wait for: where its first message is lost, the second says so to the next visit. */
  #sendFirst() {
    if (this.#options.tracker.sendFirst(this.#record())) this.#work.renew();
  }

  /**
   * A closed attempt whose own state says that the end of it was lost, in an LMS that still takes it: a message of the end
   * was lost, late, or came twice. Nothing of this device goes there.
   */
  async mend() {
    const { tracker, launch, resumed, course, edges } = this.#options;
    const { base, inLms, owed } = resumed;
    if (!tracker.traits.keepsReview || launch.mode !== 'review' || !base) return;
    if (!isCompleted(this.#work.given, course)) return;
    if (inLms) tracker.assume(toRecord(inLms, course, launch, launch.suspendData, 0));
    let again = owed;
    for (;;) {
      const at = edges.today();
      const delivery = tracker.mend(this.#record(), again);
      if (!delivery || !isGood(await this.#verdict(delivery, true, at))) return;
      tracker.confirm();
      again = false;
    }
  }

  get #active(): boolean {
    return this.#writes && !this.#ended;
  }

  /**
   * Whether tries by themselves would be in vain: signed out, each one becomes the page one lands on after signing in
   * (Moodle). Coming back to the page, or a press, tries again.
   */
  get #stuck(): boolean {
    return this.#away || this.#trouble === 'sign-in';
  }

  /** Where this device keeps nothing either, holding the work back would only lose it. */
  #isAway(): boolean {
    const { edges, hasLms, journal } = this.#options;
    this.#away ||= edges.today() - this.#here > AWAY && hasLms && journal.works;
    this.#tell();
    return this.#away;
  }

  #tell() {
    const { state } = this;
    if (state === this.#told) return;
    this.#told = state;
    this.#options.onState(state);
  }

  /**
   * What is sent now may arrive although the commit under way is lost, and the next visit would take that one for
   * arrived too: the state then says that something is owed, and an end that closes the attempt waits.
   */
  #doubtUnjudged() {
    if (this.#judging && !isSame(this.#underWay, this.version)) this.#options.tracker.doubt();
  }

  #change(weight: Weight) {
    this.#schedule = changed(this.#schedule, this.#options.edges.now(), weight);
    this.#plan();
  }

  /** What happens next: a commit when it is due, and a look at the clock in case it does not come about. */
  #plan() {
    this.#callOff();
    if (!this.#active) return;
    this.#tell();
    const { edges } = this.#options;
    const due = this.#judging ? this.#schedule.lastCommit : dueAt(this.#schedule, edges.chance());
    if (due === null || this.#stuck) return;
    const wait = Math.max(0, due - edges.now());
    const timers = [
      edges.later(() => this.#tell(), wait + OVERDUE),
      ...(this.#judging ? [] : [edges.later(() => edges.afterPaint(() => this.flush()), wait)]),
    ];
    this.#callOff = () => timers.forEach((callOff) => callOff());
  }

  /** One at a time; what changes meanwhile is sent when it is over. */
  #commit() {
    if (!this.#active || this.#judging || this.#isAway()) return;
    const { tracker, edges, course } = this.#options;
    const { version } = this;
    const final = isCompleted(this.#work.given, course);
    const [at, began] = [edges.today(), edges.now()];
    const doubtful = this.#trouble !== null || tracker.owes || isYoung(this.#schedule, began);
    const checked = doubtful || this.#schedule.urgent;
    this.#schedule = committed(this.#schedule, began);
    const delivery = tracker.owes ? tracker.reassert(this.#record()) : tracker.send(this.#record());
    this.#underWay = delivery.arrived ? version : null;
    const sent = { version, final, checked, at, took: edges.now() - began };
    this.#judging = this.#judge(delivery, sent).finally(() => {
      this.#judging = null;
      this.#plan();
    });
    this.#plan();
  }

  async #judge(delivery: Delivery, sent: Sent) {
    const { tracker } = this.#options;
    const verdict = await this.#verdict(delivery, sent.checked, sent.at);
    if (isGood(verdict)) tracker.confirm();
    if (!this.#active) return;
    if (!isGood(verdict)) this.#failed(verdict);
    else if (!delivery.stateRefused) this.#succeeded(verdict === 'saved', sent, delivery.more);
    if (delivery.stateRefused) this.#shrink();
  }

  /** An LMS's "true" is no proof (Moodle offline says it too): the way to the server is looked at as well. */
  async #verdict(delivery: Delivery, checked: boolean, at: number): Promise<'saved' | 'sent' | Trouble> {
    const { hasLms, edges } = this.#options;
    if (delivery.gone) return 'lms-gone';
    if (!hasLms) return 'sent';
    this.#refusals = delivery.arrived || delivery.partly ? 0 : this.#refusals + 1;
    if (delivery.partly) return 'not-saved'; // it answers: there is nothing to ask, and a request less may fail
    let answer = edges.overheard(at);
    if (delivery.arrived && !answer && !checked) return 'sent';
    answer = answer && delivery.arrived ? answer : await edges.probe();
    // A server may only be busy, and its answer strange.
    if (delivery.arrived && (answer === 'failing' || answer === 'sign-in')) answer = await edges.probe();
    if (answer === 'reached') this.#sees = true;
    if (answer === 'sign-in' && this.#sees) return 'sign-in';
    if (!delivery.arrived) return answer === 'reached' && this.#neverAgain() ? 'reload' : 'not-saved';
    if (!this.#sees) return 'sent';
    if (answer !== 'reached') return 'not-saved';
    return this.#options.tracker.traits.filesProveSession ? 'saved' : 'sent';
  }

  /**
   * Whether the page has lost its LMS for good although the server answers: the learner has signed in again, or it
   * takes nothing at all any more. In Moodle an old page is refused until it is reloaded (datamodel.php, sesskey).
   */
  #neverAgain(): boolean {
    return this.#trouble === 'sign-in' || this.#trouble === 'reload' || this.#refusals >= HOPELESS;
  }

  #succeeded(seen: boolean, { version, final, took }: Sent, more: boolean) {
    if (this.#options.hasLms && !isSame(this.#confirmed, version)) {
      this.#confirmed = version;
      this.#final = final;
      this.#updateJournal();
    }
    this.#trouble = null;
    this.#seen = seen;
    this.#schedule = { ...this.#schedule, failures: 0 };
    if (more)
      this.#schedule = changed(this.#schedule, this.#options.edges.now(), took > SLOW ? 'work' : 'urgent');
  }

  #failed(trouble: Trouble) {
    const now = this.#options.edges.now();
    this.#options.tracker.doubt();
    this.#work.renew();
    this.#updateJournal();
    this.#schedule = failed(changed(this.#schedule, now, 'work'), now);
    this.#trouble = trouble;
  }

  /** 405 and 406 mean that the LMS takes less than it should: asking again with the same would be in vain. */
  #shrink() {
    if (this.#work.lean) {
      this.#trouble = 'not-saved'; // the rest has arrived; this stays on the device
      return;
    }
    this.#work.lean = true;
    this.#work.renew();
    this.#schedule = changed(this.#schedule, this.#options.edges.now(), 'urgent');
  }

  /** What is known of the way to the LMS; it brings back no entry that was removed, or cleared by the learner. */
  #updateJournal() {
    if (this.#options.journal.kept) this.#journal();
  }

  #journal() {
    const { journal, resumed, edges, tracker } = this.#options;
    journal.write({
      state: this.#work.text(tracker.owes),
      base: resumed.base,
      readBack: resumed.base !== null,
      confirmed: this.#confirmed,
      final: this.#final,
      savedAt: edges.today(),
    });
  }

  /** What the LMS is told now. */
  #record(): CourseRecord {
    const { course, launch, resumed, edges, tracker } = this.#options;
    // As long as nothing has changed, the LMS keeps the very text it has, so that nothing is sent.
    const known = !resumed.unsent && isSame(this.version, resumed.base);
    const suspendData = known ? launch.suspendData : this.#work.text(tracker.owes);
    const seconds = (edges.now() - this.#schedule.began) / 1000;
    return toRecord(this.#work.tell(), course, launch, suspendData, seconds);
  }
}

function isGood(verdict: 'saved' | 'sent' | Trouble): verdict is 'saved' | 'sent' {
  return verdict === 'saved' || verdict === 'sent';
}

/** Where the learner is and what is only practised may wait; whatever else an attempt holds is work. */
const READING: readonly string[] = [
  'place',
  'endedLessons',
  'warmUp',
  'kept',
  'practice',
] satisfies (keyof Attempt)[];

function weightOf(before: Attempt, after: Attempt): Weight {
  const keys = Object.keys(after) as (keyof Attempt)[];
  return keys.every((key) => after[key] === before[key] || READING.includes(key)) ? 'reading' : 'work';
}
