import { describe, expect, it } from 'vitest';
import type { ProbeAnswer } from '../../../src/saving/probe.ts';
import type { SaveState } from '../../../src/saving/save-state.ts';
import { allRight, play, smallCourse, submitted } from '../state/fixture.ts';
import { settled, visiting } from './fake-lms.ts';

const s = 1000;

/** A probe that answers only when told to. */
function slowNetwork() {
  const waiting: ((answer: ProbeAnswer) => void)[] = [];
  return {
    probe: () => new Promise<ProbeAnswer>((resolve) => waiting.push(resolve)),
    async answers(answer: ProbeAnswer) {
      waiting.splice(0).forEach((tell) => tell(answer));
      await settled();
    },
  };
}

describe('a refused save', () => {
  it('is told to the learner, tried again after 2, 4 and 8 seconds, and then is saved', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }, { arrived: false }, { arrived: false }];
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('not-saved');
    for (const wait of [2, 4, 8]) {
      const sent = visit.tracker.sent.length;
      await visit.clock.pass(wait * s - 1);
      expect(visit.tracker.sent.length).toBe(sent);
      await visit.clock.pass(1);
      expect(visit.tracker.sent.length).toBeGreaterThan(sent);
    }
    expect(visit.state).toBe('saved');
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1']);
  });

  it('is doubted, and sent again under a new revision with what is owed', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }];
    visit.ends('L1');
    visit.tracker.log.length = 0;
    visit.saver.flush();
    await visit.clock.pass(2 * s);
    expect(visit.tracker.log).toEqual(['send', 'doubt', 'reassert', 'confirm']);
    const [first, second] = visit.tracker.sent.slice(1);
    expect(second?.suspendData).not.toBe(first?.suspendData);
  });

  it('says in the state that something is owed, until it is made good', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }];
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.onDevice()?.owed).toBe(true);
    await visit.clock.pass(2 * s);
    expect(visit.onDevice()?.owed).toBe(false);
  });

  it('of a re-assertion is a refused save as well', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }, { arrived: false }];
    visit.ends('L1');
    visit.saver.flush();
    await visit.clock.pass(2 * s);
    expect(visit.state).toBe('not-saved');
    await visit.clock.pass(10 * s);
    expect(visit.state).toBe('saved');
    expect(visit.tracker.owes).toBe(false);
  });

  it('is tried again as soon as the network or the learner is back', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }];
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    visit.saver.wake();
    await settled();
    expect(visit.state).toBe('saved');
  });

  it('leaves what was done on the device, whatever happens next', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = Array.from({ length: 50 }, () => ({ arrived: false }));
    visit.ends('L1');
    await visit.clock.pass(600 * s);
    expect(visit.state).toBe('reload'); // the server answers, but this page has lost its LMS
    expect(visit.onDevice()?.attempt.endedLessons).toEqual(['L1']);
    expect(visit.journal.read()?.confirmed?.revision).toBeLessThan(visit.saver.version.revision);
    expect(visit.tracker.sent.length).toBeLessThan(20);
  });
});

describe('a session that has ended', () => {
  const inVain = { arrived: false };

  it('is not tried again by itself until the learner comes back, and then asks for a reload', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = Array.from({ length: 50 }, () => inVain);
    visit.network.answer = 'sign-in';
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('sign-in');
    const tries = visit.tracker.sent.length;
    await visit.clock.pass(600 * s);
    expect(visit.tracker.sent.length).toBe(tries);

    visit.network.answer = 'reached'; // signed in again elsewhere, but this page stays refused
    visit.saver.wake();
    await settled();
    expect(visit.state).toBe('reload');
  });
});

describe('an LMS that says "true"', () => {
  it('is not believed while the server cannot be reached', async () => {
    const visit = await visiting().begins();
    visit.network.answer = 'unreachable';
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('not-saved');
    expect(visit.tracker.log.at(-1)).toBe('doubt');
    visit.network.answer = 'reached';
    await visit.clock.pass(2 * s);
    expect(visit.state).toBe('saved');
  });

  it('although the session is over makes the learner sign in again, and recovers without a reload', async () => {
    const visit = await visiting().begins();
    visit.network.answer = 'sign-in';
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('sign-in');
    visit.network.answer = 'reached';
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('saved');
  });

  it.each(['unreachable', 'sign-in'] as const)(
    'has to be believed where the probe never worked (%s), and the word is "sent"',
    async (answer) => {
      const visit = visiting();
      visit.network.answer = answer;
      await visit.begins();
      visit.ends('L1');
      await visit.clock.pass(20 * s);
      expect(new Set(visit.states)).toEqual(new Set<SaveState>(['saving', 'pending', 'sent']));
      expect(visit.tracker.log).not.toContain('doubt');
    },
  );

  it('is not believed any more once the probe has worked, if only at launch', async () => {
    const visit = await visiting().begins();
    visit.network.answer = 'unreachable';
    visit.opens('L1');
    await visit.clock.pass(20 * s);
    expect(visit.state).toBe('not-saved');
  });
});

