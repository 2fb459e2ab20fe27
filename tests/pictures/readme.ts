import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { openGallery, showState, type FrameName, type Scheme } from './gallery-page.ts';
import { serveGallery } from './serve.ts';

/** The pictures of the README: their names, and the states of the gallery they show. */
const wanted: readonly (readonly [string, FrameName, Scheme, string])[] = [
  ['readme-lesson', 'wide', 'light', 'lesson: L4 side by side'],
  ['readme-sort', 'wide', 'light', 'quiz: a card over a category'],
  ['readme-moodle', 'moodle', 'light', 'result: passed, two missed'],
  ['readme-phone', 'phone', 'dark', 'quiz: half sorted'],
];

/** Takes the pictures of the README from the gallery. */
export async function takeReadme(browser: Browser, out: string): Promise<void> {
  const gallery = await serveGallery();
  try {
    for (const [name, frame, scheme, state] of wanted) {
      const page = await openGallery(browser, gallery.url, frame, scheme);
      await showState(page, state);
      await page.screenshot({ path: join(out, `${name}.webp`), quality: 80 });
      await page.close();
    }
  } finally {
    await gallery.close();
  }
}
