import { describe, expect, it } from 'vitest';
import { decodeAttempt, encodeAttempt } from '../../../src/state/codec.ts';
import { isCompleted, isPassed } from '../../../src/state/score.ts';
import { play, realCourse } from './fixture.ts';

/**
 * As version 1.0 of this course saved it: all lessons ended, 14 of 15 right at the first try, and a second quiz in which
 * C02 and C56 are placed. C56 is gone since.
 */
const SAVED =
  'nlEOge5IJlyA.q.HZvDZy4d2TUCTatgW8C0WtU9flM7_uCR.1.779.gJGSfYQhfYqZfYXVgJSyc9ddc9kldhY2dhx2b0bPc8xVc8Y1b0nncX42cY9Q.' +
  'c8ihgJGSdhPOfX-VfYEFfYjpfYdFdhRYdhkedhiMdhvgc8lRc8WNc8Fpc8MZ*02030405060708090a0b0c0d0e*002011*00-201-1*' +
  '040400000000000000000000000000*...' +
  't68n40*gJGSfYQhfYqZfYXVgJSyc9ddc9kldhY2dhx2b0bPc8xVc8Y1b0nncX42cY9Q*111110000022221*030303030303030303030303030303.';

/** Lessons that came later. */
const NEWER = ['L9_first_talk'];

describe('an attempt that version 1.0 saved', () => {
  const attempt = decodeAttempt(SAVED, realCourse);
  if (!attempt) throw new Error('It cannot be read.');

  it('keeps lessons, score and completion, as far as the course is the same', () => {
    const { lessons } = realCourse;
    expect(attempt.endedLessons).toEqual(lessons.map(({ id }) => id).filter((id) => !NEWER.includes(id)));
    expect({ best: attempt.bestScore, tries: attempt.tries }).toEqual({ best: 93.33, tries: 1 });
    const asItWas = { ...realCourse, lessons: lessons.filter(({ id }) => !NEWER.includes(id)) };
    expect(isPassed(attempt, realCourse) && isCompleted(attempt, asItWas)).toBe(true);
  });

  it('goes on at the same quiz, without the card that is gone', () => {
    expect(attempt.place).toEqual({ screen: 'quiz' });
    expect(attempt.quiz?.draw).toHaveLength(14);
    expect(attempt.quiz?.placed).toEqual([{ card: 'C02', category: 'mentoring' }]);
  });

  it('keeps the row of every card in the report, also of the one that is gone', () => {
    expect(attempt.rows).toHaveLength(15);
    expect(attempt.rows.slice(1, 4)).toEqual(['C41', 'C45', 'C46']);
    const again = decodeAttempt(encodeAttempt(attempt, realCourse), realCourse);
    expect(again?.rows).toEqual(attempt.rows);
  });

  it('can submit that quiz', () => {
    const rest = attempt.quiz?.deck ?? [];
    const done = play(
      [
        ...rest.map((card) => ({ type: 'place-card', card, category: 'coaching', seconds: 1 }) as const),
        { type: 'submit-quiz', at: 1_764_600_000 },
      ],
      realCourse,
      attempt,
    );
    expect(done.tries).toBe(2);
    expect(done.submitted?.answers).toHaveLength(14);
    expect(done.bestScore).toBe(93.33);
  });
});
