import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course } from '../../../src/course/course.ts';
import { smallCourse, submitted } from '../state/fixture.ts';
import { world } from './world.ts';

const course: Course = { ...smallCourse, firsts: true };
type Me = ReturnType<typeof world>;
type Sorted = Readonly<Record<string, 'coaching' | 'mentoring'>>;

async function submit(me: Me, answers: Sorted) {
  for (const action of submitted(answers)) me.does(action, action.type === 'submit-quiz');
  await me.clock.pass(1000);
}

/** What the LMS's report says of each card, by report id. */
function report(me: Me): Record<string, { said: string; result: string }> {
  const held = me.held();
  const rows: Record<string, { said: string; result: string }> = {};
  for (let row = 0; held[`cmi.interactions.${row}.id`] !== undefined; row += 1) {
    const at = `cmi.interactions.${row}`;
    const said = held[`${at}.student_response`] ?? held[`${at}.learner_response`] ?? '';
    expect(rows, 'each card has one row').not.toHaveProperty(held[`${at}.id`] ?? '');
    rows[held[`${at}.id`] ?? ''] = { said: said.toLowerCase(), result: held[`${at}.result`] ?? '' };
  }
  return rows;
}

/** Without a row that a repair has just made differ, so that the LMS takes its values once more. */
const said = (me: Me) =>
  Object.fromEntries(
    Object.entries(report(me))
      .filter(([id]) => !id.endsWith('_'))
      .map(([id, one]) => [id, one.said]),
  );

describe.each(['scorm12', 'scorm2004'] as const)('with report-answers: first, in %s', (standard) => {
  const wrong = standard === 'scorm12' ? 'wrong' : 'incorrect';

  it('a card keeps its first answer in a second try, and the score is the best', async () => {
    const me = world(standard, 'strict', course);
    await me.launch();
    await submit(me, { A: 'mentoring', C: 'mentoring' });
    await submit(me, { A: 'coaching', D: 'mentoring' });
    expect(report(me)).toEqual({
      A_report: { said: 'mentoring', result: wrong },
      C_report: { said: 'mentoring', result: 'correct' },
      D_report: { said: 'mentoring', result: 'correct' },
    });
    expect(me.attempt?.submitted?.answers[0]?.category).toBe('coaching');
    expect(me.held()[standard === 'scorm12' ? 'cmi.core.score.raw' : 'cmi.score.raw']).toBe('100');
    expect(me.lms.refused()).toEqual([]);
  });

  it('and in later visits, on this device and on another', async () => {
    const me = world(standard, 'strict', course);
    await me.launch();
    await submit(me, { A: 'mentoring', C: 'mentoring' });
    me.visit?.leave();
    await me.launch();
    await submit(me, { B: 'coaching', C: 'coaching' });
    me.visit?.leave();
    me.device = 1;
    await me.launch();
    await submit(me, { A: 'coaching', B: 'mentoring' });
    me.visit?.leave();
    me.device = 0;
    await me.launch();
    await submit(me, { A: 'coaching', D: 'coaching' });
    expect(said(me)).toEqual({
      A_report: 'mentoring',
      C_report: 'mentoring',
      B_report: 'coaching',
      D_report: 'coaching',
    });
    expect(me.lms.refused()).toEqual([]);
  });

  it('while without it the row has the latest answer', async () => {
    const me = world(standard, 'strict');
    await me.launch();
    await submit(me, { A: 'mentoring', C: 'mentoring' });
    await submit(me, { A: 'coaching', D: 'mentoring' });
    expect(said(me)['A_report']).toBe('coaching');
  });

  it('an answer that the LMS lost is written again as it was first given', async () => {
    const me = world(standard, 'moodle12', course);
    await me.launch();
    me.fault('lie');
    await submit(me, { A: 'mentoring', C: 'mentoring' });
    me.fault('none');
    await submit(me, { A: 'coaching', D: 'mentoring' });
    await me.clock.pass(200_000);
    expect(said(me)).toEqual({ A_report: 'mentoring', C_report: 'mentoring', D_report: 'mentoring' });
  });

  const pairs = fc.constantFrom(['A', 'C'], ['A', 'D'], ['B', 'C'], ['B', 'D']);
  const sorted = fc
    .tuple(pairs, fc.boolean(), fc.boolean())
    .map(([[one = '', other = ''], first, second]) => ({
      [one]: first ? ('coaching' as const) : ('mentoring' as const),
      [other]: second ? ('coaching' as const) : ('mentoring' as const),
    }));
  const anyStep = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), answers: sorted }) },
    fc.record({ do: fc.constantFrom('leave' as const, 'kill' as const), device: fc.constantFrom(0, 1) }),
    fc.record({ do: fc.constant('fault' as const), kind: fc.constantFrom('refuse', 'none') }),
  );

  it('whatever happens on two devices, a row of the LMS never changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 12 }), async (steps) => {
        const me = world(standard, 'strict', course);
        await me.launch();
        let before = said(me);
        for (const step of steps) {
          if (step.do === 'submit') await submit(me, step.answers);
          else if (step.do === 'fault') me.fault(step.kind);
          else {
            if (step.do === 'leave') me.visit?.leave();
            else me.kill();
            me.device = step.device;
            await me.launch();
          }
          const now = said(me);
          expect(now).toMatchObject(before);
          before = now;
        }
        // In an outage a row of a submit between two others may stay out, with latest answers too: SCORM 1.2 then refuses the next.
        if (steps.every((step) => step.do !== 'fault'))
          expect(me.lms.refused().filter(({ call }) => call === 'SetValue')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
