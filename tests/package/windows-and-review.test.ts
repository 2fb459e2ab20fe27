import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';
import { both, scorm2004, scorm12 } from './standards.ts';

useBrowser();

describe.each([scorm12])('Two windows in $name', ({ short }) => {
  it('lets only the first one write, until the second is told to take over; then nothing is lost', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(2);
    const second = await device.openLms({ package: short });
    const other = await second.module();
    await other.untilSaveState('Review');
    expect(await other.text()).toContain('This course is open in another window');
    expect(await second.writes()).toEqual([]);

    await lms.page.bringToFront();
    await learner.sort(1);
    const [card, placed] = [await learner.card(), await learner.placed()];
    await second.page.bringToFront();
    await other.press('Use this window');
    await other.resume();
    expect(await other.untilCard()).toEqual(card);
    expect(await other.placed()).toEqual(placed);

    await lms.page.bringToFront();
    await learner.untilSaveState('Review');
    const calls = (await lms.calls()).length;
    await learner.sort(1);
    await learner.wait(120);
    await lms.page.close({ runBeforeUnload: true });
    expect(calls).toBeGreaterThan(0);

    await second.page.bringToFront();
    await other.sort();
    await other.submit();
    await other.untilSaveState('Saved');
    expect(await second.holds()).toMatchObject({ score: '100', success: 'passed' });
    expect(await second.refused()).toEqual([]);
    const back = await second.relaunch();
    await back.resume();
    await back.sees('You passed');
  });

  it('sends nothing from a window that was taken over in the middle of a commit', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(2);
    const second = await device.openLms({ package: short });
    const other = await second.module();
    await other.press('Use this window');
    await other.untilSaveState('Saved');
    const before = Object.values(await second.journals()).join();
    await lms.page.bringToFront();
    const calls = (await lms.calls()).length;
    await learner.sort(1);
    await learner.wait(120);
    const comeBack = await lms.lookAway();
    await comeBack();
    expect((await lms.calls()).length).toBe(calls);
    expect(Object.values(await second.journals()).join()).toBe(before);
  });
});

describe.each(both)('Looking on in $name', ({ standard, short }) => {
  it.each(['review', 'browse'] as const)(
    'writes nothing at all in %s, and everything can be read and practised',
    async (mode) => {
      const { device, lms, learner } = await sitDown({ package: short });
      await learner.goToQuiz();
      await learner.sort(2);
      await lms.leave();
      const before = await lms.values();
      const again = await device.openLms({ package: short, mode });
      const looker = await again.module();
      await looker.untilSaveState('Review');
      await looker.resume();
      await looker.sort();
      await looker.submit();
      await looker.sees('You passed');
      await looker.menu(looker.lesson(1));
      await looker.press(`Next: ${looker.lesson(2)}`);
      await looker.wait(120);
      const comeBack = await again.lookAway();
      await comeBack();
      await again.leave();
      expect(await again.writes()).toEqual([]);
      expect(await again.count('Terminate')).toBe(standard === 'scorm12' ? 0 : 1);
      expect(await again.values()).toEqual(before);
      expect(await again.refused()).toEqual([]);
    },
  );
});

describe.each([scorm2004])('Looking on in $name', ({ short }) => {
  it('says what to do about work that a closed attempt cannot take', async () => {
    const { device, lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await lms.setFault('offline', true);
    await learner.sort(2);
    await lms.leave();
    await lms.setFault('offline', false);
    const again = await device.openLms({ package: short, mode: 'review' });
    const looker = await again.module();
    expect(await looker.text()).toContain('It goes along if your course lets you start another attempt.');
    expect(await again.writes()).toEqual([]);
  });
});
