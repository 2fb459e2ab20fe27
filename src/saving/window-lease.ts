import type { storageLease } from './storage-lease.ts';

/**
 * Lets one window at a time write a learner's record. The Web Locks API decides; where it is missing (plain http)
 * a lease in localStorage does, renewed every few seconds.
 */
export interface WindowLease {
  /** @returns whether this window may write; another one keeps that right until it is closed or taken over */
  acquire(onLost: () => void): Promise<boolean>;
  /** Makes this window the writer; the other one is told. */
  takeOver(onLost: () => void): Promise<void>;
  release(): void;
}

/** A window that has just been left may need a moment to let go, in milliseconds. */
const PATIENCE = 1500;

/** @param otherwise brings the lease for browsers without locks, which few need */
export async function windowLease(
  from: Window,
  storage: Storage | null,
  name: string,
  otherwise: () => Promise<{ storageLease: typeof storageLease }>,
): Promise<WindowLease> {
  const { locks } = from.navigator as { locks?: LockManager };
  if (locks) return lockLease(locks, name);
  if (!storage) return alone;
  try {
    return (await otherwise()).storageLease(from, storage, `${name}:lease`);
  } catch {
    return alone; // it did not arrive
  }
}

/** Without locks and storage there is no telling: this window counts as the only one. */
const alone: WindowLease = {
  acquire: () => Promise.resolve(true),
  takeOver: () => Promise.resolve(),
  release: () => undefined,
};

function lockLease(locks: LockManager, name: string): WindowLease {
  let letGo: () => void = () => undefined;
  const hold = (options: LockOptions, onLost: () => void) =>
    new Promise<boolean>((answer) => {
      let held = false;
      locks
        .request(name, options, () => {
          held = true;
          answer(true);
          return new Promise<void>((release) => (letGo = release));
        })
        .catch((error: unknown) => (held ? onLost() : answer(!isTimeout(error)))); // stolen, or not given
    });
  return {
    acquire: (onLost) => hold({ signal: AbortSignal.timeout(PATIENCE) }, onLost),
    takeOver: async (onLost) => {
      await hold({ steal: true }, onLost);
    },
    release: () => letGo(),
  };
}

/** Only a wait that ran out means another window; a sandboxed frame is refused locks and counts as the only one. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
