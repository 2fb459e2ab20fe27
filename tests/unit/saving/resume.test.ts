import { describe, expect, it } from 'vitest';
import { resume } from '../../../src/saving/resume.ts';
import { firstVisit, type Attempt } from '../../../src/state/attempt.ts';
import { encodeAttempt } from '../../../src/state/codec.ts';
import { isPassed } from '../../../src/state/score.ts';
import { allRight, halfRight, noneRight, play, smallCourse as course, submitted } from '../state/fixture.ts';
import { journalled, launch, sealed } from './fixture.ts';

const end = (lesson: string) => ({ type: 'end-lesson', lesson }) as const;
const open = (lesson: string) => ({ type: 'open-place', place: { screen: 'lesson', lesson } }) as const;
const early = play([open('L1')], course);
const late = play([end('L1'), open('L2')], course, early);

/** What each side has: an attempt, and the version it is under. */
const at = (attempt: Attempt, revision: number, session: string, minute = 1000) =>
  sealed(attempt, course, { revision, session, minute });
const begin = (lms: string, journal: Parameters<typeof resume>[1]) =>
  resume(launch({ suspendData: lms }), journal, course);

describe('a visit begins', () => {
  it('with nothing, where neither LMS nor device has anything', () => {
    expect(begin('', null)).toEqual({
      attempt: firstVisit,
      revision: 0,
      base: null,
      inLms: null,
      unsent: false,
      owed: false,
      question: null,
      setAside: false,
      notKept: false,
      trouble: 'none',
    });
  });

  it('with what the LMS has, on a new device', () => {
    const begun = begin(at(late, 5, 'a'), null);
    expect(begun).toMatchObject({ attempt: late, inLms: late, revision: 5, unsent: false, trouble: 'none' });
    expect(begun.base).toMatchObject({ revision: 5, session: 'a' });
  });

  it('with the LMS’s, where the device has the very same', () => {
    const begun = begin(at(late, 5, 'a'), journalled(at(late, 5, 'a')));
    expect(begun).toMatchObject({ attempt: late, revision: 5, unsent: false, setAside: false });
  });

  it('with the device’s, where it went on from what the LMS has', () => {
    const journal = journalled(at(late, 9, 'b'), { base: { revision: 5, session: 'a' } });
    expect(begin(at(early, 5, 'a'), journal)).toMatchObject({
      attempt: late,
      revision: 10,
      inLms: early,
      unsent: true,
    });
  });

  it('with the device’s, where the same session got further than its last save', () => {
    const begun = begin(at(early, 5, 'a'), journalled(at(late, 8, 'a')));
    expect(begun).toMatchObject({ attempt: late, revision: 9, unsent: true });
  });

  it('with the LMS’s, where another device went on from what this one had safely sent', () => {
    const journal = journalled(at(early, 5, 'a'), { confirmed: { revision: 5, session: 'a' } });
    expect(begin(at(late, 9, 'b'), journal)).toMatchObject({ attempt: late, revision: 9, unsent: false });
  });

  it('with both put together, where they grew apart', () => {
    const here = play([end('L1'), ...submitted(halfRight, 100)], course);
    const there = play([end('L2'), ...submitted(allRight, 90)], course);
    const journal = journalled(at(here, 7, 'b', 2000), { base: { revision: 2, session: 'x' } });
    const begun = begin(at(there, 9, 'a', 1500), journal);
    expect(begun).toMatchObject({ revision: 10, unsent: true, inLms: there });
    expect(begun.attempt.endedLessons.toSorted()).toEqual(['L1', 'L2']);
    expect(begun.attempt).toMatchObject({ bestScore: 100, submitted: here.submitted });
  });

  it.each([
    [2000, 'L1'],
    [1000, 'L2'],
  ])('at the place of the newer side (device at minute %i)', (minute, lesson) => {
    const journal = journalled(at(play([open('L1')], course), 7, 'b', minute));
    const begun = begin(at(play([open('L2')], course), 9, 'a', 1500), journal);
    expect(begun.attempt.place).toEqual({ screen: 'lesson', lesson });
  });

  it.each([
    [9, 'L2'],
    [6, 'L1'],
  ])(
    'within one minute, at the place of the side that counted further (LMS at revision %i)',
    (revision, lesson) => {
      const journal = journalled(at(play([open('L1')], course), 7, 'b'));
      const begun = begin(at(play([open('L2')], course), revision, 'a'), journal);
      expect(begun.attempt.place).toEqual({ screen: 'lesson', lesson });
    },
  );

  it('with the LMS’s rows first, where both sides appended to its report', () => {
    const here = play(submitted({ B: 'coaching', C: 'mentoring' }), course);
    const there = play(submitted({ D: 'mentoring', B: 'coaching' }), course);
    const begun = begin(at(there, 9, 'a'), journalled(at(here, 7, 'b', 1001)));
    expect(begun.attempt.rows).toEqual(['D', 'B', 'C']);
  });

  it('with the LMS’s, where this device kept only an earlier state of the same session', () => {
    const sorting = play([{ type: 'start-quiz', draw: ['A', 'C'] }], course);
    const done = play(submitted(allRight), course, sorting);
    const begun = begin(at(done, 9, 'a'), journalled(at(sorting, 5, 'a')));
    expect(begun).toMatchObject({ attempt: done, revision: 9, unsent: false });
  });

  it('writing all again, where the LMS’s own state says that something is owed', () => {
    const text = sealed(late, course, { revision: 5, owed: true });
    expect(begin(text, null)).toMatchObject({ attempt: late, inLms: null, unsent: true, revision: 6 });
  });
});

