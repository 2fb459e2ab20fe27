import { expect, it } from 'vitest';
import { Journal } from '../../../src/saving/journal.ts';
import { Visit, type Session } from '../../../src/saving/visit.ts';
import { NoLms } from '../../../src/tracking/no-lms.ts';
import { allRight, halfRight, play, smallCourse as course, submitted } from '../state/fixture.ts';
import { FakeStorage, journalled, launch, sealed } from './fixture.ts';

const ended = ['L1', 'L2'].map((lesson) => ({ type: 'end-lesson', lesson }) as const);
const passed = play([...submitted({ ...allRight, A: 'mentoring' }), ...ended], course);
const better = play(submitted(allRight), course, passed);
const worse = play(submitted(halfRight), course, passed);

/** A visit to what the LMS has, on a device with this storage. */
function visit(storage: FakeStorage, launched: Session['launch']): Visit {
  const session: Session = {
    ...{ tracker: new NoLms(), launch: launched, hasLms: true, trouble: '', calls: [], firstWindow: true },
    journal: new Journal(storage, 'course:demo'),
    lease: {
      acquire: () => Promise.resolve(true),
      takeOver: () => Promise.resolve(),
      release: () => undefined,
    },
    edges: {
      ...{ now: () => 0, today: () => 0, later: () => () => undefined, afterPaint: () => undefined },
      ...{ chance: () => 0.5, probe: () => Promise.resolve('reached') },
    },
  };
  const opened = new Visit(session, course, () => undefined);
  opened.begin();
  return opened;
}

it.each([
  ['a better score', better],
  ['another try', worse],
])(
  'work that a closed attempt could not take (%s) is offered to the new attempt the learner was told to start',
  (_, unsent) => {
    const storage = new FakeStorage();
    const confirmed = { revision: 5, session: 'a' };
    new Journal(storage, 'course:demo').write(
      journalled(sealed(unsent, course, { revision: 9, session: 'a' }), { confirmed, final: true }),
    );
    const held = sealed(passed, course, confirmed);
    const review = visit(storage, launch({ mode: 'review', suspendData: held, completed: true }));
    expect(review.unsentInReview).toBe(true); // "choose Start a new attempt in the course to send it"

    const anew = visit(storage, launch());
    expect(anew.question?.attempt.bestScore).toBe(unsent.bestScore);
    expect(anew.question?.attempt.submitted).toEqual(unsent.submitted);
  },
);
