import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Journal, type JournalEntry } from '../../../src/saving/journal.ts';
import { clearDevice, keysOn } from '../../../src/pages/device.ts';
import { journalMirror, type JournalMirror } from '../../../src/saving/journal-mirror.ts';
import { FakeStorage, journalled, mirrored } from './fixture.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Until the second copy has followed the first. */
const aMoment = () => vi.advanceTimersByTimeAsync(100);

describe('a journal whose LMS empties localStorage at every sign-in', () => {
  it('is back at the next launch', async () => {
    const storage = new FakeStorage();
    const { mirror } = mirrored();
    new Journal(storage, 'course:k', mirror).write(journalled('work', { savedAt: 5 }));
    await aMoment();
    storage.entries.clear();
    const next = new Journal(storage, 'course:k', mirror);
    expect(next.read()).toBeNull();
    await next.restore();
    expect(next.read()).toEqual(journalled('work', { savedAt: 5 }));
    expect(storage.entries.size).toBe(1);
  });

  it('gives the second copy the newest entry only, and none that was removed meanwhile', async () => {
    const { mirror, entries } = mirrored();
    const write = vi.fn((key: string, entry: JournalEntry) => mirror.write(key, entry));
    const journal = new Journal(new FakeStorage(), 'course:k', { ...mirror, write });
    for (const work of ['one', 'two', 'three']) journal.write(journalled(work));
    await aMoment();
    expect(write).toHaveBeenCalledOnce();
    expect(entries.get('course:k')?.state).toBe('three');
    journal.write(journalled('four'));
    journal.remove();
    await aMoment();
    expect(entries.size).toBe(0);
  });

  it('is written again at once while its window is open', () => {
    const storage = new FakeStorage();
    const journal = new Journal(storage, 'course:k', mirrored().mirror);
    journal.write(journalled('work'));
    storage.entries.clear();
    journal.writeAgain();
    expect(storage.entries.size).toBe(1);
  });

  it('never takes an older copy over a newer one', async () => {
    const storage = new FakeStorage();
    const { mirror, entries } = mirrored();
    entries.set('course:k', journalled('old', { savedAt: 1 }));
    const journal = new Journal(storage, 'course:k', null);
    journal.write(journalled('new', { savedAt: 2 }));
    const next = new Journal(storage, 'course:k', mirror);
    await next.restore();
    expect(next.read()?.state).toBe('new');
  });

  it('never does so either where the device’s clock went back a day', async () => {
    const storage = new FakeStorage();
    const { mirror } = mirrored();
    new Journal(storage, 'course:k', mirror).write(journalled('old', { savedAt: 90_000_000 }));
    await aMoment();
    new Journal(storage, 'course:k', null).write(journalled('new', { savedAt: 4_000_000 })); // and the tab is killed
    const next = new Journal(storage, 'course:k', mirror);
    await next.restore();
    expect(next.read()?.state).toBe('new');
  });

  it('is waited for on a slow device: nothing else has the work, and the visit would write over it', async () => {
    const { mirror } = mirrored();
    const slow: JournalMirror = {
      ...mirror,
      read: () => new Promise((resolve) => setTimeout(resolve, 2500, journalled('work'))),
    };
    const journal = new Journal(new FakeStorage(), 'course:k', slow);
    const restored = journal.restore();
    await vi.advanceTimersByTimeAsync(2500);
    await restored;
    expect(journal.read()?.state).toBe('work');
  });

  it('stays removed, and the learner can clear both copies', async () => {
    const storage = new FakeStorage();
    const { mirror, entries } = mirrored();
    const journal = new Journal(storage, 'course:k', mirror);
    journal.write(journalled('work'));
    await aMoment();
    expect(entries.size).toBe(1);
    journal.remove();
    journal.writeAgain();
    await aMoment();
    expect([storage.entries.size, entries.size]).toEqual([0, 0]);
    journal.write(journalled('more'));
    await aMoment();
    await clearDevice(journal);
    await new Journal(storage, 'course:k', mirror).restore();
    expect([storage.entries.size, entries.size]).toEqual([0, 0]);
  });

  it('works where the second copy fails or never answers', async () => {
    const storage = new FakeStorage();
    const broken: JournalMirror = {
      ...mirrored().mirror,
      read: () => Promise.reject(new Error('forbidden')),
      write: () => Promise.reject(new Error('full')),
    };
    const journal = new Journal(storage, 'course:k', broken);
    expect(journal.write(journalled('work'))).toBe(true);
    await aMoment();
    await journal.restore();
    expect(journal.read()?.state).toBe('work');
  });
});

describe('a sandboxed frame, whose database throws as soon as it is opened', () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('access is denied in this context', 'SecurityError');
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is no trouble for anything that asks the second copy', async () => {
    const journal = new Journal(new FakeStorage(), 'course:k', journalMirror(globalThis));
    expect(await keysOn(journal)).toEqual([]);
    expect(journal.write(journalled('work'))).toBe(true);
    await aMoment();
    await journal.restore();
    expect(journal.read()?.state).toBe('work');
    await clearDevice(journal);
    expect(await keysOn(journal)).toEqual([]);
  });
});

describe('a device that became full in the middle of a visit', () => {
  const full = () => {
    const storage = new FakeStorage();
    const { mirror } = mirrored();
    const journal = new Journal(storage, 'course:k', mirror);
    journal.write(journalled('early', { savedAt: 1 }));
    storage.quota = [...storage.entries].join().length + 5;
    const late = journalled('late '.repeat(20), { savedAt: 2 });
    journal.write(late);
    return { storage, mirror, journal, late };
  };

  it('has the latest work in its second copy, and the next visit finds that one', async () => {
    const { storage, mirror, journal, late } = full();
    expect(journal.read()).toEqual(late);
    const next = new Journal(storage, 'course:k', mirror);
    await next.restore();
    expect(next.read()).toEqual(late);
  });

  it('gives it to a window that takes over', async () => {
    const { storage, mirror, journal, late } = full();
    const other = new Journal(storage, 'course:k', mirror);
    await other.restore();
    const later = { ...late, state: 'later '.repeat(20), savedAt: 3 };
    journal.write(later);
    await other.restore();
    expect(other.read()).toEqual(later);
  });
});
