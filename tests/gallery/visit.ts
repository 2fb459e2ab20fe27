/** A visit to the real course with an LMS, a device and a clock that stand as a state of the gallery needs them. */
import { encodeAttempt } from '../../src/state/codec.ts';
import { firstVisit, type Attempt } from '../../src/state/attempt.ts';
import type { Course } from '../../src/course/course.ts';
import { seal } from '../../src/saving/envelope.ts';
import { Journal } from '../../src/saving/journal.ts';
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
  readonly learnerId?: string;
  readonly learnerName?: string;
  readonly hasLms?: boolean;
  /** Whether the package speaks to no LMS at all, and so misses none. */
  readonly web?: boolean;
  readonly storage?: boolean;
  readonly firstWindow?: boolean;
  /** How the LMS answers, send by send; the last answer stays. */
  readonly deliveries?: readonly Partial<Delivery>[];
  /** What the way to the server answers, time by time; the last answer stays. */
  readonly probes?: readonly (ProbeAnswer | 'never')[];
}

/** Half past nine on the day the content was last reviewed: pictures must not change with the day. */
const TODAY = Date.UTC(2026, 10, 22, 9, 30);
const REVISION = { revision: 7, session: 'before', minute: Math.floor(TODAY / 60_000) - 90, owed: false };

export function openVisit(course: Course, setting: Setting): Session {
  const { attempt, mode = 'normal', onDevice, learnerId = 'learner-1', hasLms = true } = setting;
  const { web = false, storage = true, firstWindow = true, deliveries = [], probes = ['reached'] } = setting;
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
  const journal = new Journal(storage ? new PassingStorage() : null, 'course:gallery');
  if (onDevice) {
    const state = sealed(onDevice, 1);
    journal.write({ state, base: null, readBack: true, confirmed: null, final: false, savedAt: TODAY - 5e6 });
  }
  return {
    tracker: trackerThat(stepwise(deliveries), hasLms ? calls : []),
    launch,
    hasLms,
    trouble: hasLms || web ? '' : 'No API object was found on this window, its parents or its opener.',
    calls,
    journal,
    lease: {
      acquire: () => Promise.resolve(true),
      takeOver: () => Promise.resolve(),
      release: () => undefined,
    },
    firstWindow,
    edges: edgesThat(stepwise(probes)),
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

/** Time stands still: what is due now happens, what is due later never does. */
function edgesThat(probe: () => ProbeAnswer | 'never' | undefined): SaverEdges {
  return {
    now: () => 0,
    today: () => TODAY,
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
