import { describe, expect, it } from 'vitest';
import { standards } from '../../../scorm/lms/standards.ts';
import { allRight, submitted } from '../state/fixture.ts';
import { settled } from './fake-lms.ts';
import { world } from './world.ts';

describe.each(['refuse', 'lie'] as const)(
  'a submit that is lost (%s), of which nothing is known yet',
  (kind) => {
    async function submitInTheTunnel(lessons: readonly string[]) {
      const me = world('scorm12', 'moodle12');
      await me.launch();
      for (const lesson of lessons) me.does({ type: 'end-lesson', lesson });
      await me.clock.pass(100_000);
      me.fault(kind);
      me.slow = true;
      for (const action of submitted(allRight)) me.does(action, action.type === 'submit-quiz');
      await me.clock.pass(10);
      me.fault('none'); // the train is out of the tunnel
      return me;
    }

    it.each(['hide', 'leave'] as const)(
      'is in the report after the next visit, although more was sent when the page went (%s)',
      async (going) => {
        const me = await submitInTheTunnel([]);
        me.does({ type: 'open-place', place: { screen: 'lesson', lesson: 'L2' } });
        me.visit?.[going]();
        await settled();
        me.kill();
        await me.launch();
        await me.clock.pass(200_000);
        expect(me.held()['cmi.interactions.3.id']).toBe('D_report');
        expect(me.held()[standards.scorm12.elements.score]).toBe('100');
      },
    );

    it('is not followed by the word that closes the attempt, when the page goes at that moment', async () => {
      const me = await submitInTheTunnel(['L1', 'L2']);
      me.visit?.leave();
      await me.launch();
      await me.clock.pass(200_000);
      expect(me.held()).toMatchObject({
        [standards.scorm12.elements.score]: '100',
        [standards.scorm12.elements.status]: 'passed',
      });
    });

    it('does not let Moodle close the attempt without its score', async () => {
      const me = await submitInTheTunnel(['L1']);
      me.does({ type: 'end-lesson', lesson: 'L2' });
      me.visit?.leave();
      await me.launch();
      await me.clock.pass(200_000);
      me.visit?.leave();
      expect(me.held()).toMatchObject({
        [standards.scorm12.elements.score]: '100',
        [standards.scorm12.elements.status]: 'passed',
        'cmi.interactions.3.id': 'D_report',
      });
    });
  },
);
