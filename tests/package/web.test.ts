import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { describe, expect, inject, it } from 'vitest';
import { openBare } from './bare-lms.ts';
import { storageForbidden, type Device } from './device.ts';
import { newDevice, useBrowser } from './harness.ts';
import { Learner } from './learner.ts';

useBrowser();
const { folder, url } = inject('stand');

describe.each([
  ['a web server', `${url}package/short-web/index.html`],
  ['a disk', pathToFileURL(join(folder, 'short-web', 'index.html')).href],
])('The web package on %s', (_, address) => {
  it('can be taken to its end, says that the work is on this device only, and keeps what is read after Finish', async () => {
    const { page, learner } = await open(await newDevice(), address);
    expect(await learner.saveState()).toBe('Saved on this device');
    expect(await learner.text()).toContain(
      'Your work is kept in this browser, on this device only. Nobody else gets a record of it.',
    );
    await learner.goToQuiz();
    await learner.sort();
    await learner.submit();
    await learner.sees('You passed');
    expect(await learner.saveState()).toBe('Saved on this device');
    await learner.press('Finish');
    await learner.sees('You have finished');
    expect(await learner.text()).toContain('Your work is kept in this browser, on this device only.');
    await learner.press('Keep reading');
    await learner.press('Try with new cards');
    await learner.sort(2);
    const card = await learner.card();
    const back = await reload(page);
    await back.press('Go on with my work');
    expect(await back.untilCard()).toEqual(card);
  });

  it('asks whose work it is before it goes on with it, and is then at the very card', async () => {
    const { page, learner } = await open(await newDevice(), address);
    await learner.goToQuiz();
    await learner.sort(3, (card) => card > 0);
    const [card, placed] = [await learner.card(), await learner.placed()];
    const back = await reload(page);
    expect(await back.text()).toContain('Is it yours to go on with?');
    expect(await back.has('Continue')).toBe(false);
    await back.press('Go on with my work');
    expect(await back.untilCard()).toEqual(card);
    expect(await back.placed()).toEqual(placed);

    // It is not theirs: they start afresh.
    const next = await reload(page);
    await next.press('Start again');
    await next.sees(next.lesson(1));
    await next.menu('Sorting quiz');
    expect((await next.untilCard()).number).toBe(1);
  });
});

describe('The web package', () => {
  it('goes on in a page that the browser brings back from its cache', async () => {
    const { page, learner } = await open(await newDevice(), `${url}package/short-web/index.html`);
    await learner.goToQuiz();
    await learner.sort(2);
    const card = await learner.card();
    const loaded = page.waitForNavigation();
    await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await loaded;
    const back = await usable(page);
    await back.press('Go on with my work');
    expect(await back.untilCard()).toEqual(card);
  });

  it('says so where the browser keeps nothing', async () => {
    const { learner } = await open(await newDevice(), `${url}package/short-web/index.html`, storageForbidden);
    expect(await learner.saveState()).toBe('No course record');
    expect(await learner.text()).toContain('this browser keeps nothing');
  });

  it('says what it means to be in a sandboxed frame, and works there', async () => {
    const bare = await openBare(await newDevice(), {
      standard: 'scorm12',
      package: 'short-web',
      sandbox: 'allow-scripts',
    });
    expect(await bare.learner.text()).toContain('There is no course record, and this browser keeps nothing.');
    await bare.learner.goToQuiz();
    expect(await bare.calls()).toEqual([]);
  });

  it('leaves an LMS alone that happens to be around it', async () => {
    const bare = await openBare(await newDevice(), {
      standard: 'scorm12',
      package: 'short-web',
    });
    await bare.learner.goToQuiz();
    expect(await bare.learner.saveState()).toBe('Saved on this device');
    expect(await bare.calls()).toEqual([]);
  });

  it('asks for its own six files and for nothing else, however long it is used', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url()));
    await page.goto(`${url}package/web/index.html`);
    const learner = await Learner.at(page.mainFrame(), page, folder);
    await learner.untilUsable();
    await learner.goToQuiz();
    await learner.wait(300);
    const own = [
      'atkinson-hyperlegible-next.woff2',
      'course.css',
      'course.js',
      'index.html',
      'later.js',
      'pages.js',
    ];
    expect([...asked].filter((one) => !one.includes('favicon')).toSorted()).toEqual(
      own.map((file) => `${url}package/web/${file}`),
    );
    const more = page.waitForResponse((response) => response.url().endsWith('-more.woff2'));
    await page.evaluate(() => document.querySelector('h1')?.append(' Dŵr, Łódź'));
    expect((await more).status()).toBe(200); // a text with such letters asks for theirs, and only that
  });
});

async function open(device: Device, address: string, before = ''): Promise<{ page: Page; learner: Learner }> {
  const page = await device.newTab(before);
  await page.goto(address);
  return { page, learner: await usable(page) };
}

async function reload(page: Page): Promise<Learner> {
  await page.reload();
  return usable(page);
}

async function usable(page: Page): Promise<Learner> {
  const learner = await Learner.at(page.mainFrame(), page, folder);
  await learner.untilUsable();
  return learner;
}
