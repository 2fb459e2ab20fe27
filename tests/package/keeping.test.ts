import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { newDevice, useBrowser } from './harness.ts';
import { moodlePlayer } from './lms-page.ts';
import { scorm12, scorm2004 } from './standards.ts';

useBrowser();

/** Moodle's list of contents, which it shows only to whoever may save; returns how often it was asked for. */
async function answerList(page: Page, list: string): Promise<() => number> {
  let asked = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().includes('/mod/scorm/prereqs.php')) return void request.continue();
    asked += 1;
    void request.respond({ body: list });
  });
  return () => asked;
}

describe('A learner of whom the course keeps nothing', () => {
  async function sitsDown(list: string, { short }: { short: string }, learner = 'learner-1') {
    const device = await newDevice();
    const profile = 'moodle-offline'; // says "true" and stores nothing
    const lms = await device.openLms({
      ...{ package: short, profile, learner, before: moodlePlayer },
      prepare: async (page) => void (asked = await answerList(page, list)),
    });
    return { lms, learner: await lms.module() };
  }
  let asked = () => 0;

  it.each([
    ['a role that may not save', '', scorm2004, 'learner-1'],
    ['a guest', '<ul></ul>', scorm12, 'guest'],
  ])(
    '(%s) reads so on the first page, after a submit and at the end, and "Saved" nowhere',
    async (_, list, standard, id) => {
      const { learner } = await sitsDown(list, standard, id);
      await learner.untilSaveState('No course record');
      expect(await learner.text()).toContain('Your course keeps no record for you');
      await learner.goToQuiz();
      await learner.sort();
      await learner.submit();
      await learner.sees('You passed');
      await learner.untilSaveState('No course record');
      expect(await learner.text()).toContain('Your course keeps no record for you');
      await learner.press('Finish');
      await learner.sees('You have finished');
      expect(await learner.text()).toContain('Your course keeps no record for you');
      expect(await learner.text()).not.toMatch(/\bSaved\b|with your course\b/);
      expect(asked()).toBeLessThanOrEqual(1);
    },
  );

  it('is not taken for one who may save: there it is "Saved", and asked once at most', async () => {
    const { learner } = await sitsDown('<ul><li>Coaching or mentoring?</li></ul>', scorm12);
    await learner.goToQuiz();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    expect(asked()).toBe(1);
  });
});
