import { describe, expect, it } from 'vitest';
import { allRight, play, smallCourse, submitted } from '../state/fixture.ts';
import { visiting } from './fake-lms.ts';

const s = 1000;

describe('an LMS that refuses the state', () => {
  const sorting = submitted(allRight).slice(0, -1);

  it('gets a leaner one at once, not the same again', async () => {
    const visit = await visiting().begins();
    visit.states.length = 0;
    visit.tracker.answers = [{ stateRefused: true }];
    visit.saver.changed(play(sorting, smallCourse), false);
    visit.saver.flush();
    await visit.clock.pass(1);
    const [, full, lean] = visit.tracker.sent;
    expect(lean?.suspendData.length).toBeLessThan(full?.suspendData.length ?? 0);
    expect(visit.lastSent()?.attempt.quiz).toMatchObject({ moves: [], placed: { length: 4 } });
    expect(visit.states.indexOf('saved')).toBe(visit.states.length - 1); // not a moment before
  });

  it('even leaner is left in peace, and the learner is not told that all is saved', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ stateRefused: true }, { stateRefused: true }];
    visit.saver.changed(play(sorting, smallCourse), false);
    visit.saver.flush();
    await visit.clock.pass(600 * s);
    expect(visit.tracker.sent).toHaveLength(3);
    expect(visit.state).toBe('not-saved');
    expect(visit.onDevice()?.attempt.quiz?.placed).toHaveLength(4);
  });
});
