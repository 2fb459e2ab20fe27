/** When the next commit is due. Times are milliseconds of one clock; pure, so that tests need no waiting. */
export interface Schedule {
  /** The first and the latest change not yet sent; null when all is sent. */
  readonly dirtySince: number | null;
  readonly lastChange: number;
  /** The first change not yet sent that is more than reading. */
  readonly workSince: number | null;
  readonly urgent: boolean;
  /** When the session began, and when the latest commit was made. */
  readonly began: number;
  readonly lastCommit: number;
  /** Failed commits in a row. */
  readonly failures: number;
  readonly lastFailure: number;
}

/**
 * How much a change matters. `reading`: where the learner is, and practice without a score. `work`: the scored quiz,
 * notes, and whatever else is kept. `urgent`: a submit, or the end of the course.
 */
export type Weight = 'reading' | 'work' | 'urgent';

/** Changes wait for a pause this long … */
const PAUSE = 20_000;
/** … work for a shorter one where the latest commit was a minute ago, … */
const SHORT_PAUSE = 8_000;
/** … but work never waits longer than this, */
const LONGEST = 60_000;
/** and what is only reading twice as long. */
const LONGEST_READING = 2 * LONGEST;
/**
 * Each commit costs the server a request and the learner a moment in which the page is still. A new session is sent soon,
 * so that trouble shows early; later, reading goes out this seldom. This device has it all, and hiding the page sends it.
 */
const RARELY = 15 * LONGEST;
const YOUNG = 3 * LONGEST;
const FIRST_RETRY = 2_000;

export function newSession(now: number): Schedule {
  return {
    ...{ dirtySince: null, lastChange: 0, workSince: null, urgent: false },
    ...{ began: now, lastCommit: now, failures: 0, lastFailure: 0 },
  };
}

/** Whether the session has just begun: then each commit is made soon and looked after. */
export function isYoung({ began }: Schedule, now: number): boolean {
  return now - began < YOUNG;
}

/** A change of the attempt; `urgent` ones go out at once. */
export function changed(schedule: Schedule, now: number, weight: Weight): Schedule {
  return {
    ...schedule,
    dirtySince: schedule.dirtySince ?? now,
    lastChange: now,
    workSince: weight === 'reading' ? schedule.workSince : (schedule.workSince ?? now),
    urgent: schedule.urgent || weight === 'urgent',
  };
}

/** A commit is made of all there is. */
export function committed(schedule: Schedule, now: number): Schedule {
  return { ...schedule, dirtySince: null, workSince: null, urgent: false, lastCommit: now };
}

export function failed(schedule: Schedule, now: number): Schedule {
  return { ...schedule, urgent: false, failures: schedule.failures + 1, lastFailure: now };
}

/**
 * The time of the next commit, or null when nothing is to be sent. After failures the waits double from 2 to
 * 60 seconds, give or take a fifth so that a whole class does not knock at the same moment.
 * @param chance from 0 to 1
 */
export function dueAt(schedule: Schedule, chance: number): number | null {
  const { dirtySince, workSince, lastChange, urgent, lastCommit, failures, lastFailure } = schedule;
  if (dirtySince === null) return null;
  if (failures > 0) {
    const wait = Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST);
    return lastFailure + wait * (0.8 + chance * 0.4);
  }
  if (urgent) return lastChange;
  if (workSince !== null) {
    const soon = Math.max(lastChange + SHORT_PAUSE, lastCommit + LONGEST);
    return Math.min(lastChange + PAUSE, workSince + LONGEST, soon);
  }
  const pause = Math.min(lastChange + PAUSE, dirtySince + LONGEST_READING);
  return isYoung(schedule, lastChange) ? pause : Math.max(pause, lastCommit + RARELY);
}
