import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstVisit, lessonSort, reduce, type Action, type Attempt } from '../../../src/state/attempt.ts';
import {
  allRight,
  halfRight,
  noneRight,
  play,
  smallCourse,
  sortBlock,
  submitted,
  anyPlayed,
} from './fixture.ts';

const course = smallCourse;
const draw = ['C', 'A', 'D', 'B'];
const started = play([{ type: 'start-quiz', draw }], course);
const after = (from: Attempt, ...actions: Action[]) => play(actions, course, from);
const put = (card: string, category: string, seconds = 3): Action => ({
  type: 'place-card',
  card,
  category,
  seconds,
});

describe('a learner', () => {
  it('opens a lesson and ends it once, however often it is left', () => {
    const place = { screen: 'lesson', lesson: 'L2' } as const;
    const end: Action = { type: 'end-lesson', lesson: 'L2' };
    const once = after(firstVisit, { type: 'open-place', place }, end);
    expect(once).toEqual({ ...firstVisit, place, endedLessons: ['L2'] });
    expect(after(once, end)).toBe(once);
  });

  it('starts a quiz with the first drawn card up', () => {
    expect(started.place).toEqual({ screen: 'quiz' });
    expect(started.quiz?.deck).toEqual(draw);
  });

  it('adds up the whole seconds spent on a card, and only on that one', () => {
    const twice = after(started, put('C', 'coaching', 2.6), put('C', 'mentoring', 4));
    expect(twice.quiz?.seconds).toEqual({ C: 7 });
  });

  it('leaves the quiz for a lesson and finds it as it was', () => {
    const half = after(started, put('C', 'coaching'));
    const away = after(half, { type: 'open-place', place: { screen: 'lesson', lesson: 'L1' } });
    expect(after(away, { type: 'open-place', place: { screen: 'quiz' } })).toEqual(half);
  });

  it('sees the result of a submitted quiz, in the order of the draw', () => {
    const done = play(submitted(halfRight, 1_700_000_001), course);
    expect(done).toMatchObject({
      place: { screen: 'result' },
      quiz: null,
      tries: 1,
      bestScore: 50,
      rows: ['A', 'B', 'C', 'D'],
    });
    expect(done.submitted?.at).toBe(1_700_000_001);
    expect(done.submitted?.answers[1]).toEqual({ card: 'B', category: 'mentoring', seconds: 2 });
  });

  it('keeps the best score after a worse try', () => {
    const done = play([...submitted(halfRight), ...submitted(noneRight)], course);
    expect(done).toMatchObject({ tries: 2, bestScore: 50 });
    expect(after(done, ...submitted(allRight)).bestScore).toBe(100);
  });

  it('finds each card in the row of its first submit', () => {
    const first = play(submitted({ B: 'coaching', D: 'mentoring' }), course);
    expect(after(first, ...submitted({ A: 'coaching', D: 'coaching' })).rows).toEqual(['B', 'D', 'A']);
  });

  it('sorts missed cards again without any effect on the record', () => {
    const done = play(submitted(halfRight), course);
    const practised = after(
      done,
      { type: 'start-practice', draw: ['A', 'B'] },
      put('A', 'coaching'),
      put('B', 'coaching'),
      { type: 'undo-move' },
    );
    expect(practised).toMatchObject({ tries: 1, bestScore: 50, submitted: done.submitted, rows: done.rows });
    expect(practised.practice?.placed).toEqual([{ card: 'A', category: 'coaching' }]);
  });

  it('meets a card missed in practice once more, at the end of the deck', () => {
    const practice = play([{ type: 'start-practice', draw }], course);
    const missed = after(practice, put('C', 'coaching', 5));
    expect(missed.practice).toMatchObject({ deck: ['A', 'D', 'B', 'C'], placed: [], again: ['C'] });
    expect(after(missed, put('C', 'coaching')).practice?.placed).toEqual([
      { card: 'C', category: 'coaching' },
    ]);
  });
});

