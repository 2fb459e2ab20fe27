import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { encodeAttempt, encodeLean } from '../state/codec.ts';
import { isCompleted } from '../state/score.ts';
import { allWell, type CourseRecord, type Delivery, type Launch, type Tracker } from '../tracking/tracker.ts';
import { isSame, seal, type Version } from './envelope.ts';
import type { Journal } from './journal.ts';
import type { ProbeAnswer } from './probe.ts';
import { toRecord } from './record.ts';
import type { Resumed } from './resume.ts';
import { changed, dueAt, failed, idle, type Schedule } from './schedule.ts';

/**
 * How the record stands. `saved` was seen to arrive, `sent` was accepted where nothing can be seen, `pending` is on
 * this device and waits for the next commit, `saving` is on its way, the rest is trouble. `off`: nothing is written any more.
 */
export type SaveState =
  'saved' | 'sent' | 'pending' | 'saving' | 'not-saved' | 'sign-in' | 'reload' | 'lms-gone' | 'off';

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
}

export interface SaverOptions {
  readonly tracker: Tracker;
  readonly hasLms: boolean;
  readonly course: Course;
  readonly launch: Launch;
  readonly journal: Journal;
  readonly resumed: Resumed;
  readonly edges: SaverEdges;
  readonly onState: (state: SaveState) => void;
}

/** What a commit carried, for the day it turns out to have arrived. */
interface Sent {
  readonly version: Version;
  /** Whether it was a completed course. */
  readonly final: boolean;
}

/**
 * Keeps the attempt safe: on this device first, then with the LMS, and believes the LMS only when it has reason to.
 * One owner decides when a commit is made, what is made of the answer, and what the learner hears of it.
 */
export class Saver {
  #options: SaverOptions;
  #attempt: Attempt;
  #version: Version;
  /** Minutes since 1970 of the latest change. */
  #minute: number;
  /** The latest version as text. */
  #made: (Version & { readonly owed: boolean; readonly text: string }) | null = null;
  #session: string;
  #schedule: Schedule = idle;
  #callOff: () => void = () => undefined;
  #began: number;
  #ended = false;
  #writes = false;
  /** A commit and its probe, while under way. */
  #judging: Promise<void> | null = null;
  /** What it carried; null when the LMS did not take it. */
  #underWay: Version | null = null;
  /** Whether the probe has ever reached the server; until then the LMS's own word has to do. */
  #probeWorks = false;
  #confirmed: Version | null = null;
  #final = false;
  /** Whether the LMS refused the suspend data in full. */
  #lean = false;
  #state: SaveState = 'off';
  /** What was wrong with the latest commit; `off` when nothing was. */
  #latestTrouble: SaveState = 'off';

  constructor(options: SaverOptions) {
    const { resumed, edges } = options;
    this.#options = options;
    this.#attempt = resumed.attempt;
    this.#session = Math.floor(edges.chance() * 36 ** 5).toString(36);
    const known = resumed.unsent ? null : resumed.base;
    this.#version = known ?? { revision: resumed.revision, session: this.#session };
    this.#confirmed = known;
    this.#minute = this.#thisMinute();
    this.#began = edges.now();
  }

  /** Names the present state in the log and on the diagnostics page. */
  get version(): Version {
    return this.#version;
  }

  /** What the LMS was last known to hold. */
  get confirmed(): Version | null {
    return this.#confirmed;
  }

