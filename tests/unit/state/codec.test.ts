import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal } from '../../../src/saving/envelope.ts';
import { firstVisit, reduce, type Attempt } from '../../../src/state/attempt.ts';
import {
  decodeAttempt,
  encodeAttempt,
  encodeLean,
  LONGEST_ATTEMPT,
  worstCaseLength,
} from '../../../src/state/codec.ts';
import type { Course } from '../../../src/course/course.ts';
import { UNDO_LIMIT } from '../../../src/state/sort.ts';
import {
  anyAction,
  anyCourse,
  anyPlayed,
  halfRight,
  lesson,
  play,
  realCourse,
  smallCourse,
  submitted,
  withoutZeros,
} from './fixture.ts';

/** What the rest of the app relies on. */
function expectValid(attempt: Attempt, course: Course) {
  const cards = new Set(course.quiz.cards.map(({ id }) => id));
  const categories = new Set(course.quiz.categories.map(({ id }) => id));
  const lessons = new Set(course.lessons.map(({ id }) => id));
  expect(attempt.endedLessons.every((id) => lessons.has(id))).toBe(true);
  expect(new Set(attempt.endedLessons).size).toBe(attempt.endedLessons.length);
  expect(Number.isSafeInteger(attempt.tries) && attempt.tries >= 0).toBe(true);
  expect(attempt.bestScore === null || (attempt.bestScore >= 0 && attempt.bestScore <= 100)).toBe(true);
  if (attempt.place.screen === 'lesson') expect(lessons.has(attempt.place.lesson)).toBe(true);
  for (const sort of [attempt.quiz, attempt.practice, attempt.warmUp, ...Object.values(attempt.kept)]) {
    if (!sort || typeof sort === 'string') continue;
    expect(sort.draw.every((id) => cards.has(id))).toBe(true);
    expect([...sort.deck, ...sort.placed.map(({ card }) => card)].toSorted()).toEqual(sort.draw.toSorted());
    expect(sort.placed.every(({ category }) => categories.has(category))).toBe(true);
    expect(sort.moves.length).toBeLessThanOrEqual(UNDO_LIMIT);
    expect(sort.moves.every(({ card }) => sort.draw.includes(card))).toBe(true);
    expect(Object.values(sort.seconds).every((spent) => Number.isSafeInteger(spent))).toBe(true);
  }
  for (const { card, category, seconds } of attempt.submitted?.answers ?? []) {
    expect(cards.has(card) && categories.has(category) && Number.isSafeInteger(seconds)).toBe(true);
  }
  if (attempt.submitted) expect(new Date(attempt.submitted.at * 1000).toISOString()).toBeTruthy();
}

describe('the state of an attempt', () => {
  it('comes back as it was, whatever a learner did', () => {
    fc.assert(
      fc.property(anyPlayed, ({ course, attempt }) => {
        const text = encodeAttempt(attempt, course);
        expect(decodeAttempt(text, course)).toEqual(withoutZeros(attempt));
        expect(encodeAttempt(decodeAttempt(text, course) ?? firstVisit, course)).toBe(text);
      }),
    );
  });

  it('is printable ASCII that no form encodes', () => {
    fc.assert(
      fc.property(anyPlayed, ({ course, attempt }) => {
        expect(encodeAttempt(attempt, course)).toMatch(/^[A-Za-z0-9._*!-]*$/);
      }),
    );
  });

  it('is never longer than the compiler promises', () => {
    fc.assert(
      fc.property(anyPlayed, ({ course, attempt }) => {
        const plain = { ...attempt, notes: '' };
        expect(encodeAttempt(plain, course).length).toBeLessThanOrEqual(worstCaseLength(course));
        expect(encodeAttempt(attempt, course).length).toBeLessThanOrEqual(LONGEST_ATTEMPT);
      }),
    );
  });

  it('needs at most 1,300 characters in this course, with its envelope', () => {
    const envelope = { revision: 36 ** 5, session: 'zzzzz', minute: 36 ** 5, owed: true, attempt: '' };
    expect(worstCaseLength(realCourse) + seal(envelope).length).toBeLessThanOrEqual(1300);
  });

  it('is small at first', () => {
    expect(encodeAttempt(firstVisit, realCourse).length).toBeLessThan(30);
  });

  it('in its lean form keeps all but undo, practice and times', () => {
    fc.assert(
      fc.property(anyPlayed, ({ course, attempt }) => {
        const lean = decodeAttempt(encodeLean(attempt, course), course);
        const { quiz, bestScore, endedLessons, rows, submitted: answers, tries } = attempt;
        expect(lean).toMatchObject({
          bestScore,
          endedLessons,
          rows,
          submitted: answers,
          tries,
          practice: null,
        });
        expect(lean?.quiz).toEqual(quiz && { ...quiz, moves: [], seconds: {} });
        expect(encodeLean(attempt, course).length).toBeLessThanOrEqual(encodeAttempt(attempt, course).length);
      }),
    );
  });
});