describe('a sort inside a lesson', () => {
  it('starts with its own cards, remembers them, and leaves the quiz and the record alone', () => {
    const half = after(started, put('C', 'mentoring'));
    const sorted = after(half, { ...put('B', 'coaching', 4), block: sortBlock } as Action);
    expect(lessonSort(half, sortBlock)).toMatchObject({ deck: ['B', 'D'], placed: [] });
    expect(lessonSort(sorted, sortBlock)).toMatchObject({
      deck: ['D'],
      placed: [{ card: 'B', category: 'coaching' }],
      seconds: {}, // practice is not timed
    });
    expect({ ...sorted, kept: half.kept }).toEqual(half);
  });

  it('ignores cards it does not have', () => {
    expect(after(started, { ...put('A', 'coaching'), block: sortBlock } as Action)).toBe(started);
  });
});

describe('what makes no sense changes nothing:', () => {
  const done = play(submitted(allRight), course);
  const practice = { screen: 'practice' } as const;
  it.each<[string, Attempt, Action]>([
    ['placing a card before a quiz', firstVisit, put('A', 'coaching')],
    ['placing a card that was not drawn', started, put('X', 'coaching')],
    ['placing a card in a category nobody knows', started, put('A', 'nowhere')],
    ['placing a card where it lies', after(started, put('A', 'coaching')), put('A', 'coaching')],
    [
      'placing a card while reading a lesson',
      { ...started, place: { screen: 'cover' } },
      put('A', 'coaching'),
    ],
    ['returning a card that is in the deck', started, { type: 'return-card', card: 'A' }],
    ['returning a card nobody knows', started, { type: 'return-card', card: 'X' }],
    ['undo before the first move', started, { type: 'undo-move' }],
    ['undo without a sort', firstVisit, { type: 'undo-move' }],
    ['submitting without a quiz', firstVisit, { type: 'submit-quiz', at: 1 }],
    ['submitting before all is sorted', after(started, put('A', 'coaching')), { type: 'submit-quiz', at: 1 }],
    ['submitting twice', done, { type: 'submit-quiz', at: 1 }],
    ['ending a lesson the course does not have', firstVisit, { type: 'end-lesson', lesson: 'Lost' }],
    ['a quiz without cards', firstVisit, { type: 'start-quiz', draw: [] }],
    ['a quiz with a card twice', firstVisit, { type: 'start-quiz', draw: ['A', 'A'] }],
    ['a quiz with a card nobody knows', firstVisit, { type: 'start-quiz', draw: ['A', 'X'] }],
    ['practice without cards', done, { type: 'start-practice', draw: [] }],
    ['a warm-up the course does not have', done, { type: 'start-warm-up', draw: ['A', 'C'] }],
    ['opening practice that was not started', done, { type: 'open-place', place: practice }],
    ['opening a quiz that was not started', done, { type: 'open-place', place: { screen: 'quiz' } }],
    ['opening a result before a submit', started, { type: 'open-place', place: { screen: 'result' } }],
    [
      'opening a lesson the course does not have',
      done,
      { type: 'open-place', place: { screen: 'lesson', lesson: 'Lost' } },
    ],
  ])('%s', (_, attempt, action) => {
    expect(reduce(attempt, action, course)).toBe(attempt);
  });

  it('another quiz after the last allowed try', () => {
    const once = { ...course, attempts: 1 };
    const used = play(submitted(noneRight), once);
    expect(used.tries).toBe(1);
    expect(reduce(used, { type: 'start-quiz', draw }, once)).toBe(used);
  });

  it('a time that is no number, or runs backwards', () => {
    const odd = after(started, put('A', 'coaching', NaN), put('A', 'mentoring', -4));
    expect(odd.quiz?.seconds).toEqual({ A: 0 });
  });
});

describe('whatever a learner does', () => {
  it('each drawn card lies in exactly one place', () => {
    fc.assert(
      fc.property(anyPlayed, ({ attempt }) => {
        for (const sort of [attempt.quiz, attempt.practice, attempt.warmUp]) {
          if (!sort) continue;
          const cards = [...sort.deck, ...sort.placed.map(({ card }) => card)];
          expect(cards.toSorted()).toEqual(sort.draw.toSorted());
        }
      }),
    );
  });

  it('an action never changes the attempt it was made on', () => {
    fc.assert(
      fc.property(anyPlayed, ({ course: any, actions }) => {
        let attempt = firstVisit;
        for (const action of actions) {
          const before = JSON.stringify(attempt);
          const next = reduce(attempt, action, any);
          expect(JSON.stringify(attempt)).toBe(before);
          attempt = next;
        }
      }),
    );
  });
});
