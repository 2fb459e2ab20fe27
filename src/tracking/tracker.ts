import type { LmsTraits } from './lms-traits.ts';

/** Everything an LMS can be told and asked, in our words. Only a tracker knows CMI elements, formats and limits. */
export interface Tracker {
  /** What this LMS does differently from others. */
  readonly traits: LmsTraits;
  /** Reads what the LMS has. Throws a TrackingError when it opens no session. */
  start(): Launch;
  /** The LMS already has all of this record from an earlier visit: it need not be written again. */
  assume(record: CourseRecord): void;
  /**
   * Writes what changed since it was last written, and commits. Nothing changed: nothing is called. An end that takes
   * two commits is left unfinished until the first is confirmed; then call it again.
   */
  send(record: CourseRecord): Delivery;
  /**
   * The same where nothing can be waited for, since the page may never be seen again: both steps.
   * @param withTime whether the session's time is worth a commit of its own
   */
  sendAtOnce(record: CourseRecord, withTime?: boolean): Delivery;
  /**
   * For an end that can wait for nothing, in an LMS where a closed attempt can be mended: sends the first step.
   * @returns whether the final status follows before that is confirmed: then the state that goes with it has to say that
   * something is owed
   */
  sendFirst(record: CourseRecord): boolean;
  /** What was sent has been seen to arrive. */
  confirm(): void;
  /** What was sent since the last confirmation may be lost, whatever the LMS answered. */
  doubt(): void;
  /** Whether something confirmed later still has to be written once more, because of an earlier doubt. */
  readonly owes: boolean;
  /** As `send`, and with it what is owed, in a way that an LMS cannot mistake for "unchanged". */
  reassert(record: CourseRecord): Delivery;
  /** Sends the rest and ends the session. Runs on pagehide, so nothing in it may be awaited; safe to call twice. */
  finish(record: CourseRecord): Delivery;
  /**
   * Writes what the end of a closed attempt lost, in review, where the LMS keeps that; like `send`, a step at a time.
   * @param all whether more than the final status may be lost
   * @returns null when nothing is lost
   */
  mend(record: CourseRecord, all: boolean): Delivery | null;
}

export interface Launch {
  /** In review and browse nothing may be written. */
  readonly mode: 'normal' | 'review' | 'browse';
  readonly learnerId: string;
  /** As the LMS gives it: "First Last" or "Last, First"; '' when unknown. */
  readonly learnerName: string;
  /** What an earlier visit left; '' on a first one. */
  readonly suspendData: string;
  /** Where an earlier visit was, as it was told to the LMS; '' on a first one. */
  readonly location: string;
  readonly completed: boolean;
  readonly passed: boolean;
  /** 0 to 100; null when the LMS has none. */
  readonly score: number | null;
  /** How many rows the LMS's report has from earlier visits; left out where it does not say. */
  readonly rows?: number | undefined;
}

/** The whole picture of an attempt. */
export interface CourseRecord {
  /** Printable ASCII, at most 3,800 characters. */
  readonly suspendData: string;
  /** Where the learner is, for people who read the LMS's record; at most 255 characters. */
  readonly location: string;
  /** 0 to 1. */
  readonly progress: number;
  /** 0 to 100 with at most two decimals; null before the first submit. */
  readonly score: number | null;
  readonly completed: boolean;
  /** False only when it is final; null while it is open. */
  readonly passed: boolean | null;
  readonly objectives: readonly ObjectiveRecord[];
  readonly interactions: readonly InteractionRecord[];
  /** Whether a card's row stays as it was first written, whatever is answered later; otherwise it has the latest answer. */
  readonly firsts?: boolean | undefined;
  /** Seconds since this session began. */
  readonly sessionSeconds: number;
}

export interface ObjectiveRecord {
  readonly id: string;
  readonly completed: boolean;
}

/** One sorted card of the scored quiz, one row in the LMS's report. */
export interface InteractionRecord {
  /** Place in the report; the same for this card in every submit of this learner. */
  readonly row: number;
  readonly id: string;
  /** The card's text. */
  readonly description: string;
  readonly at: Date;
  readonly response: Choice;
  readonly correctResponse: Choice;
  readonly correct: boolean;
  readonly latencySeconds: number;
}

/** A category by its id and in the learner's words: each dialect writes what its reports can show. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What became of one `send`, `reassert` or `finish`. */
export interface Delivery {
  /** False when the keeper of the record did not take the whole; single refused values do not count. */
  readonly arrived: boolean;
  /** Whether the LMS took a part of it, though not the whole. */
  readonly partly: boolean;
  /** The LMS's window is closed, or its API has vanished. */
  readonly gone: boolean;
  /** The suspend data itself was refused: too long or not liked. */
  readonly stateRefused: boolean;
  /** Whether a further step waits until this one has been seen to arrive: then send again. */
  readonly more: boolean;
  readonly refusals: readonly Refusal[];
}

/** A call the LMS did not accept. */
export interface Refusal {
  /** Such as `LMSSetValue(cmi.core.score.raw)`. */
  readonly call: string;
  /** The LMS's error number; '' when it gave none. */
  readonly code: string;
  /** The LMS's own words. */
  readonly text: string;
}

/** One call to the LMS and its answer, for the diagnostics page. */
export interface CallReport {
  /** Such as `LMSSetValue(cmi.core.score.raw)`. */
  readonly call: string;
  /** The value written; '' for none. */
  readonly value: string;
  /** What the LMS answered; '' when it gave nothing or threw. */
  readonly answer: string;
  /** The error in words; '' when all was well. */
  readonly error: string;
}

export class TrackingError extends Error {
  override readonly name = 'TrackingError';
}

export const allWell: Delivery = {
  arrived: true,
  partly: false,
  gone: false,
  stateRefused: false,
  more: false,
  refusals: [],
};
