import { nothing } from 'lit';
import { describe, expect, it, vi } from 'vitest';
import { FoundWork } from '../../../src/pages/found-work.ts';
import { NoteKeeper } from '../../../src/pages/note-keeper.ts';
import { Journal, journalKey, type JournalEntry } from '../../../src/saving/journal.ts';
import type { Session } from '../../../src/saving/visit.ts';
import { NoLms } from '../../../src/tracking/no-lms.ts';
import type { Attempt } from '../../../src/state/attempt.ts';
import { reflections } from '../../../src/state/notes.ts';
import { setTexts } from '../../../src/ui/texts.ts';
import { FakeStorage, journalled, launch, mirrored, sealed } from '../saving/fixture.ts';
import { visit as quietVisit } from '../saving/quiet-visit.ts';
import { play, realCourse as course } from '../state/fixture.ts';

vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('document', { addEventListener: () => undefined, documentElement: { lang: 'en' } });
setTexts(course);

const [first, second] = course.lessons.map(({ id }) => id) as [string, string];
const [note = ''] = reflections(course.lessons).map(({ id }) => id);
const ended = (...lessons: string[]) =>
  play(
    lessons.map((lesson) => ({ type: 'end-lesson', lesson }) as const),
    course,
  );
const keyOf = (learner: string, activity = '/a/') => journalKey('demo', activity, learner, '/a/');
const stray = (attempt: Attempt, more: Partial<JournalEntry> = {}) =>
  journalled(sealed(attempt, course, { session: 'stray', minute: 2000 }), {
    savedAt: 1_699_000_000_000,
    ...more,
  });

interface Desk {
  storage?: FakeStorage;
  mirror?: ReturnType<typeof mirrored>['mirror'];
  learner?: string;
  mode?: 'normal' | 'review';
  lms?: Attempt;
}

/** A learner's visit on this device. */
async function comeBack({
  storage = new FakeStorage(),
  mirror,
  learner = 'ada',
  mode = 'normal',
  lms,
}: Desk = {}) {
  const journal = new Journal(storage, keyOf(learner), mirror ?? null);
  const launched = launch({
    learnerId: learner,
    mode,
    suspendData: lms ? sealed(lms, course, { session: 'lms', minute: 1000 }) : '',
  });
  const visit = quietVisit(journal, launched, {}, course);
  const me = { attempt: visit.attempt };
  const session = { launch: launched, journal, edges, hasLms: true } as unknown as Session;
  const notes = new NoteKeeper({
    ...{ course, session, visit },
    shared: () => me.attempt.notes,
    onChange: () => undefined,
  });
  await notes.ready;
  const found = new FoundWork({
    ...{ course, session, visit, notes },
    attempt: () => me.attempt,
    onTake: (attempt) => {
      me.attempt = attempt;
      visit.changed(attempt, true);
    },
    onMeet: () => undefined,
    onChange: () => undefined,
  });
  await settle();
  return { storage, journal, visit, notes, found, me, asked: () => words(found) };
}

const edges = {
  now: () => 0,
  today: () => 1_700_000_000_000,
  later: () => () => undefined,
  afterPaint: () => undefined,
  chance: () => 0.5,
  probe: () => Promise.resolve('reached'),
};

async function settle() {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
}

/** What the question says; '' where there is none. */
function words({ question }: FoundWork): string {
  return question === nothing ? '' : question.values.filter((value) => typeof value === 'string').join(' ');
}

/** A device on which somebody unknown did this. */
function deviceWith(attempt: Attempt, more: Partial<JournalEntry> = {}, key = keyOf('')) {
  const storage = new FakeStorage();
  new Journal(storage, key).write(stray(attempt, more));
  return storage;
}

