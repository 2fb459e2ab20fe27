import type { Dialect } from './dialect.ts';
import { awaitApi } from './find-api.ts';
import { NoLms } from './no-lms.ts';
import { ScormTracker } from './scorm.ts';
import { TrackingError, type CallReport, type Launch, type Tracker } from './tracker.ts';

export interface OpenTracker {
  readonly tracker: Tracker;
  readonly launch: Launch;
  /** Whether an LMS keeps the record from now on. */
  readonly hasLms: boolean;
  /** Why there is no LMS although the package speaks to one, for support; '' otherwise. */
  readonly trouble: string;
  /** Whether there is one, which opens no session. */
  readonly refused?: boolean;
}

/** How long a late LMS is waited for, in milliseconds. */
const PATIENCE = 2500;

/**
 * Opens a session with the LMS, or goes on without one: the course always opens.
 * @param patience how long an LMS is waited for that is not there yet, in milliseconds
 */
export async function openTracker(
  from: Window,
  dialect: Dialect | null,
  onCall: (report: CallReport) => void,
  patience = PATIENCE,
): Promise<OpenTracker> {
  const api = dialect && (await awaitApi(from, dialect, patience));
  let trouble = dialect
    ? `No ${dialect.api} object was found on this window, its parents or its opener.`
    : '';
  if (dialect && api) {
    try {
      const tracker = new ScormTracker(api, dialect, onCall);
      return { tracker, launch: tracker.start(), hasLms: true, trouble: '' };
    } catch (error) {
      if (!(error instanceof TrackingError)) throw error;
      trouble = error.message;
    }
  }
  const tracker = new NoLms();
  return { tracker, launch: tracker.start(), hasLms: false, trouble, refused: Boolean(api) };
}
