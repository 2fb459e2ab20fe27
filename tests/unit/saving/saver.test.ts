import { describe, expect, it } from 'vitest';
import { firstVisit } from '../../../src/state/attempt.ts';
import { allRight, play, smallCourse, submitted } from '../state/fixture.ts';
import { FakeStorage, sealed } from './fixture.ts';
import { settled, visiting } from './fake-lms.ts';

const s = 1000;
const place = (lesson: string) => ({ screen: 'lesson', lesson }) as const;

describe('a visit that goes well', () => {
  it('tells the LMS at once that the course has begun, and sees that it arrived', async () => {
    const visit = await visiting().begins();
    expect(visit.tracker.log).toEqual(['send', 'confirm']);
    expect(visit.tracker.sent[0]).toMatchObject({ completed: false, location: 'cover' });
    expect(visit.states).toEqual(['pending', 'saving', 'saved']);
  });

  it('writes nothing before it begins, and keeps what was done until then', async () => {
    const visit = visiting();
    visit.opens('L1');
    expect(visit.tracker.log).toEqual([]);
    await visit.begins();
    expect(visit.lastSent()?.attempt.place).toEqual(place('L1'));
  });

  it('has every change on the device before anything else happens', async () => {
    const visit = await visiting().begins();
    visit.opens('L1');
    expect(visit.onDevice()?.attempt.place).toEqual(place('L1'));
    expect(visit.state).toBe('pending');
  });

  it('sends cards and places after a pause of 20 seconds', async () => {
    const visit = await visiting().begins();
    visit.opens('L1');
    await visit.clock.pass(19 * s);
    expect(visit.tracker.sent).toHaveLength(1);
    await visit.clock.pass(1 * s);
    expect(visit.tracker.sent).toHaveLength(2);
    expect(visit.lastSent()?.attempt.place).toEqual(place('L1'));
    expect(visit.state).toBe('saved');
  });

  it('sends after 60 seconds, although the learner never pauses', async () => {
    const visit = await visiting().begins();
    for (let turn = 0; turn < 12; turn++) {
      visit.does({ type: 'share-notes', notes: `note ${turn}` });
      await visit.clock.pass(5 * s);
    }
    expect(visit.tracker.sent).toHaveLength(2);
  });

  it('sends a submit at once', async () => {
    const visit = await visiting().begins();
    for (const action of submitted(allRight)) visit.does(action, action.type === 'submit-quiz');
    await visit.clock.pass(1);
    expect(visit.tracker.sent.at(-1)).toMatchObject({ score: 100, interactions: { length: 4 } });
  });

  it('sends nothing while nothing changes, for an hour', async () => {
    const visit = await visiting().begins();
    const calls = visit.tracker.log.length;
    visit.saver.changed(visit.attempt, true);
    visit.saver.hide();
    visit.saver.wake();
    visit.saver.flush();
    await visit.clock.pass(3600 * s);
    expect(visit.tracker.log.length).toBe(calls);
    expect(visit.clock.waiting).toBe(0);
  });

  it('tells the time since it began with each save', async () => {
    const visit = await visiting().begins();
    visit.opens('L1');
    await visit.clock.pass(20 * s);
    expect(visit.tracker.sent.map(({ sessionSeconds }) => Math.floor(sessionSeconds))).toEqual([0, 20]);
  });

  it('gives each state a version of its own', async () => {
    const visit = await visiting().begins();
    const before = visit.saver.version;
    visit.opens('L1');
    expect(visit.saver.version).toEqual({ session: before.session, revision: before.revision + 1 });
    await visit.clock.pass(20 * s);
    expect(visit.saver.confirmed).toEqual(visit.saver.version);
    expect(visit.journal.read()?.confirmed).toEqual(visit.saver.version);
  });
});

describe('a visit to a course the LMS already has', () => {
  const attempt = play([{ type: 'end-lesson', lesson: 'L1' }], smallCourse);
  const suspendData = sealed(attempt, smallCourse, { revision: 7, session: 'old' });

  it('assumes what is there, and writes none of it again', async () => {
    const visit = await visiting({ launch: { suspendData } }).begins();
    expect(visit.tracker.assumed).toMatchObject({ suspendData });
    expect(visit.tracker.sent).toEqual([]);
    expect(visit.state).toBe('saved');
  });

  it('leaves nothing on the device as long as nothing new is done', async () => {
    const storage = new FakeStorage();
    storage.setItem('course:demo', JSON.stringify({ state: suspendData, savedAt: 1 }));
    const visit = await visiting({ launch: { suspendData }, storage }).begins();
    await visit.clock.pass(100 * s);
    expect(storage.entries.size).toBe(0);
    visit.ends('L2');
    expect(visit.journal.read()).toMatchObject({ readBack: true, base: { revision: 7, session: 'old' } });
    expect(visit.onDevice()?.revision).toBe(8);
  });

  it('keeps on the device what is done before it begins', async () => {
    const visit = visiting({ launch: { suspendData } });
    visit.ends('L2');
    visit.saver.begin();
    expect(visit.onDevice()?.attempt.endedLessons).toEqual(['L1', 'L2']);
    await visit.clock.pass(1);
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1', 'L2']);
  });

  it('sends what only this device has, and the LMS holds it under a higher revision', async () => {
    const storage = new FakeStorage();
    const here = play([{ type: 'end-lesson', lesson: 'L2' }], smallCourse, attempt);
    const state = sealed(here, smallCourse, { revision: 9, session: 'here' });
    storage.setItem(
      'course:demo',
      JSON.stringify({ state, base: { revision: 7, session: 'old' }, savedAt: 1 }),
    );
    const visit = await visiting({ launch: { suspendData }, storage }).begins();
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1', 'L2']);
    expect(visit.lastSent()?.revision).toBeGreaterThan(9);
  });
});

