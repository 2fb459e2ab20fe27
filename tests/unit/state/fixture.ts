import fc from 'fast-check';
import { join } from 'node:path';
import { vi } from 'vitest';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';
import type { Card, Category, Course, Lesson, SortBlock } from '../../../src/course/course.ts';
import { firstVisit, reduce, type Action, type Attempt } from '../../../src/state/attempt.ts';
import { encodeNotes, reflections, type Notes } from '../../../src/state/notes.ts';
import { shortIdCollision } from '../../../src/state/short-id.ts';

// Properties try hundreds of cases; on a busy machine that takes longer than usual.
vi.setConfig({ testTimeout: 120_000 });

/** The course as it is published. */
export const realCourse = await compileReal();

async function compileReal(): Promise<Course> {
  const { course } = compileCourse(await readContent(join(import.meta.dirname, '../../../content/en-GB')));
  if (!course) throw new Error('The published content does not compile.');
  return course;
}

function category(id: string): Category {
  return { id, label: id.toUpperCase(), look: 'shared' };
}

export function card(id: string, categoryId: string, more: Partial<Card> = {}): Card {
  const [model] = realCourse.quiz.cards as [Card];
  return { ...model, id, text: `Text of ${id}`, category: categoryId, reportId: `${id}_report`, ...more };
}

/** Practice inside a lesson, with two cards of the small course. */
export const sortBlock = {
  kind: 'sort',
  id: 'try_it',
  question: '',
  cards: ['B', 'D'],
} as unknown as SortBlock;

export function lesson(id: string): Lesson {
  const [model] = realCourse.lessons as [Lesson];
  return { ...model, id, title: `Lesson ${id}`, blocks: [] };
}

interface Parts {
  lessons: readonly string[];
  categories: readonly string[];
  /** Card ids, each in its category. */
  cards: readonly (readonly [card: string, category: string])[];
  /** How many cards of each category a quiz has. */
  perCategory: number;
}

/** A course of these parts; everything else is as published, without a warm-up. */
function courseOf(parts: Parts, more: Partial<Course> = {}): Course {
  const { quiz } = realCourse;
  return {
    ...realCourse,
    warmUp: null,
    lessons: parts.lessons.map(lesson),
    quiz: {
      ...quiz,
      categories: parts.categories.map(category),
      cards: parts.cards.map(([id, of]) => card(id, of)),
      draw: {
        ...quiz.draw,
        cardsPerCategory: Object.fromEntries(parts.categories.map((id) => [id, parts.perCategory])),
        coreCardsAtLeast: 0,
        cardsPerDimensionAtMost: 99,
        practiceOnlyDimensions: [],
        neverTogether: [],
      },
    },
    ...more,
  };
}

/** Two lessons, two categories, four cards, all of them drawn. */
export const smallCourse = courseOf(
  {
    lessons: ['L1', 'L2'],
    categories: ['coaching', 'mentoring'],
    cards: [
      ['A', 'coaching'],
      ['B', 'coaching'],
      ['C', 'mentoring'],
      ['D', 'mentoring'],
    ],
    perCategory: 2,
  },
  { passMark: 75, attempts: null, completion: 'all' },
);

export function play(actions: readonly Action[], course: Course, from: Attempt = firstVisit): Attempt {
  return actions.reduce((attempt, action) => reduce(attempt, action, course), from);
}

/** Sorts these cards into these categories and submits. */
export function submitted(answers: Readonly<Record<string, string>>, at = 1_700_000_000): Action[] {
  const draw = Object.keys(answers);
  return [
    { type: 'start-quiz', draw },
    ...draw.map((id): Action => ({ type: 'place-card', card: id, category: answers[id] ?? '', seconds: 2 })),
    { type: 'submit-quiz', at },
  ];
}

/** Every card of the small course where it belongs. */
export const allRight = { A: 'coaching', B: 'coaching', C: 'mentoring', D: 'mentoring' };
export const halfRight = { A: 'mentoring', B: 'mentoring', C: 'mentoring', D: 'mentoring' };
export const noneRight = { A: 'mentoring', B: 'mentoring', C: 'coaching', D: 'coaching' };

