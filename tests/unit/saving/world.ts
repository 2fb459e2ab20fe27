import { Faults } from '../../../scorm/lms/faults.ts';
import { createLms } from '../../../scorm/lms/lms.ts';
import type { LmsRecord } from '../../../scorm/lms/record.ts';
import type { ProbeAnswer } from '../../../src/saving/probe.ts';
import type { SaveState } from '../../../src/saving/save-state.ts';
import type { SaverEdges } from '../../../src/saving/saver.ts';
import type { Course } from '../../../src/course/course.ts';
import { Visit } from '../../../src/saving/visit.ts';
import { reduce, type Action, type Attempt } from '../../../src/state/attempt.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { scorm2004 } from '../../../src/tracking/scorm2004.ts';
import { smallCourse } from '../state/fixture.ts';
import { FakeClock } from './fake-lms.ts';
import { FakeStorage } from './fixture.ts';
import { edgesOf, sessionOf } from './open-visit.ts';

/** A learner with an LMS, a network that may fail, and one device until they take another. */
export function world(
  standard: 'scorm12' | 'scorm2004',
  profile: 'moodle12' | 'strict',
  course: Course = smallCourse,
) {
  const store = new Map<string, string>();
  const devices = [new FakeStorage(), new FakeStorage()] as const;
  const faults = new Faults();
  const clock = new FakeClock();
  const waiting: ((answer: ProbeAnswer) => void)[] = []; // nobody ever answers
  let up = true;
  let number = 0;
  const edges: SaverEdges = edgesOf(clock, {
    chance: () => (number = (number + 0.137) % 1),
    probe: () =>
      me.slow
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(up ? 'reached' : 'unreachable'),
  });
  const me = {
    clock,
    states: [] as SaveState[],
    lms: createLms({ standard, profile, store, faults }),
    visit: null as Visit | null,
    attempt: null as Attempt | null,
    /** Which of two devices the learner opens the course on. */
    device: 0 as 0 | 1,
    /** Whether the way to the server takes so long to try that nothing comes of it. */
    slow: false,
    fault(kind: 'refuse' | 'lie' | 'none') {
      faults.clear();
      up = kind === 'none';
      const on = ['Commit', 'Terminate'] as const;
      // A 2004 LMS that lies is Moodle offline, and that one sends all again with the next save.
      const lies = kind === 'lie' && !(standard === 'scorm2004' && profile === 'strict');
      if (kind !== 'none') faults.add(lies ? { on, lie: true } : { on, refuse: true });
    },
    /** A page that cannot be loaded opens no course: the network is up for a moment at least. */
    async launch() {
      me.fault('none');
      me.slow = false;
      const lms = createLms({ standard, profile, store, faults });
      const tracker = new ScormTracker(lms.api, standard === 'scorm12' ? scorm12 : scorm2004);
      const note = () => {
        if (me.visit === visit) me.states.push(visit.saveState);
      };
      const visit = new Visit(sessionOf(tracker, edges, devices[me.device]), course);
      for (const type of ['standing', 'save-state']) visit.addEventListener(type, note);
      Object.assign(me, { lms, visit, attempt: visit.attempt });
      visit.begin();
      await clock.pass(10);
    },
    does(action: Action, urgent = false) {
      if (!me.attempt || !me.visit) return;
      me.attempt = reduce(me.attempt, action, course);
      me.visit.changed(me.attempt, urgent);
    },
    /** The renderer is killed: nothing more runs in the page. */
    kill() {
      Object.assign(me.visit ?? {}, { standing: 'left' });
      me.visit?.loseRecord();
    },
    /** The LMS brings no rows of its report back, as many do: SCORM 1.2 lets nobody read them. */
    forgetRows() {
      for (const [key, text] of store) {
        const record = JSON.parse(text) as LmsRecord;
        const values = Object.entries(record.values).filter(
          ([name]) => !name.startsWith('cmi.interactions.'),
        );
        store.set(key, JSON.stringify({ ...record, values: Object.fromEntries(values) }));
      }
    },
    held: () => me.lms.record().values,
  };
  return me;
}
