import { describe, expect, it } from 'vitest';
import { newDevice, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';

declare global {
  interface Window {
    shifts: { value: number; at: number; moved: string[] }[];
  }
}

useBrowser();

/**
 * Notes everything that moves without having been asked to; what a press changes is the new page and its buttons. What
 * is no longer there is told as null, and moved with what is.
 */
const noteShifts = `
  window.shifts = [];
  const isAnswer = ({ node }) => (node.closest ? node : node.parentElement)?.closest('.action-bar, sort-board');
  const isAnswerAll = (known) => known.length > 0 && known.every(isAnswer);
  new PerformanceObserver((list) => {
    for (const { value, startTime: at, sources } of list.getEntries())
      if (!isAnswerAll(sources.filter(({ node }) => node))) window.shifts.push({ value, at, moved: sources.map(({ node, previousRect, currentRect }) =>
        [node?.nodeName, node?.className, JSON.stringify(previousRect), JSON.stringify(currentRect)].join(' ')) });
  }).observe({ type: 'layout-shift', buffered: true });`;

/** What has moved before somebody's eyes: Chromium also notes what it laid out anew before the first paint. */
async function shiftsAt(learner: Learner): Promise<Window['shifts']> {
  await learner.frame.evaluate(() => document.fonts.ready);
  await learner.breathe();
  await learner.frame.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
  return learner.frame.evaluate(() => {
    const [{ startTime: seen } = { startTime: 0 }] = performance.getEntriesByName('first-paint');
    return window.shifts.splice(0).filter(({ at }) => at >= seen);
  });
}

const inMotion = [{ name: 'prefers-reduced-motion', value: 'no-preference' }];

/** How far down the buttons of the current card are. */
const buttonsAt = ({ frame }: Learner) =>
  frame.$eval('sort-card .choices', (choices) => choices.getBoundingClientRect().top + scrollY);

describe.each([
  ['wide', 1180, 760],
  ['moodle', 650, 666],
  ['phone', 390, 980], // the preview LMS takes some of it
] as const)('Nothing jumps on a %s screen', (_, width, height) => {
  it('at launch, from page to page, and from card to card', async () => {
    const lms = await (await newDevice()).openLms({ package: 'short-scorm12', before: noteShifts });
    await lms.module();
    await lms.page.setViewport({ width, height });
    await lms.page.emulateMediaFeatures(inMotion);
    const learner = await lms.relaunch();
    const { quiz, ui } = learner.course;
    const shifts: Record<string, unknown[]> = {};
    const note = async (page: string) => (shifts[page] = await shiftsAt(learner));

    await learner.untilSaveState('Saved');
    await note('launch');
    await learner.start();
    await learner.sees(learner.lesson(1));
    await note('first lesson');
    await learner.readLessons(1);
    await note('next lesson');
    await learner.menu(ui.settings.title);
    await learner.sees(ui.settings.title);
    await note('settings');
    await learner.menu(quiz.title);
    await learner.untilCard();
    await note('quiz');
    const tops = new Set<number>();
    for (let card = 1; card < 6; card += 1) {
      await learner.sort(1);
      tops.add(await buttonsAt(learner));
    }
    await learner.sort();
    await note('sort');
    await learner.submit();
    await note('result');

    expect(shifts).toEqual(Object.fromEntries(Object.keys(shifts).map((page) => [page, []])));
    expect([...tops]).toHaveLength(1);
  });
});

describe('What moves', () => {
  it('is a placed card on its way to its category, for a fifth of a second', async () => {
    const lms = await (await newDevice()).openLms({ package: 'short-scorm12' });
    await lms.page.emulateMediaFeatures(inMotion);
    const learner = await lms.module();
    await learner.menu(learner.course.quiz.title);
    const devTools = await lms.page.createCDPSession();
    await devTools.send('Animation.setPlaybackRate', { playbackRate: 0.001 }); // so that it is seen
    await learner.sort(1);
    const flights = await learner.frame.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect as KeyframeEffect)
        .filter(({ target }) => target?.matches('.placed'))
        .map((effect) => effect.getTiming().duration),
    );
    expect(flights).toEqual([200]);
  });
});

describe('The font', () => {
  const font = 'atkinson-hyperlegible-next.woff2';

  it('never holds back words, and moves nothing where it comes late or not at all', async () => {
    const lms = await (await newDevice()).openLms({ package: 'short-scorm12', before: noteShifts });
    const learner = await lms.module();
    const lines = async (reader: Learner) => {
      await reader.untilWhole();
      return reader.frame.$$eval('main :is(h1, h2, p, li)', (elements) =>
        elements.map((element) => Math.round(element.getBoundingClientRect().height)),
      );
    };
    await learner.start();
    await learner.sees(learner.lesson(1));
    const withFont = await lines(learner);

    await lms.page.setRequestInterception(true);
    lms.page.on(
      'request',
      (request) => void (request.url().endsWith(font) ? request.abort() : request.continue()),
    );
    const without = await lms.relaunch();
    expect(await shiftsAt(without)).toEqual([]);
    await without.resume();
    await without.sees(without.lesson(1));
    expect(
      await without.frame.evaluate(() => document.fonts.check('1rem "Atkinson Hyperlegible Next"')),
    ).toBe(false);
    expect(await lines(without)).toEqual(withFont);
    expect(await shiftsAt(without)).toEqual([]);
  });
});