/** As `toEqual` sees it: a card without time spent and one with none are the same. */
export function withoutZeros(attempt: Attempt): Attempt {
  const clean = <T extends Attempt['quiz']>(sort: T): T =>
    sort && {
      ...sort,
      seconds: Object.fromEntries(Object.entries(sort.seconds).filter(([, spent]) => spent > 0)),
    };
  return {
    ...attempt,
    quiz: clean(attempt.quiz),
    practice: clean(attempt.practice),
    warmUp: clean(attempt.warmUp),
    kept: Object.fromEntries(
      Object.entries(attempt.kept).map(([tag, state]) => [
        tag,
        typeof state === 'string' ? state : clean(state),
      ]),
    ),
  };
}

const id = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length') },
  { weight: 8, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/) },
);

/** Any course the compiler would accept, as far as state is concerned. */
export const anyCourse: fc.Arbitrary<Course> = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 14, maxLength: 24 }),
    lessons: fc.integer({ min: 1, max: 4 }),
    categories: fc.integer({ min: 2, max: 4 }),
    perCategory: fc.integer({ min: 1, max: 2 }),
    passMark: fc.integer({ min: 0, max: 100 }),
    attempts: fc.option(fc.integer({ min: 1, max: 3 })),
    completion: fc.constantFrom('all', 'lessons', 'quiz'),
  })
  .filter(({ ids }) => shortIdCollision(ids) === null)
  .map(({ ids, lessons, categories, perCategory, passMark, attempts, completion }) => {
    const categoryIds = ids.slice(lessons, lessons + categories);
    const cards = ids
      .slice(lessons + categories)
      .map((cardId, index) => [cardId, categoryIds[index % categories] ?? ''] as const);
    const course = courseOf(
      {
        lessons: ids.slice(0, lessons),
        categories: categoryIds,
        cards,
        perCategory: Math.min(perCategory, Math.floor(cards.length / categories)),
      },
      { passMark, attempts, completion },
    );
    const block = {
      ...sortBlock,
      id: `${ids[0] ?? ''}_try`,
      cards: cards.slice(0, 3).map(([cardId]) => cardId),
    };
    const [first, ...rest] = course.lessons;
    return withReflections(first ? { ...course, lessons: [{ ...first, blocks: [block] }, ...rest] } : course);
  });

/** The same course with two more questions to reflect on, if that is possible at all. */
export function withReflections(course: Course): Course {
  const reflect = (id: string) => ({ kind: 'reflect' as const, id, prompt: `What about ${id}?` });
  const [first, ...rest] = course.lessons;
  if (!first) return course;
  const blocks = [...first.blocks, reflect(`${first.id}_note`), reflect(`${first.id}_other`)];
  return { ...course, lessons: [{ ...first, blocks }, ...rest] };
}

/** What a learner of this course may write, and want in the record. */
export function anyNotes(course: Course): fc.Arbitrary<Notes> {
  const texts = reflections(course.lessons).map(({ id: block }) =>
    fc
      .oneof(fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', minLength: 500, maxLength: 3000 }))
      .map((text) => [block, text] as const),
  );
  return fc.record({
    at: fc.integer({ min: 1_600_000_000, max: 2_100_000_000 }),
    texts: fc.tuple(...texts).map((entries) => Object.fromEntries(entries)),
    inRecord: fc.constant(true),
  });
}

/** What a learner of this course may do next, sensible or not, with a few ids nobody knows. */
export function anyAction(course: Course): fc.Arbitrary<Action> {
  const cardIds = course.quiz.cards.map(({ id: cardId }) => cardId);
  const scored = course.quiz.cards.map(({ id: cardId }) => cardId).slice(0, drawn(course) + 2);
  const cards = fc.constantFrom(...scored, 'nobody');
  const categories = fc.constantFrom(...course.quiz.categories.map((one) => one.id), 'nowhere');
  const lessons = fc.constantFrom(...course.lessons.map((one) => one.id), 'Lost');
  const draw = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.shuffledSubarray(scored, { maxLength: drawn(course), minLength: drawn(course) }),
    },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...cardIds, 'nobody'), { maxLength: 4 }) },
  );
  const warmUp = course.warmUp?.pairs.slice(0, course.warmUp.pairsDrawn).flat() ?? cardIds.slice(0, 2);
  const blocks = course.lessons.flatMap((lesson) => lesson.blocks.filter((block) => block.kind === 'sort'));
  const inLesson = fc.constantFrom(...blocks, undefined).chain((block) =>
    fc.record({
      type: fc.constant('place-card' as const),
      card: fc.constantFrom(...(block?.cards ?? scored)),
      category: fc.constantFrom(...course.quiz.categories.map((one) => one.id)),
      seconds: fc.nat(60),
      block: fc.constant(block),
    }),
  );
  const one = <T extends Action['type']>(type: T) => fc.constant(type);
  return fc.oneof(
    fc.record({
      type: one('open-place'),
      place: fc.oneof(
        fc.record({ screen: fc.constantFrom('cover', 'warm-up', 'quiz', 'result', 'practice') }),
        fc.record({ screen: fc.constant('lesson'), lesson: lessons }),
      ),
    }),
    fc.record({ type: one('end-lesson'), lesson: lessons }),
    fc.record({ type: fc.constantFrom('start-quiz', 'start-practice'), draw }),
    fc.record({ type: one('start-warm-up'), draw: fc.constant(warmUp) }),
    {
      weight: 12,
      arbitrary: fc.record({
        type: one('place-card'),
        card: cards,
        category: categories,
        seconds: fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.constantFrom(0.3, NaN, Infinity)),
      }),
    },
    { weight: 3, arbitrary: inLesson },
    anyNotes(course).map((notes) => ({ type: 'share-notes' as const, notes: encodeNotes(notes, course) })),
    fc.record({ type: one('return-card'), card: cards }),
    fc.record({ type: one('undo-move') }),
    fc.record({ type: one('submit-quiz'), at: fc.integer({ min: 1_600_000_000, max: 2_100_000_000 }) }),
  );
}

