import { describe, expect, it } from 'vitest';
import { clearDevice, removeOld } from '../../../src/pages/device.ts';
import { Journal, journalKey, workingStorage } from '../../../src/saving/journal.ts';
import { FakeStorage, journalled, mirrored } from './fixture.ts';

const key = journalKey('demo', '/mod/a/', 'learner-1');
const day = 24 * 3600 * 1000;
const entry = journalled('some state', {
  base: { revision: 2, session: 'a' },
  readBack: true,
  confirmed: { revision: 4, session: 'b' },
  final: true,
});

function device() {
  const storage = new FakeStorage();
  return { storage, journal: new Journal(storage, key) };
}

describe('the journal on a device', () => {
  it('gives back what was written, also to a later visit', () => {
    const { storage, journal } = device();
    expect(journal.read()).toBeNull();
    expect(journal.write(entry)).toBe(true);
    expect(new Journal(storage, key).read()).toEqual(entry);
    journal.remove();
    expect(journal.read()).toBeNull();
  });

  it('has no place for more than 64 kB', () => {
    const { storage, journal } = device();
    expect(journal.write(journalled('x'.repeat(65_000)))).toBe(false);
    expect(storage.entries.size).toBe(0);
  });

  it('says so when the device is full, and keeps what it had', () => {
    const { storage, journal } = device();
    journal.write(entry);
    storage.quota = 250;
    expect(journal.write(journalled('x'.repeat(500)))).toBe(false);
    expect(new Journal(storage, key).read()).toEqual(entry);
  });

  it.each(['all', 'setItem', 'getItem', 'removeItem', 'key'] as const)(
    'never throws where storage does (%s)',
    (broken) => {
      const { storage, journal } = device();
      journal.write(entry);
      storage.broken = broken;
      expect(() => {
        journal.read();
        journal.write(entry);
        journal.setAside();
        journal.remove();
        void removeOld(journal, Date.now());
        void clearDevice(journal);
      }).not.toThrow();
    },
  );

  it('without storage keeps nothing and says so', () => {
    const journal = new Journal(null, key);
    expect(journal.works).toBe(false);
    expect(journal.write(entry)).toBe(false);
    expect(journal.read()).toBeNull();
  });

  it.each(['', 'null', '3', '[]', '{"state":1,"savedAt":2}', '{"state":"x"}', '{"state":"x","sav'])(
    'takes %j for nothing',
    (text) => {
      const { storage } = device();
      storage.entries.set(key, text);
      expect(new Journal(storage, key).read()).toBeNull();
    },
  );

  it('reads an entry of an earlier package that knew less', () => {
    const { storage } = device();
    storage.entries.set(key, '{"state":"x","savedAt":2}');
    expect(new Journal(storage, key).read()).toEqual(journalled('x', { savedAt: 2 }));
  });

  it('puts an attempt that is over aside, even on a full device', () => {
    const { storage, journal } = device();
    journal.write(entry);
    storage.quota = key.length + JSON.stringify(entry).length + 10;
    journal.setAside();
    expect(journal.read()).toBeNull();
    expect([...storage.entries.values()]).toEqual([JSON.stringify(entry)]);
  });

  it('puts nothing aside where there is nothing', () => {
    const { storage, journal } = device();
    journal.setAside();
    expect(storage.entries.size).toBe(0);
  });
});

describe('a journal that had another name', () => {
  const former = journalKey('demo', '/vault/1/a/', 'learner-1');

  it('is found under that name, once, with the notes', async () => {
    const storage = new FakeStorage();
    new Journal(storage, former).write(entry);
    new Journal(storage, former).notes.write(journalled('notes'));
    const journal = new Journal(storage, key, null, former);
    await journal.restore();
    await journal.notes.restore();
    expect(journal.read()).toEqual(entry);
    expect(journal.notes.read()?.state).toBe('notes');
    expect([...storage.entries.keys()].sort()).toEqual([key, `${key}:notes`]);
    journal.remove(); // it has arrived, and does not come back
    await journal.restore();
    expect(journal.read()).toBeNull();
  });

  it('is found where only the second copy has it', async () => {
    const { mirror, entries } = mirrored();
    entries.set(former, entry);
    const journal = new Journal(new FakeStorage(), key, mirror, former);
    await journal.restore();
    expect(journal.read()).toEqual(entry);
    expect([...entries.keys()]).not.toContain(former);
  });

  it('does not replace what is there under the new one', async () => {
    const { storage, journal } = device();
    new Journal(storage, former).write(journalled('earlier', { savedAt: entry.savedAt + 1 }));
    journal.write(entry);
    await new Journal(storage, key, null, former).restore();
    expect(journal.read()).toEqual(entry);
    expect(new Journal(storage, former).read()?.state).toBe('earlier');
  });

  it('stays where it is on a device that takes nothing new', async () => {
    const storage = new FakeStorage();
    new Journal(storage, former).write(entry);
    storage.quota = 0;
    await new Journal(storage, key, null, former).restore();
    expect(new Journal(storage, former).read()).toEqual(entry);
  });
});

