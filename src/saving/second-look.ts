import type { Attempt } from '../state/attempt.ts';
import { readList, type Listed } from './list-of-contents.ts';
import type { Session, Visit } from './visit.ts';

export interface SecondLookParts {
  readonly session: Session;
  readonly visit: Visit;
  /** The attempt at present. */
  readonly attempt: () => Attempt;
  /** Reads the record once more; null where that cannot be done. */
  readonly read?: () => Promise<Listed | null>;
}

/** A page that was hidden for this long may have been left for another device, in milliseconds; … */
const HIDDEN = 30_000;
/** … and so may one at which nobody has done anything for this long, or at which a quiz begins this late. */
const IDLE = 5 * 60_000;
/** Scores are told with two decimals, and after a lost commit with a hundredth less. */
const NEARLY = 0.02;

/**
 * Looks at the record again where it may be other than the launch has said: on a visit for which the LMS has nothing yet, to
 * see whether it will ever keep anything; and when somebody comes back to the page, to see whether another device has done
 * better meanwhile. Whoever goes through the course in one sitting causes two requests.
 */
export function watchRecord(parts: SecondLookParts, signal?: AbortSignal) {
  const { session, visit } = parts;
  const { hasLms, launch, edges } = session;
  if (!hasLms || launch.mode !== 'normal') return;
  const look = async () => {
    looked = edges.today();
    if (visit.standing !== 'writing' || visit.keeping === 'no') return;
    const listed = await (parts.read ?? (() => readList(window, fetch)))();
    if (listed && !listed.keeps && launch.suspendData === '') visit.deny();
    const known = Math.max(launch.score ?? 0, parts.attempt().bestScore ?? 0);
    if ((listed?.score ?? 0) > known + NEARLY) visit.giveWay();
  };
  let looked = edges.today();
  let seen = looked;
  const comesBack = (after: number) => {
    const away = edges.today() - seen;
    seen = edges.today();
    if (away >= after) void look();
  };
  for (const sign of ['pointerdown', 'keydown', 'wheel'])
    document.addEventListener(sign, () => comesBack(IDLE), { capture: true, passive: true, signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') comesBack(HIDDEN);
      else seen = edges.today();
    },
    { signal },
  );
  document.addEventListener(
    'card-place',
    () => {
      if (edges.today() - looked >= IDLE && parts.attempt().place.screen === 'quiz') void look();
    },
    { signal },
  );
  if (launch.suspendData === '') void look();
}
