import type { Call, Dialect, Write } from './dialect.ts';
import type { ScormApi } from './find-api.ts';
import {
  TrackingError,
  type CourseRecord,
  type Delivery,
  type Launch,
  type Refusal,
  type Tracker,
} from './tracker.ts';

/** One call to the LMS and what came of it, for the diagnostics page. */
export interface CallReport extends Refusal {
  readonly answer: string;
}

/** `answer` is '' when the LMS gave none; `thrown` is '' unless it threw. */
interface Answer {
  readonly answer: string;
  readonly thrown: string;
}

/** A tracker for any SCORM version; the dialect says how the version speaks. */
export class ScormTracker implements Tracker {
  #api: ScormApi;
  #dialect: Dialect;
  #onCall: (report: CallReport) => void;
  /** What the LMS has confirmed, by element. */
  #confirmed = new Map<string, string>();
  /** Prefixes of optional elements this LMS does not have. */
  #missing: string[] = [];
  #mode: Launch['mode'] = 'normal';
  #open = false;

  constructor(api: ScormApi, dialect: Dialect, onCall: (report: CallReport) => void = () => undefined) {
    this.#api = api;
    this.#dialect = dialect;
    this.#onCall = onCall;
  }

  start(): Launch {
    const { reads, optional, completedWords } = this.#dialect;
    const refusal = this.#refused('initialize', '');
    if (refusal) {
      throw new TrackingError(
        `The LMS refused ${refusal.call} with error ${refusal.code} ${refusal.text}. ` +
          `The course can be read, but nothing is recorded; reload the page to try again.`,
      );
    }
    this.#open = true;
    this.#missing = optional.filter((name) => this.#get(`${name}._children`) === '');
    const mode = this.#get(reads.mode);
    this.#mode = mode === 'review' || mode === 'browse' ? mode : 'normal'; // missing or unknown is normal
    const score = this.#get(reads.score);
    const status = this.#get(reads.status);
    return {
      mode: this.#mode,
      learnerId: this.#get(reads.learnerId),
      learnerName: this.#get(reads.learnerName),
      suspendData: this.#get(reads.suspendData),
      location: this.#get(reads.location),
      completed: completedWords.includes(status),
      passed: this.#get(reads.success) === 'passed',
      score: score !== '' && Number.isFinite(Number(score)) ? Number(score) : null,
    };
  }

  send(record: CourseRecord): Delivery {
    const refusals: Refusal[] = [];
    if (!this.#open || this.#mode !== 'normal') return { arrived: true, refusals };
    for (const step of this.#dialect.steps(record)) {
      const changed = step.filter(([element, value]) => this.#isNew(element, value));
      if (changed.length === 0) continue;
      const { arrived, refusals: refused } = this.#commit(changed, record.sessionSeconds);
      refusals.push(...refused);
      if (!arrived) return { arrived, refusals }; // the next step builds on this one
    }
    return { arrived: true, refusals };
  }

  finish(record: CourseRecord): Delivery {
    if (!this.#open) return { arrived: true, refusals: [] };
    const { arrived, refusals } = this.send(record);
    const last: (Refusal | null)[] = [];
    if (this.#mode === 'normal') {
      this.#write([this.#dialect.sessionTime(record.sessionSeconds)]);
      if (this.#dialect.commitsBeforeEnd) last.push(this.#refused('commit', ''));
    }
    if (this.#mode === 'normal' || this.#dialect.endsInReview) last.push(this.#refused('terminate', ''));
    this.#open = false; // after the end call the API must not be touched again, whatever it answered
    const refused = last.filter((refusal) => refusal !== null);
    return { arrived: arrived && refused.length === 0, refusals: [...refusals, ...refused] };
  }

  #isNew(element: string, value: string): boolean {
    return (
      this.#confirmed.get(element) !== value && !this.#missing.some((name) => element.startsWith(`${name}.`))
    );
  }

  #commit(writes: readonly Write[], sessionSeconds: number): Delivery {
    const refusals = [...this.#write(writes), ...this.#write([this.#dialect.sessionTime(sessionSeconds)])];
    const failed = this.#refused('commit', '');
    if (!failed) return { arrived: true, refusals };
    // What was written may or may not have arrived: all of it counts as unknown and is written again.
    for (const [element] of writes) this.#confirmed.delete(element);
    return { arrived: false, refusals: [...refusals, failed] };
  }

  #write(writes: readonly Write[]): Refusal[] {
    return writes.flatMap(([element, value]) => {
      const refusal = this.#refused('set', element, value);
      // A value the LMS refuses stays refused: it is not tried again until it changes.
      this.#confirmed.set(element, value);
      return refusal ? [refusal] : [];
    });
  }

  #get(element: string): string {
    return this.#call('get', element).answer;
  }

  /** @returns null when the LMS said "true" */
  #refused(call: Call, ...args: string[]): Refusal | null {
    const { answer, thrown } = this.#call(call, ...args);
    if (answer === 'true') return null;
    const name = this.#name(call, args);
    if (thrown !== '') return { call: name, code: '', text: thrown };
    const code = this.#ask('lastError').answer;
    // Some LMSs answer "false" to a write with error 0: it was stored (seen by Adapt's spoor).
    if (call === 'set' && answer === 'false' && code === '0') return null;
    const text = [this.#ask('errorString', code).answer, this.#ask('diagnostic', code).answer].join(' ');
    return { call: name, code, text: text.trim() };
  }

  #call(call: Call, ...args: string[]): Answer {
    const reply = this.#ask(call, ...args);
    this.#onCall({ call: this.#name(call, args), code: '', text: reply.thrown, answer: reply.answer });
    return reply;
  }

  /** Never throws: the LMS window may have closed, and then there is nobody to answer. */
  #ask(call: Call, ...args: string[]): Answer {
    try {
      const method = this.#api[this.#dialect.calls[call]];
      if (typeof method !== 'function') return { answer: '', thrown: 'the LMS no longer answers' };
      const answer: unknown = method.apply(this.#api, args);
      return { answer: answer === null || answer === undefined ? '' : String(answer as string), thrown: '' };
    } catch (error) {
      return { answer: '', thrown: String(error) };
    }
  }

  #name(call: Call, args: readonly string[]): string {
    return `${this.#dialect.calls[call]}(${args[0] ?? ''})`;
  }
}
