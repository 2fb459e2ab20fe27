/** What an author does at the studio, by the names that authors read. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { KeyInput, Page } from 'puppeteer-core';

/** The lesson that tests change, as the list of parts names it, and its file. */
export const lesson = { name: 'What mentoring is', file: 'lessons/L3_mentoring.md' } as const;
/** Its title in the file, with words added. */
export const titled = (words: string) => `title: ${lesson.name}${words}\n`;

export const press = (page: Page, name: string, role = 'button') =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

export const shows = (page: Page, name: string, role = 'button') =>
  page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);

export const status = (page: Page) => page.$eval('.standing [role=status]', ({ textContent }) => textContent);

/** Waits until the page says so of how the course is kept. */
export const says = (page: Page, words: string) =>
  page.waitForFunction(
    (text) => document.querySelector('.standing [role=status]')?.textContent.startsWith(text),
    {},
    words,
  );

/** Waits until the module beside it shows these words. */
export const preview = (page: Page, words: string) =>
  page.waitForFunction(
    (text) =>
      document
        .querySelector<HTMLIFrameElement>('iframe[title=Preview]')
        ?.contentDocument?.querySelector('main')
        ?.textContent.includes(text),
    { polling: 20 },
    words,
  );

/** Types words and then keys, one after the other. */
export async function type(page: Page, words: string, ...keys: readonly KeyInput[]) {
  await page.keyboard.type(words);
  for (const key of keys) await page.keyboard.press(key);
}

export async function pressWith(page: Page, modifier: KeyInput, key: KeyInput) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

/** Opens the lesson as text, with the cursor in it. */
export async function openAsText(page: Page) {
  await press(page, lesson.name);
  const radio = await shows(page, 'Text', 'radio');
  await radio?.evaluate((one) => (one as HTMLElement).click());
  await press(page, lesson.file, 'textbox');
}

/** Types at the end of the lesson's title, which is in the third line of its text. */
export async function typeInTitle(page: Page, words: string) {
  await pressWith(page, 'Control', 'Home');
  await type(page, '', 'ArrowDown', 'ArrowDown', 'End');
  await page.keyboard.type(words);
}

/** The SHA-256 of the four packages, once the room has made them. */
export async function packagesMade(page: Page): Promise<readonly string[]> {
  await press(page, 'Packages', 'tab');
  await page.waitForFunction(
    () => document.querySelector('packages-room')?.textContent.match(/SHA-256\s+[0-9a-f]{64}/g)?.length === 4,
  );
  return page.$eval('packages-room', ({ textContent }) => textContent.match(/[0-9a-f]{64}/g) ?? []);
}

/** What goes wrong in the page is added to `troubles`: an error, or a request that leaves `own`. */
export function watch(page: Page, troubles: string[], own: string) {
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob|about):/.test(url)) troubles.push(`It asked for ${url}.`);
  });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe has against the page as it is now; the module in its frame has tests of its own. */
export async function violations(page: Page): Promise<string[]> {
  const hasAxe = await page.evaluate(() => 'axe' in window);
  if (!hasAxe) {
    const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(await readFile(script, 'utf8'));
  }
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(how: object): Promise<{ violations: Violation[] }> };
    };
    const { violations: found } = await axe.run({ iframes: false });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
