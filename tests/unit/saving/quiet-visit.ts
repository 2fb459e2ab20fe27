import type { Journal } from '../../../src/saving/journal.ts';
import { Visit, type Session } from '../../../src/saving/visit.ts';
import { NoLms } from '../../../src/tracking/no-lms.ts';
import type { Course } from '../../../src/course/course.ts';
import type { Launch } from '../../../src/tracking/tracker.ts';
import { smallCourse } from '../state/fixture.ts';
import { FakeClock } from './fake-lms.ts';
import { edgesOf, sessionOf } from './open-visit.ts';

/** A visit to what the LMS has, on a device with this journal. */
export function visit(
  journal: Journal,
  launched: Launch,
  more: Partial<Session> = {},
  course: Course = smallCourse,
): Visit {
  const edges = edgesOf(new FakeClock(), { later: () => () => undefined, afterPaint: () => undefined });
  const session = { ...sessionOf(new NoLms(), edges), launch: launched, journal, ...more };
  const opened = new Visit(session, course);
  opened.begin();
  return opened;
}