describe('a damaged state', () => {
  const judge = (text: string, course: Course) => {
    const attempt = decodeAttempt(text, course);
    if (attempt === null) return;
    expectValid(attempt, course);
    const again = encodeAttempt(attempt, course);
    expect(encodeAttempt(decodeAttempt(again, course) ?? firstVisit, course)).toBe(again);
  };

  it('cut anywhere is nothing, or a valid attempt', () => {
    fc.assert(
      fc.property(anyPlayed, fc.double({ min: 0, max: 1, noNaN: true }), ({ course, attempt }, share) => {
        const text = encodeAttempt(attempt, course);
        judge(text.slice(0, Math.floor(text.length * share)), course);
      }),
    );
  });

  it('with characters changed is nothing, or a valid attempt', () => {
    const other = fc.constantFrom(...Array.from('AZaz09._*-? ~é"'));
    fc.assert(
      fc.property(
        anyPlayed,
        fc.array(fc.tuple(fc.nat(2000), other), { minLength: 1, maxLength: 4 }),
        (played, changes) => {
          const { course, attempt } = played;
          const text = Array.from(encodeAttempt(attempt, course));
          for (const [place, character] of changes) text[place % text.length] = character;
          judge(text.join(''), course);
        },
      ),
    );
  });

  it('of pure garbage is nothing, or a valid attempt', () => {
    const letters = fc.constantFrom(...Array.from('AZaz09_*!-'));
    const section = fc.oneof(
      fc.string({ unit: letters, maxLength: 40 }),
      fc.constantFrom('constructor', 'toString', '__proto__'),
    );
    const garbage = fc.oneof(
      fc.string(),
      fc.array(section, { minLength: 11, maxLength: 11 }).map((sections) => sections.join('.')),
    );
    fc.assert(
      fc.property(garbage, (text) => judge(text, realCourse)),
      { numRuns: 400 },
    );
  });

  it.each(['', '.', '.........', 'NaN', 'null', '{"place":"quiz"}'])('"%s" does no harm', (text) => {
    judge(text, realCourse);
  });
});

