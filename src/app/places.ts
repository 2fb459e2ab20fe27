import type { Course, Lesson } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import type { Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';

/** Pages that are no place in the course: a learner who looks at them does not lose theirs. */
export type Aside = 'cover' | 'finished' | 'resources' | 'certificate' | 'notes' | 'record' | 'settings';

/** Places and their titles, in the order of the course. */
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

/** Where the learner was, in a sentence, with how far a sort had come; '' on a first visit. */
export function whereWas({ place, warmUp, quiz, practice }: Attempt, course: Course): string {
  const title = titleOf(place, course);
  const { cover } = course.ui;
  const sorts: Partial<Record<Place['screen'], Sort | null>> = { 'warm-up': warmUp, quiz, practice };
  const sort = sorts[place.screen];
  if (title === '' || !sort) return title && fill(cover.place, { title });
  return fill(cover['place-sorted'], { title, n: sort.placed.length, total: sort.draw.length });
}

/** '' where the page has no name of its own. */
export function titleOfAside(aside: Aside | 'none', ui: UiText): string {
  switch (aside) {
    case 'certificate':
      return ui.certificate.open;
    case 'notes':
    case 'record':
    case 'resources':
    case 'settings':
      return ui[aside].title;
    case 'cover':
    case 'finished':
    case 'none':
      return '';
  }
}

export function lessonAt(place: Place, course: Course): Lesson | undefined {
  return place.screen === 'lesson' ? course.lessons.find(({ id }) => id === place.lesson) : undefined;
}

/** The quiz while one is open or none was submitted, else its result. */
export function quizOrResult(attempt: Attempt): Place {
  return { screen: attempt.quiz || !attempt.submitted ? 'quiz' : 'result' };
}

/** Where Next leads from a lesson. */
export function placeAfter(lesson: Lesson, attempt: Attempt, course: Course): Place {
  const next = course.lessons[course.lessons.indexOf(lesson) + 1];
  return next ? { screen: 'lesson', lesson: next.id } : quizOrResult(attempt);
}

/** Where Back leads from a lesson. */
export function placeBefore(lesson: Lesson, course: Course): Place {
  const previous = course.lessons[course.lessons.indexOf(lesson) - 1];
  if (previous) return { screen: 'lesson', lesson: previous.id };
  return { screen: course.warmUp ? 'warm-up' : 'cover' };
}

export function firstLesson(course: Course): Place {
  const [lesson] = course.lessons;
  return lesson ? { screen: 'lesson', lesson: lesson.id } : { screen: 'quiz' };
}
