import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/tracking/formats.ts';
import { firstVisit, reduce, type Attempt } from '../../../src/state/attempt.ts';
import {
  isCompleted,
  isPassed,
  isRight,
  lessonsLeft,
  partsDone,
  percentOf,
  progressOf,
  scoreOf,
  triesLeft,
} from '../../../src/state/score.ts';
import { allRight, anyCourse, anyActions, noneRight, play, smallCourse, submitted } from './fixture.ts';

const answer = (card: string, category: string) => ({ card, category, seconds: 0 });

describe('the score', () => {
  it.each([
    [12, 15, 80],
    [11, 15, 73.33],
    [2, 3, 66.66],
    [1, 7, 14.28],
    [15, 15, 100],
    [0, 15, 0],
    [0, 0, 0],
  ])('of %i right cards out of %i is %d', (right, total, percent) => {
    expect(percentOf(right, total)).toBe(percent);
  });

  it('is cut, so that 79.996 does not pass 80', () => {
    expect(percentOf(19_999, 25_000)).toBe(79.99);
    const attempt = { ...firstVisit, bestScore: percentOf(19_999, 25_000) };
    expect(isPassed(attempt, { ...smallCourse, passMark: 80 })).toBe(false);
  });

  it('is never above the true share, has two decimals, and is sent as it is', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (one, other) => {
        const [right, total] = [Math.min(one, other), Math.max(one, other, 1)];
        const percent = percentOf(right, total);
        expect(percent * total).toBeLessThanOrEqual(right * 100 + 1e-6);
        expect((right * 100) / total - percent).toBeLessThan(0.01);
        expect(decimal(percent)).toBe(String(percent));
      }),
    );
  });

  it('passes a mark exactly when the value that is sent reaches it', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 0, max: 10_000 }), (one, other, mark) => {
        const bestScore = percentOf(Math.min(one, other), Math.max(one, other, 1));
        const course = { ...smallCourse, passMark: mark / 100 };
        const passed = isPassed({ ...firstVisit, bestScore }, course);
        expect(passed).toBe(Number(decimal(bestScore)) >= course.passMark);
      }),
    );
  });

  it('does not count cards the course no longer has', () => {
    const answers = [answer('A', 'coaching'), answer('B', 'mentoring'), answer('Gone', 'coaching')];
    expect(scoreOf(answers, smallCourse)).toEqual({ right: 1, total: 2, percent: 50 });
    expect(isRight(answer('Gone', 'coaching'), smallCourse)).toBe(false);
  });
});

describe('the course is completed', () => {
  const ended: Attempt = { ...firstVisit, endedLessons: ['L1', 'L2'] };
  const half: Attempt = { ...firstVisit, endedLessons: ['L1'] };
  const limited = { ...smallCourse, attempts: 1 };
  const with_ = (attempt: Attempt, answers: Record<string, string>, course = smallCourse) =>
    play(submitted(answers), course, attempt);

  it('by default when every lesson has ended and the quiz is passed', () => {
    expect(isCompleted(ended, smallCourse)).toBe(false);
    expect(isCompleted(with_(half, allRight), smallCourse)).toBe(false);
    expect(isCompleted(with_(ended, noneRight), smallCourse)).toBe(false);
    expect(isCompleted(with_(ended, allRight), smallCourse)).toBe(true);
  });

  it('also when the tries are used up', () => {
    const failed = with_(ended, noneRight, limited);
    expect(triesLeft(failed, limited)).toBe(0);
    expect(isCompleted(failed, limited)).toBe(true);
    expect(isCompleted(with_(half, noneRight, limited), limited)).toBe(false);
    expect(triesLeft(failed, smallCourse)).toBeNull();
    expect(triesLeft({ ...failed, tries: 7 }, limited)).toBe(0);
  });

  it('by the lessons alone, if the course says so', () => {
    const course = { ...smallCourse, completion: 'lessons' as const };
    expect(isCompleted(ended, course)).toBe(true);
    expect(isCompleted(with_(half, allRight), course)).toBe(false);
  });

  it('by the quiz alone, if the course says so', () => {
    const course = { ...smallCourse, completion: 'quiz' as const };
    expect(isCompleted(ended, course)).toBe(false);
    expect(isCompleted(with_(firstVisit, allRight), course)).toBe(true);
    expect(isCompleted(with_(firstVisit, noneRight), course)).toBe(false);
    expect(
      isCompleted(with_(firstVisit, noneRight, { ...limited, ...course, attempts: 1 }), {
        ...course,
        attempts: 1,
      }),
    ).toBe(true);
  });

  it('only after a submit, even with a pass mark of 0', () => {
    const course = { ...smallCourse, passMark: 0 };
    expect(isPassed(ended, course)).toBe(false);
    expect(isPassed(with_(ended, noneRight), course)).toBe(true);
  });
});

describe('progress', () => {
  it('counts lessons and the quiz alike', () => {
    expect(partsDone(firstVisit, smallCourse)).toEqual({ done: 0, total: 3 });
    const one = { ...firstVisit, endedLessons: ['L1'] };
    expect(partsDone(one, smallCourse)).toEqual({ done: 1, total: 3 });
    expect(lessonsLeft(one, smallCourse)).toBe(1);
    expect(partsDone(play(submitted(allRight), smallCourse, one), smallCourse)).toEqual({
      done: 2,
      total: 3,
    });
  });

  it('moves with each card', () => {
    const [start, first] = [1, 2].map((count) => play(submitted(allRight).slice(0, count), smallCourse));
    expect(progressOf(first ?? firstVisit, smallCourse)).toBeGreaterThan(
      progressOf(start ?? firstVisit, smallCourse),
    );
  });

  it('never goes down, nor do best score, tries, ended lessons and rows, whatever the learner does', () => {
    const runs = anyCourse.chain((course) => anyActions(course).map((actions) => ({ course, actions })));
    fc.assert(
      fc.property(runs, ({ course, actions }) => {
        let before = firstVisit;
        for (const action of actions) {
          const now = reduce(before, action, course);
          expect(partsDone(now, course).done).toBeGreaterThanOrEqual(partsDone(before, course).done);
          expect(now.bestScore ?? -1).toBeGreaterThanOrEqual(before.bestScore ?? -1);
          expect(now.tries).toBeGreaterThanOrEqual(before.tries);
          expect(now.endedLessons.slice(0, before.endedLessons.length)).toEqual(before.endedLessons);
          expect(now.rows.slice(0, before.rows.length)).toEqual(before.rows);
          if (isCompleted(before, course)) expect(isCompleted(now, course)).toBe(true);
          expect(progressOf(now, course) === 1).toBe(isCompleted(now, course));
          before = now;
        }
      }),
    );
  });
});
