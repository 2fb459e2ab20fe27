import type { Dialect } from './dialect.ts';
import { awaitApi } from './find-api.ts';
import { LocalTracker, workingStorage } from './local.ts';
import { ScormTracker } from './scorm.ts';
import { TrackingError, type Launch, type Tracker } from './tracker.ts';

/** Who keeps the record from now on. */
export type Keeper = 'lms' | 'device' | 'nobody';

export interface OpenTracker {
  readonly tracker: Tracker;
  readonly launch: Launch;
  readonly keeper: Keeper;
  /** Why there is no LMS although the package speaks to one; '' when there is, or none is wanted. */
  readonly trouble: string;
}

/** How long a late LMS is waited for, in milliseconds. */
const PATIENCE = 2500;

/** Opens a session with the LMS, or falls back to this device: the course always opens. */
export async function openTracker(
  from: Window,
  courseId: string,
  dialect: Dialect | null,
): Promise<OpenTracker> {
  const api = dialect && (await awaitApi(from, dialect.api, PATIENCE));
  let trouble = dialect
    ? `No ${dialect.api} object was found on this window, its parents or its opener.`
    : '';
  if (dialect && api) {
    try {
      const tracker = new ScormTracker(api, dialect);
      return { tracker, launch: tracker.start(), keeper: 'lms', trouble: '' };
    } catch (error) {
      if (!(error instanceof TrackingError)) throw error;
      trouble = error.message;
    }
  }
  // An LMS that refuses leaves us without the learner's name, and a shared device may hold somebody else's state.
  const storage = api ? null : workingStorage(from);
  const tracker = new LocalTracker(courseId, storage);
  return { tracker, launch: tracker.start(), keeper: storage ? 'device' : 'nobody', trouble };
}
