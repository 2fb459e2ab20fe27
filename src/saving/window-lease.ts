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

export function windowLease(from: Window, storage: Storage | null, name: string): WindowLease {
  const { locks } = from.navigator as { locks?: LockManager };
  if (locks) return lockLease(locks, name);
  return storage ? storageLease(from, storage, `${name}:lease`) : alone;
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

const RENEWAL = 2000;
const EXPIRY = 3 * RENEWAL;

function storageLease(from: Window, storage: Storage, key: string): WindowLease {
  const own = Math.random().toString(36).slice(2);
  let timer = 0;
  let stop: () => void = () => undefined;
  const holder = () => {
    const [id = '', until = '0'] = (guarded(() => storage.getItem(key)) ?? '').split('@');
    return Number(until) > Date.now() ? id : '';
  };
  const renew = () => guarded(() => storage.setItem(key, `${own}@${Date.now() + EXPIRY}`));
  const release = () => {
    from.clearInterval(timer);
    stop();
    if (holder() === own) guarded(() => storage.removeItem(key));
  };
  const take = (onLost: () => void) => {
    renew();
    const lose = () => {
      if (holder() === own || holder() === '') return;
      release();
      onLost();
    };
    from.addEventListener('storage', lose);
    stop = () => from.removeEventListener('storage', lose);
    timer = from.setInterval(() => (holder() === own || holder() === '' ? renew() : lose()), RENEWAL);
  };
  return {
    async acquire(onLost) {
      const deadline = Date.now() + PATIENCE;
      while (holder() !== '' && Date.now() < deadline) await new Promise((next) => setTimeout(next, 100));
      if (holder() !== '') return false;
      take(onLost);
      return true;
    },
    takeOver(onLost) {
      take(onLost);
      return Promise.resolve();
    },
    release,
  };
}

/** Storage that has stopped working: as without storage, there is no telling. */
function guarded<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
