/** What is wrong with the way to the LMS. It lasts until a commit has arrived. */
export type Trouble = 'not-saved' | 'sign-in' | 'reload' | 'lms-gone' | 'away';

/**
 * What the learner is told. `saved` was seen to arrive, `sent` was accepted where nothing can be seen, `pending` is on
 * this device and waits for the next commit, `saving` is on its way. `off`: nothing is written any more.
 */
export type SaveState = 'saved' | 'sent' | 'pending' | 'saving' | Trouble | 'off';

/** What is true of the record. Times are milliseconds of one clock. */
export interface SavingFacts {
  /** Whether this window writes the record. */
  readonly writes: boolean;
  /** What was wrong with the latest commit; null when it arrived. */
  readonly trouble: Trouble | null;
  /** Since when the LMS should have had what it has not; null while nothing is due. */
  readonly dueSince: number | null;
  /** Whether there is anything the LMS is not known to have. */
  readonly unsent: boolean;
  readonly underWay: boolean;
  /** Whether the latest commit was seen to arrive; else there is only the LMS's word for it. */
  readonly seen: boolean;
}

/** What is due and has not arrived after this long is trouble, whatever keeps it, in milliseconds. */
export const OVERDUE = 60_000;

/** The one place that decides what is shown. No event overwrites it: it follows from what is true. */
export function shown(facts: SavingFacts, now: number): SaveState {
  const { writes, trouble, dueSince, unsent, underWay, seen } = facts;
  if (!writes) return 'off';
  if (trouble) return trouble;
  if (dueSince !== null && now - dueSince >= OVERDUE) return 'not-saved';
  if (underWay) return 'saving';
  if (unsent) return 'pending';
  return seen ? 'saved' : 'sent';
}
