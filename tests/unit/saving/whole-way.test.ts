import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standards } from '../../../scorm/lms/standards.ts';
import { isCompleted } from '../../../src/state/score.ts';
import { allRight, halfRight, noneRight, smallCourse as course, submitted } from '../state/fixture.ts';
import { inside, settled } from './fake-lms.ts';
import { world } from './world.ts';

type Step =
  | { do: 'submit'; which: 0 | 1 | 2 }
  | { do: 'end'; lesson: string }
  | { do: 'open'; lesson: string }
  | { do: 'wait'; seconds: number }
  | { do: 'hide' | 'leave' | 'kill' | 'slow' }
  | { do: 'fault'; kind: 'refuse' | 'lie' | 'none' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('submit' as const), which: fc.constantFrom(0, 1, 2) }),
  fc.record({ do: fc.constant('end' as const), lesson: fc.constantFrom('L1', 'L2') }),
  fc.record({ do: fc.constant('open' as const), lesson: fc.constantFrom('L1', 'L2') }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 25, 100) }),
  fc.record({
    do: fc.constantFrom('hide' as const, 'leave' as const, 'kill' as const, 'slow' as const),
  }),
  fc.record({
    do: fc.constant('fault' as const),
    kind: fc.constantFrom('refuse' as const, 'lie' as const, 'none' as const),
  }),
);

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
    case 'slow':
      me.slow = true;
      return;
    case 'hide':
      me.visit?.hide();
      return settled();
    case 'leave':
      me.visit?.leave();
      return me.launch();
    default: // the renderer is killed: nothing more runs in the old page
      me.kill();
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
      {
        numRuns: 60,
        // A repair that came undone when the LMS both refused and lied: found once in a thousand runs.
        examples: [
          [
            [
              { do: 'fault', kind: 'refuse' },
              { do: 'submit', which: 0 },
              { do: 'wait', seconds: 1 },
              { do: 'fault', kind: 'lie' },
              { do: 'hide' },
              { do: 'open', lesson: 'L1' },
            ],
          ],
        ],
      },
    );
  });
});
