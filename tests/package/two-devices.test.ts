import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';
import { moodlePlayer } from './lms-page.ts';
import type { LmsTab } from './lms-tab.ts';
import { both, scorm12, scorm2004 } from './standards.ts';

useBrowser();

/** Finishes the course well, on another device with the record of the first one, which then has what came of it. */
async function finishElsewhere(at: LmsTab) {
  const device = await newDevice();
  await device.takeRecord(at.recordKey(), await at.recordText());
  const other = await device.openLms(at.options);
  const learner = await other.module();
  await learner.resume();
  await learner.sort();
  await learner.submit();
  await learner.untilSaveState('Saved');
  await other.leave();
  expect(await other.holds()).toMatchObject({ score: '100', success: 'passed' });
  await at.device.takeRecord(at.recordKey(), await other.recordText());
}

async function reloads(lms: LmsTab, learner: Learner): Promise<Learner> {
  const loaded = lms.page.waitForNavigation();
  await learner.press('Reload the page');
  await loaded;
  return lms.module();
}

describe.each([scorm2004])('A learner who was away for 20 minutes, in $name', ({ short }) => {
  it('is asked to reload, and comes back to the very card, with what was done before and after', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(3);
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    const before = await lms.values();
    await learner.isAway(21);
    await lms.page.mouse.move(300, 300); // somebody is back
    await learner.untilSaveState('Reload the page');
    await learner.sort(1);
    await learner.wait(120);
    expect(await lms.values()).toEqual(before);
    const [card, placed] = [await learner.card(), await learner.placed()];
    const back = await reloads(lms, learner);
    expect(await back.untilCard()).toEqual(card); // without pressing anything
    expect(await back.placed()).toEqual(placed);
    await back.sort();
    await back.submit();
    await back.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
  });
});

describe.each(both)('A learner who was away for 20 minutes, in $name', ({ short }) => {
  it('and has finished on another device meanwhile, lowers nothing with the tab that was left open', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(2);
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await finishElsewhere(lms);
    const finished = await lms.values();
    await learner.isAway(8 * 60);
    await lms.page.mouse.move(300, 300);
    await learner.untilSaveState('Reload the page');
    await learner.sort(Infinity, () => false);
    await learner.submit();
    await learner.untilSaveState('Reload the page');
    await learner.wait(120);
    await (
      await lms.lookAway()
    )();
    expect(await lms.values()).toEqual(finished);
    const back = await reloads(lms, learner);
    await back.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
    await lms.leave();
    expect(await lms.holds()).toMatchObject({ score: '100', success: 'passed' });
  });
});

describe.each([scorm12])('In Moodle, whose list of contents can be read again ($name)', ({ short }) => {
  it('a tab that was left alone for five minutes gives way to a better score of another device', async () => {
    let list = '<ul><li>Coaching or mentoring?</li></ul>';
    const device = await newDevice();
    const lms = await device.openLms({
      ...{ package: short, profile: 'moodle12', before: moodlePlayer },
      prepare: async (page: Page) => {
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (request.url().includes('/mod/scorm/prereqs.php')) void request.respond({ body: list });
          else void request.continue();
        });
      },
    });
    const learner = await lms.module();
    await learner.goToQuiz();
    await learner.sort(1);
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await finishElsewhere(lms);
    list = '<ul><li>Coaching or mentoring?&nbsp;(Score:&nbsp;100)</li></ul>';
    const finished = await lms.values();
    await learner.isAway(6);
    await learner.sort(1, () => false);
    await learner.untilSaveState('Reload the page');
    await learner.sort(Infinity, () => false);
    await learner.submit();
    await learner.wait(120);
    expect(await lms.values()).toEqual(finished);
  });
});
