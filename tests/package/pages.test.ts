import { describe, expect, it } from 'vitest';
import type { Learner } from './learner.ts';
import { sitDown, useBrowser } from './harness.ts';
import { scorm12, scorm2004 } from './standards.ts';

useBrowser();

/** Chooses one of the options of a setting by its words. */
async function choose(learner: Learner, words: string) {
  const option = await learner.frame.waitForSelector(`::-p-aria([name="${words}"][role="radio"])`);
  await option?.click();
}

/** Runs in the page: whether the settings are in IndexedDB. */
function hasSecondCopy(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('course');
    opening.onerror = () => reject(new Error('no database'));
    opening.onsuccess = () => {
      const keys = opening.result.transaction('journals').objectStore('journals').getAllKeys();
      keys.onsuccess = () => {
        opening.result.close();
        resolve(keys.result.includes('course:settings'));
      };
    };
  });
}

const background = ({ frame }: Learner) =>
  frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

describe.each([scorm2004])('The pages beside the course in $name', ({ short, full }) => {
  it('keep what a learner chose in Settings, until the device is cleared', async () => {
    const { lms, learner } = await sitDown({ package: short });
    const light = await background(learner);
    await learner.menu('Settings');
    await choose(learner, 'Dark');
    const dark = await background(learner);
    expect(dark).not.toBe(light);
    await learner.frame.waitForFunction(hasSecondCopy, { polling: 50 });
    await lms.leave();
    await lms.page.evaluate(() => localStorage.clear()); // as Moodle does at every sign-in
    const back = await lms.relaunch();
    await back.frame.waitForFunction(
      (wanted) => getComputedStyle(document.documentElement).backgroundColor === wanted,
      { polling: 20 },
      dark,
    );
    await back.menu('Settings');
    await back.press('Clear this device');
    expect(await background(back)).toBe(light);
    expect(await lms.journals()).toEqual({});
  });

  it('let a learner switch the keys that place cards off and on', async () => {
    const { learner } = await sitDown({ package: short });
    const press1 = async () => {
      await learner.menu(learner.course.quiz.title);
      const { number } = await learner.untilCard();
      await (await learner.frame.$('main [role="group"]'))?.focus();
      await learner.page.keyboard.press('1');
      await learner.breathe();
      return (await learner.untilCard()).number - number;
    };
    expect(await press1()).toBe(1);
    await learner.menu('Settings');
    await choose(learner, 'Only Tab, Enter and Space');
    expect(await press1()).toBe(0);
    await learner.menu('Settings');
    await choose(learner, 'Arrow keys and numbers place a card');
    expect(await press1()).toBe(1);
  });

  it('offer a certificate once the course is completed, with the name, the score and what it is not', async () => {
    const { learner } = await sitDown({ package: full });
    await learner.goToQuiz();
    await learner.sort(Infinity, (card) => card > 0);
    await learner.submit();
    await learner.press('Certificate'); // from the result
    await learner.sees(learner.course.title);
    await learner.menu('Your notes');
    const [box] = await learner.frame.$$('reflect-block textarea');
    await box?.type('Ask Maya');
    await learner.menu('Certificate');
    await learner.sees(learner.course.title);
    const text = await learner.text();
    expect(text).toContain('Ada Okafor');
    expect(text).toContain('93% (80% needed)');
    expect(text).toContain(String(new Date().getFullYear()));
    expect(text).toContain(learner.course.ilm?.note ?? 'no ILM');
    for (const { takeAway } of learner.course.lessons) expect(text).toContain(takeAway);
    expect(text).toContain('Ask Maya');

    // On paper: a page of its own, and nothing that is only for the screen.
    await learner.page.emulateMediaType('print');
    const printed = await learner.text();
    expect(printed).toContain('Certificate of completion');
    for (const word of ['Menu', 'Saved', 'Print', 'Save as PDF']) expect(printed).not.toContain(word);
    const breaks = await learner.frame.$$eval('main article', (articles) =>
      articles.map((article) => getComputedStyle(article).breakBefore),
    );
    expect(breaks).toEqual(['auto', 'page']);
  });

  it('offer no certificate while lessons are left', async () => {
    const { learner } = await sitDown({ package: short });
    await learner.menu(learner.course.quiz.title);
    await learner.sort();
    await learner.submit();
    expect(await learner.has('Certificate')).toBe(false);
  });
});

describe('A learner whose pages do not arrive', () => {
  it('is told so, can still sort, and gets them with the next try', async () => {
    const { device, lms, learner: before } = await sitDown({ package: scorm12.short });
    await before.menu(before.course.quiz.title);
    await before.sort(1);
    await lms.page.setRequestInterception(true);
    let away = true;
    lms.page.on('request', (request) => {
      if (away && request.url().endsWith('/pages.js')) {
        // A server that answers with its sign-in page, as Moodle does once the session is over.
        void request.respond({ contentType: 'text/html', body: '<!doctype html><title>Log in</title>' });
      } else void request.continue();
    });
    await lms.leave();
    const learner = await lms.relaunch();
    const saysSo = () =>
      learner.frame.waitForFunction(() => document.body.innerText.includes('could not be loaded'), {
        polling: 20,
      });
    await learner.resume();
    await learner.sort(1);
    await learner.press('Menu');
    await saysSo();
    await learner.press(`Back to: ${learner.course.quiz.title}`);
    await learner.sort(1);
    await learner.untilSaveState('Kept');
    await learner.press('Menu');
    await saysSo();
    await learner.button('Try again');
    away = false;
    await learner.press('Try again');
    await learner.frame.waitForSelector('main dl');
    const focused = await learner.frame.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe('Save state');
    await learner.menu('Settings');
    await learner.frame.waitForSelector('fieldset');
    device.troubles.splice(0); // each sign-in page was no script
  });
});

describe('A lesson on paper', () => {
  const { full } = scorm12;

  it('shows each card of its practice with where it fits best and why', async () => {
    const { learner } = await sitDown({ package: full });
    const { lessons, quiz } = learner.course;
    const lesson = lessons.find(({ blocks }) => blocks.some(({ kind }) => kind === 'sort'));
    const [sort] = lesson?.blocks.filter((block) => block.kind === 'sort') ?? [];
    await learner.menu(lesson?.title ?? '');
    await learner.sees(lesson?.title ?? '');
    const shown = await learner.text();
    await learner.page.emulateMediaType('print');
    const printed = await learner.text();
    const cards = quiz.cards.filter(({ id }) => sort?.cards.includes(id));
    expect(cards.length).toBeGreaterThan(2);
    for (const { text, why, category } of cards) {
      const label = quiz.categories.find(({ id }) => id === category)?.label ?? '';
      expect(printed).toContain(`${text}: ${label}. ${why}`);
      expect(shown).not.toContain(why);
    }
    expect(printed).not.toContain('No cards yet');
  });
});
