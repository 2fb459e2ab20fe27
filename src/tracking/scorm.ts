import type { Call, Dialect, Optional, Write } from './dialect.ts';
import type { ScormApi } from './find-api.ts';
import { traitsOf, type LmsTraits } from './lms-traits.ts';
import {
  allWell,
  TrackingError,
  type CallReport,
  type CourseRecord,
  type Delivery,
  type Launch,
  type Refusal,
  type Tracker,
} from './tracker.ts';

/** `answer` is '' when the LMS gave none; `thrown` is '' unless it threw or was not there. */
interface Answer {
  readonly answer: string;
  readonly thrown: string;
}

/** Whether a step waits until the one before is confirmed, or cannot, since the page may go or ends its session. */
type How = 'step by step' | 'at once' | 'at the end';

/** A tracker for any SCORM version; the dialect says how the version speaks. */
export class ScormTracker implements Tracker {
  readonly traits: LmsTraits;
  #api: ScormApi;
  #dialect: Dialect;
  #onCall: (report: CallReport) => void;
  /** Values as they were last written, by element. */
  #written = new Map<string, string>();
  /** Elements written since the last confirmation. */
  #unconfirmed = new Set<string>();
  /** Elements that may be lost although they count as written. */
  #owed = new Set<string>();
  /** Optional elements this LMS does not have. */
  #missing: string[] = [];
  /** Optional elements it may or may not have. */
  #unsure: string[] = [];
  /** Rows of objectives by id, and the first free row. */
  #objectiveRows = new Map<string, number>();
  #freeRow = 0;
  /** Rows that the report had when this visit began. */
  #oldRows = 0;
  #mode: Launch['mode'] = 'normal';
  #open = false;

  constructor(api: ScormApi, dialect: Dialect, onCall: (report: CallReport) => void = () => undefined) {
    this.traits = traitsOf(api);
    this.#api = api;
    this.#dialect = dialect;
    this.#onCall = onCall;
  }

  get owes(): boolean {
    return this.#owed.size > 0;
  }

  start(): Launch {
    const { reads, completedWords } = this.#dialect;
    const refusal = this.#refused('initialize', '');
    if (refusal && !this.#isOpen(refusal)) {
      throw new TrackingError(
        `The LMS refused ${refusal.call} with error ${refusal.code} ${refusal.text}. ` +
          `Nothing is recorded: open the activity again, or reload the page.`,
      );
    }
    this.#open = true;
    const rows = this.#countRows('cmi.interactions');
    this.#oldRows = rows ?? 0;
    this.#readObjectives(this.#countRows('cmi.objectives') ?? 0);
    const mode = this.#word(reads.mode);
    this.#mode = mode === 'review' || mode === 'browse' ? mode : 'normal'; // missing or unknown is normal
    for (const element of new Set([reads.score, reads.status, reads.success])) {
      const value = this.#word(element);
      if (value !== '') this.#written.set(element, value);
    }
    const [score, status, success] = [reads.score, reads.status, reads.success].map(
      (element) => this.#written.get(element) ?? '',
    ) as [string, string, string];
    const points = parseFloat(score.replace(',', '.'));
    return {
      mode: this.#mode,
      learnerId: this.#get(reads.learnerId),
      learnerName: this.#get(reads.learnerName),
      suspendData: this.#get(reads.suspendData),
      location: this.#get(reads.location),
      completed: completedWords.includes(status),
      passed: success === 'passed',
      score: Number.isFinite(points) ? points : null,
      rows: rows ?? undefined,
    };
  }

  /**
   * Open is open: the LMS's own page, or the page before a reload, may have begun the session (error 101 in SCORM 1.2, 103
   * in 2004). Where it can be read, it goes on; where it is over (104 in 2004), or cannot be read, it is not.
   */
  #isOpen({ code }: Refusal): boolean {
    const { reads } = this.#dialect;
    return (
      code !== '' &&
      code !== '104' &&
      [reads.learnerId, reads.status].some((element) => this.#get(element) !== '')
    );
  }

