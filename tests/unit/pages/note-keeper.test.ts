import { describe, expect, it, vi } from 'vitest';
import { removeOld } from '../../../src/pages/device.ts';
import { NoteKeeper } from '../../../src/pages/note-keeper.ts';
import { Journal } from '../../../src/saving/journal.ts';
import type { Session, Visit } from '../../../src/saving/visit.ts';
import { decodeNotes, reflections } from '../../../src/state/notes.ts';
import { FakeStorage, launch } from '../saving/fixture.ts';
import { realCourse as course } from '../state/fixture.ts';

const [first = '', second = ''] = reflections(course.lessons).map(({ id }) => id);
const words = course.ui.notes;
vi.stubGlobal('addEventListener', () => undefined); // other tabs are for tests in the browser

interface Opening {
  storage?: FakeStorage | null;
  learnerId?: string;
  hasLms?: boolean;
  /** The learner has said that the work on this device is their own. */
  theirs?: boolean;
  standing?: Visit['standing'];
  /** The notes the record has. */
  record?: string;
  now?: number;
}

/** A visit of a learner, as far as notes are concerned. */
async function visit(opening: Opening = {}) {
  const { storage = new FakeStorage(), learnerId = 'learner-1', hasLms = true, record = '' } = opening;
  const { theirs = learnerId !== '', standing = 'writing', now = 1_700_000_000_000 } = opening;
  const session: Pick<Session, 'launch' | 'hasLms' | 'journal'> & { edges: object } = {
    launch: launch({ learnerId }),
    hasLms,
    journal: new Journal(storage, 'course:demo:a:b'),
    edges: { today: () => now },
  };
  const standsHere = { theirs, standing };
  const shared = { text: record };
  const notes = new NoteKeeper({
    course,
    session: session as unknown as Session,
    visit: standsHere as unknown as Visit,
    shared: () => shared.text,
    onChange: (text) => (shared.text = text),
  });
  await notes.ready;
  return {
    storage,
    notes,
    visit: standsHere,
    get record() {
      return shared.text;
    },
  };
}

const stored = (storage: FakeStorage | null) => [...(storage?.entries.values() ?? [])].join();

describe('a note', () => {
  it('is on the device with every letter, and there again at the next visit', async () => {
    const { storage, notes } = await visit();
    notes.write(first, 'Ask M');
    expect(stored(storage)).toContain('Ask M');
    notes.write(first, 'Ask Maya');
    const next = await visit({ storage });
    expect(next.notes.text(first)).toBe('Ask Maya');
    expect(next.notes.text(second)).toBe('');
    expect(next.notes.about(first)).toBe(words.device);
  });

  it('never grows too old for the device', async () => {
    const { storage, notes } = await visit();
    notes.write(first, 'Mine');
    await removeOld(new Journal(storage, 'course:other'), 1_700_000_000_000 + 1e12);
    expect((await visit({ storage })).notes.text(first)).toBe('Mine');
  });

  it('is not told to the course unless the learner wants that, and not any more when they change their mind', async () => {
    const me = await visit();
    me.notes.write(first, 'Ask Maya');
    expect(me.record).toBe('');
    me.notes.share(true);
    expect(decodeNotes(me.record, course).texts).toEqual({ [first]: 'Ask Maya' });
    expect(me.notes.about(first)).toBe(words.record);
    me.notes.share(false);
    expect(me.record).toBe('');
    expect(me.notes.text(first)).toBe('Ask Maya');
    expect(me.notes.about(first)).toBe(words.device);
  });

  it('in the record is there on another device', async () => {
    const me = await visit();
    me.notes.share(true);
    me.notes.write(first, 'Ask Maya');
    const other = await visit({ record: me.record });
    expect(other.notes.text(first)).toBe('Ask Maya');
    expect(other.notes.inRecord).toBe(true);
    expect(other.record).toBe(me.record); // and nothing is sent for having been read
  });

  it('changed here last stands, whatever the clocks of the two devices say', async () => {
    const ahead = await visit({ now: 1_700_000_100_000 });
    ahead.notes.share(true);
    ahead.notes.write(first, 'Ask Maya');
    const here = await visit({ record: ahead.record, now: 1_700_000_000_000 });
    here.notes.write(first, 'Ask Maya and Tom'); // and the page dies before it is sent
    const back = await visit({ storage: here.storage, record: ahead.record });
    expect(back.notes.text(first)).toBe('Ask Maya and Tom');
  });

  it('changed on another device is taken over; one that is only here stays', async () => {
    const here = await visit({ now: 1_700_000_000_000 });
    here.notes.share(true);
    here.notes.write(first, 'Ask Maya');
    const there = await visit({ record: here.record, now: 1_700_000_100_000 });
    there.notes.write(first, 'Ask Tom');
    const back = await visit({ storage: here.storage, record: there.record });
    expect(back.notes.text(first)).toBe('Ask Tom');
  });

  it('written here before there were any in the record is lost to none of them', async () => {
    const here = await visit({ now: 1_700_000_000_000 });
    here.notes.write(first, 'Written on the phone');
    const there = await visit({ now: 1_700_000_100_000 });
    there.notes.share(true);
    there.notes.write(first, 'Written at work');
    const back = await visit({ storage: here.storage, record: there.record });
    expect(back.notes.text(first)).toBe('Written at work\n\nWritten on the phone');
    const again = await visit({ storage: here.storage, record: back.record });
    expect(again.notes.text(first)).toBe('Written at work\n\nWritten on the phone');
    expect(again.record).toBe(back.record);
  });

  it('that is too long for the record stays here, says so, and leaves room for the others', async () => {
    const me = await visit();
    me.notes.share(true);
    me.notes.write(first, 'Wörtlich! '.repeat(400));
    me.notes.write(second, 'Short');
    expect(me.record.length).toBeLessThanOrEqual(course.notesRoom);
    expect(decodeNotes(me.record, course).texts).toEqual({ [second]: 'Short' });
    expect(me.notes.about(first)).toBe(`${words['too-long']} ${words.device}`);
    expect(me.notes.about(second)).toBe(words.record);
    const next = await visit({ storage: me.storage, record: me.record });
    expect(next.notes.text(first)).toBe('Wörtlich! '.repeat(400));
  });
});

