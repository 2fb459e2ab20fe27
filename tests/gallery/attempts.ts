/** Attempts of the real course, each reached by what a learner would do. */
import course from 'virtual:course';
import { firstVisit, reduce, type Action, type Attempt, type Place } from '../../src/state/attempt.ts';
import { encodeNotes, reflections } from '../../src/state/notes.ts';
import { drawWarmUp } from '../../src/state/draw-warm-up.ts';
import { drawCards } from '../../src/state/draw.ts';
import { seededRandom } from '../../src/state/random.ts';
import { cardOf } from '../../src/state/score.ts';

const { quiz, lessons } = course;
const draw = drawCards(quiz.cards, quiz.draw, seededRandom(7)) ?? [];
const warmUpDraw = course.warmUp ? drawWarmUp(course.warmUp, seededRandom(7)) : [];

/** An attempt after these actions. */
function after(attempt: Attempt, ...actions: readonly Action[]): Attempt {
  return actions.reduce((state, action) => reduce(state, action, course), attempt);
}

const lessonPlace = (number: number): Place => ({
  screen: 'lesson',
  lesson: lessons[number - 1]?.id ?? '',
});

/** In a lesson, counted from 1, with those before it ended. */
export const inLesson = (number: number, from = firstVisit) =>
  after(from, ...ended(number - 1), { type: 'open-place', place: lessonPlace(number) });

const ended = (count: number) =>
  lessons.slice(0, count).map(({ id }): Action => ({ type: 'end-lesson', lesson: id }));

/** With this text in every note, and the notes in the record. */
export const withNotes = (text: string, from: Attempt) => {
  const texts = Object.fromEntries(reflections(lessons).map(({ id }) => [id, text]));
  const notes = encodeNotes({ at: 1_795_340_000, texts, inRecord: true }, course);
  return after(from, { type: 'share-notes', notes });
};

/** Places the first cards of a draw, the first `wrong` of them where they do not belong. */
function places(cards: readonly string[], count: number, wrong: number, seconds = 9): Action[] {
  return cards.slice(0, count).map((card, place) => {
    const right = cardOf(course, card)?.category ?? '';
    const other = quiz.categories.find(({ id }) => id !== right)?.id ?? '';
    return { type: 'place-card', card, category: place < wrong ? other : right, seconds };
  });
}

/** In the warm-up, with so many of its cards placed; the first may be missed, and then come up again. */
export const inWarmUp = (count: number, wrong = 0) =>
  after(
    firstVisit,
    { type: 'start-warm-up', draw: warmUpDraw },
    ...places(warmUpDraw, count, wrong),
    ...places(warmUpDraw, count === warmUpDraw.length ? wrong : 0, 0),
  );

/** In the warm-up, at the missed card that comes up once more. */
export const onceMore = after(
  firstVisit,
  { type: 'start-warm-up', draw: warmUpDraw },
  ...places(warmUpDraw, warmUpDraw.length, 1),
);

/** All lessons read, in the quiz, with so many of its cards placed. */
export const inQuiz = (count: number, wrong = 0, from = inLesson(lessons.length)) =>
  after(from, ...ended(lessons.length), { type: 'start-quiz', draw }, ...places(draw, count, wrong));

/** The quiz handed in with so many cards missed. */
export const submitted = (wrong: number, from = inQuiz(draw.length, wrong)) =>
  after(from, { type: 'submit-quiz', at: 1_795_340_000 });

/** Handed in while lessons are left. */
export const submittedEarly = (wrong: number, lesson = 7) =>
  submitted(
    wrong,
    after(inLesson(lesson), { type: 'start-quiz', draw }, ...places(draw, draw.length, wrong)),
  );

/** The four missed cards sorted again, so many of them placed. */
export const inPractice = (count: number, wrong = 0) => {
  const missed = draw.slice(0, 4);
  return after(
    submitted(missed.length),
    { type: 'start-practice', draw: missed },
    ...places(missed, count, wrong),
    ...places(missed, count === missed.length ? wrong : 0, 0),
  );
};

/** The cards of the warm-up sorted again after the quiz, so many of them placed. */
export const inWarmUpAgain = (count: number) =>
  after(
    submitted(2, inQuiz(draw.length, 2, inWarmUp(warmUpDraw.length, 3))),
    { type: 'start-practice', draw: warmUpDraw },
    ...places(warmUpDraw, count, 0),
  );

/** Back at the result from there. */
export const afterWarmUpAgain = after(inWarmUpAgain(warmUpDraw.length), {
  type: 'open-place',
  place: { screen: 'result' },
});
export const everyCard = draw.length;
export const everyWarmUpCard = warmUpDraw.length;
