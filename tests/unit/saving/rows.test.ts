import { describe, expect, it } from 'vitest';
import { submitted } from '../state/fixture.ts';
import { inside } from './fake-lms.ts';
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
