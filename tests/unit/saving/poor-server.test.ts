import { describe, expect, it } from 'vitest';
import { Faults, type Fault } from '../../../scorm/lms/faults.ts';
import { createLms } from '../../../scorm/lms/lms.ts';
import { standards } from '../../../scorm/lms/standards.ts';
import type { ProbeAnswer } from '../../../src/saving/probe.ts';
import type { SaveState } from '../../../src/saving/save-state.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { allRight, smallCourse as course, submitted } from '../state/fixture.ts';
import { dialects, type Standard } from '../tracking/fixture.ts';
import { FakeClock, settled } from './fake-lms.ts';
import { edgesOf, openVisit, sessionOf } from './open-visit.ts';

const s = 1000;

interface Server {
  /** What becomes of a request, counted from 1: a save or a look at the server. */
  readonly fate?: (request: number) => { readonly save: Fault; readonly probe: ProbeAnswer } | null;
  /** How long it takes for each answer, in milliseconds. */
  readonly takes?: number;
}

/** A learner in Moodle, behind a server that is as poor as this. */
function inMoodle(standard: Standard, { fate = () => null, takes = 0 }: Server) {
  const [clock, faults] = [new FakeClock(), new Faults()];
  let requests = 0;
  /** When each save held up the page, and how often the screen was painted by then. */
  const pauses: { at: number; painted: number }[] = [];
  let painted = 0;
  const standStill = () => {
    pauses.push({ at: clock.time, painted });
    clock.time += takes;
  };
  const lms = createLms({ standard, profile: 'moodle12', faults });
  const save = dialects[standard].calls.commit;
  const commit = lms.api[save];
  if (!commit) throw new Error('The LMS has no commit.');
  const api = Object.assign(Object.create(lms.api) as object, {
    [save]: (argument: string) => {
      const fault = fate(++requests)?.save;
      const lift = fault ? faults.add({ on: ['Commit'], ...fault }) : () => undefined;
      standStill();
      const answer = commit(argument);
      lift();
      return answer;
    },
  });
  const edges = edgesOf(clock, {
    afterPaint: (run) => {
      painted += 1;
      run();
    },
    probe: async () => {
      const answer = fate(++requests)?.probe ?? 'reached';
      await new Promise<void>((resolve) => clock.later(resolve, takes));
      return answer;
    },
  });
  const learner = openVisit(sessionOf(new ScormTracker(api, dialects[standard]), edges), course);
  const states: SaveState[] = [];
  learner.visit.addEventListener('save-state', () => states.push(learner.visit.saveState));
  const { elements } = standards[standard];
  return {
    ...learner,
    clock,
    states,
    pauses,
    held: () => {
      const values = lms.record().values;
      return {
        score: values[elements.score],
        success: values[elements.success],
        row: values['cmi.interactions.2.result'],
      };
    },
    /** All lessons, and a submit that completes the course. */
    takesAll() {
      for (const lesson of ['L1', 'L2']) learner.does({ type: 'end-lesson', lesson });
      for (const action of submitted(allRight)) learner.does(action);
    },
  };
}

const lost: Fault = { refuse: true };
const cutOff: Fault = { answer: 'false' }; // it arrives, and its answer does not

describe.each(['scorm12', 'scorm2004'] as const)(
  'a server that fails every third request (%s)',
  (standard) => {
    describe.each([
      ['lost, and answered 502', lost, 'failing'],
      ['lost, and answered with the sign-in page', lost, 'sign-in'],
      ['kept, though answered 502', cutOff, 'failing'],
      ['kept, though answered with the sign-in page', cutOff, 'sign-in'],
    ] as const)('%s', (_, save, probe) => {
      it.each([0, 1, 2])(
        'is never called hopeless, and has it all in three minutes (from request %i)',
        async (first) => {
          const me = inMoodle(standard, {
            fate: (request) => (request % 3 === first ? { save, probe } : null),
          });
          me.visit.begin();
          await me.clock.pass(10 * s);
          me.takesAll();
          await me.clock.pass(180 * s);
          await me.clock.pass(60 * s);
          expect(me.states).not.toContain('reload');
          expect(me.held()).toEqual({ score: '100', success: 'passed', row: 'correct' });
          expect(me.visit.saveState).toBe('saved');
        },
      );
    });
  },
);

describe.each(['scorm12', 'scorm2004'] as const)(
  'a server that takes 8 seconds for each answer (%s)',
  (standard) => {
    it('holds up the page once at the submit, not twice in one go, and loses nothing', async () => {
      const me = inMoodle(standard, { takes: 8 * s });
      me.visit.begin();
      await me.clock.pass(60 * s);
      const before = me.pauses.length;
      me.takesAll();
      await settled();
      await me.clock.pass(15 * s); // the pause itself, and the look at the server
      expect(me.pauses.length - before).toBe(1);
      await me.clock.pass(60 * s);
      expect(me.held()).toEqual({ score: '100', success: 'passed', row: 'correct' });
      expect(me.states).not.toContain('not-saved');
      expect(me.visit.saveState).toBe('saved');
      expect(me.pauses.length - before).toBe(standard === 'scorm12' ? 2 : 1); // `completed`, and later `passed`
    });

    it('ends the course when the learner presses Finish, without waiting for a pause', async () => {
      const me = inMoodle(standard, { takes: 8 * s });
      me.visit.begin();
      await me.clock.pass(60 * s);
      me.takesAll();
      const finished = me.visit.finish();
      await me.clock.pass(40 * s);
      expect(await finished).toBe(true);
      expect(me.held()).toEqual({ score: '100', success: 'passed', row: 'correct' });
    });
  },
);
