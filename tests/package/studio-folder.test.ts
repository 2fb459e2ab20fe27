import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { lesson, openAsText, press, says, shows, titled, typeInTitle, violations, watch } from './author.ts';

/** A folder that the author picks. In tests it lies in the browser itself, which only a page with an address may use. */
let browser: Browser;
let context: BrowserContext;
let server: Server;
let address: string;
const troubles: string[] = [];

beforeAll(async () => {
  const studio = await readFile(fileURLToPath(inject('stand').studio));
  server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(studio));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await connect({
    browserWSEndpoint: inject('stand').browser,
    defaultViewport: { width: 1180, height: 760 },
  });
});
beforeEach(async () => {
  context = await browser.createBrowserContext();
});
afterEach(async () => {
  await context.close();
  expect(troubles.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.disconnect();
  server.close();
});

/** Chromium's windows that ask are no part of the page; here they answer as the author would. */
async function openStudio(): Promise<Page> {
  const page = await context.newPage();
  watch(page, troubles, address);
  await page.evaluateOnNewDocument(() => {
    window.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('my course', { create: true });
    FileSystemHandle.prototype.queryPermission = () =>
      Promise.resolve(localStorage.getItem('forbidden') === null ? 'granted' : 'prompt');
    FileSystemHandle.prototype.requestPermission = () => {
      localStorage.removeItem('forbidden');
      return Promise.resolve('granted');
    };
  });
  await page.goto(address);
  await says(page, 'Kept on this computer');
  return page;
}

/** The lesson as it lies in the folder, or another text in its place. */
const inFolder = (page: Page, text?: string) =>
  page.evaluate(
    async (path, put) => {
      const [folder = '', name = ''] = path.split('/');
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('my course');
      const file = await (await root.getDirectoryHandle(folder)).getFileHandle(name);
      if (put !== undefined) {
        const stream = await file.createWritable();
        await stream.write(put);
        await stream.close();
      }
      return (await file.getFile()).text();
    },
    lesson.file,
    text,
  );

it('A folder that the author picks holds the course from then on, and gets every change', async () => {
  const page = await openStudio();
  await press(page, 'Course menu');
  await press(page, 'Keep in a folder');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Choose a folder');
  await says(page, 'Saved to my course');
  const before = await inFolder(page);
  await openAsText(page);
  await typeInTitle(page, ' here');
  await expect
    .poll(() => inFolder(page), { timeout: 60_000 })
    .toBe(before.replace(titled(''), titled(' here')));
  await says(page, 'Saved to my course');

  // Changed on the disk alone.
  await inFolder(page, before.replace(titled(''), titled(' there')));
  await shows(page, `${lesson.name} there`);

  // The browser takes its leave back, as it does when it is opened again: nothing is lost, and it is said.
  await page.evaluate(() => localStorage.setItem('forbidden', 'yes'));
  await typeInTitle(page, ' unseen');
  await says(page, 'Kept on this computer, not in my course: the browser may not write there');
  await shows(page, 'Download the course');
  expect(await violations(page)).toEqual([]);
  await page.close({ runBeforeUnload: false });
  const again = await openStudio();
  await says(again, 'Kept on this computer, not in my course');
  await shows(again, `${lesson.name} there unseen`);
  expect(await inFolder(again)).toContain(titled(' there'));
  await press(again, 'Allow my course again');
  await says(again, 'Saved to my course');
  expect(await inFolder(again)).toContain(titled(' there unseen'));
});

it('A folder that is opened goes on where it was, and one with a course is not filled with another', async () => {
  const page = await openStudio();
  await press(page, 'Course menu');
  await press(page, 'Open a course');
  await press(page, 'Open a folder');
  await page.waitForSelector('dialog [role=alert]'); // it is empty
  await press(page, 'Close');
  await press(page, 'Course menu');
  await press(page, 'Keep in a folder');
  await press(page, 'Choose a folder');
  await says(page, 'Saved to my course');

  await press(page, 'Course menu');
  await press(page, 'New course');
  await page.locator('input[name=title]').fill('My own course');
  await page.locator('input[name=id]').fill('my_own');
  await press(page, 'Begin this course');
  await says(page, 'Kept on this computer');
  await press(page, 'Course menu');
  await press(page, 'Keep in a folder');
  await press(page, 'Choose a folder');
  await page.waitForFunction(() =>
    document.querySelector('dialog [role=alert]')?.textContent.includes('holds files of a course already'),
  );
  await press(page, 'Close');

  await inFolder(page, (await inFolder(page)).replace(titled(''), titled(' meanwhile')));
  await press(page, 'Course menu');
  await press(page, 'Open a course');
  await press(page, 'Open a folder');
  await says(page, 'Saved to my course');
  await shows(page, `${lesson.name} meanwhile`);
});
