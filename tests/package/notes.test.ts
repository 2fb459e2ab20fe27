import { describe, expect, it } from 'vitest';
import { storageForbidden } from './device.ts';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';
import { scorm12 } from './standards.ts';

useBrowser();

/** The lesson that asks for a note, and where the note is written. */
const BOX = 'reflect-block textarea';
const SHARE = '::-p-aria(Keep my notes in my course record too)';

async function openNote(learner: Learner) {
  const asks = learner.course.lessons.find(({ blocks }) => blocks.some(({ kind }) => kind === 'reflect'));
  await learner.menu(asks?.title ?? '');
  // What is said of the note is there once all that is on the device has been found.
  await learner.frame.waitForFunction(
    () => (document.querySelector('reflect-block [role=status]')?.textContent ?? '') !== '',
    { polling: 20 },
  );
}

async function write(learner: Learner, text: string) {
  await (await learner.frame.waitForSelector(BOX))?.type(text);
}

const note = (learner: Learner) => learner.frame.$eval(BOX, (box) => box.value);

/** Waits until the second copy on this device, which takes its time, has these words too. */
async function untilMirrored({ frame }: Learner, words: string) {
  const isThere = (wanted: string) =>
    new Promise<boolean>((resolve) => {
      const opening = indexedDB.open('course');
      opening.onsuccess = () => {
        const found = opening.result.transaction('journals').objectStore('journals').getAll();
        found.onsuccess = () => {
          opening.result.close();
          resolve(JSON.stringify(found.result).includes(wanted));
        };
      };
    });
  await frame.waitForFunction(isThere, { polling: 20 }, words);
}

/** What is said of the note, in the order of the page. */
const about = (learner: Learner) =>
  learner.frame.$eval('reflect-block [role=status]', (one) => one.textContent);

// In SCORM 1.2, where the record has the least room for them.
describe.each([scorm12])('A learner’s own notes in $name', ({ short }) => {
  it('are kept as they are typed, are sent to nobody, and are there at the next visit', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await learner.wait(61);
    await learner.untilSaveState('Saved');
    const before = await lms.values();
    await write(learner, 'Ask Maya');
    expect(await about(learner)).toBe(learner.course.ui.notes.device);
    await learner.wait(61);
    expect(await lms.values()).toEqual(before);
    expect(Object.values(await lms.journals()).join()).toContain('Ask Maya');
    await lms.leave();
    const back = await lms.relaunch();
    await openNote(back);
    expect(await note(back)).toBe('Ask Maya');
    expect(Object.values(await lms.values()).join()).not.toContain('Maya');
  });

  it('survive the renderer’s death in the middle of a word, and a sign-in that empties this storage', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await write(learner, 'Ask May');
    await lms.crash();
    const again = await device.openLms({ package: short });
    const back = await again.module();
    await openNote(back);
    expect(await note(back)).toBe('Ask May');
    await write(back, 'a');
    await untilMirrored(back, 'Ask Maya');
    await again.leave();
    await again.page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        if (key.startsWith('course:')) localStorage.removeItem(key);
    });
    const third = await again.relaunch();
    await openNote(third);
    expect(await note(third)).toBe('Ask Maya');
  });

  it('go into the course record when the learner says so, to another device too, and out again', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await write(learner, 'Ask Maya');
    await learner.menu('Your notes');
    await learner.sees('Your notes');
    expect(await note(learner)).toBe('Ask Maya');
    await (await learner.frame.waitForSelector(SHARE))?.click();
    expect(await about(learner)).toBe(learner.course.ui.notes.record);
    await learner.wait(61);
    await learner.untilSaveState('Saved');
    expect((await lms.holds()).suspendData).toContain('Ask_Maya');
    await lms.leave();

    const other = await newDevice();
    const there = await other.openLms({ package: short });
    await there.module();
    await there.leave();
    await there.putRecord(await lms.recordText());
    const abroad = await there.relaunch();
    await openNote(abroad);
    expect(await note(abroad)).toBe('Ask Maya');
    await write(abroad, '.');
    await abroad.menu('Your notes');
    await (await abroad.frame.waitForSelector(SHARE))?.click();
    await abroad.wait(61);
    await abroad.untilSaveState('Saved');
    expect((await there.holds()).suspendData).not.toContain('Maya');
    expect(await note(abroad)).toBe('Ask Maya.');
    expect(await there.refused()).toEqual([]);
  });

  it('are gone when the learner clears the device', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await write(learner, 'Ask Maya');
    await learner.menu('Settings');
    await learner.press('Clear this device');
    expect(await lms.journals()).toEqual({});
    await openNote(learner);
    expect(await note(learner)).toBe('');
    await lms.leave();
    const back = await lms.relaunch();
    await openNote(back);
    expect(await note(back)).toBe('');
  });

  it('can be written in review and after Finish, on the device only', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await write(learner, 'Ask Maya');
    await lms.leave();
    const again = await device.openLms({ package: short, mode: 'review' });
    const looker = await again.module();
    await openNote(looker);
    await write(looker, ' soon');
    expect(await note(looker)).toContain(' soon');
    expect(await about(looker)).toBe(looker.course.ui.notes.device);
    await again.leave();
    expect(await again.writes()).toEqual([]);

    const last = await device.openLms({ package: short });
    const back = await last.module();
    await openNote(back);
    expect(await note(back)).toContain(' soon');
    await back.menu(back.course.quiz.title);
    await back.sort();
    await back.submit();
    await back.press('Finish');
    await back.sees('You have finished');
    const told = await last.writes();
    await openNote(back);
    await write(back, ' indeed');
    expect(await note(back)).toContain(' indeed');
    expect(await last.writes()).toEqual(told);
    await last.leave();
    const next = await (await device.openLms({ package: short })).module();
    await openNote(next);
    expect(await note(next)).toContain(' indeed');
  });

  it('of one learner are not shown to the next at the same device', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await openNote(learner);
    await write(learner, 'Ask Maya');
    await lms.leave();
    const next = await device.openLms({ package: short, learner: 'learner-2' });
    const other = await next.module();
    await openNote(other);
    expect(await note(other)).toBe('');
  });
});

describe('A learner’s own notes where the browser keeps nothing', () => {
  it('last as long as the page, and say so', async () => {
    const { learner } = await sitDown({ package: scorm12.short, before: storageForbidden });
    await openNote(learner);
    await write(learner, 'Ask Maya');
    expect(await about(learner)).toBe(learner.course.ui.notes['no-device']);
    await learner.menu('Your notes');
    await learner.sees('Your notes');
    expect(await note(learner)).toBe('Ask Maya');
  });
});
