/**
 * `npm run pictures`: PNGs of every state of the gallery and of the way through the played package, in the frames that
 * matter, light and dark, into pictures/. With words, only of states whose names hold them; with `--whole`, of whole
 * pages instead of what the frame shows. With `--docs`, those of the README, the trainer's guide and docs/studio.md, into docs/pictures/.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { browserFlags, findBrowser } from '../browser.ts';
import { frames, openGallery, schemes, showState, type FrameName } from './gallery-page.ts';
import { takeGuide } from './guide.ts';
import { takeReadme } from './readme.ts';
import { serveGallery } from './serve.ts';
import { takeStudio } from './studio.ts';

const out = resolve(import.meta.dirname, '../../pictures');
const docs = resolve(import.meta.dirname, '../../docs/pictures');
const args = process.argv.slice(2);
const whole = args.includes('--whole');
const words = args.filter((arg) => !arg.startsWith('--'));
const isWanted = (name: string) => words.every((word) => name.includes(word));

/** One page for each frame and scheme, in which state follows state. */
async function takeGallery(browser: Browser, url: string) {
  let taken = 0;
  for (const frame of Object.keys(frames) as FrameName[]) {
    for (const scheme of schemes) {
      const page = await openGallery(browser, url, frame, scheme);
      const names = (await page.evaluate(() => window.gallery.names)).filter(isWanted);
      await mkdir(join(out, `${frame}-${scheme}`), { recursive: true });
      for (const name of names) {
        await showState(page, name);
        await page.screenshot({
          path: picturePath(frame, scheme, name),
          fullPage: whole,
          optimizeForSpeed: true,
        });
        taken += 1;
      }
      await page.close();
    }
  }
  return taken;
}

const picturePath = (frame: FrameName, scheme: string, name: string) =>
  join(out, `${frame}-${scheme}`, `${name.replaceAll(/[^\w]+/g, '-')}.png`) as `${string}.png`;

async function takeAll(browser: Browser) {
  const started = performance.now();
  await rm(out, { recursive: true, force: true });
  const gallery = await serveGallery();
  try {
    const taken = await takeGallery(browser, gallery.url);
    console.log(`${taken} pictures in ${out} (${Math.round((performance.now() - started) / 1000)} s)`);
  } finally {
    await gallery.close();
  }
}

async function takeDocs(browser: Browser) {
  await mkdir(docs, { recursive: true });
  await takeGuide(browser, docs);
  await takeReadme(browser, docs);
  await takeStudio(browser, docs);
}

const browser = await launch({ executablePath: await findBrowser(), args: [...browserFlags] });
try {
  await (args.includes('--docs') ? takeDocs(browser) : takeAll(browser));
} finally {
  await browser.close();
}
