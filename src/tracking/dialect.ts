import type { CourseRecord } from './tracker.ts';

/** What differs between SCORM versions, as data: the class that uses it has no branches. */
export interface Dialect {
  /** Name of the API object on an LMS window. */
  readonly api: 'API' | 'API_1484_11';
  readonly calls: Readonly<Record<Call, string>>;
  readonly reads: Readonly<
    Record<
      'mode' | 'learnerId' | 'learnerName' | 'suspendData' | 'location' | 'score' | 'status' | 'success',
      string
    >
  >;
  /** Words of the status element that mean done. */
  readonly completedWords: readonly string[];
  /** Ends the session with a commit of its own before the end call. */
  readonly commitsBeforeEnd: boolean;
  /** Ends the session in review and browse too (in Moodle, ending SCORM 1.2 there would complete the activity). */
  readonly endsInReview: boolean;
  /** Whether an end call that failed may be tried once more (Moodle: 2004 stays open, 1.2 is closed already). */
  readonly retriesEnd: boolean;
  /**
   * The record as writes, in steps with a commit after each.
   * @param objectiveRow the row of an objective by its id: an LMS may have filled some from the manifest
   */
  steps(record: CourseRecord, objectiveRow: (id: string) => number): readonly (readonly Write[])[];
  /** Written with each commit, but never a reason for one. */
  sessionTime(seconds: number): Write;
  /**
   * A value of the same element that is not this one and never below what the LMS is known to have: writing it
   * first makes an LMS that believes it has already sent the value send it again. null leaves the element alone.
   */
  neighbour(write: Write): string | null;
}

/** Elements some LMSs lack. */
export type Optional = 'cmi.interactions' | 'cmi.objectives';

export type Call =
  'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'lastError' | 'errorString' | 'diagnostic';

/** An element and its value. */
export type Write = readonly [element: string, value: string];
