import type { Course, SortBlock } from '../course/course.ts';
import { withKept, type BlockWithId, type Kept } from './keeps/kept.ts';
import { isShown } from './places.ts';
import { cardOf, scoreOf, triesLeft } from './score.ts';
import { shortId } from './short-id.ts';
import { moveCard, practiseCard, secondsOn, spendSeconds, startSort, undoMove, type Sort } from './sort.ts';

/** Everything worth keeping about one learner's way through the course. */
export interface Attempt {
  readonly place: Place;
  /** Ids of lessons the learner left forwards, in the order that happened. */
  readonly endedLessons: readonly string[];
  /** The sort before any teaching; never scored. */
  readonly warmUp: Sort | null;
  /** The scored quiz under way; null before it starts and after each submit. */
  readonly quiz: Sort | null;
  /** Cards missed in the latest quiz, sorted again for practice; never scored. */
  readonly practice: Sort | null;
  /** What blocks of lessons keep: practice, talks. */
  readonly kept: Kept;
  /** How often the quiz was submitted. */
  readonly tries: number;
  /** The best score so far, a percentage as it is sent; null before the first submit. */
  readonly bestScore: number | null;
  /** The latest submitted answers, for the result page and the LMS. */
  readonly submitted: Submitted | null;
  /** Card ids in the order in which they were first submitted: a card keeps its row in the LMS report. */
  readonly rows: readonly string[];
  /** The learner's own notes as text (see notes.ts), if they are to be in the record; '' otherwise. */
  readonly notes: string;
}

export type Place =
  | { readonly screen: 'cover' | 'warm-up' | 'quiz' | 'result' | 'practice' }
  | { readonly screen: 'lesson'; readonly lesson: string };

export interface Submitted {
  /** Seconds since 1970. */
  readonly at: number;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly card: string;
  /** The category the learner chose. */
  readonly category: string;
  readonly seconds: number;
}

/** `block` says which sort inside a lesson is meant; without it, the sort that fills the screen. */
export type Action =
  | { readonly type: 'open-place'; readonly place: Place }
  | { readonly type: 'end-lesson'; readonly lesson: string }
  | { readonly type: 'start-quiz'; readonly draw: readonly string[] }
  | { readonly type: 'start-warm-up'; readonly draw: readonly string[] }
  | { readonly type: 'start-practice'; readonly draw: readonly string[] }
  | {
      readonly type: 'place-card';
      readonly card: string;
      readonly category: string;
      readonly seconds: number;
      readonly block?: SortBlock | undefined;
    }
  | { readonly type: 'return-card'; readonly card: string; readonly block?: SortBlock | undefined }
  | { readonly type: 'undo-move' }
  | { readonly type: 'keep'; readonly block: BlockWithId; readonly text: string }
  | { readonly type: 'share-notes'; readonly notes: string }
  | { readonly type: 'take-in'; readonly attempt: Attempt }
  | { readonly type: 'submit-quiz'; readonly at: number };

export const firstVisit: Attempt = {
  place: { screen: 'cover' },
  endedLessons: [],
  warmUp: null,
  quiz: null,
  practice: null,
  kept: {},
  tries: 0,
  bestScore: null,
  submitted: null,
  rows: [],
  notes: '',
};

