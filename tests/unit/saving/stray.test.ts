import { describe, expect, it } from 'vitest';
import { Journal } from '../../../src/saving/journal.ts';
import type { Visit } from '../../../src/saving/visit.ts';
import { firstVisit, type Attempt } from '../../../src/state/attempt.ts';
import { allRight, play, smallCourse as course, submitted } from '../state/fixture.ts';
import { FakeStorage, journalled, launch, sealed } from './fixture.ts';
import { visit } from './quiet-visit.ts';

const end = (lesson: string) => ({ type: 'end-lesson', lesson }) as const;
const first = play([end('L1')], course);
const second = play([end('L2')], course);
const done = play(submitted(allRight), course);

/** A device on which somebody unknown did this, at a later visit to an LMS that has that. */
function comeBack({
  alone,
  own,
  lms,
  mode = 'normal' as const,
}: {
  alone: Attempt;
  own?: Attempt;
  lms?: Attempt;
  mode?: 'normal' | 'review';
}) {
  const storage = new FakeStorage();
  const journal = new Journal(storage, 'course:demo:ada');
  const stray = new Journal(storage, 'course:demo:anybody');
  stray.write(journalled(sealed(alone, course, { session: 'alone', minute: 2000 })));
  if (own) journal.write(journalled(sealed(own, course, { session: 'own', revision: 7 })));
  const suspendData = lms ? sealed(lms, course, { session: 'lms', revision: 5 }) : '';
  const open = () => visit(journal, launch({ suspendData, mode }), { stray });
  return { storage, journal, stray, open, begun: open() };
}

const endedIn = ({ attempt }: Pick<Visit, 'attempt'>) => attempt.endedLessons;

describe('What was done while no LMS could say who was there', () => {
  it('is asked about, where the LMS has nothing', () => {
    const { begun, journal, stray, storage } = comeBack({ alone: first });
    expect(begun.standing).toBe('asking');
    expect(begun.question).toMatchObject({ isTheirs: false, savedAt: 5_000 });
    expect(endedIn(begun)).toEqual([]);
    begun.answer(true);
    expect(begun.standing).toBe('writing');
    expect(endedIn(begun)).toEqual(['L1']);
    expect(journal.read()).not.toBeNull();
    expect(stray.read()).toBeNull();
    expect([...storage.entries.keys()]).toContain('course:demo:anybody:aside'); // for support
  });

  it('is put together with what the LMS has, only if the learner says so', () => {
    const { begun } = comeBack({ alone: first, lms: second });
    expect(endedIn(begun)).toEqual(['L2']);
    begun.answer(true);
    expect([...endedIn(begun)].sort()).toEqual(['L1', 'L2']);
  });

  it('never lowers what the LMS has', () => {
    const { begun } = comeBack({ alone: first, lms: done });
    begun.answer(true);
    expect(begun.attempt.bestScore).toBe(100);
    expect(endedIn(begun)).toContain('L1');
  });

  it('is left alone by somebody to whom it does not belong, who is not asked again', () => {
    const { begun, open, journal } = comeBack({ alone: first, lms: second });
    begun.answer(false);
    expect(begun.standing).toBe('writing');
    expect(endedIn(begun)).toEqual(['L2']);
    expect(journal.read()).toBeNull(); // nothing of it became theirs
    expect(open().question).toBeNull();
  });

  it('waits while the learner’s own work on this device has not arrived', () => {
    const { begun, stray } = comeBack({ alone: first, own: second });
    expect(begun.question).toBeNull();
    expect(endedIn(begun)).toEqual(['L2']);
    expect(stray.read()).not.toBeNull();
  });

  it.each([
    ['nothing was done', { alone: firstVisit, lms: second }],
    ['nothing was done and the LMS has nothing', { alone: firstVisit }],
    ['a closed attempt is looked at', { alone: first, lms: second, mode: 'review' }],
  ] as const)('is no question, where %s', (_, device) => {
    const { begun, stray } = comeBack(device);
    expect(begun.question).toBeNull();
    expect(begun.standing).not.toBe('asking');
    expect(stray.read()).not.toBeNull();
  });
});
