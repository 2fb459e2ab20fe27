import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';
import type { LmsTab } from './lms-tab.ts';
import { both, scorm2004 } from './standards.ts';

useBrowser();

describe.each(both)('Leaving in $name', ({ standard, full, short }) => {
  /** Sent elsewhere, the page has been asked before (`beforeunload`), and has sent all it had then. */
  const endings: [string, isAsked: boolean, (lms: LmsTab) => Promise<void>][] = [
    ['the LMS removes the frame', false, (lms) => lms.leave()],
    [
      'the frame is sent elsewhere',
      true,
      (lms) => lms.page.$eval('iframe', (frame) => void (frame.src = '/login')),
    ],
  ];

  it.each(endings)(
    'ends the session once, with time and exit set before, when %s',
    async (_, isAsked, leave) => {
      const { lms, learner } = await sitDown({ package: short });
      await learner.goToQuiz();
      await learner.sort(2);
      const before = await lms.count('Commit', 'Terminate');
      await leave(lms);
      await lms.page.waitForFunction(() => window.previewLms.log.some(({ call }) => call === 'Terminate'), {
        polling: 20,
      });
      const calls = (await lms.calls()).map(({ call, args }) => `${call} ${String(args[0])}`);
      expect(calls.at(-1)).toBe('Terminate ');
      expect(calls.filter((call) => call.startsWith('Terminate'))).toHaveLength(1);
      // At most once more and the end, since beacons add up.
      const sent = calls.filter((call) => /^(Commit|Terminate) /.test(call)).length - before;
      if (!isAsked) expect(sent).toBe(standard === 'scorm12' ? 2 : 1);
      expect(calls).toContain(`SetValue ${lms.facts.elements.exit}`);
      const time = `SetValue ${lms.facts.elements.sessionTime}`;
      const [latestSave, latestTime] = [calls.lastIndexOf('Commit '), calls.lastIndexOf(time)];
      const afterSave = calls.slice(latestSave + 1, -1);
      if (isAsked) {
        // All was sent at once; what may be new since is the time, and the end carries it.
        expect(latestSave).toBeGreaterThan(calls.lastIndexOf(`SetValue ${lms.facts.elements.suspendData}`));
        expect(latestTime).toBeGreaterThan(0);
        expect(afterSave.filter((call) => call !== time)).toEqual([]);
      } else if (standard === 'scorm12') expect(afterSave).toEqual([]);
      else expect(latestTime).toBeGreaterThan(latestSave); // Terminate carries it
      expect(await lms.refused()).toEqual([]);
    },
  );

  it('ends once although Finish is pressed twice, and the result is there for the next visit', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await (
      await learner.button('Finish')
    ).evaluate((button) => {
      (button as HTMLElement).click();
      (button as HTMLElement).click();
    });
    await learner.sees('You have finished');
    expect(await lms.count('Terminate')).toBe(1);
    expect((await lms.holds()).success).toBe('passed');
    expect(await lms.refused()).toEqual([]);
    const back = await lms.relaunch();
    await back.resume();
    await back.sees('You passed');
    expect((await lms.holds()).exit).toBe('suspend');
  });

  it('tells each visit its own time, and never counts one twice', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.wait(65);
    const back = await lms.relaunch();
    await back.resume();
    await back.wait(30);
    await back.menu(back.lesson(2));
    await lms.leave();
    const times = new Map<number, number>();
    for (const { call, args, session } of await lms.calls()) {
      if (call === 'SetValue' && args[0] === lms.facts.elements.sessionTime)
        times.set(session, seconds(String(args[1])));
    }
    const [first = 0, second = 0] = times.values();
    expect(first).toBeGreaterThanOrEqual(65);
    expect(first).toBeLessThan(80);
    expect(second).toBeGreaterThanOrEqual(30);
    expect(second).toBeLessThan(45);
  });

  it('tries an end that failed once more only where the LMS allows it, and heals at the next visit', async () => {
    const { lms, learner } = await sitDown({ package: short, profile: 'moodle12' });
    await learner.goToQuiz();
    await learner.sort(3);
    const card = await learner.card();
    await lms.addFault({ on: ['Commit', 'Terminate'], refuse: true });
    await lms.leave();
    expect(await lms.count('Terminate')).toBe(standard === 'scorm12' ? 1 : 2);
    await lms.clearFaults();
    const back = await lms.relaunch();
    await back.untilSaveState('Saved');
    await back.resume();
    expect(await back.untilCard()).toEqual(card);
  });

  // Four draws take long, so each standard has one of the endings: the one in which it sends most.
  it.each(endings.filter(([, isAsked]) => isAsked === (standard === 'scorm12')))(
    'sends no more than a browser takes on the way out of Moodle, even after three full draws, when %s',
    async (_, __, leave) => {
      const { lms, learner } = await sitDown({ package: full, profile: 'moodle12' });
      await learner.start();
      await learner.menu('Sorting quiz');
      for (const draw of [1, 2, 3]) {
        await learner.sort();
        await learner.submit();
        if (draw < 3) await learner.press('Try with new cards');
      }
      await learner.press('Try with new cards');
      await learner.sort(14);
      const before = (await lms.calls()).length;
      await leave(lms);
      await lms.page.waitForFunction(() => window.previewLms.log.some(({ call }) => call === 'Terminate'), {
        polling: 20,
      });
      const sent = (await lms.calls()).slice(before).flatMap((call) => call.sent?.bytes ?? []);
      const all = sent.reduce((sum, bytes) => sum + bytes, 0); // 64 KiB is for all that is under way
      expect(all).toBeGreaterThan(0);
      expect(all).toBeLessThan(standard === 'scorm12' ? 30_000 : 60_000);
      expect(await lms.refused()).toEqual([]);
    },
  );
});

describe.each([scorm2004])('Leaving in $name', ({ short }) => {
  it('is silent after the end, whatever happens to the page', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.untilSaveState('Saved');
    await learner.press('Finish');
    await learner.sees('You have finished');
    const calls = (await lms.calls()).length;
    const comeBack = await lms.lookAway();
    await comeBack();
    await learner.press('Keep reading');
    await learner.menu(learner.lesson(1));
    await learner.press(`Next: ${learner.lesson(2)}`);
    await learner.wait(120);
    await lms.leave();
    expect((await lms.calls()).length).toBe(calls);
  });

  it('saves once when another tab comes in front, and does not end', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.untilSaveState('Saved');
    await learner.start();
    const before = await lms.count('Commit');
    const comeBack = await lms.lookAway();
    await lms.page.waitForFunction(
      (count) => window.previewLms.log.filter(({ call }) => call === 'Commit').length > count,
      { polling: 20 },
      before,
    );
    await comeBack();
    await learner.untilSaveState('Saved');
    expect((await lms.count('Commit')) - before).toBe(1);
    expect(await lms.count('Terminate')).toBe(0);
  });

  it('is asked to open the activity again when the browser brings the page back from its cache', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.frame.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await learner.frame.waitForSelector('main [role=alert]');
    expect(await learner.text()).toContain('Please open the activity again from your course.');
    const calls = await lms.calls();
    await learner.wait(120);
    expect((await lms.calls()).length).toBe(calls.length);
    expect(calls.filter(({ call }) => call === 'Initialize')).toHaveLength(1);
  });
});

function seconds(time: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] = /(\d+)[:H](\d+)[:M]([\d.]+)/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}
