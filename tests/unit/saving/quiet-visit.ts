import type { Journal } from '../../../src/saving/journal.ts';
import { Visit, type Session } from '../../../src/saving/visit.ts';
import { NoLms } from '../../../src/tracking/no-lms.ts';
import type { Course } from '../../../src/course/course.ts';
import type { Launch } from '../../../src/tracking/tracker.ts';
import { smallCourse } from '../state/fixture.ts';

/** A visit to what the LMS has, on a device with this journal. */
export function visit(
  journal: Journal,
  launched: Launch,
  more: Partial<Session> = {},
  course: Course = smallCourse,
): Visit {
  const session: Session = {
    ...{ tracker: new NoLms(), launch: launched, hasLms: true, trouble: '', calls: [], firstWindow: true },
    journal,
    lease: {
      acquire: () => Promise.resolve(true),
      takeOver: () => Promise.resolve(),
      release: () => undefined,
    },
    edges: {
      ...{
        now: () => 0,
        today: () => 1_700_000_000_000,
        later: () => () => undefined,
        afterPaint: () => undefined,
      },
      ...{ chance: () => 0.5, overheard: () => null, probe: () => Promise.resolve('reached') },
    },
    ...more,
  };
  const opened = new Visit(session, course);
  opened.begin();
  return opened;
}
