import type { Card, Course } from '../course/course.ts';
import type { Answer, Attempt } from './attempt.ts';

export interface Score {
  readonly right: number;
  readonly total: number;
  /** 0 to 100 with at most two decimals, exactly as it is sent to the LMS. */
  readonly percent: number;
}

/** Cut, not rounded, to two decimals, so that rounding never lifts a score over the pass mark. */
export function percentOf(right: number, total: number): number {
  return total === 0 ? 0 : Math.floor((right * 10_000) / total) / 100;
}

/** Counts the answers that are right; cards the course no longer has do not count. */
export function scoreOf(answers: readonly Answer[], course: Course): Score {
  const judged = answers.filter((answer) => cardOf(course, answer.card));
  const right = judged.filter((answer) => isRight(answer, course)).length;
  return { right, total: judged.length, percent: percentOf(right, judged.length) };
}

export function isRight(answer: Answer, course: Course): boolean {
  return cardOf(course, answer.card)?.category === answer.category;
}

export function cardOf(course: Course, id: string): Card | undefined {
  return course.quiz.cards.find((card) => card.id === id);
}

/** Decided on the value that is sent. */
export function isPassed(attempt: Attempt, course: Course): boolean {
  return attempt.bestScore !== null && attempt.bestScore >= course.passMark;
}

/** How often the quiz may still be submitted; null is without limit. */
export function triesLeft(attempt: Attempt, course: Course): number | null {
  return course.attempts === null ? null : Math.max(0, course.attempts - attempt.tries);
}

export function lessonsLeft(attempt: Attempt, course: Course): number {
  return course.lessons.filter((lesson) => !attempt.endedLessons.includes(lesson.id)).length;
}

/** Whether the LMS may hear "completed" (and, in SCORM 1.2, "passed"): the rule of `completion` in course.yaml. */
export function isCompleted(attempt: Attempt, course: Course): boolean {
  const lessonsEnded = lessonsLeft(attempt, course) === 0;
  const quizEnded = isPassed(attempt, course) || triesLeft(attempt, course) === 0;
  switch (course.completion) {
    case 'lessons':
      return lessonsEnded;
    case 'quiz':
      return quizEnded;
    case 'all':
      return lessonsEnded && quizEnded;
  }
}

/** How many of the course's parts are done: each lesson and the quiz count the same. Never goes down. */
export function partsDone(
  attempt: Attempt,
  course: Course,
): { readonly done: number; readonly total: number } {
  const total = course.lessons.length + 1;
  return { done: total - 1 - lessonsLeft(attempt, course) + (isPassed(attempt, course) ? 1 : 0), total };
}

/** From 0 to 1 for the learner's eye, so that it moves with each card; 1 only when the course is completed. */
export function progressOf(attempt: Attempt, course: Course): number {
  if (isCompleted(attempt, course)) return 1;
  const { done, total } = partsDone(attempt, course);
  const started = isPassed(attempt, course) ? 0 : quizShare(attempt);
  return Math.min((done + started) / total, 0.99);
}

function quizShare({ quiz, tries }: Attempt): number {
  if (tries > 0) return 0.9;
  return quiz && quiz.draw.length > 0 ? (quiz.placed.length / quiz.draw.length) * 0.9 : 0;
}
