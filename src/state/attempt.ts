import type { Course } from '../course/course.ts';
import { scoreOf } from './score.ts';
import { moveCard, spendSeconds, startSort, undoMove, type Sort } from './sort.ts';

/** Everything worth keeping about one learner's way through the course. */
export interface Attempt {
  readonly place: Place;
  /** Ids of lessons the learner left forwards, in the order that happened. */
  readonly endedLessons: readonly string[];
  /** The scored quiz under way; null before it starts and after each submit. */
  readonly quiz: Sort | null;
  /** Cards missed in the latest quiz, sorted again for practice; never scored. */
  readonly practice: Sort | null;
  /** How often the quiz was submitted. */
  readonly tries: number;
  /** The best score so far, a percentage as it is sent; null before the first submit. */
  readonly bestScore: number | null;
  /** The latest submitted answers, for the result page and the LMS. */
  readonly submitted: Submitted | null;
  /** Card ids in the order in which they were first submitted: a card keeps its row in the LMS report. */
  readonly rows: readonly string[];
}

export type Place =
  | { readonly screen: 'cover' | 'quiz' | 'result' | 'practice' }
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

export type Action =
  | { readonly type: 'open-place'; readonly place: Place }
  | { readonly type: 'end-lesson'; readonly lesson: string }
  | { readonly type: 'start-quiz'; readonly draw: readonly string[] }
  | { readonly type: 'start-practice'; readonly draw: readonly string[] }
  | {
      readonly type: 'place-card';
      readonly card: string;
      readonly category: string;
      readonly seconds: number;
    }
  | { readonly type: 'return-card'; readonly card: string }
  | { readonly type: 'undo-move' }
  | { readonly type: 'submit-quiz'; readonly at: number };

export const firstVisit: Attempt = {
  place: { screen: 'cover' },
  endedLessons: [],
  quiz: null,
  practice: null,
  tries: 0,
  bestScore: null,
  submitted: null,
  rows: [],
};

/** The only way an attempt changes. What makes no sense in the present state changes nothing. */
export function reduce(attempt: Attempt, action: Action, course: Course): Attempt {
  switch (action.type) {
    case 'open-place':
      return { ...attempt, place: action.place };
    case 'end-lesson':
      return attempt.endedLessons.includes(action.lesson)
        ? attempt
        : { ...attempt, endedLessons: [...attempt.endedLessons, action.lesson] };
    case 'start-quiz':
      return { ...attempt, quiz: startSort(action.draw), place: { screen: 'quiz' } };
    case 'start-practice':
      return { ...attempt, practice: startSort(action.draw), place: { screen: 'practice' } };
    case 'place-card':
      return inOpenSort(attempt, (sort) =>
        moveCard(spendSeconds(sort, action.card, action.seconds), action.card, action.category),
      );
    case 'return-card':
      return inOpenSort(attempt, (sort) => moveCard(sort, action.card, null));
    case 'undo-move':
      return inOpenSort(attempt, undoMove);
    case 'submit-quiz':
      return submit(attempt, action.at, course);
  }
}

/** Applies a move to the sort the learner is looking at. */
function inOpenSort(attempt: Attempt, move: (sort: Sort) => Sort): Attempt {
  const which = attempt.place.screen === 'practice' ? 'practice' : 'quiz';
  const sort = attempt[which];
  return sort ? { ...attempt, [which]: move(sort) } : attempt;
}

function submit(attempt: Attempt, at: number, course: Course): Attempt {
  const { quiz } = attempt;
  if (!quiz || quiz.deck.length > 0) return attempt;
  const answers = quiz.draw.map((card) => ({
    card,
    category: quiz.placed.find((placement) => placement.card === card)?.category ?? '',
    seconds: quiz.seconds[card] ?? 0,
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