describe('a course that was rebuilt between two visits', () => {
  const done = play(
    [
      ...submitted(halfRight),
      { type: 'end-lesson', lesson: 'L2' },
      { type: 'end-lesson', lesson: 'L1' },
      { type: 'start-quiz', draw: ['D', 'C', 'B', 'A'] },
      { type: 'place-card', card: 'C', category: 'mentoring', seconds: 9 },
      { type: 'place-card', card: 'B', category: 'coaching', seconds: 3 },
      { type: 'open-place', place: { screen: 'lesson', lesson: 'L2' } },
    ],
    smallCourse,
  );
  const text = encodeAttempt(done, smallCourse);
  const { quiz } = smallCourse;
  const without = (...gone: string[]): Course => ({
    ...smallCourse,
    lessons: smallCourse.lessons.filter(({ id }) => !gone.includes(id)),
    quiz: {
      ...quiz,
      cards: quiz.cards.filter(({ id, category }) => !gone.includes(id) && !gone.includes(category)),
      categories: quiz.categories.filter(({ id }) => !gone.includes(id)),
    },
  });

  it('reordered and reworded changes nothing for the learner', () => {
    const reordered = {
      ...smallCourse,
      lessons: smallCourse.lessons.toReversed().map((one) => ({ ...one, title: 'New words' })),
      quiz: {
        ...quiz,
        cards: quiz.cards.toReversed().map((one) => ({ ...one, text: 'New words' })),
        categories: quiz.categories.toReversed(),
      },
    };
    expect(decodeAttempt(text, reordered)).toEqual(done);
  });

  it('with more lessons, cards and categories changes nothing either', () => {
    const [first] = quiz.cards as [(typeof quiz.cards)[0]];
    const [kind] = quiz.categories as [(typeof quiz.categories)[0]];
    const more = {
      ...smallCourse,
      lessons: [lesson('L0'), ...smallCourse.lessons],
      quiz: {
        ...quiz,
        cards: [{ ...first, id: 'New' }, ...quiz.cards],
        categories: [{ ...kind, id: 'new' }, ...quiz.categories],
      },
    };
    expect(decodeAttempt(text, more)).toEqual(done);
  });

  it('without a card drops it, and later cards keep their rows', () => {
    const now = decodeAttempt(text, without('B'));
    expect(now?.quiz).toMatchObject({ draw: ['D', 'C', 'A'], deck: ['D', 'A'], seconds: { C: 9 } });
    expect(now?.submitted?.answers.map(({ card }) => card)).toEqual(['A', 'C', 'D']);
    expect(['A', 'C', 'D'].map((card) => now?.rows.indexOf(card))).toEqual([0, 2, 3]);
  });

  it('gives a card its row back when it returns', () => {
    const now = decodeAttempt(text, without('B')) ?? firstVisit;
    const later = decodeAttempt(encodeAttempt(now, without('B')), smallCourse);
    expect(later?.rows).toEqual(['A', 'B', 'C', 'D']);
  });

  it('without a lesson drops it and opens the cover in its place', () => {
    const now = decodeAttempt(text, without('L2'));
    expect(now?.endedLessons).toEqual(['L1']);
    expect(now?.place).toEqual({ screen: 'cover' });
    expect(now?.quiz).toEqual(done.quiz);
  });

  it('without a category returns its cards to the deck', () => {
    const course = { ...without(), quiz: { ...quiz, categories: quiz.categories.slice(1) } };
    const now = decodeAttempt(text, course);
    expect(now?.quiz).toMatchObject({
      deck: ['D', 'A', 'B'],
      placed: [{ card: 'C', category: 'mentoring' }],
    });
  });

  it('without any card of the quiz leaves no quiz, and score and tries stay', () => {
    const now = decodeAttempt(text, without('A', 'B', 'C', 'D'));
    expect(now).toMatchObject({ quiz: null, tries: 1, bestScore: 50 });
  });

  it('any way keeps what it still knows, and says the same when written again', () => {
    const rebuilt = anyCourse.chain((course) =>
      fc.record({
        course: fc.constant(course),
        cards: fc.shuffledSubarray([...course.quiz.cards], { minLength: 1 }),
        lessons: fc.shuffledSubarray([...course.lessons], { minLength: 1 }),
        categories: fc.shuffledSubarray([...course.quiz.categories], { minLength: 1 }),
        actions: fc.array(anyAction(course), { maxLength: 40 }),
      }),
    );
    fc.assert(
      fc.property(rebuilt, ({ course, cards, lessons, categories, actions }) => {
        const attempt = actions.reduce((now, action) => reduce(now, action, course), firstVisit);
        const after: Course = { ...course, lessons, quiz: { ...course.quiz, cards, categories } };
        const now = decodeAttempt(encodeAttempt(attempt, course), after);
        if (!now) throw new Error('nothing came back');
        expectValid(now, after);
        expect(now.endedLessons).toEqual(
          attempt.endedLessons.filter((id) => lessons.some((one) => one.id === id)),
        );
        expect(now).toMatchObject({ tries: attempt.tries, bestScore: attempt.bestScore });
        for (const { id } of cards) expect(now.rows.indexOf(id)).toBe(attempt.rows.indexOf(id));
        const again = encodeAttempt(now, after);
        expect(decodeAttempt(again, after)).toEqual(now);
        expect(decodeAttempt(again, course)?.rows).toEqual(attempt.rows);
      }),
    );
  });
});
