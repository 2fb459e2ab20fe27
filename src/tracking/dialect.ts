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
  /** Words of the status elements that mean done. */
  readonly completedWords: readonly string[];
  /** Elements every LMS must have; what depends on another name is written only when that name's `_children` exist. */
  readonly optional: readonly string[];
  /** Ends the session with a commit of its own before the end call. */
  readonly commitsBeforeEnd: boolean;
  /** Ends the session in review and browse too (in Moodle, ending SCORM 1.2 there would complete the activity). */
  readonly endsInReview: boolean;
  /** The record as writes, in steps with a commit after each. */
  steps(record: CourseRecord): readonly (readonly Write[])[];
  /** Written with each commit, but never a reason for one. */
  sessionTime(seconds: number): Write;
}

export type Call =
  'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'lastError' | 'errorString' | 'diagnostic';

/** An element and its value. */
export type Write = readonly [element: string, value: string];