describe('a record that has moved on with another device', () => {
  it('is not written to any more: not with a submit, not when the page is hidden or goes, not by Finish', async () => {
    const visit = await visiting().begins();
    const sent = visit.tracker.sent.length;
    visit.saver.giveWay();
    expect(visit.state).toBe('away');
    for (const action of submitted(allRight)) visit.does(action, action.type === 'submit-quiz');
    await visit.clock.pass(100 * s);
    visit.saver.hide();
    visit.saver.tryAgain();
    expect(await visit.saver.settle()).toBe('away');
    visit.saver.finish();
    expect(visit.tracker.sent).toHaveLength(sent);
    expect(visit.tracker.finished).toBeNull();
    expect(visit.onDevice()?.attempt.bestScore).toBe(100); // for the reload
  });
});

describe('an LMS whose window is closed', () => {
  it('is named, and found again when it is back', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false, gone: true }];
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    expect(visit.state).toBe('lms-gone');
    await visit.clock.pass(3 * s);
    expect(visit.state).toBe('saved');
  });
});

describe('one save at a time:', () => {
  it('what changes meanwhile is sent when it is over', async () => {
    const network = slowNetwork();
    const visit = visiting(network);
    visit.saver.begin();
    await visit.clock.pass(1);
    await network.answers('reached');
    visit.ends('L1');
    visit.saver.flush();
    visit.ends('L2');
    visit.saver.flush();
    await visit.clock.pass(100 * s);
    expect(visit.tracker.sent).toHaveLength(2);
    await network.answers('reached');
    await visit.clock.pass(100 * s);
    expect(visit.tracker.sent).toHaveLength(3);
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1', 'L2']);
    await network.answers('reached');
    expect(visit.state).toBe('saved');
  });

  it('the word is not "saved" while a change waits', async () => {
    const network = slowNetwork();
    const visit = visiting(network);
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.ends('L1');
    await network.answers('reached');
    expect(visit.state).toBe('pending');
  });

  it('a save is final only if it was the completed course that arrived', async () => {
    const network = slowNetwork();
    const visit = visiting(network);
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.saver.changed(play([...submitted(allRight), ...ends], smallCourse), true);
    await network.answers('reached');
    expect(visit.journal.read()?.final).toBe(false);
  });
  const ends = ['L1', 'L2'].map((lesson) => ({ type: 'end-lesson', lesson }) as const);
});

describe('a page that is hidden', () => {
  it('sends what is not sent, exactly once', async () => {
    const visit = await visiting().begins();
    visit.ends('L1');
    visit.saver.hide();
    expect(visit.tracker.sent).toHaveLength(2);
    visit.saver.hide();
    await visit.clock.pass(600 * s);
    expect(visit.tracker.sent).toHaveLength(2);
    expect(visit.tracker.finished).toBeNull();
  });

  it('does not wait for the verdict on the save before', async () => {
    const network = slowNetwork();
    const visit = visiting(network);
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.ends('L1');
    visit.saver.hide();
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1']);
    expect(visit.tracker.sent).toHaveLength(2);
  });

  it('doubts what it could not send then, and makes it good later', async () => {
    const network = slowNetwork();
    const visit = visiting(network);
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.tracker.answers = [{ arrived: false }];
    visit.ends('L1');
    visit.saver.hide();
    expect(visit.tracker.owes).toBe(true);
    for (let turn = 0; turn < 5; turn++) {
      await network.answers('reached');
      await visit.clock.pass(20 * s);
    }
    expect(visit.tracker.owes).toBe(false);
    expect(visit.state).toBe('saved');
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1']);
  });

  it('tries at once although the last save failed', async () => {
    const visit = await visiting().begins();
    visit.tracker.answers = [{ arrived: false }];
    visit.ends('L1');
    visit.saver.flush();
    await settled();
    visit.saver.hide();
    await settled();
    expect(visit.state).toBe('saved');
  });
});
