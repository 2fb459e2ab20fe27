import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { buildPackages } from '../../scorm/build-packages.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { Device } from '../package/device.ts';
import type { Learner } from '../package/learner.ts';

/** Plays the built package in the preview LMS, and takes the pictures of the trainer's guide on the way. */
export async function takeGuide(browser: Browser, out: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  const packages = await buildPackages('content/en-GB', folder, { only: ['scorm12'] });
  const preview = await servePreview({ packages, port: 0 });
  try {
    const context = await browser.createBrowserContext();
    const device = new Device({ url: preview.url, browser: '', folder, studio: '' }, context);
    const { page, learner } = await openLight(device);
    await takeWay(learner, page, (what, name) => take(what, join(out, `${name}.webp`)));
    await context.close();
  } finally {
    await preview.close();
    await rm(folder, { recursive: true });
  }
}

/** The same draw in every picture. */
const sameDraw = `{ let last = 7; Math.random = () => (last = (last * 16807) % 2147483647) / 2147483647; }`;

/** The preview LMS in light colours, with the frame that Moodle gives the module. */
async function openLight(device: Device): Promise<{ page: Page; learner: Learner }> {
  const lms = await device.openLms({ package: 'scorm12', before: sameDraw });
  await lms.page.setViewport({ width: 1180, height: 900 });
  await lms.page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await lms.page.goto(`${device.stand.url}?package=scorm12&frame=moodle`);
  return { page: lms.page, learner: await lms.module() };
}

type Take = (what: ElementHandle | null, name: string) => Promise<void>;

async function takeWay(learner: Learner, page: Page, take: Take): Promise<void> {
  const module = await page.waitForSelector('iframe');
  await take(module, 'cover');
  await learner.start();
  await learner.sort();
  await learner.press(`Next: ${learner.lesson(1)}`);
  await learner.readLessons();
  await learner.sort(8);
  await page.mouse.move(0, 0); // no button that looks pressed
  await learner.wait(21); // seconds until what was sorted is sent
  await learner.untilSaveState('Saved');
  await take(module, 'sort');
  await learner.sort(Infinity, (card) => card > 1);
  await learner.submit();
  await learner.untilSaveState('Saved');
  await take(module, 'result');
  await take(await page.$('body'), 'preview');
  await take(await page.waitForSelector('ol.answers li:has(.wrong)'), 'report-row');
}

async function take(what: ElementHandle | null, path: string): Promise<void> {
  if (!what) throw new Error(`There is nothing to take a picture of for ${path}.`);
  await what.screenshot({ path, type: 'webp', quality: 80 });
}
