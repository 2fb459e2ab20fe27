import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPackage } from '../../scorm/package/open-package.ts';
import { asText } from '../../src/compiler/source-files.ts';
import {
  openAsText,
  packagesMade,
  press,
  pressWith,
  preview,
  says,
  status,
  type,
  typeInTitle,
  violations,
  watch,
} from './author.ts';

let browser: Browser;
let downloads: string;
let context: BrowserContext | undefined;
const troubles: string[] = [];

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'studio-'));
  browser = await connect({
    browserWSEndpoint: inject('stand').browser,
    defaultViewport: { width: 1180, height: 760 },
  });
});
afterEach(async () => {
  await context?.close();
  context = undefined;
  expect(troubles.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.disconnect();
  await rm(downloads, { recursive: true });
});

/** The studio as it opens by a double click, in a browser nobody has used yet, or in another window of the same one. */
async function openStudio(): Promise<Page> {
  context ??= await browser.createBrowserContext({
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  });
  const page = await context.newPage();
  watch(page, troubles, 'file:');
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  await page.goto(inject('stand').studio);
  await page.waitForSelector('preview-pane[data-ready]');
  return page;
}

async function typeInLesson(page: Page, words: string) {
  await openAsText(page);
  await typeInTitle(page, words);
}

/** The zips that npm run build has written. */
async function builtHashes(): Promise<string[]> {
  const { folder } = inject('stand');
  const zips = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  const bytes = await Promise.all(zips.map((name) => readFile(join(folder, name))));
  return bytes.map((zip) => createHash('sha256').update(zip).digest('hex'));
}

async function downloaded(ending: string): Promise<Uint8Array> {
  for (;;) {
    const name = (await readdir(downloads)).find((one) => one.endsWith(ending));
    if (name !== undefined) return readFile(join(downloads, name));
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('The studio, opened from a disk', () => {
  it('makes the very packages of npm run build', async () => {
    const page = await openStudio();
    expect(new Set(await packagesMade(page))).toEqual(new Set(await builtHashes()));
  });

  it('shows what is typed in the real module, and gives it out', async () => {
    const page = await openStudio();
    await typeInLesson(page, ' and more');
    await preview(page, 'What mentoring is and more');
    await says(page, 'Kept on this computer');
    await packagesMade(page);
    await press(page, 'Download SCORM 1.2');
    const opened = await openPackage(await downloaded('scorm12.zip'));
    const lesson =
      'files' in opened ? opened.files.find(({ path }) => path === 'lessons/L3_mentoring.md') : undefined;
    expect(lesson && asText(lesson).text).toContain('title: What mentoring is and more\n');
    await page.waitForFunction(() =>
      document.querySelector('packages-room')?.textContent.includes('What changed since'),
    );
  });

  it('has everything after the window is closed, with what can be undone', async () => {
    const page = await openStudio();
    await typeInLesson(page, ' kept');
    await says(page, 'Kept on this computer');
    await page.close();
    const again = await openStudio();
    await again.waitForSelector('::-p-aria([name="What mentoring is kept"][role="button"])');
    await press(again, 'Undo');
    await again.waitForSelector('::-p-aria([name="What mentoring is"][role="button"])');
  });

  it('only reads in a second window, until the first is closed', async () => {
    const page = await openStudio();
    await says(page, 'Kept');
    const second = await openStudio();
    await says(second, 'Read only');
    await typeInLesson(second, ' lost');
    expect(await second.$eval('text-editor .cm-content', ({ textContent }) => textContent)).not.toContain(
      'lost',
    );
    await page.bringToFront();
    await typeInLesson(page, ' first');
    await says(page, 'Kept');
    await page.close();
    await says(second, 'Kept on this computer');
    await second.waitForSelector('::-p-aria([name="What mentoring is first"][role="button"])');
  });

  it('leads from a problem to its place, and loses nothing meanwhile', async () => {
    const page = await openStudio();
    await press(page, 'No problems');
    await typeInLesson(page, ' [^nobody]');
    await press(page, 'What coaching is');
    await page.locator('::-p-aria([name="1 problem"][role="button"])').wait();
    await page.locator('[aria-label=Problems] button').click();
    await page.waitForFunction(() =>
      document.querySelector('.written h1')?.textContent.startsWith('What mentoring is'),
    );
    expect(await status(page)).toMatch(/^Kept|^Saving/);
  });

  it('keeps a course when another one is opened, and goes back to it', async () => {
    const page = await openStudio();
    await typeInLesson(page, ' of old');
    await says(page, 'Kept');
    await press(page, 'Course menu');
    await press(page, 'New course');
    await page.locator('input[name=title]').fill('My own course');
    await page.locator('input[name=id]').fill('my_own');
    await press(page, 'Begin this course');
    await preview(page, 'Lesson 1');
    expect(await page.title()).toBe('My own course – Studio');
    await press(page, 'Course menu');
    await press(page, 'Open a course');
    await page.locator('dialog .rows button').click();
    await page.waitForSelector('::-p-aria([name="What mentoring is of old"][role="button"])');
  });

  it('finds and replaces over the whole course by keyboard, in one step', async () => {
    const page = await openStudio();
    const said = (words: RegExp) =>
      page.waitForFunction(
        (text) =>
          new RegExp(text).test(document.querySelector('find-panel [role=status]')?.textContent ?? ''),
        {},
        words.source,
      );
    await pressWith(page, 'Control', 'h');
    await page.waitForSelector('find-panel input:focus');
    await type(page, 'What mentoring is', 'Tab');
    await said(/^1 match in 1 file/);
    await type(page, 'What tutoring is', 'Tab', 'Space', 'Tab', 'Space', 'Tab');
    await page.waitForSelector('find-panel button:focus');
    await type(page, '', 'Enter');
    await said(/^1 match replaced/);
    await page.waitForSelector('::-p-aria([name="What tutoring is"][role="button"])');
    await type(page, '', 'Escape');
    await page.waitForSelector('.find-button:focus');
    await press(page, 'Undo');
    await page.waitForSelector('::-p-aria([name="What mentoring is"][role="button"])');

    await press(page, 'Find and replace');
    await page.waitForSelector('find-panel input:focus');
    await type(page, 'mentoring', 'Enter');
    await page.waitForSelector('find-panel .match:focus');
    expect(await violations(page)).toEqual([]);
    await type(page, '', 'Tab', 'Enter');
    await said(/^1 match replaced/);
    await page.waitForSelector('find-panel .replace:focus');
    await press(page, 'Undo');
    await page.locator('find-panel li:last-child .match').click();
    await page.waitForFunction(() => document.querySelector('.written')?.contains(document.activeElement));
  });

  it('is clear to everyone in each room, light and dark', async () => {
    const page = await openStudio();
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const room of ['Packages', 'Try', 'Results', 'Write']) {
        await press(page, room, 'tab');
        if (room === 'Packages') await packagesMade(page);
        const found = await violations(page);
        expect(found, `${room}, ${scheme}`).toEqual([]);
      }
    }
  });
});
