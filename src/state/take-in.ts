import type { Course } from '../course/course.ts';
import type { Attempt } from './attempt.ts';
import { mergeAttempts, withRowsAfter } from './merge.ts';
import { triesLeft } from './score.ts';

/** Work that the record of this visit has never heard of. */
export interface Work {
  readonly attempt: Attempt;
  /** Minutes since 1970 of its latest change. */
  readonly minute: number;
  /** Whether it was begun from nothing: then its tries come on top of those in the record. */
  readonly apart: boolean;
}

/**
 * The attempt with work that was done elsewhere, by the rules for two devices, and then some: tries that the course does
 * not grant do not count; rows that the LMS has keep their number; and the quiz under way gives way only to one that is
 * fresher and further on.
 * @param minute of the attempt's latest change, as above
 */
export function takeIn(attempt: Attempt, minute: number, work: Work, course: Course): Attempt {
  const other = triesLeft(attempt, course) === 0 ? withoutQuiz(work.attempt) : work.attempt;
  const fresher = work.minute > minute;
  const both = fresher ? mergeAttempts(other, attempt) : mergeAttempts(attempt, other);
  const sum = attempt.tries + other.tries;
  const tries = work.apart ? Math.min(sum, course.attempts ?? sum) : both.tries;
  const quiz = quizOf(attempt, other, fresher);
  const merged = { ...both, tries, quiz: triesLeft({ ...both, tries }, course) === 0 ? null : quiz };
  return withRowsAfter(attempt.rows, inPlace(merged, attempt));
}

function withoutQuiz(attempt: Attempt): Attempt {
  return { ...attempt, tries: 0, bestScore: null, submitted: null, quiz: null };
}

function quizOf(mine: Attempt, other: Attempt, fresher: boolean): Attempt['quiz'] {
  if (!mine.quiz || !other.quiz) return mine.quiz ?? other.quiz;
  return fresher && other.quiz.placed.length > mine.quiz.placed.length ? other.quiz : mine.quiz;
}

/** Never at a page that is not there. */
function inPlace(merged: Attempt, { place }: Attempt): Attempt {
  const there = (screen: string) =>
    (screen !== 'quiz' || merged.quiz !== null) && (screen !== 'result' || merged.submitted !== null);
  if (there(merged.place.screen)) return merged;
  return { ...merged, place: there(place.screen) ? place : { screen: 'cover' } };
}