describe('an LMS without state', () => {
  it('gets what the first session could not deliver, without a question', () => {
    const begun = begin('', journalled(at(late, 4, 'a')));
    expect(begun).toMatchObject({ attempt: late, revision: 5, unsent: true, question: null, base: null });
  });

  it('raises a question, where it once had something', () => {
    const begun = begin('', journalled(at(late, 4, 'a'), { readBack: true, savedAt: 77 }));
    expect(begun).toMatchObject({ attempt: firstVisit, unsent: false });
    expect(begun.question).toEqual({ attempt: late, savedAt: 77 });
  });

  it('is a new attempt, where a completed course had safely arrived', () => {
    const journal = journalled(at(late, 4, 'a'), { readBack: true, final: true });
    expect(begin('', journal)).toMatchObject({
      attempt: firstVisit,
      setAside: true,
      question: null,
      unsent: false,
    });
  });

  it('starts its report again with the latest answers', () => {
    const twice = play([...submitted({ B: 'coaching' }), ...submitted({ C: 'mentoring' })], course);
    expect(begin('', journalled(at(twice, 4, 'a'))).attempt.rows).toEqual(['C']);
  });

  it('but with a score or an end is no new attempt: the learner is asked', () => {
    const done = play([...submitted(allRight), end('L1'), end('L2')], course);
    const journal = journalled(at(done, 4, 'a'), { final: true });
    for (const kept of [{ completed: true }, { score: 80 }]) {
      const begun = resume(launch(kept), journal, course);
      expect(begun).toMatchObject({ setAside: false, question: { attempt: done } });
    }
    expect(resume(launch({ score: 0 }), journal, course).setAside).toBe(true);
  });

  it('raises no question about a journal in which nothing was done', () => {
    expect(begin('', journalled(at(firstVisit, 4, 'a'), { readBack: true })).question).toBeNull();
  });

  it('gets a half-sorted quiz back, although the learner had returned to the cover', () => {
    const half = { ...play([{ type: 'start-quiz', draw: ['A', 'C'] }], course), place: firstVisit.place };
    expect(begin('', journalled(at(half, 4, 'a'))).attempt.quiz).toEqual(half.quiz);
  });
});

describe('a learner without an id', () => {
  const nobody = (lms: string, journal: Parameters<typeof resume>[1]) =>
    resume(launch({ suspendData: lms, learnerId: '' }), journal, course);

  it('is asked before anything of this device is brought back', () => {
    expect(nobody('', journalled(at(late, 4, 'a')))).toMatchObject({
      attempt: firstVisit,
      question: { attempt: late },
    });
  });

  it('is asked, where the LMS’s state is damaged', () => {
    expect(nobody('x~y', journalled(at(late, 4, 'a')))).toMatchObject({
      unsent: false,
      question: { attempt: late },
    });
  });

  it('is asked, where device and LMS grew apart: the device’s may be somebody else’s', () => {
    const other = play(submitted(allRight), course);
    const begun = nobody(at(early, 3, 'b'), journalled(at(other, 4, 'a')));
    expect(begun).toMatchObject({ attempt: early, unsent: false, question: { attempt: { bestScore: 100 } } });
  });

  it('goes on without a question, where the device’s clearly follows the LMS’s', () => {
    expect(nobody(at(early, 3, 'a'), journalled(at(late, 4, 'a')))).toMatchObject({
      attempt: late,
      question: null,
    });
  });
});

