import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { buildPackages } from '../../scorm/build-packages.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { Device } from '../package/device.ts';
import type { Learner } from '../package/learner.ts';

const out = resolve(import.meta.dirname, '../../docs/pictures');

/** Plays the built package in the preview LMS, and takes the pictures of the trainer's guide on the way. */
export async function takeGuide(browser: Browser): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'));
  const packages = await buildPackages('content/en-GB', folder, ['scorm12']);
  const preview = await servePreview({ packages, port: 0 });
  try {
    await mkdir(out, { recursive: true });
    const context = await browser.createBrowserContext();
    const device = new Device({ url: preview.url, browser: '', folder }, context);
    const { page, learner } = await openLight(device);
    await takeWay(learner, page);
    await context.close();
  } finally {
    await preview.close();
    await rm(folder, { recursive: true });
  }
}

/** The preview LMS in light colours, with the frame that Moodle gives the module. */
async function openLight(device: Device): Promise<{ page: Page; learner: Learner }> {
  const lms = await device.openLms({ package: 'scorm12' });
  await lms.page.setViewport({ width: 1180, height: 900 });
  await lms.page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await lms.page.goto(`${device.stand.url}?package=scorm12&frame=moodle`);
  return { page: lms.page, learner: await lms.module() };
}

async function takeWay(learner: Learner, page: Page): Promise<void> {
  const module = await page.waitForSelector('iframe');
  await take(module, 'cover');
  await learner.start();
  await learner.sort(Infinity, (card) => card > 1);
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

async function take(what: ElementHandle | null, name: string): Promise<void> {
  if (!what) throw new Error(`There is nothing to take a picture of for ${name}.`);
  await what.screenshot({ path: join(out, `${name}.webp`), type: 'webp', quality: 80 });
}
