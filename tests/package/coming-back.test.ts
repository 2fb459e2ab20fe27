import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import type { LmsTab } from './lms-tab.ts';
import { both, scorm12, scorm2004 } from './standards.ts';
import type { Learner } from './learner.ts';
import { editCourse } from './variants.ts';

useBrowser();

/** A learner who has passed, with all of it saved. */
async function passed(short: string) {
  const seat = await sitDown({ package: short });
  await seat.learner.goToQuiz();
  await seat.learner.sort();
  await seat.learner.submit();
  await seat.learner.untilSaveState('Saved');
  return seat;
}

const damages: [string, (state: string) => string][] = [
  ['cut short', (state) => state.slice(0, state.length / 2)],
  ['changed in one character', (state) => state.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A'))],
  ['replaced by rubbish', () => '\u0000{"not": [ours'],
];

describe.each(both)('Coming back in $name', ({ short }) => {
  it('brings a first session that never arrived, without a question', async () => {
    const { lms, learner } = await sitDown({
      package: short,
      faults: [{ on: ['Commit', 'Terminate'], refuse: true }],
    });
    await learner.goToQuiz();
    await learner.sort(2);
    const card = await learner.card();
    await lms.leave();
    expect((await lms.values())[lms.facts.elements.suspendData]).toBeUndefined();
    await lms.clearFaults();
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });

  it('brings a whole session in which the LMS lied, without a question', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.untilSaveState('Saved'); // else nobody could know that the work is of this attempt
    await lms.setFault('offline', true);
    const first = await lms.relaunch();
    await first.goToQuiz();
    await first.sort(2);
    const card = await first.card();
    await lms.leave();
    expect((await lms.values())[lms.facts.elements.score]).toBeUndefined();
    await lms.setFault('offline', false);
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });
});

describe.each([scorm12])('Coming back in $name', ({ short }) => {
  it('loses nothing of the journal when the renderer dies without a word', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(4);
    const [card, placed] = [await learner.card(), await learner.placed()];
    await lms.crash();
    const again = await device.openLms(lms.options);
    const back = await again.module();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
    expect(await back.placed()).toEqual(placed);
    device.troubles.length = 0; // what a dying page says is not ours
  });

  it.each(damages)('goes on from the device when the state in the LMS is %s', async (_, damage) => {
    const { lms, learner } = await passed(short);
    await learner.press('Try with new cards');
    await learner.sort(2);
    const card = await learner.card();
    const ids = (await lms.rows()).map(({ id }) => id);
    await lms.leave();
    await lms.damage(lms.facts.elements.suspendData, damage);
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
    await back.sort();
    await back.submit();
    await back.untilSaveState('Saved');
    expect((await lms.rows()).slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
    expect(await lms.refused()).toEqual([]);
  });

  it('leaves the record of a newer version as it is', async () => {
    const { lms } = await passed(short);
    await lms.leave();
    const newer = '9~something~else~entirely~';
    await lms.damage(lms.facts.elements.suspendData, () => `${newer}~${crc(newer)}`);
    const before = await lms.values();
    const back = await lms.relaunch();
    expect(await back.text()).toContain('A newer version of this course made your record.');
    await back.goToQuiz();
    await back.sort();
    await back.submit();
    await back.wait(120);
    await lms.leave();
    expect(await lms.values()).toEqual(before);
  });

  it('takes the state of the LMS where another device went further', async () => {
    const { lms: here, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.readLessons(1);
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await here.leave();
    const { there, learner: elsewhere } = await onOtherDevice(here);
    await elsewhere.resume();
    await elsewhere.readLessons(2);
    await there.leave();
    await here.putRecord(await there.recordText());
    const back = await here.relaunch();
    await back.resume();
    await back.sees('Where does each card belong?');
  });

  it('shows the next learner in the same browser nothing of the first', async () => {
    const { device, lms, learner } = await sitDown({ package: short, learner: 'ada@example.org' });
    await learner.goToQuiz();
    await learner.sort(3);
    expect(Object.entries(await lms.journals()).join()).not.toMatch(/ada|example/);
    await lms.leave();
    const other = await device.openLms({ package: short, learner: 'ben@example.org' });
    const next = await other.module();
    expect(await next.has('Start')).toBe(true);
    expect(await next.text()).not.toContain('This device has your work');
    await other.leave();
    expect((await other.rows()).length).toBe(0);
  });

  it('keeps no work on the device once the LMS has shown that it has everything, and starts afresh in a new attempt', async () => {
    const { lms } = await passed(short);
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    const kept = Object.keys(await lms.journals());
    expect(kept.filter((key) => !key.endsWith(':cards'))).toEqual([]); // which cards to ask again stays

    await back.resume();
    await back.press('Finish');
    await back.sees('You have finished');
    const anew = await lms.relaunch({ newAttempt: true });
    expect(await anew.has('Start')).toBe(true);
    await anew.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '', status: 'incomplete' });
  });
});

