import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { buildStudio } from '../../scorm/build-studio.ts';
import { bundleApp } from '../../scorm/bundle/app-files.ts';
import { readContent } from '../../scorm/read-content.ts';

/** Takes the pictures of docs/studio.md: a lesson being written, and the table of cards. */
export async function takeStudio(browser: Browser, out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-'));
  try {
    const file = await buildStudio(await readContent('content/en-GB'), await bundleApp(), folder);
    const page = await browser.newPage();
    await page.setViewport({ width: 1180, height: 760 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(pathToFileURL(file).href);
    await open(page, 'Shared ground', '.reading');
    await page.waitForFunction(
      () =>
        document
          .querySelector<HTMLIFrameElement>('preview-pane iframe')
          ?.contentDocument?.querySelector('main') !== null,
    );
    await take(page, `${out}/studio.webp`);
    await open(page, 'Cards', 'card-table tbody tr');
    await take(page, `${out}/studio-cards.webp`);
    await page.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function open(page: Page, part: string, shows: string) {
  await page.locator(`::-p-aria([name="${part}"][role="button"])`).click();
  await page.waitForSelector(shows);
}

async function take(page: Page, path: `${string}.webp`) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0); // no button that looks pressed
  await page.screenshot({ path, quality: 80 });
}
