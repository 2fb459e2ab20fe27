import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Faults } from '../../../scorm/preview/faults.ts';
import { createLms } from '../../../scorm/preview/lms.ts';
import { standards } from '../../../scorm/preview/standards.ts';
import { Journal } from '../../../src/saving/journal.ts';
import type { SaverEdges, SaveState } from '../../../src/saving/saver.ts';
import { Visit, type Session } from '../../../src/saving/visit.ts';
import { reduce, type Action, type Attempt } from '../../../src/state/attempt.ts';
import { isCompleted } from '../../../src/state/score.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { allRight, halfRight, noneRight, smallCourse as course, submitted } from '../state/fixture.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { scorm2004 } from '../../../src/tracking/scorm2004.ts';
import { FakeClock, inside, settled } from './fake-lms.ts';
import { FakeStorage } from './fixture.ts';

type Step =
  | { do: 'submit'; which: 0 | 1 | 2 }
  | { do: 'end'; lesson: string }
  | { do: 'open'; lesson: string }
  | { do: 'wait'; seconds: number }
  | { do: 'hide' | 'leave' | 'kill' | 'device' }
  | { do: 'fault'; kind: 'refuse' | 'lie' | 'none' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), which: fc.constantFrom(0, 1, 2) }),
  fc.record({ do: fc.constant('end' as const), lesson: fc.constantFrom('L1', 'L2') }),
  fc.record({ do: fc.constant('open' as const), lesson: fc.constantFrom('L1', 'L2') }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 25, 100) }),
  fc.record({ do: fc.constantFrom('hide' as const, 'leave' as const, 'kill' as const) }),
  fc.record({
    do: fc.constant('fault' as const),
    kind: fc.constantFrom('refuse' as const, 'lie' as const, 'none' as const),
  }),
);

/** A learner with one device, an LMS and a network that may fail. */
function world(standard: 'scorm12' | 'scorm2004', profile: 'moodle12' | 'strict') {
  const store = new Map<string, string>();
  const storage = new FakeStorage();
  const faults = new Faults();
  const clock = new FakeClock();
  let up = true;
  let number = 0;
  const edges: SaverEdges = {
    now: () => clock.time,
    today: () => 1_700_000_000_000 + clock.time,
    later: clock.later,
    afterPaint: (run) => run(),
    chance: () => (number = (number + 0.137) % 1),
    probe: () => Promise.resolve(up ? 'reached' : 'unreachable'),
  };
  const me = {
    clock,
    states: [] as SaveState[],
    lms: createLms({ standard, profile, store, faults }),
    visit: null as Visit | null,
    attempt: null as Attempt | null,
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
      const lms = createLms({ standard, profile, store, faults });
      const tracker = new ScormTracker(lms.api, standard === 'scorm12' ? scorm12 : scorm2004);
      const session: Session = {
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
      const visit = new Visit(session, course, () => {
        if (me.visit === visit) me.states.push(visit.saveState);
      });
      Object.assign(me, { lms, visit, attempt: visit.attempt });
      visit.begin();
      await clock.pass(10);
    },
    does(action: Action, urgent = false) {
      if (!me.attempt || !me.visit) return;
      me.attempt = reduce(me.attempt, action, course);
      me.visit.changed(me.attempt, urgent);
    },
    held: () => me.lms.record().values,
  };
  return me;
}

async function take(me: ReturnType<typeof world>, step: Step) {
  switch (step.do) {
    case 'submit':
      for (const action of submitted([allRight, halfRight, noneRight][step.which] ?? allRight)) {
        me.does(action, action.type === 'submit-quiz');
      }
      return settled();
    case 'end':
      return me.does({ type: 'end-lesson', lesson: step.lesson });
    case 'open':
      return me.does({ type: 'open-place', place: { screen: 'lesson', lesson: step.lesson } });
    case 'wait':
      return me.clock.pass(step.seconds * 1000);
    case 'fault':
      return me.fault(step.kind);
    case 'hide':
      me.visit?.hide();
      return settled();
    case 'leave':
      me.visit?.leave();
      return me.launch();
    default: // the renderer is killed: nothing more runs in the old page
      Object.assign(me.visit ?? {}, { standing: 'left' });
      me.visit?.loseRecord();
      return me.launch();
  }
}

/** Moodle offers a finished attempt for review only. */
const isClosed = ({ visit }: ReturnType<typeof world>) => visit?.standing === 'review';

describe.each([
  ['scorm12', 'moodle12'],
  ['scorm12', 'strict'],
  ['scorm2004', 'moodle12'],
  ['scorm2004', 'strict'],
] as const)('a learner whose network comes and goes (%s, %s)', (standard, profile) => {
  const { elements } = standards[standard];

  it('loses nothing: after one clean visit the LMS holds it all, and never held less than before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 25, size: 'max' }), async (steps) => {
        const me = world(standard, profile);
        await me.launch();
        let score = -1;
        let best = -1;
        const ended = new Set<string>();
        for (const step of steps) {
          if (isClosed(me)) break; // Moodle has closed the attempt: all is there
          await take(me, step);
          best = Math.max(best, me.attempt?.bestScore ?? -1);
          for (const lesson of me.attempt?.endedLessons ?? []) ended.add(lesson);
          const now = Number(me.held()[elements.score] ?? -1);
          expect(now).toBeGreaterThanOrEqual(score - 0.0101);
          score = Math.max(score, now);
          expect(me.attempt?.bestScore ?? -1).toBe(best);
          expect(me.attempt?.endedLessons).toHaveLength(ended.size);
        }
        if (isClosed(me)) return;
        me.fault('none');
        me.visit?.leave();
        await me.launch();
        if (!isClosed(me)) await me.clock.pass(200_000);
        me.visit?.leave();
        const held = me.held();
        const state = inside(held[elements.suspendData] ?? '');
        expect(state?.attempt.bestScore ?? -1).toBe(best);
        expect(state?.attempt.endedLessons).toHaveLength(ended.size);
        expect(Number(held[elements.score] ?? -1)).toBe(best);
        const done = state !== null && isCompleted(state.attempt, course);
        expect(['completed', 'passed'].includes(held[elements.status] ?? '')).toBe(done);
        for (const [row, card] of (state?.attempt.rows ?? []).entries()) {
          expect(held[`cmi.interactions.${row}.id`]).toBe(`${card}_report`);
        }
      }),
      { numRuns: 60 },
    );
  });
});
