import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject, it } from 'vitest';
import { press, says } from './author.ts';

/** What a browser does to what is stored in it, played in one. */
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await connect({
    browserWSEndpoint: inject('stand').browser,
    defaultViewport: { width: 1180, height: 760 },
  });
});
beforeEach(async () => {
  context = await browser.createBrowserContext();
});
afterEach(() => context.close());
afterAll(() => browser.disconnect());

async function openStudio(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(inject('stand').studio);
  return page;
}

async function typeTitle(page: Page, words: string) {
  await page.locator('::-p-aria([name="Title"][role="textbox"])').click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

describe('The storage of a browser', () => {
  it('may be swept away under an open course: the next letter keeps all of it again', async () => {
    const page = await openStudio();
    await says(page, 'Kept');
    await press(page, 'What mentoring is');
    await typeTitle(page, ' once');
    await says(page, 'Kept');
    const tools = await page.createCDPSession();
    await tools.send('Storage.clearDataForOrigin', { origin: 'file://', storageTypes: 'indexeddb' });
    await typeTitle(page, ' more');
    await says(page, 'Kept');
    await page.close();
    const again = await openStudio();
    await again.waitForSelector('::-p-aria([name="What mentoring is once more"][role="button"])');
  });

  it('may be full: it is said at once, with the course to be downloaded, and all is kept when there is room', async () => {
    const page = await openStudio();
    await says(page, 'Kept');
    await press(page, 'What mentoring is');
    // Chromium lets nobody make its quota smaller for a file; this is what it answers when there is no room.
    await page.evaluate(() => {
      const put = Reflect.get(IDBObjectStore.prototype, 'put') as (
        this: IDBObjectStore,
        ...entry: unknown[]
      ) => IDBRequest<IDBValidKey>;
      let room = false;
      IDBObjectStore.prototype.put = function (...entry: [unknown, IDBValidKey?]) {
        if (room) return put.apply(this, entry);
        throw new DOMException('No room.', 'QuotaExceededError');
      };
      addEventListener('room', () => (room = true));
    });
    await typeTitle(page, ' full');
    await says(page, 'Not kept: the storage of this browser is full');
    await page.waitForSelector('.standing ::-p-aria([name="Download the course"][role="button"])');
    await page.evaluate(() => dispatchEvent(new Event('room')));
    await says(page, 'Kept'); // by itself, without another letter
    await page.close();
    const again = await openStudio();
    await again.waitForSelector('::-p-aria([name="What mentoring is full"][role="button"])');
  });

  it('may be refused: it is said at once, and the course can be written and downloaded', async () => {
    const page = await context.newPage();
    await page.evaluateOnNewDocument(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Refused.', 'SecurityError');
      };
    });
    await page.goto(inject('stand').studio);
    await says(page, 'Not kept: this browser keeps nothing for this page');
    await press(page, 'What mentoring is');
    await typeTitle(page, ' still');
    await page.waitForSelector('::-p-aria([name="What mentoring is still"][role="button"])');
    await page.waitForSelector('.standing ::-p-aria([name="Download the course"][role="button"])');

    // What is kept nowhere is not replaced by another course, until the author has it.
    await press(page, 'Course menu');
    await press(page, 'New course');
    await press(page, 'Download the course and go on');
    await page.locator('input[name=title]').fill('My own course');
    await page.locator('input[name=id]').fill('my_own');
    await press(page, 'Begin this course');
    await page.waitForFunction(() => document.title.startsWith('My own course'));
    await says(page, 'Not kept');
  });
});
