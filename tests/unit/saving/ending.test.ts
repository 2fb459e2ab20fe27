import { describe, expect, it } from 'vitest';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { allRight, smallCourse as course, submitted } from '../state/fixture.ts';
import { FakeClock, inside, settled } from './fake-lms.ts';
import { FakeStorage } from './fixture.ts';
import { MoodleModel, type Fate } from './moodle-model.ts';
import { edgesOf, openVisit, sessionOf } from './open-visit.ts';

/**
 * Every ending, by brute force: each of the messages may arrive, be lost with or without the page hearing of it, arrive
 * although its answer is cut off, be sent once more, or come late, after any number of later ones; and the learner may
 * leave at any step of it. Afterwards the learner comes back once, with this device or another one.
 */
const fates: readonly Fate[] = [
  'arrives',
  'lost',
  'refused',
  'answer lost',
  'twice',
  'late by 1',
  'late by 2',
  'again late',
];
/** When the page goes: after this many steps of the clock, or once all is told. */
const AT_ANY_TIME = [0, 1, 2, 3, 5, Infinity];

interface Ending {
  readonly fates: readonly Fate[];
  readonly leaves: number;
  readonly device: 'same' | 'other';
  readonly how: 'closes' | 'hides and is killed';
}

function* endings(
  messages: number,
  leavings: readonly number[],
  hows: readonly Ending['how'][],
): Generator<Ending> {
  for (let number = 0; number < fates.length ** messages; number++) {
    const chosen = Array.from(
      { length: messages },
      (_, place) => fates[Math.floor(number / fates.length ** place) % fates.length] ?? 'arrives',
    );
    for (const leaves of leavings)
      for (const device of ['same', 'other'] as const)
        for (const how of hows) yield { fates: chosen, leaves, device, how };
  }
}

/** One visit to Moodle, with a network that treats the messages of the ending as it is told. */
function open(moodle: MoodleModel, storage: FakeStorage, clock: FakeClock) {
  let number = 0;
  const edges = edgesOf(clock, {
    chance: () => (number = (number + 0.137) % 1),
    // The probe takes a moment, in which late messages do not land and the learner may leave.
    probe: () =>
      new Promise((resolve) => clock.later(() => resolve(moodle.troubled ? 'unreachable' : 'reached'), 1)),
  });
  const learner = openVisit(sessionOf(new ScormTracker(moodle.launch(), scorm12), edges, storage), course);
  learner.visit.begin();
  return learner;
}

async function play({ fates: chosen, leaves, device, how }: Ending): Promise<MoodleModel> {
  const moodle = new MoodleModel();
  const [clock, storage] = [new FakeClock(), new FakeStorage()];
  const { visit: first, does } = open(moodle, storage, clock);
  await clock.pass(5);
  for (const action of submitted(allRight)) does(action);
  does({ type: 'end-lesson', lesson: 'L1' });
  await clock.pass(100_000); // all of this has arrived
  moodle.fates = [...chosen];
  does({ type: 'end-lesson', lesson: 'L2' }); // the course is completed
  if (leaves === Infinity) await clock.pass(300_000);
  else for (let step = 0; step < leaves; step++) await clock.pass(1);
  if (how === 'closes') first.leave();
  else {
    first.hide();
    await settled();
    Object.assign(first, { standing: 'left' });
    first.loseRecord(); // nothing more runs in the page
  }
  moodle.settle();
  // Comes back: the network is well. Moodle decides between going on and review.
  const second = open(moodle, device === 'same' ? storage : new FakeStorage(), clock).visit;
  await clock.pass(300_000);
  second.leave();
  moodle.settle();
  return moodle;
}

async function check(ending: Ending) {
  const { values, ticked, lowest } = await play(ending);
  const told = JSON.stringify(ending);
  const state = inside(values.get('cmi.suspend_data') ?? '');
  // Where nothing of the end arrived and the device is another one, nobody can know of it.
  const known = state?.attempt.endedLessons.length === 2;
  if (!known && ending.device === 'other') {
    expect(values.get('cmi.core.lesson_status'), told).toBe('incomplete');
    return;
  }
  expect(values.get('cmi.core.lesson_status'), told).toBe('passed');
  expect(ticked, told).toBe(true); // Moodle's default rule: `completed` was seen
  expect(values.get('cmi.core.score.raw'), told).toBe('100');
  expect(values.get('cmi.interactions.0.result'), told).toBe('correct');
  expect(lowest, told).toBeGreaterThanOrEqual(99.99); // the grade never went down
}

describe('an ending in Moodle has its last word, its score and its rows once the learner has come back', () => {
  it('whatever becomes of its first two messages, and whenever and however the page goes', async () => {
    for (const ending of endings(2, AT_ANY_TIME, ['closes', 'hides and is killed'])) await check(ending);
  });

  it('whatever becomes of three of them', async () => {
    for (const ending of endings(3, [1, Infinity], ['closes'])) await check(ending);
  });
});
