import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRecord } from '../../../src/saving/record.ts';
import { firstVisit, type Attempt } from '../../../src/state/attempt.ts';
import { allRight, anyPlayed, halfRight, noneRight, play, smallCourse, submitted } from '../state/fixture.ts';
import { launch } from './fixture.ts';

const ended: Attempt = { ...firstVisit, endedLessons: ['L1', 'L2'] };
const told = (attempt: Attempt, from = launch(), course = smallCourse) =>
  toRecord(attempt, course, from, 'state', 65);
const done = (answers: Record<string, string>, from = ended, course = smallCourse) =>
  play(submitted(answers), course, from);

describe('what the LMS is told', () => {
  it('at first is a place and lessons to do, but no score and no verdict', () => {
    expect(told(firstVisit)).toEqual({
      suspendData: 'state',
      location: 'cover',
      progress: 0,
      score: null,
      completed: false,
      passed: null,
      objectives: [
        { id: 'L1', completed: false },
        { id: 'L2', completed: false },
      ],
      interactions: [],
      sessionSeconds: 65,
    });
  });

  it('names the lesson a learner is in', () => {
    const reading: Attempt = { ...ended, place: { screen: 'lesson', lesson: 'L2' } };
    expect(told(reading)).toMatchObject({
      location: 'L2',
      objectives: [{ completed: true }, { completed: true }],
    });
  });

  it('of every submitted card is the answer, the right one, the time and the verdict', () => {
    const [first] = told(done({ A: 'mentoring' })).interactions;
    expect(first).toEqual({
      row: 0,
      id: 'A_report',
      description: 'Text of A',
      at: new Date(1_700_000_000_000),
      response: { id: 'mentoring', label: 'MENTORING' },
      correctResponse: { id: 'coaching', label: 'COACHING' },
      correct: false,
      latencySeconds: 2,
    });
  });

  it('keeps each card in its row, lowest first', () => {
    const twice = play(
      [...submitted({ C: 'mentoring', A: 'coaching' }), ...submitted({ B: 'coaching', A: 'coaching' })],
      smallCourse,
    );
    expect(told(twice).interactions.map(({ row, id }) => `${row} ${id}`)).toEqual([
      '1 A_report',
      '2 B_report',
    ]);
  });

  it('says nothing of cards the course no longer has', () => {
    const attempt = done(allRight);
    const course = { ...smallCourse, quiz: { ...smallCourse.quiz, cards: smallCourse.quiz.cards.slice(1) } };
    expect(told(attempt, launch(), course).interactions.map(({ row }) => row)).toEqual([1, 2, 3]);
  });
});

describe('the verdict', () => {
  const limited = { ...smallCourse, attempts: 1 };
  it('is open until the quiz is passed', () => {
    expect(told(done(noneRight))).toMatchObject({ completed: false, passed: null, score: 0 });
  });

  it('is passed before the end, but not completed', () => {
    expect(told(done(allRight, firstVisit))).toMatchObject({ completed: false, passed: true, score: 100 });
  });

  it('is passed and completed at the end', () => {
    expect(told(done(allRight))).toMatchObject({ completed: true, passed: true, progress: 1 });
  });

  it('is failed only when the tries are used up and all else is done', () => {
    expect(told(done(noneRight, ended, limited), launch(), limited)).toMatchObject({
      completed: true,
      passed: false,
    });
    expect(told(done(noneRight, firstVisit, limited), launch(), limited)).toMatchObject({
      completed: false,
      passed: null,
    });
  });

  it('is decided on the score that is sent: 3 of 4 are 75, and 75 passes 75 but not 75.01', () => {
    const three = done({ ...allRight, D: 'coaching' });
    expect(told(three)).toMatchObject({ score: 75, passed: true });
    expect(told(three, launch(), { ...smallCourse, passMark: 75.01 })).toMatchObject({
      score: 75,
      passed: null,
    });
  });
});

describe('what the LMS had at launch never goes down:', () => {
  it('a passed and completed course stays so in an empty attempt', () => {
    const had = launch({ completed: true, passed: true, score: 90 });
    expect(told(firstVisit, had)).toMatchObject({ completed: true, passed: true, score: 90, progress: 1 });
    expect(told(done(halfRight), had)).toMatchObject({ completed: true, passed: true, score: 90 });
  });

  it('and a better score replaces it', () => {
    expect(told(done(allRight), launch({ score: 90 })).score).toBe(100);
  });

  it('whatever the learner did', () => {
    const had = fc.record({
      completed: fc.boolean(),
      passed: fc.boolean(),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
    });
    fc.assert(
      fc.property(anyPlayed, had, ({ course, attempt }, before) => {
        const record = toRecord(attempt, course, launch(before), '', 0);
        expect(record.completed).toBe(record.completed || before.completed);
        if (before.passed) expect(record.passed).toBe(true);
        expect(record.score ?? -1).toBeGreaterThanOrEqual(before.score ?? -1);
        expect(record.progress >= 0 && record.progress <= 1).toBe(true);
        expect(record.progress === 1).toBe(record.completed);
        if (record.passed === false) expect(record.completed).toBe(true);
        const rows = record.interactions.map(({ row }) => row);
        expect(rows).toEqual([...new Set(rows)].toSorted((one, other) => one - other));
      }),
    );
  });
});