/** A learner who sorts a whole quiz and submits it, some cards right and some not. */
function wholeQuiz(course: Course): fc.Arbitrary<Action[]> {
  const cards = course.quiz.cards.map(({ id: cardId }) => cardId);
  return fc
    .record({
      draw: fc.shuffledSubarray(cards, { minLength: drawn(course), maxLength: drawn(course) }),
      chosen: fc.array(fc.constantFrom(...course.quiz.categories.map((one) => one.id)), {
        minLength: drawn(course),
        maxLength: drawn(course),
      }),
      at: fc.integer({ min: 1_600_000_000, max: 2_100_000_000 }),
    })
    .map(({ draw, chosen, at }) =>
      submitted(Object.fromEntries(draw.map((cardId, index) => [cardId, chosen[index] ?? ''])), at),
    );
}

/** A learner who starts a sort, moves cards about and stops somewhere. */
function halfSort(course: Course): fc.Arbitrary<Action[]> {
  const categories = fc.constantFrom(...course.quiz.categories.map((one) => one.id));
  const cards = course.quiz.cards.map(({ id: cardId }) => cardId);
  const start = fc.record({
    type: fc.constantFrom('start-quiz' as const, 'start-practice' as const),
    draw: fc.shuffledSubarray(cards, { minLength: drawn(course), maxLength: drawn(course) }),
  });
  return start.chain(({ type, draw }) => {
    const card = fc.constantFrom(...draw);
    const move = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          type: fc.constant('place-card' as const),
          card,
          category: categories,
          seconds: fc.nat(90),
        }),
      },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('return-card' as const), card }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('undo-move' as const) }) },
    );
    return fc
      .array(move, { maxLength: 30, size: 'max' })
      .map((moves): Action[] => [{ type, draw }, ...moves]);
  });
}

/** Anything a learner of this course may do in one visit. */
export function anyActions(course: Course): fc.Arbitrary<Action[]> {
  const step = fc.oneof(
    { weight: 12, arbitrary: anyAction(course).map((action) => [action]) },
    { weight: 1, arbitrary: wholeQuiz(course) },
    { weight: 2, arbitrary: halfSort(course) },
  );
  return fc.array(step, { maxLength: 12, size: 'max' }).map((steps) => steps.flat());
}

/** A course and an attempt that a learner of it can reach. */
export const anyPlayed = fc
  .oneof(fc.constant(realCourse), anyCourse)
  .chain((course) =>
    anyActions(course).map((actions) => ({ course, actions, attempt: play(actions, course) })),
  );

function drawn(course: Course): number {
  return Object.values(course.quiz.draw.cardsPerCategory).reduce((sum, count) => sum + count, 0);
}
