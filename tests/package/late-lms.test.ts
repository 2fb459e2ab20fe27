import { describe, expect, it } from 'vitest';
import { newDevice, sitDown, useBrowser } from './harness.ts';
import { keyInAddress, lateApi, openAlready, strayApis } from './lms-page.ts';
import { both, scorm12 } from './standards.ts';

useBrowser();

describe.each(both)('An LMS that is late, in $name', ({ full, short }) => {
  it('takes along what was done before it came, and says so when it is true', async () => {
    const { lms, learner } = await sitDown({ package: full, before: lateApi });
    expect(await learner.saveState()).toMatch(/^No course record/);
    expect(await learner.text()).toContain('Your course has not answered yet');
    expect(await learner.has('Reload the page')).toBe(true);
    await learner.goToQuiz();
    const first = await learner.card();
    await learner.press(learner.rightPlace(first?.text ?? ''));
    await lms.showApi();
    await learner.wait(20);
    await learner.untilSaveState('Saved');
    expect(await learner.has('Reload the page')).toBe(false);
    expect((await learner.card())?.text).not.toBe(first?.text); // the quiz on the screen goes on
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    expect(await lms.holds()).toMatchObject({ score: '100' });
    expect(await lms.rows()).toHaveLength(first?.total ?? 0);
    expect(Object.keys(await lms.journals()).filter((key) => key.endsWith(':anybody'))).toEqual([]);
  });

  it('or whose page has opened the session itself, or has other things called API, gets the record', async () => {
    for (const before of [openAlready, strayApis]) {
      const { lms, learner } = await sitDown({ package: short, before });
      await learner.untilSaveState('Saved');
      expect(await lms.holds()).toMatchObject({ status: 'incomplete', exit: 'suspend' });
    }
  });
});

describe.each([scorm12])('An LMS that is late, in $name', ({ short }) => {
  it('goes on with its record, where that is further on', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    await lms.page.close({ runBeforeUnload: true });
    const again = await device.openLms({ package: short, before: lateApi });
    const late = await again.module();
    await late.untilSaveState('No course record');
    await again.showApi();
    await late.wait(20);
    await late.untilSaveState('Saved');
    expect(await late.has('Continue')).toBe(true);
    expect(await again.holds()).toMatchObject({ score: '100' });
  });

  it('or puts a key into the address gets what was not sent from another address', async () => {
    const device = await newDevice();
    const faults = [{ on: ['Commit', 'Terminate'] as const, refuse: true as const }];
    const lms = await device.openLms({ package: short, before: keyInAddress, faults });
    const learner = await lms.module();
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await lms.page.close({ runBeforeUnload: true });
    const again = await device.openLms({ package: short, before: keyInAddress });
    const found = await again.module();
    await found.press('Go on with my work'); // a whole course is never sent without a question
    await found.untilSaveState('Saved');
    expect(await again.holds()).toMatchObject({ score: '100' });
  });

  it('that never comes leaves the work to the next visit, which asks whose it is', async () => {
    const device = await newDevice();
    const lms = await device.openLms({ package: short, before: lateApi });
    const learner = await lms.module();
    await learner.untilSaveState('No course record');
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await lms.page.close({ runBeforeUnload: true });

    const again = await device.openLms({ package: short });
    const next = await again.module();
    await next.button('Yes, add it to my record');
    expect(await next.text()).toMatch(/This device has work from .* best score 100%/);
    await next.press('Yes, add it to my record');
    await next.frame.waitForFunction(() => document.body.innerText.includes('It is in your record now.'));
    await next.untilSaveState('Saved');
    expect(await again.holds()).toMatchObject({ score: '100' });
  });
});
