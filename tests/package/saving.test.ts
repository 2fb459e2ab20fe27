import { describe, expect, it } from 'vitest';
import { PROBE_FILE } from '../../src/course/package-layout.ts';
import { storageForbidden } from './device.ts';
import { sitDown, useBrowser } from './harness.ts';
import type { LmsTab } from './lms-tab.ts';
import { both, scorm12, scorm2004 } from './standards.ts';
import type { Learner } from './learner.ts';

useBrowser();

/** Into the quiz, with the first commits done. */
async function atQuiz(options: Parameters<typeof sitDown>[0]) {
  const seat = await sitDown(options);
  await seat.learner.goToQuiz();
  await seat.learner.wait(21);
  await seat.learner.untilSaveState('Saved');
  return seat;
}

describe.each(both)('Saving in $name', ({ standard, short }) => {
  it.each(['commitRefused', 'offline', 'sessionExpired'] as const)(
    'brings everything to Moodle in the end, although "%s" came over the submit',
    async (fault) => {
      const { lms, learner } = await atQuiz({ package: short, profile: 'moodle12' });
      await learner.sort();
      await lms.setFault(fault, true);
      await learner.submit();
      await learner.untilSaveState(fault === 'sessionExpired' ? 'Sign in again' : 'Not saved yet');
      expect((await lms.holds()).score).toBe('');
      await lms.setFault(fault, false);
      await learner.press('Try again');
      await learner.untilSaveState('Saved');
      await expectAll(lms, learner);
    },
  );

  it('heals at the next visit what an LMS swallowed while it said "true"', async () => {
    const { lms, learner } = await atQuiz({ package: short, profile: 'moodle12' });
    await learner.sort();
    await lms.setFault('offline', true);
    await learner.submit();
    await learner.untilSaveState('Not saved yet');
    await lms.leave();
    expect((await lms.holds()).score).toBe('');
    await lms.setFault('offline', false);
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await expectAll(lms, back);
    await back.resume();
    await back.sees('You passed');
  });

  it('never overlaps commits with an LMS that takes three seconds, and loses no press', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.setFault('slow', true);
    const before = await lms.count('Commit');
    await learner.sort();
    expect(Object.values(await learner.placed()).flat()).toHaveLength(6);
    await learner.submit();
    // A slow LMS is not asked twice in one go: the second step of an ending comes with the next pause.
    while (!(await learner.saveState()).startsWith('Saved')) await learner.wait(5);
    expect((await lms.count('Commit')) - before).toBeLessThanOrEqual(standard === 'scorm2004' ? 2 : 3);
    expect((await lms.holds()).score).toBe('100');
  });
});

describe.each([scorm2004])('Saving in $name', ({ short }) => {
  it('waits for a pause of 20 seconds after a card, a minute at most, and sends nothing when nothing changed', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    const before = await lms.count('Commit');
    await learner.holdClock();
    for (let step = 0; step < 3; step += 1) {
      await learner.sort(1);
      await learner.wait(15);
      expect(await lms.count('Commit')).toBe(before);
    }
    await learner.sort(1);
    await learner.wait(15.5); // a minute since the first card
    await learner.untilSaveState('Saved');
    expect(await lms.count('Commit')).toBe(before + 1);
    await learner.sort(1);
    await learner.wait(19);
    expect(await lms.count('Commit')).toBe(before + 1);
    await learner.wait(1.5);
    await learner.untilSaveState('Saved');
    expect(await lms.count('Commit')).toBe(before + 2);
    const comeBack = await lms.lookAway();
    await comeBack();
    await learner.wait(300);
    expect(await lms.count('Commit')).toBe(before + 2);
  });

  it('asks the LMS why it refuses, and tries again after about 2, 4 and 8 seconds, and says so until it is over', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.setFault('commitRefused', true);
    await learner.sort();
    await learner.holdClock();
    await learner.submit();
    await learner.untilSaveState('Not saved yet');
    expect(await learner.text()).toContain('It is kept on this device and sent again by itself.');
    expect(await learner.has('Try again')).toBe(true);
    const calls = await lms.calls();
    const refused = calls.findIndex(({ call, result }) => call === 'Commit' && result === 'false');
    const asked = calls.slice(refused + 1, refused + 4).map(({ call, args }) => `${call}(${args.join()})`);
    const code = calls[refused]?.errorCode ?? '';
    expect(asked).toEqual(['GetLastError()', `GetErrorString(${code})`, `GetDiagnostic(${code})`]);
    for (const pause of [2, 4, 8]) {
      const before = await lms.count('Commit');
      await learner.wait(pause * 0.75);
      expect(await lms.count('Commit')).toBe(before);
      const verdict = learner.page.waitForResponse((answer) => answer.url().includes(PROBE_FILE));
      await learner.wait(pause * 0.5);
      await untilCommits(lms, before + 1);
      await verdict;
      await learner.breathe();
      expect(await learner.saveState()).toMatch(/^Not saved yet/);
    }
    await lms.setFault('commitRefused', false);
    await learner.wait(20);
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
    expect(await lms.rows()).toHaveLength(6);
  });

  it('heals at the next visit even what an LMS swallowed behind a server that answers', async () => {
    const { lms, learner } = await atQuiz({ package: short, profile: 'moodle12' });
    await lms.addFault({ on: ['Commit', 'Terminate'], lie: true });
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved'); // it cannot know better
    await lms.leave();
    await lms.clearFaults();
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await expectAll(lms, back);
  });

  it('asks to sign in again when the session is over, and recovers with the next launch', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.setFault('sessionExpired', true);
    await learner.sort(2);
    const card = await learner.card();
    await learner.wait(21);
    await learner.untilSaveState('Sign in again');
    expect(await learner.text()).toContain('Sign in again in another tab');
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });
});

