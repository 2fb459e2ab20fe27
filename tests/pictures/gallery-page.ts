import type { Browser, Page } from 'puppeteer-core';

/** The frames that matter: a big screen, Moodle's inline frame and a phone; width and height in CSS pixels. */
export const frames = { wide: [1180, 760], moodle: [650, 666], phone: [390, 780] } as const;
export type FrameName = keyof typeof frames;
export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** A page with the gallery in this frame, in which state follows state. */
export async function openGallery(
  browser: Browser,
  url: string,
  frame: FrameName,
  scheme: Scheme,
): Promise<Page> {
  const page = await browser.newPage();
  const [width, height] = frames[frame];
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${url}?state=`);
  return page;
}

/** Shows a state as it is before anybody has pressed Tab. */
export async function showState(page: Page, name: string): Promise<void> {
  await page.evaluate(async (state) => {
    await window.gallery.show(state);
    await document.fonts.ready;
    (document.activeElement as HTMLElement | null)?.blur();
  }, name);
}