  /**
   * Begins to write: once the module is usable, so that the first commit does not delay it. The LMS hears
   * "incomplete" now, since one that never hears a status may assume "completed" (Moodle 1.2 does).
   */
  begin() {
    const { resumed, tracker, edges, launch, course, journal, hasLms } = this.#options;
    this.#writes = true;
    if (resumed.inLms) tracker.assume(toRecord(resumed.inLms, course, launch, launch.suspendData, 0));
    if (isSame(this.#confirmed, this.#version))
      journal.remove(); // the LMS has shown that it has everything
    else this.#journal();
    if (hasLms) void edges.probe().then((answer) => (this.#probeWorks ||= answer === 'reached'));
    this.#plan(changed(this.#schedule, edges.now(), true));
  }

  /** Takes over a new state. Submits and the end of the course are urgent; cards, lessons and places wait for a pause. */
  changed(attempt: Attempt, urgent: boolean) {
    if (attempt === this.#attempt || this.#ended) return;
    const { course } = this.#options;
    const completes = isCompleted(attempt, course) && !isCompleted(this.#attempt, course);
    this.#attempt = attempt;
    this.#minute = this.#thisMinute();
    this.#nextVersion();
    if (!this.#writes) return;
    this.#journal();
    this.#show('pending');
    this.#plan(changed(this.#schedule, this.#options.edges.now(), urgent || completes));
  }

  /** Does not wait any longer where the latest commit failed: the network or the learner is back. */
  wake() {
    if (this.#schedule.failures > 0) this.flush();
  }

  /** Sends what is not sent, at once. */
  flush() {
    if (this.#schedule.dirtySince !== null) this.#commit();
  }

  /** The page is being hidden and may never be seen again: what is not sent goes out, whatever is under way. */
  hide() {
    if (this.#signedOut) return;
    if (!this.#judging) return this.flush();
    if (!this.#active) return;
    const { tracker } = this.#options;
    this.#doubtUnjudged();
    this.#sendFirst();
    if (!tracker.sendAtOnce(this.#record()).arrived) tracker.doubt();
  }

  /** Sends what is left and waits for the verdict on it. */
  async settle(): Promise<SaveState> {
    await this.#judging; // a commit under way may lack the latest change
    this.flush();
    await this.#judging;
    return this.#state;
  }

  /** Stops writing without a word to the LMS: another window has taken over. */
  stop() {
    this.#writes = false;
    this.#callOff();
    this.#show('off');
  }

  /** Ends the session: the page goes away. Synchronous; nothing is sent after it. */
  finish() {
    if (this.#ended) return;
    this.#callOff();
    const { tracker, launch } = this.#options;
    this.#doubtUnjudged();
    if (this.#writes) this.#sendFirst();
    if (this.#writes || launch.mode !== 'normal') tracker.finish(this.#record());
    this.#ended = true;
    this.#show('off');
  }

  /** An end that nobody can wait for: where its first message is lost, the second says so to the next visit. */
  #sendFirst() {
    if (this.#options.tracker.sendFirst(this.#record())) this.#nextVersion();
  }

  /**
   * A closed attempt whose own state says that the end of it was lost, in an LMS that still takes it: a message of the end
   * was lost, late, or came twice. Nothing of this device goes there.
   */
  async mend() {
    const { tracker, launch, resumed, course } = this.#options;
    const { base, inLms, owed } = resumed;
    if (!tracker.traits.keepsReview || launch.mode !== 'review' || !base) return;
    if (!isCompleted(this.#attempt, course)) return;
    if (inLms) tracker.assume(toRecord(inLms, course, launch, launch.suspendData, 0));
    let again = owed;
    for (;;) {
      const delivery = tracker.mend(this.#record(), again);
      if (delivery === allWell || !isGood(await this.#verdict(delivery))) return;
      tracker.confirm();
      again = false;
    }
  }

  get #active(): boolean {
    return this.#writes && !this.#ended;
  }

  /** Then each try is in vain, and in Moodle it becomes the page one lands on after signing in. */
  get #signedOut(): boolean {
    return this.#latestTrouble === 'sign-in';
  }

  /**
   * What is sent now may arrive although the commit under way is lost, and the next visit would take that one for
   * arrived too: the state then says that something is owed, and an end that closes the attempt waits.
   */
  #doubtUnjudged() {
    if (this.#judging && !isSame(this.#underWay, this.#version)) this.#options.tracker.doubt();
  }

  #thisMinute(): number {
    return Math.floor(this.#options.edges.today() / 60_000);
  }

  #nextVersion() {
    this.#version = { revision: this.#version.revision + 1, session: this.#session };
  }

  #plan(schedule: Schedule) {
    if (!this.#active) return;
    this.#schedule = schedule;
    this.#callOff();
    if (this.#signedOut) return;
    const { edges } = this.#options;
    const due = dueAt(schedule, edges.chance());
    if (due === null) return;
    const wait = Math.max(0, due - edges.now());
    this.#callOff = edges.later(() => edges.afterPaint(() => this.flush()), wait);
  }

  /** One at a time; what changes meanwhile is sent when it is over. */
  #commit() {
    if (!this.#active || this.#judging) return;
    this.#callOff();
    this.#show('saving');
    const sent = { version: this.#version, final: isCompleted(this.#attempt, this.#options.course) };
    this.#schedule = { ...idle, failures: this.#schedule.failures };
    const delivery = this.#options.tracker.send(this.#record());
    this.#underWay = delivery.arrived ? sent.version : null;
    this.#judging = this.#judge(delivery, sent).finally(() => {
      this.#judging = null;
      this.#plan(this.#schedule);
    });
  }

  async #judge(delivery: Delivery, sent: Sent) {
    const { tracker } = this.#options;
    let verdict = await this.#verdict(delivery);
    for (let latest = delivery; isGood(verdict); verdict = await this.#verdict(latest)) {
      tracker.confirm();
      if (!this.#active || !(tracker.owes || latest.more)) break;
      // The first commit after a doubt has arrived; now what the LMS may wrongly count as sent. Or the end's next step.
      latest = tracker.owes ? tracker.reassert(this.#record()) : tracker.send(this.#record());
    }
    if (!this.#active) return;
    if (!isGood(verdict)) this.#failed(verdict);
    else if (!delivery.stateRefused) this.#succeeded(verdict, sent);
    if (delivery.stateRefused) this.#shrink();
  }

  /** An LMS's "true" is no proof (Moodle offline says it too): the way to the server is tried as well. */
  async #verdict(delivery: Delivery): Promise<SaveState> {
    const { hasLms, edges } = this.#options;
    if (delivery.gone) return 'lms-gone';
    if (!hasLms) return 'sent';
    const answer = await edges.probe();
    if (answer === 'reached') this.#probeWorks = true;
    if (answer === 'sign-in' && this.#probeWorks) return 'sign-in';
    if (!delivery.arrived) return answer === 'reached' && this.#neverAgain() ? 'reload' : 'not-saved';
    if (!this.#probeWorks) return 'sent';
    return answer === 'reached' ? 'saved' : 'not-saved';
  }

  /**
   * Whether the page has lost its LMS for good although the server answers: the learner has signed in again, or it
   * goes on refusing. In Moodle an old page is refused until it is reloaded (datamodel.php, sesskey).
   */
  #neverAgain(): boolean {
    return (
      this.#latestTrouble === 'sign-in' || this.#latestTrouble === 'reload' || this.#schedule.failures >= 3
    );
  }

  #succeeded(state: SaveState, { version, final }: Sent) {
    if (this.#options.hasLms && !isSame(this.#confirmed, version)) {
      this.#confirmed = version;
      this.#final = final;
      this.#updateJournal();
    }
    this.#latestTrouble = 'off';
    this.#schedule = { ...this.#schedule, failures: 0 };
    this.#show(this.#schedule.dirtySince === null ? state : 'pending');
  }

  #failed(state: SaveState) {
    const now = this.#options.edges.now();
    this.#options.tracker.doubt();
    this.#nextVersion(); // so that the next commit differs, for LMSs that send only what does
    this.#updateJournal();
    this.#schedule = failed(changed(this.#schedule, now, false), now);
    this.#latestTrouble = state;
    this.#show(state);
  }

  /** 405 and 406 mean that the LMS takes less than it should: asking again with the same would be in vain. */
  #shrink() {
    if (this.#lean) return this.#show('not-saved'); // the rest has arrived; this stays on the device
    this.#lean = true;
    this.#nextVersion();
    this.#schedule = changed(this.#schedule, this.#options.edges.now(), true);
  }

  /** What is known of the way to the LMS; it brings back no entry that was removed, or cleared by the learner. */
  #updateJournal() {
    if (this.#options.journal.kept) this.#journal();
  }

  #journal() {
    const { journal, resumed, edges } = this.#options;
    journal.write({
      state: this.#sealed(),
      base: resumed.base,
      readBack: resumed.base !== null,
      confirmed: this.#confirmed,
      final: this.#final,
      savedAt: edges.today(),
    });
  }

  #show(state: SaveState) {
    this.#state = state;
    this.#options.onState(state);
  }

  /** The attempt as text: made once for this device and the LMS. */
  #sealed(): string {
    const { course, tracker } = this.#options;
    const { owes: owed } = tracker;
    if (isSame(this.#made, this.#version) && this.#made?.owed === owed) return this.#made.text;
    const attempt = (this.#lean ? encodeLean : encodeAttempt)(this.#attempt, course);
    const text = seal({ ...this.#version, minute: this.#minute, owed, attempt });
    this.#made = { ...this.#version, owed, text };
    return text;
  }

  #record(): CourseRecord {
    const { course, launch, resumed, edges } = this.#options;
    // As long as nothing has changed, the LMS keeps the very text it has, so that nothing is sent.
    const known = !resumed.unsent && isSame(this.#version, resumed.base);
    const suspendData = known ? launch.suspendData : this.#sealed();
    return toRecord(this.#attempt, course, launch, suspendData, (edges.now() - this.#began) / 1000);
  }
}

function isGood(state: SaveState): boolean {
  return state === 'saved' || state === 'sent';
}