describe('what is on a device', () => {
  it('goes after 90 days without a visit, whoever it belongs to', async () => {
    const { storage, journal } = device();
    const now = 1000 * day;
    const other = new Journal(storage, journalKey('demo', '/mod/b/', 'learner-2'));
    other.write(journalled('old', { savedAt: now - 91 * day }));
    other.setAside();
    other.write(journalled('old', { savedAt: now - 91 * day }));
    journal.write(journalled('young', { savedAt: now - 89 * day }));
    await removeOld(journal, now);
    expect([...storage.entries.keys()]).toEqual([key]);
  });

  it('stays, however old, for the learner who has come back to it', async () => {
    const { storage, journal } = device();
    const now = 1000 * day;
    journal.write(journalled('work', { savedAt: now - 400 * day }));
    const mirror = mirrored();
    mirror.entries.set(key, journalled('work', { savedAt: now - 400 * day }));
    mirror.entries.set('course:other', journalled('old', { savedAt: now - 400 * day }));
    await removeOld(new Journal(storage, key, mirror.mirror), now);
    expect(new Journal(storage, key).read()?.state).toBe('work');
    expect([...mirror.entries.keys()]).toEqual([key]);
  });

  it('is cleared when the learner asks, and nothing of anybody else', async () => {
    const { storage, journal } = device();
    journal.write(entry);
    journal.setAside();
    journal.write(entry);
    new Journal(storage, journalKey('other', '/mod/b/', '')).write(entry);
    storage.setItem('theme', 'dark');
    storage.setItem('my course:notes', 'mine');
    await clearDevice(journal);
    expect([...storage.entries.keys()]).toEqual(['theme', 'my course:notes']);
  });

  it('keeps the lease of another window that is open', async () => {
    const { storage, journal } = device();
    storage.setItem(`${key}:lease`, 'k3x@99999999');
    await removeOld(journal, 1000 * day);
    expect(storage.getItem(`${key}:lease`)).toBe('k3x@99999999');
  });
});

describe('the key of a journal', () => {
  it('begins alike for activities that may be one', () => {
    const [one, two] = ['1', '2'].map((token) => journalKey('demo', `/mod/${token}/`, 'a', '/mod/'));
    expect(one).not.toBe(two);
    expect(one?.split('.')[0]).toBe(two?.split('.')[0]);
    expect(journalKey('demo', '/mod/', 'a', '/mod/')).toBe(journalKey('demo', '/mod/', 'a'));
  });

  it('is one for each course, activity and learner, and does not name the learner', () => {
    const keys = [
      key,
      journalKey('other', '/mod/a/', 'learner-1'),
      journalKey('demo', '/mod/b/', 'learner-1'),
      journalKey('demo', '/mod/a/', 'learner-2'),
      journalKey('demo', '/mod/a/', ''),
    ];
    expect(new Set(keys).size).toBe(5);
    expect(keys.join()).not.toContain('learner');
    expect(journalKey('demo', '/mod/a/', 'learner-1')).toBe(key);
  });

  it('takes names of any script', () => {
    expect(journalKey('demo', '/', 'Müller 😀')).not.toBe(journalKey('demo', '/', 'Müller 😁'));
  });
});

describe('storage', () => {
  const windowWith = (localStorage: unknown) => ({ localStorage }) as Window;

  it('that works is used, and left as it was', () => {
    const storage = new FakeStorage();
    expect(workingStorage(windowWith(storage))).toBe(storage);
    expect(storage.entries.size).toBe(0);
  });

  it('that is full, forbidden or missing is not', () => {
    const full = new FakeStorage();
    full.quota = 0;
    expect(workingStorage(windowWith(full))).toBeNull();
    expect(workingStorage(windowWith(null))).toBeNull();
    const sandboxed = {
      get localStorage(): Storage {
        throw new Error('SecurityError');
      },
    };
    expect(workingStorage(sandboxed as Window)).toBeNull();
  });
});
