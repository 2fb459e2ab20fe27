import type { Session } from '../saving/visit.ts';
import type { Journal } from '../saving/journal.ts';

/** Where this device remembers which cards a learner has met; null where an LMS does not say who is there. */
export function cardJournal({ launch, hasLms, journal }: Session): Journal | null {
  return launch.learnerId !== '' || !hasLms ? journal.at(`${journal.key}:cards`) : null;
}