describe('a device that is not only this learner’s', () => {
  it('keeps nothing where an LMS does not say who is there, and says so', async () => {
    const me = await visit({ learnerId: '' });
    me.notes.write(first, 'Mine');
    expect(stored(me.storage)).toBe('');
    expect(me.notes.about(first)).toBe(words['no-device']);
    me.notes.share(true);
    expect(decodeNotes(me.record, course).texts).toEqual({ [first]: 'Mine' });
  });

  it('without any LMS shows them once the learner has said that they are theirs', async () => {
    const alone = { learnerId: '', hasLms: false };
    const { storage, notes } = await visit(alone);
    notes.write(first, 'Mine');
    const next = await visit({ ...alone, storage });
    expect(next.notes.text(first)).toBe('');
    next.visit.theirs = true;
    next.notes.read();
    expect(next.notes.text(first)).toBe('Mine');
  });

  it('without any LMS keeps them aside for support when somebody else writes', async () => {
    const alone = { learnerId: '', hasLms: false };
    const { storage, notes } = await visit(alone);
    notes.write(first, 'Mine');
    const next = await visit({ ...alone, storage });
    next.notes.write(first, 'Theirs');
    expect(next.notes.text(first)).toBe('Theirs');
    next.notes.write(first, 'Theirs, longer');
    expect([...(storage?.entries ?? [])].map(([key, entry]) => [key.endsWith(':aside'), entry])).toEqual([
      [true, expect.stringContaining('Mine')],
      [false, expect.stringContaining('Theirs, longer')],
    ]);
  });

  it('is cleared of them when the learner asks, on the screen too', async () => {
    const { storage, notes } = await visit();
    notes.write(first, 'Mine');
    notes.clear();
    expect([stored(storage), notes.text(first)]).toEqual(['', '']);
  });

  it('that is cleared leaves those in the record', async () => {
    const me = await visit();
    me.notes.share(true);
    me.notes.write(first, 'Mine');
    me.notes.clear();
    expect([stored(me.storage), me.notes.text(first)]).toEqual(['', 'Mine']);
  });
});

describe('where nothing can be kept', () => {
  it('a note lasts until the page is closed, and says so', async () => {
    const { notes } = await visit({ storage: null });
    notes.write(first, 'Mine');
    expect(notes.text(first)).toBe('Mine');
    expect(notes.about(first)).toBe(words['no-device']);
  });

  it('a device that is full is no error, and the learner hears of it', async () => {
    const storage = new FakeStorage();
    const { notes } = await visit({ storage });
    storage.quota = 10;
    notes.write(first, 'Mine');
    expect(notes.about(first)).toBe(words['no-device']);
  });

  it.each(['other-window', 'newer-record', 'asking', 'left'] as const)(
    'nothing is written while the visit is in "%s"',
    async (standing) => {
      const earlier = await visit();
      earlier.notes.write(first, 'Mine');
      const before = stored(earlier.storage);
      const me = await visit({ storage: earlier.storage, standing });
      me.notes.write(first, 'Changed');
      me.notes.share(true);
      expect(me.notes.fixed).toBe(true);
      expect(me.notes.text(first)).toBe('Mine');
      expect(me.notes.about(first)).toBe(words['read-only']);
      expect([stored(me.storage), me.record]).toEqual([before, '']);
    },
  );

  it.each(['review', 'finished'] as const)(
    'a note can be written in "%s", and joins the record at the next visit',
    async (standing) => {
      const earlier = await visit();
      earlier.notes.write(first, 'Mine');
      earlier.notes.share(true);
      const { storage, record } = earlier;
      const me = await visit({ storage, record, standing });
      me.notes.write(first, 'Changed');
      expect([me.notes.fixed, me.notes.text(first)]).toEqual([false, 'Changed']);
      expect(me.notes.about(first)).toBe(words.later);
      me.notes.share(false); // which the record would have to hear
      expect(me.notes.inRecord).toBe(true);
      const next = await visit({ storage, record });
      expect(decodeNotes(next.record, course).texts[first]).toBe('Changed');
    },
  );

  it('nothing is lost that another window of this learner has written meanwhile', async () => {
    const { storage, notes } = await visit();
    notes.write(first, 'Mine');
    const review = await visit({ storage, standing: 'review', now: 1_700_000_100_000 });
    review.notes.write(second, 'Also mine');
    notes.write(first, 'Mine, later');
    const next = await visit({ storage });
    expect([next.notes.text(first), next.notes.text(second)]).toEqual(['Mine, later', 'Also mine']);
  });

  it.each(['null', '{', '"text"', '{"at":1}'])(
    'an entry of another program (%s) does no harm',
    async (state) => {
      const storage = new FakeStorage();
      storage.setItem('course:demo:a:b:notes', JSON.stringify({ state, savedAt: 1 }));
      const { notes } = await visit({ storage });
      notes.write(first, 'Mine');
      expect(notes.text(first)).toBe('Mine');
    },
  );
});
