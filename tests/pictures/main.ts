/**
 * `npm run pictures`: PNGs of every state of the gallery and of the way through the played package, in the frames that
 * matter, light and dark, into pictures/. With words, only of states whose names hold them; with `--whole`, of whole
 * pages instead of what the frame shows. With `--guide`, only those of the trainer's guide, into docs/pictures/.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { browserFlags, findBrowser } from '../browser.ts';
import { takeGuide } from './guide.ts';
import { serveGallery } from './serve.ts';

const out = resolve(import.meta.dirname, '../../pictures');
const frames = { wide: [1180, 760], moodle: [650, 666], phone: [390, 780] } as const;
type FrameName = keyof typeof frames;
const schemes = ['light', 'dark'] as const;

const args = process.argv.slice(2);
const whole = args.includes('--whole');
const words = args.filter((arg) => !arg.startsWith('--'));
const isWanted = (name: string) => words.every((word) => name.includes(word));

async function pageIn(browser: Browser, frame: FrameName, scheme: (typeof schemes)[number]): Promise<Page> {
  const page = await browser.newPage();
  const [width, height] = frames[frame];
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.on('pageerror', (error) => console.error(error));
  return page;
}

/** One page for each frame and scheme, in which state follows state. */
async function takeGallery(browser: Browser, url: string) {
  let taken = 0;
  for (const frame of Object.keys(frames) as FrameName[]) {
    for (const scheme of schemes) {
      const page = await pageIn(browser, frame, scheme);
      await page.goto(`${url}?state=`);
      const names = (await page.evaluate(() => window.gallery.names)).filter(isWanted);
      await mkdir(join(out, `${frame}-${scheme}`), { recursive: true });
      for (const name of names) {
        await page.evaluate(async (state) => {
          await window.gallery.show(state);
          await document.fonts.ready;
          (document.activeElement as HTMLElement | null)?.blur(); // no ring that nobody pressed Tab for
        }, name);
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

const browser = await launch({ executablePath: await findBrowser(), args: [...browserFlags] });
try {
  await (args.includes('--guide') ? takeGuide(browser) : takeAll(browser));
} finally {
  await browser.close();
}
