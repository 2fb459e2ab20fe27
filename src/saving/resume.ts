import type { Course } from '../course/course.ts';
import { firstVisit, type Attempt } from '../state/attempt.ts';
import { decodeAttempt } from '../state/codec.ts';
import type { Launch } from '../tracking/tracker.ts';
import { open } from './envelope.ts';

export interface Resumed {
  readonly attempt: Attempt;
  readonly revision: number;
  /** What was wrong with the state of the last visit: it could not be read, or a later package wrote it. */
  readonly trouble: 'none' | 'damaged' | 'newer';
}

/** What the last visit left, or a first visit. Never throws. */
export function resume(launch: Launch, course: Course): Resumed {
  const opened = open(launch.suspendData);
  if (opened.kind === 'empty') return { attempt: firstVisit, revision: 0, trouble: 'none' };
  if (opened.kind === 'newer') return { attempt: byLocation(launch, course), revision: 0, trouble: 'newer' };
  const attempt = opened.kind === 'read' ? decodeAttempt(opened.envelope.attempt, course) : null;
  return opened.kind === 'read' && attempt
    ? { attempt, revision: opened.envelope.revision, trouble: 'none' }
    : { attempt: byLocation(launch, course), revision: 0, trouble: 'damaged' };
}

/** Without readable suspend data the LMS still knows the lesson. */
function byLocation({ location }: Launch, course: Course): Attempt {
  const lesson = course.lessons.find(({ id }) => id === location);
  return lesson ? { ...firstVisit, place: { screen: 'lesson', lesson: lesson.id } } : firstVisit;
}
