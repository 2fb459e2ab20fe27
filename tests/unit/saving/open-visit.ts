import { Journal } from '../../../src/saving/journal.ts';
import type { SaverEdges } from '../../../src/saving/saver.ts';
import { Visit, type Session } from '../../../src/saving/visit.ts';
import type { Course } from '../../../src/course/course.ts';
import { reduce, type Action } from '../../../src/state/attempt.ts';
import type { Tracker } from '../../../src/tracking/tracker.ts';
import type { FakeClock } from './fake-lms.ts';
import { FakeStorage } from './fixture.ts';

/** The clock and the page as a test has them; the server answers, and nothing can be seen of the LMS's own requests. */
export function edgesOf(clock: FakeClock, more: Partial<SaverEdges> = {}): SaverEdges {
  return {
    now: () => clock.time,
    today: () => 1_700_000_000_000 + clock.time,
    later: clock.later,
    afterPaint: (run) => run(),
    chance: () => 0.5,
    overheard: () => null,
    probe: () => Promise.resolve('reached'),
    ...more,
  };
}

/** What a visit with this tracker works with: the only window of a learner, on a device of its own unless one is given. */
export function sessionOf(
  tracker: Tracker,
  edges: SaverEdges,
  storage: FakeStorage = new FakeStorage(),
): Session {
  return {
    tracker,
    launch: tracker.start(),
    hasLms: true,
    trouble: '',
    calls: [],
    journal: new Journal(storage, 'course:demo'),
    lease: {
      acquire: () => Promise.resolve(true),
      takeOver: () => Promise.resolve(),
      release: () => undefined,
    },
    firstWindow: true,
    edges,
  };
}

/** Opens a visit, with a learner who does one thing after another in it. */
export function openVisit(session: Session, course: Course) {
  const visit = new Visit(session, course);
  let { attempt } = visit;
  return {
    visit,
    get attempt() {
      return attempt;
    },
    does: (action: Action, urgent = action.type === 'submit-quiz') => {
      attempt = reduce(attempt, action, course);
      visit.changed(attempt, urgent);
    },
  };
}
