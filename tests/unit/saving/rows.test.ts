import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { submitted } from '../state/fixture.ts';
import { inside, settled } from './fake-lms.ts';
import { world } from './world.ts';

type Me = ReturnType<typeof world>;

function submit(me: Me, answers: Readonly<Record<string, string>>) {
  for (const action of submitted(answers)) me.does(action, action.type === 'submit-quiz');
}

const ids = (me: Me) => [0, 1, 2, 3].map((row) => me.held()[`cmi.interactions.${row}.id`]);

describe.each(['scorm12', 'scorm2004'] as const)('each answer is in the report in %s', (standard) => {
  it('of an LMS that brings no rows back', async () => {
    const me = world(standard, 'strict');
    await me.launch();
    submit(me, { A: 'coaching', B: 'coaching' });
    await me.clock.pass(1000);
    me.visit?.leave();
    me.forgetRows();
    await me.launch();
    submit(me, { B: 'mentoring', C: 'mentoring' });
    await me.clock.pass(1000);
    expect(me.lms.refused()).toEqual([]);
    expect(ids(me)).toEqual(['B_report', 'C_report', undefined, undefined]);
    submit(me, { A: 'coaching', D: 'mentoring' });
    await me.clock.pass(1000);
    expect(me.lms.refused()).toEqual([]);
    expect(ids(me)).toEqual(['B_report', 'C_report', 'A_report', 'D_report']);
    expect(inside(me.held()['cmi.suspend_data'] ?? '')?.attempt.rows).toEqual(['B', 'C', 'A', 'D']);
  });

  it('although two quizzes were submitted before anything arrived', async () => {
    const me = world(standard, 'strict');
    await me.launch();
    me.fault('refuse');
    submit(me, { A: 'coaching', B: 'coaching' });
    await me.clock.pass(1000);
    submit(me, { C: 'mentoring', D: 'mentoring' });
    await me.clock.pass(1000);
    me.kill();
    await me.launch();
    await me.clock.pass(200_000);
    expect(me.lms.refused()).toEqual([]);
    expect(ids(me)).toEqual(['C_report', 'D_report', undefined, undefined]);
  });
});

const pairs = fc.constantFrom(['A', 'C'], ['A', 'D'], ['B', 'C'], ['B', 'D']);
const anyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), cards: pairs }) },
  fc.record({ do: fc.constantFrom('leave' as const, 'kill' as const), device: fc.constantFrom(0, 1) }),
  fc.record({ do: fc.constantFrom('wait' as const, 'slow' as const, 'hide' as const) }),
  fc.record({
    do: fc.constant('fault' as const),
    kind: fc.constantFrom('refuse' as const, 'lie' as const, 'none' as const),
  }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer Each> ? Each : never;

async function take(me: Me, step: Step) {
  switch (step.do) {
    case 'submit':
      submit(me, Object.fromEntries(step.cards.map((card) => [card, 'coaching'])));
      return settled();
    case 'fault':
      return me.fault(step.kind);
    case 'wait':
      return me.clock.pass(1000);
    case 'slow':
      me.slow = true;
      return;
    case 'hide':
      me.visit?.hide();
      return settled();
    default:
      if (step.do === 'leave') me.visit?.leave();
      else me.kill();
      me.device = step.device;
      return me.launch();
  }
}

describe.each([
  ['scorm12', 'strict'],
  ['scorm2004', 'strict'],
  ['scorm12', 'moodle12'],
  ['scorm2004', 'moodle12'],
] as const)('whatever is submitted while nothing arrives (%s, %s)', (standard, profile) => {
  it('no row is refused, and each row of the state is in the report', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 12 }), async (steps) => {
        const me = world(standard, profile);
        const refused = () => me.lms.refused().filter(({ call }) => call === 'SetValue');
        await me.launch();
        for (const step of steps) {
          if (me.visit?.standing === 'review') return; // Moodle has closed the attempt: all is there
          await take(me, step);
          expect(refused()).toEqual([]);
        }
        if (me.visit?.standing === 'review') return;
        me.fault('none');
        me.slow = false;
        await me.clock.pass(200_000);
        expect(refused()).toEqual([]);
        me.visit?.leave();
        await me.launch();
        await me.clock.pass(200_000);
        me.visit?.leave();
        expect(refused()).toEqual([]);
        const rows = inside(me.held()['cmi.suspend_data'] ?? '')?.attempt.rows ?? [];
        expect(ids(me).slice(0, rows.length)).toEqual(rows.map((card) => `${card}_report`));
      }),
      {
        numRuns: 60,
        // Signed out, one submit follows another: the cards of the first had kept rows that nobody could fill any more.
        examples: [
          [
            [
              { do: 'leave', device: 0 },
              { do: 'submit', cards: ['A', 'C'] },
              { do: 'submit', cards: ['B', 'D'] },
            ],
          ],
        ],
      },
    );
  });
});
