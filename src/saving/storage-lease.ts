import type { WindowLease } from './window-lease.ts';

/** A window that has just been left may need a moment to let go, in milliseconds. */
const PATIENCE = 1500;
const RENEWAL = 2000;
const EXPIRY = 3 * RENEWAL;

/** One window at a time by an entry in storage, for browsers without locks. */
export function storageLease(from: Window, storage: Storage, key: string): WindowLease {
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
