import type { Course } from '../course/course.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import { titleOf } from '../state/places.ts';
import type { Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';

/** Where the learner was, in a sentence, with how far a sort had come; '' on a first visit. */
export function whereWas({ place, warmUp, quiz, practice }: Attempt, course: Course): string {
  const title = titleOf(place, course);
  const { cover } = course.ui;
  const sorts: Partial<Record<Place['screen'], Sort | null>> = { 'warm-up': warmUp, quiz, practice };
  const sort = sorts[place.screen];
  if (title === '' || !sort) return title && fill(cover.place, { title });
  return fill(cover['place-sorted'], { title, n: sort.placed.length, total: sort.draw.length });
}