describe.each([scorm2004])('Coming back in $name', ({ full, short }) => {
  it.each(damages)(
    'keeps score and status on a new device when the state is %s, and says what happened',
    async (_, damage) => {
      const { lms } = await passed(short);
      await lms.leave();
      await lms.damage(lms.facts.elements.suspendData, damage);
      const { there, learner: back } = await onOtherDevice(lms);
      expect(await back.text()).toContain('Your score and status are safe with your course.');
      await back.untilSaveState('Saved');
      expect(await there.holds()).toMatchObject({ score: '100', success: 'passed' });
      const before = await there.rows();
      await back.menu('Sorting quiz');
      await back.sort(Infinity, () => false);
      await back.submit();
      await back.untilSaveState('Saved');
      expect((await there.rows()).slice(0, before.length)).toEqual(before);
      expect(await there.rows()).toHaveLength(before.length + 6);
      expect(await there.holds()).toMatchObject({ score: '100', success: 'passed' });
      expect(await there.refused()).toEqual([]);
    },
  );

  it('puts two devices together that grew apart: all lessons, the best score, still passed', async () => {
    const { lms: here, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await here.leave();
    const { there, learner: elsewhere } = await onOtherDevice(here);
    await elsewhere.menu('Sorting quiz');
    await elsewhere.sort();
    await elsewhere.submit();
    await elsewhere.untilSaveState('Saved');
    await there.leave();

    await here.setFault('offline', true);
    const offline = await here.relaunch();
    await offline.resume();
    await offline.readLessons();
    await here.leave();
    await here.setFault('offline', false);
    await here.putRecord(await there.recordText());
    const back = await here.relaunch();
    await back.untilSaveState('Saved');
    expect(await here.holds()).toMatchObject({ score: '100', success: 'passed' });
    expect(await here.rows()).toHaveLength(6);
    expect(await here.refused()).toEqual([]);
  });

  it('asks about unfinished work in a new attempt, waits for the answer, and goes on with it if the learner says so', async () => {
    const { lms, back, card } = await asked(short);
    await back.menu(back.lesson(1));
    expect(await back.text()).toContain('This device has your work');
    await back.menu(back.course.quiz.title);
    expect(await back.text()).toContain('This device has your work');
    expect(await back.card()).toBeNull();
    await back.press('Go on with my work');
    expect(await back.untilCard()).toEqual(card);
    await back.untilSaveState('Saved');
    expect((await lms.holds()).status).toBe('incomplete');
  });

  it('asks about unfinished work in a new attempt, and starts again if the learner says so', async () => {
    const { lms, back } = await asked(short);
    await back.press('Start again');
    await back.sees(back.lesson(1));
    await back.untilSaveState('Saved');
    const again = await lms.relaunch();
    expect(await again.text()).not.toContain('This device has your work');
  });

  it('survives a new package with cards and lessons gone, added and in another order', async () => {
    const name = `rebuilt-${full}`;
    const { device, lms, learner } = await sitDown({ package: name });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.untilSaveState('Saved');
    const ids = (await lms.rows()).map(({ id }) => id);
    await lms.leave();
    const file = join(inject('stand').folder, name, 'index.html');
    const page = await readFile(file, 'utf8');
    try {
      const changed = editCourse(page, (course) => {
        const [first, ...rest] = course.lessons;
        if (first) course.lessons = [...rest, { ...first, id: 'L9_new', title: 'A new lesson' }];
        const cards = course.quiz.cards.filter(({ reportId }) => reportId !== ids[2]);
        course.quiz = { ...course.quiz, cards: cards.reverse() };
      });
      await writeFile(file, changed);
      const back = await (await device.openLms(lms.options)).module();
      await back.resume();
      await back.sees('You passed');
      await back.press('Try with new cards');
      await back.sort();
      await back.submit();
      await back.untilSaveState('Saved');
      expect((await lms.rows()).slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
      expect(Number((await lms.holds()).score)).toBeGreaterThanOrEqual(83.33);
      expect((await lms.holds()).success).toBe('passed');
      expect(await lms.refused()).toEqual([]);
    } finally {
      await writeFile(file, page);
    }
  });
});

/** A learner who begins a new attempt with unfinished work on the device. */
async function asked(short: string): Promise<{
  lms: LmsTab;
  back: Learner;
  card: Awaited<ReturnType<Learner['card']>>;
}> {
  const { lms, learner } = await sitDown({ package: short });
  await learner.goToQuiz();
  await learner.sort(3);
  const second = await lms.relaunch(); // has read the record back
  await second.untilSaveState('Saved');
  await second.resume();
  await second.sort(1);
  const card = await second.card();
  const back = await lms.relaunch({ newAttempt: true });
  expect(await back.text()).toContain('This device has your work');
  expect(await lms.values()).toEqual({});
  return { lms, back, card };
}

/** Another device of the same learner, with the LMS's record as it is now. */
async function onOtherDevice(lms: LmsTab): Promise<{ there: LmsTab; learner: Learner }> {
  const there = await (await newDevice()).openLms(lms.options);
  await there.module();
  await there.leave();
  await there.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('course:')) localStorage.removeItem(key);
  });
  await there.putRecord(await lms.recordText());
  return { there, learner: await there.relaunch() };
}

/** CRC-32 in base 36, as the envelope has it. */
function crc(text: string): string {
  let value = 0xffffffff;
  for (const character of text) {
    value ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ((value ^ 0xffffffff) >>> 0).toString(36);
}
