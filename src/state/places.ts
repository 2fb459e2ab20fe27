import type { Course, Lesson } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { Attempt, Place } from './attempt.ts';

/** Pages that are no place in the course: a learner who looks at them does not lose theirs. */
export type Aside =
  | 'cover'
  | 'finished'
  | 'resources'
  | 'certificate'
  | 'notes'
  | 'refresher'
  | 'sheet'
  | 'record'
  | 'settings';

/** What is on the screen: the learner's place, or a page beside the course. */
export type Shown = Place | { readonly screen: Aside };

export function shownNow(aside: Aside | 'none', { place }: Attempt): Shown {
  return aside === 'none' ? place : { screen: aside };
}

/** Two lessons may have one title, but never one id. */
export function isShown(one: Shown, other: Shown): boolean {
  const lesson = (shown: Shown) => (shown.screen === 'lesson' ? shown.lesson : '');
  return one.screen === other.screen && lesson(one) === lesson(other);
}

/** A place's title, in the order of the course. */
export function titleOf(place: Place, course: Course): string {
  switch (place.screen) {
    case 'cover':
      return '';
    case 'warm-up':
      return course.warmUp?.title ?? '';
    case 'lesson':
      return lessonAt(place, course)?.title ?? '';
    case 'quiz':
      return course.quiz.title;
    case 'practice':
      return course.ui.practice.question;
    case 'result':
      return course.ui.result.eyebrow;
  }
}

/** The title of what is shown: a page beside the course, or the learner's place; '' where it has no name of its own. */
export function titleShown(aside: Aside | 'none', place: Place, course: Course): string {
  return aside === 'none' ? titleOf(place, course) : titleOfAside(aside, course.ui);
}

function titleOfAside(aside: Aside, ui: UiText): string {
  if (aside === 'cover' || aside === 'finished') return '';
  return aside === 'certificate' ? ui.certificate.open : ui[aside].title;
}

/** Whether the practice is of the warm-up's cards. */
export function isWarmUpAgain({ warmUp, practice }: Attempt): boolean {
  return warmUp?.draw.join() === practice?.draw.join();
}

export function lessonAt(place: Place, course: Course): Lesson | undefined {
  return place.screen === 'lesson' ? course.lessons.find(({ id }) => id === place.lesson) : undefined;
}

/** The quiz while one is open or none was submitted, else its result. */
export function quizOrResult(attempt: Attempt): Place {
  return { screen: attempt.quiz || !attempt.submitted ? 'quiz' : 'result' };
}

export function firstLesson(course: Course): Place {
  const [lesson] = course.lessons;
  return lesson ? { screen: 'lesson', lesson: lesson.id } : { screen: 'quiz' };
}
