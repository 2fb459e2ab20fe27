/**
 * `npm run soak -- --studio 200 [seed]`: an author writes at random, from a seed, and the page is loaded again or the
 * browser killed meanwhile. Whatever was there a second before must be there afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { buildStudio } from '../../scorm/build-studio.ts';
import { bundleApp } from '../../scorm/bundle/app-files.ts';
import { readContent } from '../../scorm/read-content.ts';
import { seededRandom } from '../../src/state/random.ts';
import type { StudioApp } from '../../authoring/studio/studio-app.ts';
import { browserFlags, findBrowser } from '../browser.ts';
import type { SoakOptions, SoakResult } from './soak.ts';

/** The course as it was at one moment: a print of all its files. */
interface Seen {
  readonly at: number;
  readonly print: string;
}

/** What may be lost with a killed browser, in milliseconds. */
const LAST_SECOND = 1000;

export async function soakStudio({ runs, seed, say }: SoakOptions): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-soak-'));
  const losses: string[] = [];
  try {
    const file = await buildStudio(await readContent('content/en-GB'), await bundleApp(), folder);
    const address = pathToFileURL(file).href;
    say(`Soak of the studio: ${runs} runs from seed ${seed}`);
    let author = await Author.begin(join(folder, 'profile'), address);
    const ends = { kill: 0, reload: 0 };
    for (let run = seed; run < seed + runs; run++) {
      const random = seededRandom(run);
      const story: string[] = [];
      for (let step = 0; step < 3 + Math.floor(random() * 6); step++) story.push(await author.act(random));
      await pause(random() < 0.5 ? 0 : random() * 1500);
      const end = random() < 0.6 ? 'kill' : 'reload';
      ends[end]++;
      const before = author.seen;
      const endedAt = Date.now();
      author = end === 'kill' ? await author.kill() : await author.reload();
      const loss = lossOf(before, endedAt, author.seen[0]);
      if (loss === '') continue;
      losses.push(`seed ${run} (${[...story, end].join(', ')}): ${loss}`);
      say(losses.at(-1) ?? '');
    }
    await author.close();
    say(
      `Soak of the studio: ${runs} runs, ${ends.kill} kills, ${ends.reload} reloads, losses: ${losses.length}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { losses };
}

/** What is there afterwards must be what was there at one moment, of the last second at the earliest. */
function lossOf(before: readonly Seen[], endedAt: number, after: Seen | undefined): string {
  const known = before.findLastIndex(({ print }) => print === after?.print);
  if (known < 0) return `the course is none of the ${before.length} that were seen`;
  const next = before[known + 1];
  return next && next.at < endedAt - LAST_SECOND
    ? `${before.length - 1 - known} changes, the first ${endedAt - next.at} ms before the end`
    : '';
}

/** Somebody at the studio, in a browser of their own. */
class Author {
  readonly seen: Seen[] = [];
  #browser: Browser;
  #page: Page;
  #profile: string;
  #address: string;

  private constructor(browser: Browser, page: Page, profile: string, address: string) {
    this.#browser = browser;
    this.#page = page;
    this.#profile = profile;
    this.#address = address;
  }

  static async begin(profile: string, address: string): Promise<Author> {
    const browser = await launch({
      executablePath: await findBrowser(),
      args: [...browserFlags, '--force-prefers-reduced-motion'],
      userDataDir: profile,
      defaultViewport: { width: 1180, height: 760 },
    });
    return Author.#sit(browser, profile, address);
  }

  static async #sit(browser: Browser, profile: string, address: string): Promise<Author> {
    const page = await browser.newPage();
    const author = new Author(browser, page, profile, address);
    await page.exposeFunction('seen', (at: number, print: string) => void author.seen.push({ at, print }));
    await page.goto(address);
    await page.waitForFunction(() =>
      /^Kept/.test(document.querySelector('.standing [role=status]')?.textContent ?? ''),
    );
    await page.evaluate(watch);
    return author;
  }

  /** Does one thing, and says which. */
  async act(random: () => number): Promise<string> {
    const words = ` w${Math.floor(random() * 1e6).toString(36)}`;
    const which = random();
    if (which < 0.5) return this.#type('What mentoring is', '.cm-content', words);
    if (which < 0.75) return this.#type('Cards', 'textarea[aria-label="What the card says"]', words);
    const name = which < 0.9 ? 'Undo' : 'Redo';
    await this.#press(name);
    return name;
  }

  async kill(): Promise<Author> {
    const process = this.#browser.process();
    const ended = new Promise((done) => process?.once('exit', done));
    process?.kill('SIGKILL');
    await ended;
    return Author.begin(this.#profile, this.#address);
  }

  async reload(): Promise<Author> {
    const page = await Author.#sit(this.#browser, this.#profile, await this.#left());
    return page;
  }

  async close() {
    await this.#browser.close();
  }

  async #left(): Promise<string> {
    await this.#page.close({ runBeforeUnload: false });
    return this.#address;
  }

  async #type(part: string, field: string, words: string): Promise<string> {
    const page = this.#page;
    await page.evaluate((name) => {
      const all = [...document.querySelectorAll<HTMLElement>('nav[aria-label=Course] button')];
      all.find(({ textContent }) => textContent.trim().startsWith(name))?.click();
    }, part);
    if (field === '.cm-content') {
      const radio = await page.waitForSelector('::-p-aria([name="Text"][role="radio"])');
      await radio?.evaluate((one) => (one as HTMLElement).click());
    }
    const shown = await page.waitForSelector(field);
    await shown?.evaluate((one) => (one as HTMLElement).focus());
    await page.keyboard.press('End');
    await page.keyboard.type(words);
    return `${part}:${words}`;
  }

  async #press(name: string) {
    await this.#page.$eval(`button[aria-label=${name}]`, (button) => (button as HTMLElement).click());
  }
}

/** Runs in the page: tells of each state of the course, the first one too. */
function watch() {
  const { seen } = window as unknown as { seen: (at: number, print: string) => void };
  const store = document.querySelector<StudioApp>('studio-app')?.studio?.store;
  const tell = () => {
    let print = 0;
    for (const [path, content] of store?.sources ?? [])
      for (const letter of `${path}\n${String(content)}`)
        print = (Math.imul(print, 31) + (letter.codePointAt(0) ?? 0)) | 0;
    seen(Date.now(), String(print));
  };
  store?.addEventListener('written', tell);
  tell();
}

function pause(time: number): Promise<void> {
  return new Promise((done) => setTimeout(done, time));
}
