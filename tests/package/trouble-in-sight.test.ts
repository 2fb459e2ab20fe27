import { describe, expect, it } from 'vitest';
import { sitDown, useBrowser } from './harness.ts';

useBrowser();

describe.each([
  ['a laptop', 1180, 760],
  ['a phone', 390, 780],
])('trouble with saving, in a scrolled page of an LMS on %s', (_, width, height) => {
  it('is in the visible part of the frame with its way on, and does not cover the card, whatever is done next', async () => {
    const { lms, learner } = await sitDown({ package: 'scorm12' });
    await learner.goToQuiz();
    await learner.wait(21);
    await learner.untilSaveState('Saved');
    await lms.page.setViewport({ width, height });
    // As Moodle shows it: a frame of its own height, below what is Moodle's.
    await lms.page.evaluate(() => {
      const frame = document.querySelector('iframe');
      if (!frame) throw new Error('There is no frame.');
      frame.style.cssText = 'position: absolute; top: 260px; left: 0; width: 100%; height: 666px; z-index: 9';
      document.documentElement.style.cssText = 'height: auto; overflow: auto; scroll-behavior: auto';
      document.body.style.cssText = 'height: 1600px; overflow: visible; display: block';
      for (let part: Element = frame; part !== document.body && part.parentElement; part = part.parentElement)
        for (const other of part.parentElement.children)
          if (other !== part && other instanceof HTMLElement) other.style.visibility = 'hidden';
    });
    await lms.setFault('sessionExpired', true);
    await learner.sort(1);
    await learner.wait(21);
    await learner.untilSaveState('Sign in again');
    await learner.sort(1); // the next card hides nothing
    for (const scrolled of [0, 330, 420]) {
      await lms.page.evaluate((top) => window.scrollTo(0, top), scrolled);
      await lms.page.waitForFunction(isInSight, { polling: 50 });
    }
    expect(await learner.saveState()).toContain('Sign in again');
    expect(await learner.has('Try again')).toBe(true);
  });
});

/** Runs in the page of the LMS. */
function isInSight(): boolean {
  const frame = document.querySelector('iframe');
  const inside = frame?.contentDocument;
  const bar = inside?.querySelector('trouble-bar .trouble')?.getBoundingClientRect();
  const button = inside?.querySelector('trouble-bar button')?.getBoundingClientRect();
  const card = inside?.querySelector('sort-card')?.getBoundingClientRect();
  if (!frame || !bar || !button || !card) return false;
  const top = frame.getBoundingClientRect().top;
  const seen = (rect: DOMRect) => top + rect.top >= -1 && top + rect.bottom <= window.innerHeight + 1;
  const free = bar.bottom <= card.top + 1 || bar.top >= card.bottom - 1;
  return seen(bar) && seen(button) && free;
}