describe('state that cannot be read', () => {
  it.each(['rubbish', at(late, 5, 'a').slice(0, 20), at(late, 5, 'a').replace('~', '!')])(
    '(%s) says so',
    (text) => {
      expect(begin(text, null)).toMatchObject({ trouble: 'damaged', unsent: false, base: null });
    },
  );

  it('opens the lesson the LMS still knows', () => {
    const begun = resume(launch({ suspendData: 'rubbish', location: 'L2' }), null, course);
    expect(begun.attempt).toEqual({ ...firstVisit, place: { screen: 'lesson', lesson: 'L2' } });
    const gone = resume(launch({ suspendData: 'rubbish', location: 'Lost' }), null, course);
    expect(gone.attempt).toEqual(firstVisit);
  });

  it('is no loss where the device has it, and the report keeps its rows', () => {
    const twice = play([...submitted({ B: 'coaching' }), ...submitted({ C: 'mentoring' })], course);
    const begun = begin('rubbish', journalled(at(twice, 6, 'a')));
    expect(begun).toMatchObject({ attempt: twice, unsent: true, trouble: 'none', revision: 7 });
    expect(begun.attempt.rows).toEqual(['B', 'C']);
  });

  it('on the device is ignored', () => {
    expect(begin(at(late, 5, 'a'), journalled('rubbish'))).toMatchObject({ attempt: late, unsent: false });
    expect(begin('', journalled('rubbish'))).toMatchObject({ attempt: firstVisit, question: null });
  });

  it('of a later package is left alone, whatever the device has', () => {
    const newer = `2~1~a~1~0~x~${crc('2~1~a~1~0~x')}`;
    const begun = begin(newer, journalled(at(late, 9, 'a')));
    expect(begun).toMatchObject({ trouble: 'newer', unsent: false, attempt: firstVisit });
  });
});

describe('the score of the LMS', () => {
  const scored = (suspendData: string, score: number) =>
    resume(launch({ suspendData, score, rows: 2 }), null, course).attempt;

  it.each(['', 'rubbish'])(
    'stands where its state is lost (%j): a learner who passed need not pass again',
    (lost) => {
      expect(isPassed(scored(lost, 80), course)).toBe(true);
    },
  );

  it('stands where its state is of an earlier day', () => {
    expect(scored(at(play(submitted(noneRight), course), 5, 'a'), 80).bestScore).toBe(80);
    expect(scored(at(play(submitted(allRight), course), 5, 'a'), 80).bestScore).toBe(100);
  });

  it('is never lifted over the pass mark, and no score stays none', () => {
    expect(scored('', 74.996).bestScore).toBe(74.99);
    expect(scored('', 0).bestScore).toBeNull();
    expect(scored('', 1000).bestScore).toBeNull();
    expect(scored(at(late, 5, 'a'), 0)).toEqual(late);
  });
});

describe('the rows of the LMS’s report', () => {
  const two = play(
    [...submitted({ B: 'coaching', A: 'coaching' }), ...submitted({ C: 'mentoring' })],
    course,
  );
  const withRows = (rows: number | undefined, lms: string, journal: Parameters<typeof resume>[1]) =>
    resume(launch({ suspendData: lms, ...(rows === undefined ? {} : { rows }) }), journal, course);

  it('begin again with the next answers where the LMS does not bring them back', () => {
    const begun = withRows(0, at(two, 5, 'a'), null);
    expect(begun.attempt).toEqual({ ...two, rows: [] });
    expect(begun.inLms?.rows).toEqual([]);
    expect(begun.unsent).toBe(false); // nothing is written for having been opened
  });

  it('are left alone where the LMS does not count them', () => {
    expect(withRows(undefined, at(two, 5, 'a'), null).attempt.rows).toEqual(['B', 'A', 'C']);
  });

  it('begin again with the latest answers where it is unsure that any arrived', () => {
    const begun = withRows(0, sealed(two, course, { revision: 5, owed: true }), null);
    expect(begun.attempt.rows).toEqual(['C']);
  });

  it('have no gap for answers that never arrived and can be sent no more', () => {
    const journal = journalled(at(two, 9, 'b'), { base: { revision: 5, session: 'a' } });
    expect(withRows(0, at(early, 5, 'a'), journal).attempt.rows).toEqual(['C']);
    const first = play(submitted({ D: 'mentoring' }), course);
    expect(withRows(1, at(first, 5, 'a'), journal).attempt.rows).toEqual(['D', 'C']);
    expect(withRows(1, at(first, 5, 'a'), journalled(at(two, 4, 'b', 1001))).attempt.rows).toEqual([
      'D',
      'C',
    ]);
  });

  it('keep their cards where the LMS has lost only its state', () => {
    const journal = journalled(at(two, 9, 'b'));
    expect(withRows(3, '', journal).attempt.rows).toEqual(['B', 'A', 'C']);
    expect(withRows(1, '', journal).attempt.rows).toEqual(['B', 'C']);
    expect(withRows(0, 'rubbish', journal).attempt.rows).toEqual(['C']);
  });

  it.each([1e9, 1e15])('that cannot be (%d) stop nothing', (rows) => {
    const { attempt } = withRows(rows, '', null);
    expect(encodeAttempt(attempt, course).length).toBeLessThan(1000);
  });
});

describe('a closed attempt', () => {
  it('shows that this device has work it cannot take', () => {
    const journal = journalled(at(play(submitted(noneRight), course, late), 8, 'a'));
    const begun = resume(launch({ mode: 'review', suspendData: at(late, 5, 'a') }), journal, course);
    expect(begun.unsent).toBe(true);
  });
});

function crc(body: string): string {
  let value = ~0;
  for (const byte of Buffer.from(body)) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (~value >>> 0).toString(36);
}