describe('the end of a visit', () => {
  it('sends what is left, once, and is silent afterwards', async () => {
    const visit = await visiting().begins();
    visit.opens('L2');
    visit.saver.finish();
    visit.saver.finish();
    expect(visit.tracker.log.filter((call) => call === 'finish')).toHaveLength(1);
    expect(visit.tracker.finished).toMatchObject({ location: 'L2' });
    expect(visit.state).toBe('off');
    const calls = visit.tracker.log.length;
    visit.opens('L1');
    visit.saver.hide();
    visit.saver.wake();
    visit.saver.flush();
    await visit.clock.pass(3600 * s);
    expect(visit.tracker.log.length).toBe(calls);
    expect(visit.state).toBe('off');
  });

  it('while a save is judged says nothing more to the LMS', async () => {
    let answer: (found: 'reached') => void = () => undefined;
    const visit = visiting({ probe: () => new Promise((resolve) => (answer = resolve)) });
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.saver.finish();
    const calls = visit.tracker.log.length;
    answer('reached');
    await settled();
    expect(visit.tracker.log.slice(calls).filter((call) => call !== 'confirm')).toEqual([]);
    expect(visit.state).toBe('off');
  });

  it('in review ends the session and writes nothing', () => {
    const visit = visiting({ launch: { mode: 'review' } });
    visit.saver.finish();
    expect(visit.tracker.log).toEqual(['finish']);
    expect(visit.storage.entries.size).toBe(0);
  });

  it('waits for the verdict when the learner presses Finish', async () => {
    const visit = await visiting().begins();
    visit.ends('L1');
    expect(await visit.saver.settle()).toBe('saved');
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1']);
  });

  it('sends what was done while a save was judged, before it gives its verdict', async () => {
    const answers: ((found: 'reached') => void)[] = [];
    const visit = visiting({ probe: () => new Promise((resolve) => answers.push(resolve)) });
    visit.saver.begin();
    await visit.clock.pass(1);
    visit.ends('L1');
    const verdict = visit.saver.settle();
    for (let turn = 0; turn < 5; turn++) {
      answers.splice(0).forEach((answer) => answer('reached'));
      await settled();
    }
    expect(await verdict).toBe('saved');
    expect(visit.lastSent()?.attempt.endedLessons).toEqual(['L1']);
  });

  it('says when it is not saved', async () => {
    const visit = await visiting().begins();
    visit.ends('L1');
    visit.tracker.answers = [{ arrived: false }];
    expect(await visit.saver.settle()).toBe('not-saved');
  });
});

describe('a window that another one has taken over from', () => {
  it('writes nothing more, neither to the LMS nor to the device', async () => {
    const visit = await visiting().begins();
    visit.opens('L1');
    const kept = visit.journal.read();
    visit.saver.stop();
    expect(visit.state).toBe('off');
    visit.opens('L2');
    visit.saver.hide();
    visit.saver.finish();
    await visit.clock.pass(100 * s);
    expect(visit.tracker.sent).toHaveLength(1);
    expect(visit.tracker.finished).toBeNull();
    expect(visit.journal.read()).toEqual(kept);
  });

  it('says nothing more of a save that was under way', async () => {
    const answers: ((found: 'unreachable') => void)[] = [];
    const visit = visiting({ probe: () => new Promise((resolve) => answers.push(resolve)) });
    visit.saver.begin();
    await visit.clock.pass(1);
    const kept = visit.journal.read();
    visit.saver.stop();
    answers.forEach((answer) => answer('unreachable'));
    await settled();
    expect(visit.state).toBe('off');
    expect(visit.journal.read()).toEqual(kept);
  });
});

describe('without an LMS', () => {
  it('all is kept on the device, and nobody asks the network', async () => {
    const visit = await visiting({ hasLms: false }).begins();
    visit.ends('L1');
    await visit.clock.pass(20 * s);
    expect(visit.network.asked).toBe(0);
    expect(visit.onDevice()?.attempt.endedLessons).toEqual(['L1']);
    expect(visit.journal.read()?.confirmed).toBeNull();
  });

  it('and without storage it still goes on', async () => {
    const storage = new FakeStorage();
    storage.broken = 'all';
    const visit = await visiting({ hasLms: false, storage }).begins();
    visit.ends('L1');
    await visit.clock.pass(100 * s);
    expect(visit.attempt.endedLessons).toEqual(['L1']);
  });
});

it('a completed course that arrived is marked as final on the device, and only then', async () => {
  const visit = await visiting().begins();
  const before = { ...firstVisit, endedLessons: ['L1', 'L2'] };
  visit.saver.changed(play(submitted(allRight), smallCourse, before), true);
  expect(visit.journal.read()?.final).toBe(false);
  await visit.clock.pass(1);
  expect(visit.journal.read()?.final).toBe(true);
});
