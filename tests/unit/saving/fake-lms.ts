import type { ProbeAnswer } from '../../../src/saving/probe.ts';
import type { SaveState } from '../../../src/saving/save-state.ts';
import { Saver, type SaverEdges } from '../../../src/saving/saver.ts';
import { Journal } from '../../../src/saving/journal.ts';
import { open } from '../../../src/saving/envelope.ts';
import { resume } from '../../../src/saving/resume.ts';
import { decodeAttempt } from '../../../src/state/codec.ts';
import { firstVisit, reduce, type Action, type Attempt } from '../../../src/state/attempt.ts';
import { ordinary } from '../../../src/tracking/lms-traits.ts';
import {
  allWell,
  type CourseRecord,
  type Delivery,
  type Launch,
  type Tracker,
} from '../../../src/tracking/tracker.ts';
import { smallCourse as course } from '../state/fixture.ts';
import { FakeStorage, launch as launchOf } from './fixture.ts';

/** A clock that only moves when told to, and the timers on it. */
export class FakeClock {
  time = 100_000;
  #timers: { at: number; run: () => void }[] = [];

  later = (run: () => void, wait: number) => {
    const timer = { at: this.time + wait, run };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  };

  get waiting(): number {
    return this.#timers.length;
  }

  /** Lets so many milliseconds pass, with everything that happens in them. */
  async pass(milliseconds: number) {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const next = this.#timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      this.#timers = this.#timers.filter((other) => other !== next);
      next.run();
    }
    this.time = end;
  }
}

/** Lets promises that are ready go on. */
export async function settled() {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** A tracker that answers as told and remembers what it was told. */
class FakeTracker implements Tracker {
  readonly traits = ordinary;
  readonly log: string[] = [];
  readonly sent: CourseRecord[] = [];
  /** How the next sends are answered; then all is well. */
  answers: Partial<Delivery>[] = [];
  /** How the others are answered. */
  always: Partial<Delivery> = {};
  owes = false;
  assumed: CourseRecord | null = null;
  finished: CourseRecord | null = null;
  #last = '';

  start(): Launch {
    return launchOf();
  }
  assume(record: CourseRecord) {
    this.assumed = record;
    this.#last = text(record);
  }
  send(record: CourseRecord): Delivery {
    if (text(record) === this.#last) return allWell;
    this.#last = text(record);
    this.log.push('send');
    this.sent.push(record);
    return { ...allWell, ...this.always, ...this.answers.shift() };
  }
  sendAtOnce(record: CourseRecord): Delivery {
    return this.send(record);
  }
  sendFirst = () => false;
  mend = () => null;
  confirm() {
    this.owes = false;
    this.log.push('confirm');
  }
  doubt() {
    this.log.push('doubt');
    this.owes = true;
  }
  reassert(record: CourseRecord): Delivery {
    this.log.push('reassert');
    this.sent.push(record);
    this.#last = text(record);
    return { ...allWell, ...this.always, ...this.answers.shift() };
  }
  finish(record: CourseRecord): Delivery {
    this.log.push('finish');
    this.finished = record;
    return allWell;
  }
}

const text = (record: CourseRecord) => JSON.stringify({ ...record, sessionSeconds: 0 });

interface Setting {
  launch?: Partial<Launch>;
  hasLms?: boolean;
  storage?: FakeStorage;
  /** A page that goes away while a save is judged needs a probe that stays open. */
  probe?: () => Promise<ProbeAnswer>;
}

/** A learner's visit with a clock, a network, a device and an LMS that do as they are told. */
export function visiting({ launch = {}, hasLms = true, storage = new FakeStorage(), probe }: Setting = {}) {
  const clock = new FakeClock();
  const tracker = new FakeTracker();
  const journal = new Journal(storage, 'course:demo');
  const states: SaveState[] = [];
  /** `overheard` is what the LMS's own page lets us see. */
  const network = { answer: 'reached' as ProbeAnswer, asked: 0, overheard: null as ProbeAnswer | null };
  const launched = launchOf(launch);
  const edges: SaverEdges = {
    now: () => clock.time,
    today: () => 1_700_000_000_000 + clock.time,
    later: clock.later,
    afterPaint: (run) => run(),
    chance: () => 0.5,
    overheard: () => network.overheard,
    probe: () => {
      network.asked++;
      return probe ? probe() : Promise.resolve(network.answer);
    },
  };
  const resumed = resume(launched, journal.read(), course);
  const saver = new Saver({
    tracker,
    hasLms,
    course,
    launch: launched,
    journal,
    resumed,
    edges,
    onState: (state) => states.push(state),
  });
  let attempt: Attempt = resumed.attempt;
  return {
    saver,
    tracker,
    clock,
    journal,
    storage,
    network,
    resumed,
    states,
    get state() {
      return states.at(-1);
    },
    get attempt() {
      return attempt;
    },
    /** The learner does something. */
    does(action: Action, urgent = false) {
      attempt = reduce(attempt, action, course);
      saver.changed(attempt, urgent);
    },
    opens(lesson: string) {
      this.does({ type: 'open-place', place: { screen: 'lesson', lesson } });
    },
    ends(lesson: string) {
      this.does({ type: 'end-lesson', lesson });
    },
    /** Starts and lets the first save be over. */
    async begins() {
      saver.begin();
      await clock.pass(1);
      return this;
    },
    /** What the last save, or the device, holds. */
    lastSent: () => inside(tracker.sent.at(-1)?.suspendData ?? ''),
    onDevice: () => inside(journal.read()?.state ?? ''),
  };
}

/** The attempt inside sealed state, with its version. */
export function inside(state: string) {
  const opened = open(state);
  if (opened.kind !== 'read') return null;
  return { ...opened.envelope, attempt: decodeAttempt(opened.envelope.attempt, course) ?? firstVisit };
}
