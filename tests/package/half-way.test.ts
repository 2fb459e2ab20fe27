import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';
import type { LmsTab } from './lms-tab.ts';
import { scorm12, scorm2004 } from './standards.ts';
import type { Learner } from './learner.ts';

useBrowser();

/** Every way in which people stop, and how they are back again. */
const ways: [string, (lms: LmsTab) => Promise<LmsTab>][] = [
  ['leaves and comes back', async (lms) => (await lms.relaunch(), lms)],
  [
    'closes the tab and opens the activity again',
    async (lms) => {
      await lms.page.close({ runBeforeUnload: true });
      return lms.device.openLms(lms.options);
    },
  ],
  [
    'is thrown out when the LMS removes the frame',
    async (lms) => {
      await lms.page.evaluate(() => document.querySelector('iframe')?.remove());
      await lms.page.reload();
      return lms;
    },
  ],
  ['reloads the page', async (lms) => (await lms.page.reload(), lms)],
  [
    'follows a link out of the LMS page and opens it again',
    async (lms) => {
      const address = lms.page.url();
      await lms.page.goto(new URL('/login', address).href);
      await lms.page.goto(address);
      return lms;
    },
  ],
];

/** The ways differ in how the page goes, which is the same page in both standards; the commonest is gone in both. */
const played = [
  ...ways.map(([way, go]) => [way, scorm12, go] as const),
  ...ways.slice(0, 1).map(([way, go]) => [way, scorm2004, go] as const),
];

describe('Half-way', () => {
  it.each(played)(
    'a learner who %s is at the very card, with every placement and undo ($1.name)',
    async (_, { short }, goAndReturn) => {
      const { lms, learner } = await sitDown({ package: short });
      await learner.goToQuiz();
      await learner.sort(3, (card) => card > 0);
      const [card, placed] = [await learner.card(), await learner.placed()];

      const back = await (await goAndReturn(lms)).module();
      expect(await back.text()).toContain(`You were at: ${back.course.quiz.title}. 3 of 6 sorted.`);
      await back.resume();
      expect(await back.untilCard()).toEqual(card);
      expect(await back.placed()).toEqual(placed);

      await undo(back, 3);
      expect((await back.card())?.number).toBe(1);
      expect(Object.values(await back.placed()).flat()).toEqual([]);
    },
  );
});

describe.each([scorm2004])('Half-way in $name', ({ short }) => {
  it('a learner who moved cards about finds them moved, and the one sent back on top', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    const first = await learner.untilCard();
    await learner.place('Coaching');
    const second = await learner.untilCard();
    await learner.place('Coaching');
    await learner.move(first.text, 'Mentoring');
    await learner.move(second.text, 'Back to the deck');
    expect((await learner.untilCard()).text).toBe(second.text);

    const back = await lms.relaunch();
    await back.resume();
    expect(await back.untilCard()).toEqual(second);
    expect(await back.placed()).toMatchObject({ Coaching: [], Mentoring: [first.text] });
  });

  it('a learner in the middle of the lessons comes back to that lesson', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.start();
    await learner.readLessons(1);
    const back = await lms.relaunch();
    expect(await back.text()).toContain(`You were at: ${back.lesson(2)}`);
    await back.resume();
    await back.sees(back.lesson(2));
  });

  it('a learner at the result comes back to it, with the reasons', async () => {
    const { lms, learner } = await sitDown({ package: short });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card !== 2);
    await learner.submit();
    const result = await learner.frame.$eval('main .result', (page) => (page as HTMLElement).innerText);
    const back = await lms.relaunch();
    await back.resume();
    await back.sees('You passed');
    expect(await back.frame.$eval('main .result', (page) => (page as HTMLElement).innerText)).toBe(result);
  });
});

async function undo(learner: Learner, times: number) {
  for (let done = 0; done < times; done += 1) await learner.press('Undo');
}
