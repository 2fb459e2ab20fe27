import { expect, it } from 'vitest';
import { Journal } from '../../../src/saving/journal.ts';
import { allRight, halfRight, play, smallCourse as course, submitted } from '../state/fixture.ts';
import { FakeStorage, journalled, launch, sealed } from './fixture.ts';
import { visit } from './quiet-visit.ts';

const ended = ['L1', 'L2'].map((lesson) => ({ type: 'end-lesson', lesson }) as const);
const passed = play([...submitted({ ...allRight, A: 'mentoring' }), ...ended], course);
const better = play(submitted(allRight), course, passed);
const worse = play(submitted(halfRight), course, passed);

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
    const review = visit(
      new Journal(storage, 'course:demo'),
      launch({ mode: 'review', suspendData: held, completed: true }),
    );
    expect(review.unsentInReview).toBe(true); // "choose Start a new attempt in the course to send it"

    const anew = visit(new Journal(storage, 'course:demo'), launch());
    expect(anew.question?.attempt.bestScore).toBe(unsent.bestScore);
    expect(anew.question?.attempt.submitted).toEqual(unsent.submitted);
  },
);
