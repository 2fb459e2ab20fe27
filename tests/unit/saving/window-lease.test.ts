import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storageLease } from '../../../src/saving/storage-lease.ts';
import { windowLease } from '../../../src/saving/window-lease.ts';
import { FakeStorage } from './fixture.ts';

const bring = () => Promise.resolve({ storageLease });

/** Windows on one device without the Web Locks API: each hears of what the others store. */
function desk() {
  const storage = new FakeStorage();
  const windows: EventTarget[] = [];
  let writing: EventTarget | null = null;
  storage.onChange = () => {
    for (const other of windows) if (other !== writing) other.dispatchEvent(new Event('storage'));
  };
  return {
    storage,
    open: () => {
      const target = new EventTarget();
      windows.push(target);
      const window = Object.assign(target, {
        navigator: {},
        setInterval: (run: () => void, wait: number) =>
          setInterval(() => {
            writing = target;
            run();
          }, wait),
        clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
      });
      const lease = storageLease(window as unknown as Window, storage, 'course:demo:lease');
      const lost = vi.fn();
      const as = <T>(act: () => T): T => {
        writing = target;
        return act();
      };
      return {
        lost,
        acquire: () => as(() => lease.acquire(lost)),
        takeOver: () => as(() => lease.takeOver(lost)),
        release: () => as(() => lease.release()),
      };
    },
  };
}

describe('two windows of one learner, without Web Locks', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  /** Whether this window may write, once it has waited as long as it does. */
  async function mayWrite(window: { acquire: () => Promise<boolean> }) {
    const answer = window.acquire();
    await vi.advanceTimersByTimeAsync(2000);
    return answer;
  }

  it('the first may write, the second may not, for as long as the first is open', async () => {
    const { open } = desk();
    const [one, other] = [open(), open()];
    expect(await mayWrite(one)).toBe(true);
    expect(await mayWrite(other)).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await mayWrite(other)).toBe(false);
    expect(one.lost).not.toHaveBeenCalled();
  });

  it('the second may write at once when the first is closed meanwhile', async () => {
    const { open } = desk();
    const [one, other] = [open(), open()];
    await mayWrite(one);
    const answer = other.acquire();
    await vi.advanceTimersByTimeAsync(500);
    one.release();
    await vi.advanceTimersByTimeAsync(200);
    expect(await answer).toBe(true);
    expect(one.lost).not.toHaveBeenCalled();
  });

  it('the second takes over when the learner says so, and the first is told once', async () => {
    const { open } = desk();
    const [one, other] = [open(), open()];
    await mayWrite(one);
    await mayWrite(other);
    await other.takeOver();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.lost).toHaveBeenCalledTimes(1);
    expect(other.lost).not.toHaveBeenCalled();
    await one.takeOver();
    expect(other.lost).toHaveBeenCalledTimes(1);
  });

  it('the first learns of a take-over at its next renewal, where no event came', async () => {
    const { open, storage } = desk();
    const [one, other] = [open(), open()];
    await mayWrite(one);
    storage.onChange = () => undefined;
    await other.takeOver();
    expect(one.lost).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2100);
    expect(one.lost).toHaveBeenCalledTimes(1);
  });

  it('a window that died without a word is forgotten after six seconds', async () => {
    const { open, storage } = desk();
    storage.setItem('course:demo:lease', `dead@${Date.now() + 6000}`);
    const one = open();
    expect(await mayWrite(one)).toBe(false);
    await vi.advanceTimersByTimeAsync(4100);
    expect(await mayWrite(one)).toBe(true);
  });

  it('a window that lets go leaves nothing behind, and nothing of another’s is taken', async () => {
    const { open, storage } = desk();
    const [one, other] = [open(), open()];
    await mayWrite(one);
    await other.takeOver();
    one.release();
    expect(storage.entries.size).toBe(1);
    other.release();
    expect(storage.entries.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['x', '@', 'other@soon', ''])('a lease that says "%s" counts as none', async (text) => {
    const { open, storage } = desk();
    storage.setItem('course:demo:lease', text);
    expect(await mayWrite(open())).toBe(true);
  });

  it('storage that stops working stops nobody', async () => {
    const { open, storage } = desk();
    const one = open();
    storage.broken = 'all';
    expect(await mayWrite(one)).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.lost).not.toHaveBeenCalled();
    expect(() => one.release()).not.toThrow();
  });

  it('a lease that is taken to pieces is renewed', async () => {
    const { open, storage } = desk();
    const [one, other] = [open(), open()];
    await mayWrite(one);
    storage.clear();
    await vi.advanceTimersByTimeAsync(2100);
    expect(await mayWrite(other)).toBe(false);
    expect(one.lost).not.toHaveBeenCalled();
  });
});

describe('a window without storage and locks', () => {
  it('counts as the only one', async () => {
    const lease = await windowLease({ navigator: {} } as Window, null, 'x', bring);
    expect(await lease.acquire(() => undefined)).toBe(true);
    await lease.takeOver(() => undefined);
    expect(() => lease.release()).not.toThrow();
  });

  it('counts as the only one where what leases need does not arrive', async () => {
    const lost = () => Promise.reject(new Error('pages.js did not arrive.'));
    const lease = await windowLease({ navigator: {} } as Window, new FakeStorage(), 'x', lost);
    expect(await lease.acquire(() => undefined)).toBe(true);
  });

  it('is brought what it needs', async () => {
    const storage = new FakeStorage();
    const window = Object.assign(new EventTarget(), { navigator: {}, setInterval, clearInterval });
    const lease = await windowLease(window as unknown as Window, storage, 'x', bring);
    expect(await lease.acquire(() => undefined)).toBe(true);
    expect([...storage.entries.keys()]).toEqual(['x:lease']);
    lease.release();
    expect(storage.entries.size).toBe(0);
  });
});

describe('windows with Web Locks', () => {
  const withLocks = (request: (...args: unknown[]) => Promise<unknown>) =>
    windowLease({ navigator: { locks: { request } } } as unknown as Window, new FakeStorage(), 'x', bring);

  it('that get the lock may write, and lose it when another takes it', async () => {
    let steal: (error: Error) => void = () => undefined;
    const lease = await withLocks((_name, _options, use) => {
      void (use as () => Promise<void>)();
      return new Promise((_, reject) => (steal = reject));
    });
    const lost = vi.fn();
    expect(await lease.acquire(lost)).toBe(true);
    steal(new DOMException('stolen', 'AbortError'));
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1));
  });

  it.each(['TimeoutError', 'AbortError'])('that wait in vain (%s) may not', async (name) => {
    const lease = await withLocks(() => Promise.reject(new DOMException('', name)));
    expect(await lease.acquire(() => undefined)).toBe(false);
  });

  it('that are not allowed any, as in a sandboxed frame, count as the only one', async () => {
    const lease = await withLocks(() => Promise.reject(new DOMException('', 'SecurityError')));
    expect(await lease.acquire(() => undefined)).toBe(true);
  });
});
