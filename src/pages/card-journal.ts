import type { Course } from '../course/course.ts';
import type { Journal } from '../saving/journal.ts';
import type { Session } from '../saving/visit.ts';
import type { Attempt } from '../state/attempt.ts';

/** Where this device remembers which cards a learner has met; null where an LMS does not say who is there. */
export function cardJournal({ launch, hasLms, journal }: Session): Journal | null {
  return launch.learnerId !== '' || !hasLms ? journal.at(`${journal.key}:cards`) : null;
}

/**
 * Whether there is a refresher for this learner: after a quiz was handed in, here or in an attempt that this device
 * remembers. Before that it would give away the reasons for the cards of the quiz.
 */
export function mayRefresh(session: Session, attempt: Attempt, { comeBack }: Course): boolean {
  return comeBack !== null && Boolean(attempt.submitted ?? cardJournal(session)?.read());
}
