import type { Course, DrawRules, Lesson, Quiz } from '../course/course.ts';
import type { CourseFile, DeckFile } from '../course/schemas.ts';
import type { UiText } from '../course/ui-text.ts';
import { drawSize } from '../state/draw.ts';
import { quizMinutes } from './minutes.ts';

/** The files of a course, checked. */
export interface Parts {
  readonly course: CourseFile;
  readonly deck: DeckFile;
  readonly lessons: readonly Lesson[];
  readonly ui: UiText;
}

/** Puts the checked files together in the words of the app. */
export function assembleCourse({ course, deck, lessons, ui }: Parts): Course {
  const quiz = quizOf(course, deck);
  const inOrder = course.lessons.flatMap((id) => lessons.filter((lesson) => lesson.id === id));
  return {
    id: course.id,
    version: course.version,
    title: course.title,
    language: course.language,
    direction: course.direction,
    summary: course.summary,
    minutes: inOrder.reduce((sum, lesson) => sum + lesson.minutes, quiz.minutes),
    passMark: course['pass-mark'],
    attempts: course.attempts === 'unlimited' ? null : course.attempts,
    completion: course.completion,
    qualification: course.qualification,
    coverCards: course['cover-cards'],
    lessons: inOrder,
    quiz,
    ui,
  };
}

/** The quiz as the app will play it. */
export function quizOf({ quiz }: CourseFile, deck: DeckFile): Quiz {
  const draw: DrawRules = {
    cardsPerCategory: quiz.draw['cards-per-category'],
    coreCardsAtLeast: quiz.draw['core-cards-at-least'],
    cardsPerDimensionAtMost: quiz.draw['cards-per-dimension-at-most'],
    dimensionsWithoutLimit: quiz.draw['dimensions-without-limit'],
    practiceOnlyDimensions: quiz.draw['practice-only-dimensions'],
    neverTogether: quiz.draw['never-together'],
  };
  return {
    title: quiz.title,
    question: quiz.question,
    minutes: quizMinutes(drawSize(draw)),
    categories: deck.categories,
    dimensions: deck.dimensions,
    cards: deck.cards.map(({ 'report-id': reportId, ...card }) => ({ ...card, reportId })),
    draw,
  };
}