/** The only way an attempt changes. What makes no sense in the present state changes nothing. */
export function reduce(attempt: Attempt, action: Action, course: Course): Attempt {
  switch (action.type) {
    case 'take-in':
      return action.attempt;
    case 'open-place':
      return isShown(action.place, attempt.place) || !isOpen(action.place, attempt, course)
        ? attempt
        : { ...attempt, place: action.place };
    case 'end-lesson':
      return attempt.endedLessons.includes(action.lesson) || !isLesson(action.lesson, course)
        ? attempt
        : { ...attempt, endedLessons: [...attempt.endedLessons, action.lesson] };
    case 'start-quiz':
      if (!canSort(action.draw, course) || triesLeft(attempt, course) === 0) return attempt;
      return { ...attempt, quiz: startSort(action.draw), place: { screen: 'quiz' } };
    case 'start-warm-up':
      if (!course.warmUp || !canSort(action.draw, course)) return attempt;
      return { ...attempt, warmUp: startSort(action.draw), place: { screen: 'warm-up' } };
    case 'start-practice':
      if (!canSort(action.draw, course)) return attempt;
      return { ...attempt, practice: startSort(action.draw), place: { screen: 'practice' } };
    case 'place-card':
      return inOpenSort(attempt, action.block, (sort, practice) => {
        const { card, category, seconds } = action;
        if (!course.quiz.categories.some(({ id }) => id === category)) return sort;
        const right = cardOf(course, card)?.category === category;
        const moved = practice ? practiseCard(sort, card, category, right) : moveCard(sort, card, category);
        return moved === sort || practice ? moved : spendSeconds(moved, card, seconds); // practice is not timed
      });
    case 'return-card':
      return inOpenSort(attempt, action.block, (sort) => moveCard(sort, action.card, null));
    case 'undo-move':
      return inOpenSort(attempt, undefined, undoMove);
    case 'keep':
      return { ...attempt, kept: withKept(attempt.kept, action.block, action.text) };
    case 'share-notes':
      return action.notes === attempt.notes ? attempt : { ...attempt, notes: action.notes };
    case 'submit-quiz':
      return submit(attempt, action.at, course);
  }
}

/** Whether there is anything to see at a place: a lesson the course has, a sort under way, a submitted quiz. */
export function isOpen(place: Place, attempt: Attempt, course: Course): boolean {
  switch (place.screen) {
    case 'cover':
      return true;
    case 'lesson':
      return isLesson(place.lesson, course);
    case 'result':
      return attempt.submitted !== null;
    default:
      return attempt[OPEN_SORT[place.screen]] !== null;
  }
}

function isLesson(id: string, course: Course): boolean {
  return course.lessons.some((lesson) => lesson.id === id);
}

/** Whether these are cards of the course, at least one and each once. */
function canSort(draw: readonly string[], course: Course): boolean {
  return draw.length > 0 && new Set(draw).size === draw.length && draw.every((card) => cardOf(course, card));
}

/** The sort a learner is looking at, by screen. */
const OPEN_SORT = { quiz: 'quiz', practice: 'practice', 'warm-up': 'warmUp' } as const;

/** Applies a move to the sort the learner is looking at. */
function inOpenSort(
  attempt: Attempt,
  block: SortBlock | undefined,
  move: (sort: Sort, practice: boolean) => Sort,
): Attempt {
  if (block) {
    const sort = lessonSort(attempt, block);
    const moved = move(sort, true);
    return moved === sort ? attempt : { ...attempt, kept: withKept(attempt.kept, block, moved) };
  }
  const { screen } = attempt.place;
  if (screen !== 'quiz' && screen !== 'practice' && screen !== 'warm-up') return attempt;
  const which = OPEN_SORT[screen];
  const sort = attempt[which];
  const moved = sort && move(sort, screen !== 'quiz');
  return moved === sort ? attempt : { ...attempt, [which]: moved };
}

/** The practice of a block: as the learner left it, or new. */
export function lessonSort(attempt: Attempt, { id, cards }: SortBlock): Sort {
  const kept = attempt.kept[shortId(id)];
  return typeof kept === 'object' ? kept : startSort(cards);
}

function submit(attempt: Attempt, at: number, course: Course): Attempt {
  const { quiz } = attempt;
  if (!quiz || quiz.deck.length > 0) return attempt;
  const answers = quiz.draw.map((card) => ({
    card,
    category: quiz.placed.find((placement) => placement.card === card)?.category ?? '',
    seconds: secondsOn(quiz, card),
  }));
  return {
    ...attempt,
    place: { screen: 'result' },
    quiz: null,
    practice: null,
    tries: attempt.tries + 1,
    bestScore: Math.max(attempt.bestScore ?? 0, scoreOf(answers, course).percent),
    submitted: { at, answers },
    rows: [...attempt.rows, ...quiz.draw.filter((card) => !attempt.rows.includes(card))],
  };
}
