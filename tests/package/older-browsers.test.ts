/** What today's browser does when it lacks what older ones lack, and what a learner is told when something throws. */
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { newDevice, sitDown, useBrowser } from './harness.ts';

useBrowser();

/** Takes from the browser what a Safari of 2022 and a Chrome of 2021 do not have; what is asked for comes from old/old.js. */
const old = `if (location.pathname.includes('/package/')) {
  delete URL.parse;
  for (const name of ['DecompressionStream', 'reportError']) delete window[name];
  delete AbortSignal.timeout;
  delete Object.hasOwn;
  delete Array.prototype.findLast;
  delete Array.prototype.findLastIndex;
}`;

/** Opens the package alone, without waiting for it to be usable. */
async function openAlone(before: string) {
  const device = await newDevice();
  const page = await device.newTab(before);
  await page.goto(`${device.stand.url}package/scorm12/index.html`);
  return { device, page };
}

const seen = (page: Page) => page.evaluate(() => document.body.innerText);

async function untilSaid(page: Page): Promise<string> {
  await page.waitForSelector('[role=alert]', { visible: true });
  return page.$eval('[role=alert]', (alert) => alert.textContent.replace(/\s+/g, ' ').trim());
}

describe('an older browser', () => {
  it('gets what it lacks, and starts', async () => {
    const { learner } = await sitDown({ package: 'scorm12', before: old });
    await learner.start();
    expect(await learner.page.evaluate(() => document.querySelector('[role=alert]') !== null)).toBe(false);
  });

  it('has the same look from old/old.css as others from course.css', async () => {
    const looks = [];
    for (const before of ['', old]) {
      const { page } = await openAlone(before);
      await page.waitForSelector('save-status', { timeout: 10_000 });
      await page.evaluate(() => document.fonts.ready);
      looks.push(
        await page.evaluate(() =>
          [...document.querySelectorAll('main *, header *')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            const { color, backgroundColor, borderTopWidth, display, fontSize } = getComputedStyle(element);
            const box = [x, y, width, height].map(Math.round).join(' ');
            return [element.localName, box, color, backgroundColor, borderTopWidth, display, fontSize].join(
              ' | ',
            );
          }),
        ),
      );
    }
    expect(looks[0]?.length).toBeGreaterThan(30);
    expect(looks[1]).toEqual(looks[0]);
  });

  it('is asked for nothing of this if it is of today', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${device.stand.url}package/scorm12/index.html`);
    await page.waitForSelector('save-status');
    expect(asked.filter((address) => address.includes('/old/'))).toEqual([]);
    expect(asked.some((address) => address.endsWith('/course.js'))).toBe(true);
  });

  it('is too old without what the floor has: a sentence says so, and there is no Start', async () => {
    const device = await newDevice();
    const page = await device.newTab();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      // As a browser that reads neither the condition nor the script
      if (request.url().endsWith('/course.js')) void request.respond({ body: 'this is no script for it' });
      else if (!request.url().endsWith('/course.css')) void request.continue();
      else
        void fetch(request.url())
          .then((answer) => answer.text())
          .then((css) =>
            request.respond({
              contentType: 'text/css',
              body: css.replaceAll('overflow: clip', 'over: old').replaceAll(':has(a)', ':unheard(a)'),
            }),
          );
    });
    await page.goto(`${device.stand.url}package/scorm12/index.html`);
    const text = await seen(page);
    expect(text).toContain('This browser is too old. The course needs Chrome or Edge 92');
    expect(text).not.toMatch(/\bStart\b/);
    expect(text).toContain('Coaching or mentoring?');
    device.troubles.splice(0);
  });
});

describe('whatever throws', () => {
  it('at launch is said in a sentence, with a way on and no dead Start', async () => {
    const { device, page } = await openAlone(
      `if (!sessionStorage.getItem('mended')) { delete window.DecompressionStream; }`,
    );
    const said = await untilSaid(page);
    expect(said).toMatch(/^Something went wrong\. What you did until now is kept\..+DecompressionStream/);
    expect(await seen(page)).not.toMatch(/\bStart\b/);
    await page.evaluate(() => sessionStorage.setItem('mended', '1'));
    await Promise.all([page.waitForNavigation(), page.click('[role=alert] button')]);
    await page.waitForSelector('save-status');
    expect(await seen(page)).toMatch(/\bStart\b/);
    device.troubles.splice(0);
  });

  it('in a page is said as well, and is on the page that support asks for', async () => {
    const before = `window.scrollTo = () => { throw new Error('nobody scrolls here'); };`;
    const { device, learner } = await sitDown({ package: 'scorm12', before });
    const { frame } = learner;
    await learner.start();
    await frame.waitForSelector('[role=alert]', { visible: true });
    const said = await frame.$eval('[role=alert]', (alert) => alert.textContent);
    expect(said).toContain('Something went wrong.');
    expect(said).toContain('nobody scrolls here');
    await learner.press(learner.course.ui.menu.open);
    await learner.press(learner.course.ui.record.title);
    await frame.waitForSelector('.calls');
    expect(await frame.$eval('.calls', (calls) => calls.textContent)).toContain('nobody scrolls here');
    device.troubles.splice(0);
  });

  it('leaves a way on where a page cannot be drawn', async () => {
    const { device, learner } = await sitDown({ package: 'scorm12' });
    const { frame } = learner;
    await learner.start();
    await frame.evaluate(() => {
      const app = document.querySelector('course-app') as unknown as { pages: { page: () => unknown } };
      const { page, ...others } = app.pages;
      let calls = 0;
      const failing = (...given: []) => {
        calls += 1;
        if (calls === 1) throw new Error('this page fails');
        return page(...given);
      };
      app.pages = { ...others, page: failing };
    });
    await learner.press(`Next: ${learner.course.lessons[0]?.title ?? ''}`);
    await frame.waitForSelector('[role=alert]', { visible: true });
    await learner.press(learner.course.ui.menu.open);
    await frame.waitForSelector('#menu[open]');
    await frame.evaluate((title) => {
      const entries = [...document.querySelectorAll<HTMLElement>('#menu .entry')];
      entries.find(({ textContent }) => textContent.includes(title))?.click();
    }, learner.course.lessons[1]?.title ?? '');
    await frame.waitForSelector('main .take-away');
    expect(await frame.$eval('h1', (heading) => heading.textContent)).toBe(learner.course.lessons[1]?.title);
    device.troubles.splice(0);
  });

  it('in an extension is nothing that a learner is told', async () => {
    const before = `setTimeout(() => {
      addEventListener('error', () => (window.wasHeard = true));
      throw new Error('from somebody else');
    }, 500);`;
    const { device, learner } = await sitDown({ package: 'scorm12', before });
    await learner.frame.waitForFunction('window.wasHeard');
    expect(await learner.frame.$eval('#fault', (fault) => fault.hasAttribute('hidden'))).toBe(true);
    device.troubles.splice(0);
  });
});