describe.each([scorm12])('Saving in $name', ({ short }) => {
  it('does not save while a card is being dragged, and does so once it is let go', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    const before = await lms.count('Commit');
    await learner.sort(1);
    const box = await (await learner.frame.$('sort-card .card'))?.boundingBox();
    if (!box) throw new Error('There is no card to drag.');
    const { mouse } = learner.page;
    await mouse.move(box.x + 20, box.y + 20);
    await mouse.down();
    await mouse.move(box.x + 60, box.y + 40, { steps: 4 });
    await learner.wait(30);
    expect(await lms.count('Commit')).toBe(before);
    await mouse.up();
    await learner.wait(1);
    await learner.untilSaveState('Saved');
    expect(await lms.count('Commit')).toBe(before + 1);
  });

  it('sends a smaller state when the LMS finds it too long, and keeps every other value', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.addFault({ on: ['SetValue'], element: 'suspend_data', refuse: '405', times: 1 });
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    expect((await lms.holds()).score).toBe('100');
    const state = (await lms.holds()).suspendData;
    const back = await lms.relaunch();
    await back.resume();
    await back.sees('You passed');
    expect(state).not.toBe('');
  });

  it('does not claim to be saved while the LMS takes no state at all, and does not ask for ever', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.addFault({ on: ['SetValue'], element: 'suspend_data', refuse: '405' });
    await learner.sort(2);
    await learner.wait(21);
    await learner.untilSaveState('Not saved yet');
    const before = await lms.count('Commit');
    await learner.wait(120);
    expect((await lms.count('Commit')) - before).toBeLessThanOrEqual(1);
  });

  it.each([
    ['throw', { throws: 'broken' }],
    ['answer null', { answer: null }],
  ])('is not upset by saves that %s', async (_, fault) => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.addFault({ on: ['Commit', 'SetValue'], ...fault });
    await learner.sort(2);
    const card = await learner.card();
    await learner.wait(21);
    await learner.untilSaveState('Not saved yet');
    await lms.clearFaults();
    const back = await lms.relaunch();
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });

  it('says so when the window of the LMS is gone, and goes on', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await lms.page.evaluate(() => {
      const api = window.previewLms.lms?.api as Record<string, unknown>;
      for (const name of Object.keys(api)) Reflect.deleteProperty(api, name);
    });
    await learner.sort(2);
    const card = await learner.card();
    await learner.wait(21);
    await learner.untilSaveState('Not saved yet');
    expect(await learner.text()).toContain('The window of your course is closed.');
    const back = await lms.relaunch();
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });

  it('does not promise a copy on the device where the browser keeps none', async () => {
    const { lms, learner } = await atQuiz({ package: short, before: storageForbidden });
    await lms.setFault('commitRefused', true);
    await learner.sort(1);
    await learner.wait(21);
    await learner.untilSaveState('Not saved yet');
    expect(await learner.text()).not.toMatch(/kept on this device/);
    expect(await learner.text()).toContain('This browser keeps nothing for this page.');
  });

  it('goes on with the LMS alone when the device is full', async () => {
    const { lms, learner } = await atQuiz({ package: short });
    await learner.frame.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await learner.sort(3);
    const card = await learner.card();
    await learner.wait(21);
    await learner.untilSaveState('Saved').catch(() => undefined);
    await lms.page.reload();
    const back = await lms.module();
    await back.resume();
    expect((await back.untilCard()).number).toBeLessThanOrEqual(card?.number ?? 0);
  });
});

async function untilCommits(lms: LmsTab, count: number) {
  await lms.page.waitForFunction(
    (wanted) => window.previewLms.log.filter(({ call }) => call === 'Commit').length >= wanted,
    { polling: 20 },
    count,
  );
}

/** The LMS holds the passed quiz with all its rows. */
async function expectAll(lms: LmsTab, learner: Learner) {
  const holds = await lms.holds();
  expect([holds.score, holds.success]).toEqual(['100', 'passed']);
  const rows = await lms.rows();
  expect(rows).toHaveLength(6);
  for (const row of rows) {
    const card = learner.course.quiz.cards.find(({ reportId }) => reportId === row['id']);
    const category = learner.course.quiz.categories.find(({ id }) => id === card?.category);
    expect([category?.label, category?.id]).toContain(row[lms.facts.response]);
    expect(row['result']).toBe('correct');
  }
}