  assume(record: CourseRecord) {
    const { reads } = this.#dialect;
    const readable = new Set([reads.score, reads.status, reads.success]);
    const objectives = record.objectives.filter(({ id }) => this.#objectiveRows.has(id)); // a new lesson has no row yet
    for (const [element, value] of this.#steps({ ...record, objectives }).flat()) {
      // What can be read was read, and `exit` counts for one session only.
      if (!readable.has(element) && !element.endsWith('.exit')) this.#written.set(element, value);
    }
  }

  send(record: CourseRecord): Delivery {
    return this.#send(record, 'step by step');
  }

  sendAtOnce(record: CourseRecord, withTime = false): Delivery {
    const delivery = this.#send(record, 'at once');
    if (!withTime || !this.#writes || this.traits.time === 'at-end') return delivery;
    const [element, value] = this.#dialect.sessionTime(record.sessionSeconds);
    return this.#written.get(element) === value ? delivery : this.#commit([], record.sessionSeconds);
  }

  sendFirst(record: CourseRecord): boolean {
    if (!this.#writes || !this.traits.keepsReview) return false;
    const [first = [], ...later] = this.#changes(record, 'at once');
    const isSure = first.length === 0 && this.#unconfirmed.size === 0 && !this.owes;
    if (isSure || later.flat().length === 0) return false;
    if (first.length > 0) this.#commit(first, record.sessionSeconds);
    this.doubt();
    return true;
  }

  #send(record: CourseRecord, how: How): Delivery {
    if (!this.#writes) return allWell;
    const changes = this.#changes(record, how);
    const latest = changes.findLastIndex((changed) => changed.length > 0);
    let all = allWell;
    for (const [index, changed] of changes.entries()) {
      if (changed.length === 0) continue;
      // The next step builds on this one: Moodle may send this one once more, and it must not land after the next.
      if (index > 0 && how === 'step by step' && this.#unconfirmed.size > 0) return { ...all, more: true };
      // The call that ends the session carries the latest step, since beacons add up.
      if (how === 'at the end' && (index === latest || this.traits.keepsReview)) this.#write(changed);
      else all = joined([all, this.#commit(changed, record.sessionSeconds)]);
      if (!all.arrived) break;
    }
    return all;
  }

  /** What is new, in the steps of the record. */
  #changes(record: CourseRecord, how: How): Write[][] {
    const steps = this.#steps(record);
    const last = new Map(steps.flat());
    const isNew = ([element, value]: Write) => {
      const written = this.#written.get(element);
      return written !== value && written !== last.get(element); // never back to an earlier step
    };
    const waits = this.#waits((steps[0] ?? []).filter(isNew), how) ? this.#dialect.reads.status : '';
    return steps.map((step) => step.filter((write) => isNew(write) && write[0] !== waits));
  }

  confirm() {
    for (const element of this.#unconfirmed) this.#owed.delete(element); // a newer value has arrived
    this.#unconfirmed.clear();
  }

  doubt() {
    for (const element of this.#unconfirmed) this.#owed.add(element);
    this.#unconfirmed.clear();
  }

  reassert(record: CourseRecord): Delivery {
    if (!this.#writes || !this.owes) return this.send(record);
    // As it was written, not as it is now: rows of an earlier submit are no longer in the record.
    const owed = [...this.#owed].map((element): Write => [element, this.#written.get(element) ?? '']);
    const [news = []] = this.#changes(record, 'step by step');
    const newer = new Set(news.map(([element]) => element));
    const old = owed.filter(([element]) => !newer.has(element));
    const neighbours = old.map(([element, value]): Write => [
      element,
      this.#dialect.neighbour([element, value]) ?? value,
    ]);
    // In one with the new state, which says that something is owed.
    const first = this.#commit([...neighbours, ...news], record.sessionSeconds);
    // The word that closes an attempt waits until the state that goes with it is seen to have arrived.
    const again = old.filter(
      ([element, value]) => element !== this.#dialect.reads.status && this.#written.get(element) !== value,
    );
    if (again.length > 0 && !first.arrived) this.#write(again); // no later commit may carry the neighbours alone
    const all =
      again.length > 0 && first.arrived ? joined([first, this.#commit(again, record.sessionSeconds)]) : first;
    return { ...all, more: !this.#isTold(record) };
  }

  /** Whether all of it was written, also what had to wait. */
  #isTold(record: CourseRecord): boolean {
    return [...new Map(this.#steps(record).flat())].every(
      ([element, value]) => this.#written.get(element) === value,
    );
  }

  finish(record: CourseRecord): Delivery {
    if (!this.#open) return allWell;
    const isTold = this.#isTold(record);
    const sent = this.#send(record, 'at the end');
    const refusals: (Refusal | null)[] = [];
    if (this.#writes) {
      this.#writeTime(record.sessionSeconds);
      if (this.#dialect.commitsBeforeEnd && this.traits.time === 'each-commit' && !isTold) {
        refusals.push(this.#refused('commit', ''));
      }
    }
    if (this.#writes || this.#dialect.endsInReview) refusals.push(this.#end());
    this.#open = false; // after the end call the API must not be touched again, whatever it answered
    const ended = delivery(refusals.filter((refusal) => refusal !== null));
    return joined([sent, ended]);
  }

  mend(record: CourseRecord, all: boolean): Delivery | null {
    const { reads } = this.#dialect;
    const words = new Set([reads.status, reads.success]);
    const last = new Map(this.#steps(record).flat());
    if (!this.#open || !(all || [...words].some((word) => this.#written.get(word) !== last.get(word)))) {
      return null;
    }
    if (all) for (const word of words) this.#written.delete(word); // both steps may be missing
    const mode = this.#mode;
    this.#mode = 'normal';
    const delivery = this.send(record);
    this.#mode = mode;
    return delivery;
  }

  /** In review and browse nothing is written. */
  get #writes(): boolean {
    return this.#open && this.#mode === 'normal';
  }

  /**
   * Whether the status has to wait, since something may be lost that these writes do not replace and that the LMS would
   * not send again: an LMS that shows a finished attempt for review only would never get it. Where review can make it
   * good, an ending need not wait for a next visit that may never come.
   */
  #waits(writes: readonly Write[], how: How): boolean {
    if (this.traits.keepsReview && how !== 'step by step') return false;
    const replaced = new Set(writes.map(([element]) => element));
    return [...this.#owed].some(
      (element) =>
        !replaced.has(element) &&
        this.#dialect.neighbour([element, this.#written.get(element) ?? '']) !== null,
    );
  }

  #end(): Refusal | null {
    const refusal = this.#refused('terminate', '');
    return refusal && this.#dialect.retriesEnd ? this.#refused('terminate', '') : refusal;
  }

  #steps(record: CourseRecord): Write[][] {
    const { endsAtFirstWord, unread } = this.traits;
    const interactions = record.interactions.filter(
      ({ row, id }) =>
        !record.firsts || (row >= this.#oldRows && this.#written.get(`cmi.interactions.${row}.id`) !== id),
    );
    const steps = this.#dialect.steps({ ...record, interactions }, (id) => this.#objectiveRow(id));
    return (endsAtFirstWord ? [[...new Map(steps.flat())]] : steps).map((step) =>
      step.filter(([element]) => !unread.test(element) && !this.#isMissing(element)),
    );
  }

  #isMissing(element: string): boolean {
    return this.#missing.some((name) => element.startsWith(name));
  }

  /**
   * How many rows an optional element has, or null where the LMS does not say. One that it says it does not have is not
   * written to; where it answers nothing and no error (Open edX), only writing can tell.
   */
  #countRows(name: Optional): number | null {
    const count = this.#get(`${name}._count`);
    if (/^\d+$/.test(count)) return Number(count);
    const says = this.#get(`${name}._children`) !== '' || this.#ask('lastError').answer === '0';
    (says ? this.#unsure : this.#missing).push(name);
    return null;
  }

  /** Rows an LMS filled from the manifest, or kept from an earlier visit. */
  #readObjectives(count: number) {
    for (let row = 0; row < Math.min(count, 100); row++) {
      const id = this.#get(`cmi.objectives.${row}.id`);
      if (id !== '') {
        this.#objectiveRows.set(id, row);
        this.#written.set(`cmi.objectives.${row}.id`, id); // write-once in SCORM 2004
      }
      this.#freeRow = row + 1;
    }
  }

  #objectiveRow(id: string): number {
    const known = this.#objectiveRows.get(id);
    if (known !== undefined) return known;
    const row = this.#freeRow++;
    this.#objectiveRows.set(id, row);
    return row;
  }

  #commit(writes: readonly Write[], sessionSeconds: number): Delivery {
    const refusals = this.#write(writes);
    if (this.traits.time === 'each-commit') refusals.push(...this.#writeTime(sessionSeconds));
    const failed = this.#refused('commit', '');
    const state = refusals.find(({ call }) => call.includes(this.#dialect.reads.suspendData));
    const stateRefused = state !== undefined && /^4\d\d$/.test(state.code); // about the value, not about the LMS
    const all = failed ? [...refusals, failed] : refusals;
    const arrived = !failed && (!state || stateRefused);
    return { ...allWell, arrived, gone: all.at(-1)?.text === GONE, stateRefused, refusals: all };
  }

  #write(writes: readonly Write[]): Refusal[] {
    return writes.flatMap(([element, value]) => {
      if (this.#isMissing(element)) return [];
      const refusal = this.#refused('set', element, value);
      // A value the LMS refuses stays refused: it is not tried again until it changes.
      this.#written.set(element, value);
      this.#unconfirmed.add(element);
      if (refusal) this.#missing.push(...this.#unsure.filter((name) => element.startsWith(name)));
      return refusal ? [refusal] : [];
    });
  }

  #writeTime(sessionSeconds: number): Refusal[] {
    const [element, value] = this.#dialect.sessionTime(sessionSeconds);
    if (this.#written.get(element) === value) return [];
    const refusals = this.#write([[element, value]]);
    this.#unconfirmed.delete(element); // the next commit has a later one
    return refusals;
  }

  /** A value that is one of a few words or a number, as LMSs write it: "Passed", "REVIEW". */
  #word(element: string): string {
    return this.#get(element).toLowerCase();
  }

  #get(element: string): string {
    const { answer, thrown } = this.#ask('get', element);
    this.#onCall({ call: this.#name('get', [element]), value: '', answer, error: thrown });
    return answer;
  }

  /** @returns null when the LMS said yes: "true", 1, or nothing of an error */
  #refused(call: Call, ...args: string[]): Refusal | null {
    const { answer, thrown } = this.#ask(call, ...args);
    const refusal = YES.test(answer) ? null : this.#refusal(call, args, { answer, thrown });
    const error = refusal ? `${refusal.code} ${refusal.text}`.trim() : '';
    this.#onCall({ call: this.#name(call, args), value: args[1] ?? '', answer, error });
    return refusal;
  }

  #refusal(call: Call, args: readonly string[], { answer, thrown }: Answer): Refusal | null {
    if (thrown !== '') return { call: this.#name(call, args), code: '', text: thrown };
    const code = this.#ask('lastError').answer;
    // Some LMSs answer "false" to a write with error 0: it was stored (seen by Adapt's spoor).
    if (call === 'set' && NO.test(answer) && code === '0') return null;
    // Some answer nothing at all. To a commit that is no yes: one LMS does it where it did not commit.
    if (call !== 'commit' && answer === '' && code === '0') return null;
    const words = [this.#ask('errorString', code).answer, this.#ask('diagnostic', code).answer];
    return { call: this.#name(call, args), code, text: words.join(' ').trim() };
  }

  /** Without blanks around it, which some LMSs add. Never throws: the LMS window may have closed, and nobody answers. */
  #ask(call: Call, ...args: string[]): Answer {
    try {
      const method = this.#api[this.#dialect.calls[call]];
      if (typeof method !== 'function') return { answer: '', thrown: GONE };
      const answer = method.apply(this.#api, args) as string | number | boolean | null | undefined;
      return { answer: String(answer ?? '').trim(), thrown: '' };
    } catch (error) {
      return { answer: '', thrown: String(error) };
    }
  }

  #name(call: Call, args: readonly string[]): string {
    return `${this.#dialect.calls[call]}(${args[0] ?? ''})`;
  }
}

const GONE = 'the LMS no longer answers';
/** As LMSs say it; by the book only the first. */
const YES = /^(true|1)$/i;
const NO = /^(false|0)$/i;

function delivery(refusals: readonly Refusal[]): Delivery {
  return { ...allWell, arrived: refusals.length === 0, gone: refusals.at(-1)?.text === GONE, refusals };
}

function joined(deliveries: readonly Delivery[]): Delivery {
  const arrived = deliveries.every((one) => one.arrived);
  return {
    arrived,
    partly: !arrived && deliveries.some((one) => one.arrived),
    gone: deliveries.some((one) => one.gone),
    stateRefused: deliveries.some((one) => one.stateRefused),
    more: deliveries.some((one) => one.more),
    refusals: deliveries.flatMap((one) => one.refusals),
  };
}
