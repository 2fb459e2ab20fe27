import type { Session } from '../saving/visit.ts';

/** Waits between two looks, in milliseconds: they grow from the first to the last. */
const FIRST = 500;
const LAST = 15_000;
/** An LMS that has refused to open a session is asked less often. */
const FIRST_AFTER_REFUSAL = 5_000;
const LAST_AFTER_REFUSAL = 60_000;
const GROWTH = 1.3;

/**
 * Looks for an LMS that was not there in time, for as long as the page is open: a look costs nothing. Whenever the learner
 * or the network comes back, it looks at once.
 */
export function seekLms({ seek, refused = false, edges }: Session, onFound: (late: Session) => void) {
  if (!seek) return;
  const stop = new AbortController();
  let wait = refused ? FIRST_AFTER_REFUSAL : FIRST;
  let callOff: () => void = () => undefined;
  let looking = false;
  const look = async () => {
    if (looking || stop.signal.aborted) return;
    looking = true;
    callOff();
    const late = await seek();
    looking = false;
    if (late) {
      stop.abort();
      return onFound(late);
    }
    callOff = edges.later(() => void look(), wait);
    wait = Math.min(wait * GROWTH, refused ? LAST_AFTER_REFUSAL : LAST);
  };
  const { signal } = stop;
  for (const back of ['focus', 'online', 'pageshow']) addEventListener(back, () => void look(), { signal });
  document.addEventListener('visibilitychange', () => void look(), { signal });
  void look();
}
