/** A visit to the real course with an LMS, a device and a clock that stand as a state of the gallery needs them. */
import { encodeAttempt } from '../../src/state/codec.ts';
import { firstVisit, type Attempt } from '../../src/state/attempt.ts';
import type { Course } from '../../src/course/course.ts';
import { seal } from '../../src/saving/envelope.ts';
import { ANYBODY, Journal } from '../../src/saving/journal.ts';
import type { ProbeAnswer } from '../../src/saving/probe.ts';
import type { SaverEdges } from '../../src/saving/saver.ts';
import type { Session } from '../../src/saving/visit.ts';
import { ordinary } from '../../src/tracking/lms-traits.ts';
import {
  allWell,
  type CallReport,
  type Delivery,
  type Launch,
  type Tracker,
} from '../../src/tracking/tracker.ts';

export interface Setting {
  /** What the LMS has of an earlier visit. */
  readonly attempt?: Attempt;
  readonly mode?: Launch['mode'];
  /** Suspend data that is not an attempt of ours. */
  readonly suspendData?: string;
  /** What this device has of an earlier visit. */
  readonly onDevice?: Attempt;
  /** Whether the LMS took that, and has never given anything back. */
  readonly taken?: boolean;
  /** What somebody did on this device while no LMS could say who was there. */
  readonly ofAnybody?: Attempt;
  readonly learnerId?: string;
  readonly learnerName?: string;
  readonly hasLms?: boolean;
  /** Whether the package speaks to no LMS at all, and so misses none. */
  readonly web?: boolean;
  /** Whether an LMS may still come, or is there and opens no session. */
  readonly awaited?: 'late' | 'refused';
  readonly storage?: boolean;
  readonly firstWindow?: boolean;
  /** How many days after today the visit is. */
  readonly daysLater?: number;
  /** How many minutes the learner has been away by now. */
  readonly minutesAway?: () => number;
  /** How the LMS answers, send by send; the last answer stays. */
  readonly deliveries?: readonly Partial<Delivery>[];
  /** What the way to the server answers, time by time; the last answer stays. */
  readonly probes?: readonly (ProbeAnswer | 'never')[];
}

/** Half past nine on the day the content was last reviewed: pictures must not change with the day. */
const TODAY = Date.UTC(2026, 10, 22, 9, 30);
/** As `journalKey` makes them: the same activity, and whoever is there. */
const JOURNAL = 'course:gallery:activity';
const REVISION = { revision: 7, session: 'before', minute: Math.floor(TODAY / 60_000) - 90, owed: false };

export function openVisit(course: Course, setting: Setting): Session {
  const { attempt, mode = 'normal', onDevice, learnerId = 'learner-1', hasLms = true } = setting;
  const { web = false, storage = true, firstWindow = true, deliveries = [], probes = ['reached'] } = setting;
  const { awaited, ofAnybody, taken = false } = setting;
  const sealed = (one: Attempt, later = 0) =>
    seal({ ...REVISION, revision: REVISION.revision + later, attempt: encodeAttempt(one, course) });
  const launch: Launch = {
    mode,
    learnerId,
    learnerName: setting.learnerName ?? 'Okafor, Ada',
    suspendData: setting.suspendData ?? (attempt && attempt !== firstVisit ? sealed(attempt) : ''),
    location: '',
    completed: false,
    passed: false,
    score: null,
  };
  const calls: CallReport[] = [];
  const journal = new Journal(storage ? new PassingStorage() : null, `${JOURNAL}:learner`);
  if (onDevice) {
    const state = sealed(onDevice, 1);
    const confirmed = taken ? { ...REVISION, revision: REVISION.revision + 1 } : null;
    journal.write({ state, base: null, readBack: !taken, confirmed, final: false, savedAt: TODAY - 5e6 });
  }
  if (ofAnybody) {
    const [state, at] = [sealed(ofAnybody), TODAY - 2e7];
    const nothingKnown = { base: null, readBack: false, confirmed: null, final: false };
    journal.at(`${JOURNAL}:${ANYBODY}`).write({ ...nothingKnown, state, savedAt: at });
  }
  return {
    tracker: trackerThat(stepwise(deliveries), hasLms ? calls : []),
    launch,
    hasLms,
    trouble: hasLms || web ? '' : 'No API object was found on this window, its parents or its opener.',
    ...(awaited && { seek: () => Promise.resolve(null), refused: awaited === 'refused' }),
    calls,
    journal,
    lease: {
      acquire: () => Promise.resolve(true),
      takeOver: () => Promise.resolve(),
      release: () => undefined,
    },
    firstWindow,
    edges: edgesThat(stepwise(probes), setting),
  };
}

/** A tracker that answers as told, and reports its calls. */
function trackerThat(answer: () => Partial<Delivery> | undefined, calls: CallReport[]): Tracker {
  const send: Tracker['send'] = ({ location }) => {
    const delivery = { ...allWell, ...answer() };
    const told = delivery.arrived
      ? { answer: 'true', error: '' }
      : { answer: 'false', error: '101 General exception' };
    calls.push({ call: 'LMSSetValue(cmi.core.lesson_location)', value: location, answer: 'true', error: '' });
    calls.push({ call: 'LMSCommit()', value: '', ...told });
    return delivery;
  };
  const nothing = () => undefined;
  const start = () => {
    throw new Error('The session is open already.');
  };
  return {
    traits: ordinary,
    start,
    assume: nothing,
    send,
    sendAtOnce: send,
    sendFirst: () => false,
    mend: () => null,
    confirm: nothing,
    doubt: nothing,
    owes: false,
    reassert: send,
    finish: send,
  };
}

/** Time stands still but for the learner being away: what is due now happens, what is due later never does. */
function edgesThat(
  probe: () => ProbeAnswer | 'never' | undefined,
  { minutesAway = () => 0, daysLater = 0 }: Setting,
): SaverEdges {
  return {
    now: () => 0,
    today: () => TODAY + (daysLater * 1440 + minutesAway()) * 60_000,
    later: (run, wait) => {
      let due = wait === 0;
      void Promise.resolve().then(() => {
        if (due) run();
      });
      return () => (due = false);
    },
    afterPaint: (run) => run(),
    chance: () => 0.5,
    overheard: () => null,
    probe: () => {
      const answer = probe() ?? 'reached';
      return answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer);
    },
  };
}

/** One answer after the other; the last one for ever. */
function stepwise<T>(answers: readonly T[]): () => T | undefined {
  let step = 0;
  return () => answers[Math.min(step++, answers.length - 1)];
}

/** A device's storage for as long as the page is open. */
class PassingStorage implements Storage {
  [name: string]: unknown;
  readonly #entries = new Map<string, string>();
  get length() {
    return this.#entries.size;
  }
  key = (place: number) => [...this.#entries.keys()][place] ?? null;
  getItem = (key: string) => this.#entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#entries.set(key, value);
  removeItem = (key: string) => void this.#entries.delete(key);
  clear = () => this.#entries.clear();
}