describe('Work done while nobody could say who was there', () => {
  it('is asked about by what it is: how much, from when, on this device', async () => {
    const { asked, me } = await comeBack({ storage: deviceWith(ended(first, second)) });
    expect(asked()).toMatch(/This device has work from 3 November 2023.*2 lessons read.*Is it yours/);
    expect(me.attempt.endedLessons).toEqual([]); // nothing is taken before the answer
  });

  it('is put together with what the LMS has, if the learner says so', async () => {
    const { found, me, journal, storage, asked } = await comeBack({
      storage: deviceWith(ended(first)),
      lms: ended(second),
    });
    await found.answer(true);
    expect([...me.attempt.endedLessons].sort()).toEqual([first, second].sort());
    expect(journal.read()).not.toBeNull();
    expect(new Journal(storage, keyOf('')).read()).toBeNull();
    expect(asked()).toBe(course.ui.found.taken);
    expect((await comeBack({ storage })).asked()).toBe('');
  });

  it('survives a "no", is not asked about again, and is there for its owner', async () => {
    const storage = deviceWith(ended(first));
    const bob = await comeBack({ storage, learner: 'bob' });
    await bob.found.answer(false);
    expect(bob.me.attempt.endedLessons).toEqual([]);
    expect((await comeBack({ storage, learner: 'bob' })).asked()).toBe('');
    const ada = await comeBack({ storage, learner: 'ada' });
    expect(ada.asked()).toContain('1 lesson read');
    await ada.found.answer(true);
    expect(ada.me.attempt.endedLessons).toEqual([first]);
  });

  it('is asked about again after a "no" once there is more of it', async () => {
    const storage = deviceWith(ended(first));
    const { found } = await comeBack({ storage });
    await found.answer(false);
    new Journal(storage, keyOf('')).write(stray(ended(first, second), { savedAt: 1_699_000_000_001 }));
    expect((await comeBack({ storage })).asked()).toContain('2 lessons read');
  });

  it('is read again at the answer, as is the attempt', async () => {
    const storage = deviceWith(ended(first));
    const { found, me } = await comeBack({ storage });
    new Journal(storage, keyOf('')).write(stray(ended(first, second), { savedAt: 1_699_000_000_001 }));
    me.attempt = ended(course.lessons.at(-1)?.id ?? '');
    await found.answer(true);
    expect(me.attempt.endedLessons).toHaveLength(3);
  });

  it('brings its notes along', async () => {
    const storage = deviceWith(ended(first));
    new Journal(storage, keyOf('')).notes.write(
      journalled(JSON.stringify({ at: 5, texts: { [note]: 'Ask Maya' }, inRecord: false })),
    );
    const { found, notes } = await comeBack({ storage });
    expect(notes.text(note)).toBe('');
    notes.write(note, 'Mine');
    await found.answer(true);
    expect(notes.text(note)).toMatch(/Mine[^]*Ask Maya|Ask Maya[^]*Mine/);
    expect(new Journal(storage, keyOf('')).notes.read()).toBeNull();
  });

  it('is found where an LMS has emptied the first copy at the sign-in', async () => {
    const { mirror, entries } = mirrored();
    entries.set(keyOf(''), stray(ended(first)));
    expect((await comeBack({ mirror })).asked()).toContain('1 lesson read');
  });

  it.each<[string, () => Promise<{ asked: () => string }>]>([
    ['nothing was done', () => comeBack({ storage: deviceWith(ended()) })],
    [
      'all of it has arrived',
      () => comeBack({ storage: deviceWith(ended(first), { confirmed: { revision: 1, session: 'stray' } }) }),
    ],
    ['a closed attempt is looked at', () => comeBack({ storage: deviceWith(ended(first)), mode: 'review' })],
    ['it is of another learner', () => comeBack({ storage: deviceWith(ended(first), {}, keyOf('bob')) })],
    [
      'it is of another activity',
      () => comeBack({ storage: deviceWith(ended(first), {}, journalKey('demo', '/b/', '')) }),
    ],
    [
      'it is of another course',
      () => comeBack({ storage: deviceWith(ended(first), {}, journalKey('other', '/a/', '')) }),
    ],
    ['the visit has no learner', () => comeBack({ storage: deviceWith(ended(first)), learner: '' })],
  ])('is no question where %s', async (_, come) => {
    expect((await come()).asked()).toBe('');
  });
});

