import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';
import { lateApi } from './lms-page.ts';
import type { LmsTab } from './lms-tab.ts';
import { scorm12 } from './standards.ts';

useBrowser();

/** Comes back so many days after today. */
async function comeBack(lms: LmsTab, days: number): Promise<Learner> {
  await lms.page.evaluate((ahead) => window.previewLms.comeBack(ahead), days);
  return lms.module();
}

/** Sorts a refresher to its end, and says which cards were in it. */
async function refresh(learner: Learner, plan?: (card: string) => boolean): Promise<string[]> {
  const { total } = await learner.untilCard();
  const met: string[] = [];
  for (let card = await learner.card(); card; card = await learner.card()) {
    const first = !met.includes(card.text);
    if (first) met.push(card.text);
    const right = !first || (plan?.(card.text) ?? true);
    await learner.place(right ? learner.rightPlace(card.text) : learner.wrongPlace(card.text));
  }
  expect(met).toHaveLength(total);
  return met;
}

/** What the LMS holds, but for the time the visits took. */
async function record(lms: LmsTab) {
  const values = Object.entries(await lms.values()).filter(([element]) => !element.includes('time'));
  return Object.fromEntries(values);
}

describe.each([scorm12])('A refresher in $name', ({ full, short }) => {
  it('brings a card back in December that was missed in November, and the LMS hears nothing of it', async () => {
    const { lms, learner } = await sitDown({ package: full });
    await learner.start();
    await learner.warmUp();
    await learner.menu('Sorting quiz');
    await learner.sort(Infinity, (card) => card > 1);
    await learner.submit();
    await learner.untilSaveState('Saved');
    expect(await learner.text()).toContain('Remember it');
    const texts = await learner.frame.$$eval('.missed:not(.placed-well .missed) h3', (all) =>
      all.map((one) => one.textContent),
    );
    expect(texts).toHaveLength(2);

    const early = await comeBack(lms, 6);
    await early.untilSaveState('Saved');
    expect(await early.has('Start the refresher')).toBe(false);

    const later = await comeBack(lms, 8);
    await later.untilSaveState('Saved');
    const before = await record(lms);
    const calls = await lms.writes();
    await later.press('Start the refresher');
    await later.sees(later.course.quiz.question);
    const [still = ''] = texts;
    const cards = await refresh(later, (card) => card !== still);
    expect(cards).toHaveLength(10);
    expect(cards).toEqual(expect.arrayContaining(texts));
    await later.press('End the refresher');
    expect(await later.has('Start the refresher')).toBe(false);
    expect(await lms.writes()).toEqual(calls);
    await lms.leave();
    expect(await record(lms)).toEqual(before);
    expect(await lms.refused()).toEqual([]);

    // The one that was missed again is in the next one too.
    const january = await comeBack(lms, 40);
    await january.untilSaveState('Saved');
    await january.press('Start the refresher');
    const again = await refresh(january);
    expect(again).toContain(still);
  });

  it('works in a closed attempt and in a new one, from what the device remembers, and writes nothing', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.untilSaveState('Saved');
    const [missed = ''] = await learner.frame.$$eval('.missed h3', (all) =>
      all.map((one) => one.textContent),
    );
    await lms.leave();
    const before = await lms.values();
    const handedIn = await lms.recordText();

    const closed = await device.openLms({ package: short, mode: 'review' });
    await closed.module();
    const looker = await comeBack(closed, 30);
    await looker.untilSaveState('Review');
    await looker.menu('Refresher');
    expect(await refresh(looker, (card) => card !== missed)).toContain(missed);
    await looker.press('End the refresher');
    await closed.leave();
    expect(await closed.writes()).toEqual([]);
    expect(await closed.values()).toEqual(before);

    const emptied = await device.openLms({ package: short });
    await emptied.module();
    await emptied.leave();
    const fresh = await emptied.relaunch({ newAttempt: true });
    await fresh.menu('Refresher');
    await fresh.untilCard();
    expect(await fresh.text()).not.toContain('This device remembers nothing of you yet');
    expect(await refresh(fresh)).toContain(missed);

    const elsewhere = await newDevice();
    await elsewhere.takeRecord(lms.recordKey(), handedIn);
    const other = await elsewhere.openLms({ package: short, mode: 'review' });
    const stranger = await other.module();
    await stranger.menu('Refresher');
    await stranger.untilCard();
    expect(await stranger.text()).toContain('This device remembers nothing of you yet');
    expect(await other.writes()).toEqual([]);
  });

  it('loses nothing of what the device remembers where the LMS is late, and writes nothing then', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.untilSaveState('Saved');
    const [missed = ''] = await learner.frame.$$eval('.missed h3', (all) =>
      all.map((one) => one.textContent),
    );
    await lms.leave();
    const late = await device.openLms({ package: short, mode: 'review', before: lateApi });
    const looker = await late.module();
    await looker.untilSaveState('No course record');
    await late.showApi();
    await looker.wait(20);
    await looker.untilSaveState('Review');
    await looker.menu('Refresher');
    await looker.untilCard();
    expect(await looker.text()).not.toContain('This device remembers nothing of you yet');
    expect(await refresh(looker)).toContain(missed);
    await looker.press('End the refresher');
    await late.leave();
    expect(await late.writes()).toEqual([]);
  });

  it('gives the dates as a calendar file, in the frame of an LMS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'calendar-'));
    const device = await newDevice({ downloadBehavior: { policy: 'allow', downloadPath: folder } });
    const lms = await device.openLms({ package: short });
    const learner = await lms.module();
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.press('Add to your calendar');
    const name = await vi.waitUntil(async () => (await readdir(folder)).find((one) => one.endsWith('.ics')), {
      timeout: 20_000,
    });
    expect(name).toBe('coaching_or_mentoring.ics');
    const lines = (await readFile(join(folder, name), 'utf8')).split('\r\n');
    const starts = lines.filter((line) => line.startsWith('DTSTART:'));
    const wanted = [7, 28].map((days) => {
      const day = new Date();
      day.setDate(day.getDate() + days);
      const two = (value: number) => String(value).padStart(2, '0');
      return `DTSTART:${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}T090000`;
    });
    expect(starts).toEqual(wanted);
    expect(lines.join('\n')).not.toMatch(/Okafor|Ada|learner/);
    await rm(folder, { recursive: true });
  });
});
