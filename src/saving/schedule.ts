/** When the next commit is due. Times are milliseconds of one clock; pure, so that tests need no waiting. */
export interface Schedule {
  /** The first and the latest change not yet sent; null when all is sent. */
  readonly dirtySince: number | null;
  readonly lastChange: number;
  readonly urgent: boolean;
  /** Failed commits in a row. */
  readonly failures: number;
  readonly lastFailure: number;
}

export const idle: Schedule = { dirtySince: null, lastChange: 0, urgent: false, failures: 0, lastFailure: 0 };

/** Cards and place wait for a pause this long … */
const PAUSE = 20_000;
/** … but never longer than this. */
const LONGEST = 60_000;
const FIRST_RETRY = 2_000;

/** A change of the attempt; `urgent` ones (a submit) go out at once. */
export function changed(schedule: Schedule, now: number, urgent: boolean): Schedule {
  return {
    ...schedule,
    dirtySince: schedule.dirtySince ?? now,
    lastChange: now,
    urgent: schedule.urgent || urgent,
  };
}

export function succeeded(): Schedule {
  return idle;
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
  if (schedule.dirtySince === null) return null;
  if (schedule.failures > 0) {
    const wait = Math.min(FIRST_RETRY * 2 ** (schedule.failures - 1), LONGEST);
    return schedule.lastFailure + wait * (0.8 + chance * 0.4);
  }
  if (schedule.urgent) return schedule.lastChange;
  return Math.min(schedule.lastChange + PAUSE, schedule.dirtySince + LONGEST);
}