describe('Work of the same learner at an address that may be the same', () => {
  it('is asked about', async () => {
    const storage = deviceWith(ended(first), {}, keyOf('ada', '/a/8fA3kz91LmQ0xYt7/'));
    expect((await comeBack({ storage })).asked()).toContain('1 lesson read');
    expect((await comeBack({ storage, learner: 'bob' })).asked()).toBe('');
  });
});

/** A visit that no LMS has answered yet, on this device; `meet` is the LMS coming, with what it has of ada. */
async function comeAlone(storage = new FakeStorage()) {
  const alone = new Journal(storage, keyOf(''));
  const visit = quietVisit(alone, launch({ learnerId: '' }), { hasLms: false }, course);
  const me = { attempt: visit.attempt };
  visit.addEventListener('attempt', () => (me.attempt = visit.attempt));
  const lease = { release: () => undefined, takeOver: () => Promise.resolve() };
  let come: (session: Session) => void = () => undefined;
  const seek = () => new Promise<Session>((resolve) => (come = resolve));
  const session = {
    ...{ launch: launch({ learnerId: '' }), journal: alone, edges, lease, hasLms: false, seek },
  } as unknown as Session;
  const notes = new NoteKeeper({
    ...{ course, session, visit },
    shared: () => me.attempt.notes,
    onChange: () => undefined,
  });
  await notes.ready;
  const take = (attempt: Attempt) => {
    me.attempt = attempt;
    visit.changed(attempt, true);
  };
  const found = new FoundWork({
    ...{ course, session, visit, notes },
    attempt: () => me.attempt,
    onTake: take,
    onMeet: (met) => visit.meet(met),
    onChange: () => undefined,
  });
  const journal = new Journal(storage, keyOf('ada'));
  const meet = async (lms: Attempt, firstWindow = true) => {
    const suspendData = sealed(lms, course, { session: 'lms', minute: 1000 });
    come({
      ...{ launch: launch({ learnerId: 'ada', suspendData }), journal, edges, hasLms: true },
      ...{ firstWindow, tracker: new NoLms(), calls: [], lease, trouble: '' },
    } as unknown as Session);
    await settle();
  };
  return { storage, visit, me, notes, found, take, meet, journal, asked: () => words(found) };
}

describe('An LMS that comes late', () => {
  it('gets what was done in this visit, next to what it has, without a question', async () => {
    const { storage, visit, me, notes, take, meet, journal, asked } = await comeAlone();
    take(ended(first));
    notes.write(note, 'Ask Maya');
    await meet(ended(second));
    expect([...me.attempt.endedLessons].sort()).toEqual([first, second].sort());
    expect(visit.standing).toBe('writing');
    expect(notes.text(note)).toBe('Ask Maya');
    expect(asked()).toBe('');
    expect(new Journal(storage, keyOf('')).read()).toBeNull(); // it is ada's now
    expect(journal.read()).not.toBeNull();
  });

  it('while the learner is asked whose work of an earlier visit is, asks that still', async () => {
    const { visit, me, found, meet, asked } = await comeAlone(deviceWith(ended(first)));
    expect(visit.standing).toBe('asking');
    await meet(ended(second));
    expect(me.attempt.endedLessons).toEqual([second]);
    expect(asked()).toContain('1 lesson read');
    await found.answer(true);
    expect([...me.attempt.endedLessons].sort()).toEqual([first, second].sort());
  });

  it('in a window that no longer writes, asks about what the other one has done since', async () => {
    const { storage, visit, me, found, take, meet, asked } = await comeAlone();
    take(ended(first));
    visit.loseRecord();
    new Journal(storage, keyOf('')).write(stray(ended(first, second), { savedAt: 1_700_000_000_001 }));
    await meet(ended());
    expect(asked()).toContain('2 lessons read');
    await found.answer(true);
    expect([...me.attempt.endedLessons].sort()).toEqual([first, second].sort());
  });

  it('while another window writes, gets what was done here once this window takes over', async () => {
    const { visit, me, take, meet } = await comeAlone();
    take(ended(first));
    await meet(ended(second), false);
    expect(visit.standing).toBe('other-window');
    await visit.takeOver();
    await settle();
    expect([...me.attempt.endedLessons].sort()).toEqual([first, second].sort());
  });
});
