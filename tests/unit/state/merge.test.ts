import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstVisit } from '../../../src/state/attempt.ts';
import { hasProgress, mergeAttempts, mergeRows, withRowsAfter } from '../../../src/state/merge.ts';
import {
  allRight,
  anyActions,
  anyCourse,
  halfRight,
  noneRight,
  play,
  smallCourse,
  submitted,
} from './fixture.ts';

const run = (...parts: Parameters<typeof play>[0][]) => play(parts.flat(), smallCourse);
const end = (lesson: string) => ({ type: 'end-lesson', lesson }) as const;
const start = { type: 'start-quiz', draw: ['A', 'C'] } as const;
const open = (lesson: string) => ({ type: 'open-place', place: { screen: 'lesson', lesson } }) as const;

/** Two visits to one course that know nothing of each other. */
const twoWays = anyCourse.chain((course) =>
  fc
    .tuple(anyActions(course), anyActions(course), anyActions(course))
    .map(
      (ways) =>
        ways.map((actions) => play(actions, course)) as [
          typeof firstVisit,
          typeof firstVisit,
          typeof firstVisit,
        ],
    ),
);
const reached = ({ endedLessons, bestScore, tries, submitted: latest }: typeof firstVisit) => ({
  endedLessons: endedLessons.toSorted(),
  bestScore,
  tries,
  at: latest?.at ?? null,
});

describe('two visits put together', () => {
  it('have every lesson either of them ended', () => {
    const both = mergeAttempts(run([end('L1')]), run([end('L2')]));
    expect(both.endedLessons.toSorted()).toEqual(['L1', 'L2']);
  });

  it('have the better score and the later answers', () => {
    const early = run(submitted(allRight, 100));
    const late = run(submitted(noneRight, 200));
    for (const both of [mergeAttempts(early, late), mergeAttempts(late, early)]) {
      expect(both.bestScore).toBe(100);
      expect(both.submitted).toEqual(late.submitted);
    }
  });

  it('go on where the newer one was', () => {
    expect(mergeAttempts(run([open('L1')]), run([open('L2')])).place).toEqual({
      screen: 'lesson',
      lesson: 'L1',
    });
    expect(mergeAttempts(firstVisit, run([open('L2')])).place).toEqual({ screen: 'lesson', lesson: 'L2' });
  });

  it('keep a half-sorted quiz that only the older one has', () => {
    const older = run([start]);
    expect(mergeAttempts(run([end('L1')]), older).quiz).toEqual(older.quiz);
  });

  it('do not open a quiz again that the newer one has submitted', () => {
    const older = run([start]);
    const newer = run(submitted({ A: 'coaching', C: 'mentoring' }));
    expect(mergeAttempts(newer, older).quiz).toBeNull();
    const onCover = { ...newer, place: firstVisit.place };
    expect(mergeAttempts(onCover, older)).toMatchObject({ quiz: null, place: { screen: 'cover' } });
  });

  it('never have less than either, and are the same when put together again', () => {
    fc.assert(
      fc.property(twoWays, ([newer, older]) => {
        const both = mergeAttempts(newer, older);
        for (const one of [newer, older]) {
          expect(both.endedLessons).toEqual(expect.arrayContaining([...one.endedLessons]));
          expect(both.bestScore ?? -1).toBeGreaterThanOrEqual(one.bestScore ?? -1);
          expect(both.tries).toBeGreaterThanOrEqual(one.tries);
          expect(both.submitted?.at ?? 0).toBeGreaterThanOrEqual(one.submitted?.at ?? 0);
        }
        expect(mergeAttempts(both, older)).toEqual(both);
        expect(mergeAttempts(both, both)).toEqual(both);
        expect(mergeAttempts(newer, newer)).toEqual(newer);
      }),
    );
  });

  it('reach the same in whatever order three of them meet', () => {
    fc.assert(
      fc.property(twoWays, ([one, two, three]) => {
        const left = mergeAttempts(mergeAttempts(one, two), three);
        const right = mergeAttempts(one, mergeAttempts(two, three));
        expect(reached(left)).toEqual(reached(right));
        expect(reached(mergeAttempts(three, mergeAttempts(two, one)))).toEqual(reached(left));
      }),
    );
  });
});

describe('rows in the LMS report', () => {
  it('keep their number, and unseen cards follow', () => {
    expect(mergeRows(['A', 'B'], ['C', 'B', 'D'])).toEqual(['A', 'B', 'C', 'D']);
    expect(mergeRows([], ['C'])).toEqual(['C']);
  });

  it('start again with the latest answers where the report is empty', () => {
    const twice = run(submitted({ B: 'coaching' }), submitted({ D: 'mentoring', A: 'coaching' }));
    expect(twice.rows).toEqual(['B', 'D', 'A']);
    expect(withRowsAfter([], twice).rows).toEqual(['D', 'A']);
    expect(withRowsAfter(['A', 'C'], twice).rows).toEqual(['A', 'C', 'D']);
    expect(withRowsAfter([], firstVisit).rows).toEqual([]);
  });
});

describe('a learner has something to lose', () => {
  const cover = { type: 'open-place', place: { screen: 'cover' } } as const;
  it.each([
    ['after opening a lesson', run([open('L1')])],
    ['after ending one, even on the cover', run([end('L1'), cover])],
    ['with a quiz under way, even on the cover', run([start, cover])],
    ['after a submit, even on the cover', run(submitted(halfRight), [cover])],
  ])('%s', (_, attempt) => {
    expect(hasProgress(attempt)).toBe(true);
  });

  it('but not on the cover of a first visit', () => {
    expect(hasProgress(firstVisit)).toBe(false);
  });
});
