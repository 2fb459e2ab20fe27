import { launch, type Browser, type Page } from 'puppeteer-core';
import type { StudioApp } from '../../authoring/studio/studio-app.ts';
import { browserFlags, findBrowser } from '../browser.ts';
import { says, shows, type } from '../package/author.ts';

/** The course as it was at one moment: a print of all its files. */
export interface Seen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly print: string;
}

const LESSON = 'ul:nth-of-type(2) li:nth-child(3) button';
const CARDS = 'ul:nth-of-type(3) li:first-child button';

/** Somebody at the studio, in a browser of their own that may be killed. */
export class AuthorBrowser {
  /** What the open page has shown since it was opened; another list after each end. */
  seen: Seen[] = [];
  #browser!: Browser;
  #page!: Page;
  readonly #profile: string;
  readonly #address: string;

  private constructor(profile: string, address: string) {
    this.#profile = profile;
    this.#address = address;
  }

  /** @param profile a folder that outlives the browser */
  static async open(profile: string, address: string): Promise<AuthorBrowser> {
    const author = new AuthorBrowser(profile, address);
    await author.#begin();
    return author;
  }

  async close() {
    await this.#browser.close();
  }

  /** Does one thing, and says which. */
  async act(random: () => number): Promise<string> {
    const words = ` w${Math.floor(random() * 1e6).toString(36)}`;
    const which = random();
    if (which < 0.3) return this.#type(LESSON, 'Text', 'text-editor .cm-content', words);
    if (which < 0.5) return this.#type(LESSON, 'Blocks', '.written input, .written textarea', words);
    if (which < 0.75) return this.#type(CARDS, 'Form', 'textarea[aria-label="What the card says"]', words);
    const name = which < 0.9 ? 'Undo' : 'Redo';
    await this.#page.$eval(`button[aria-label=${name}]`, (button) => (button as HTMLElement).click());
    return name;
  }

  /** The course as this page found it when it was opened. */
  async first(): Promise<Seen> {
    for (;;) {
      const [first] = this.seen;
      if (first) return first;
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  /** The browser is ended without warning, and opened again. */
  async kill() {
    const process = this.#browser.process();
    const ended = new Promise((done) => process?.once('exit', done));
    process?.kill('SIGKILL');
    await ended;
    await this.#begin();
  }

  /** As somebody loads a page again: without a word before. */
  async reload() {
    this.seen = [];
    await this.#page.reload();
    await this.#watch(this.#page);
  }

  /** A second window waits while the first is closed. */
  async changeWindow() {
    const second = await this.#browser.newPage();
    await second.goto(this.#address);
    await says(second, 'Read only');
    await this.#page.close({ runBeforeUnload: false });
    this.seen = [];
    this.#page = second;
    await this.#watch(second);
  }

  /** From now on the browser refuses to store anything, as a full disk does. */
  async refuseStorage() {
    await this.#page.evaluate(() => {
      const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room.', 'QuotaExceededError');
      };
      addEventListener('mended', () => Reflect.set(IDBObjectStore.prototype, 'put', put), { once: true });
    });
  }

  /** It stores again; whoever was told "Kept" may then load the page again. */
  async mendAndReload() {
    await this.#page.evaluate(() => dispatchEvent(new Event('mended')));
    await says(this.#page, 'Kept');
    await this.reload();
  }

  async #begin() {
    this.seen = [];
    this.#browser = await launch({
      executablePath: await findBrowser(),
      args: [...browserFlags, '--force-prefers-reduced-motion'],
      userDataDir: this.#profile,
      defaultViewport: { width: 1180, height: 760 },
    });
    this.#page = await this.#browser.newPage();
    await this.#page.goto(this.#address);
    await this.#watch(this.#page);
  }

  async #watch(page: Page) {
    const { seen } = this; // what an earlier page tells late is not of this one
    await says(page, 'Kept');
    const name = `seen${Math.random().toString(36).slice(2)}`;
    await page.exposeFunction(name, (at: number, print: string) => void seen.push({ at, print }));
    await page.evaluate(watch, name);
  }

  async #type(part: string, way: string, field: string, words: string): Promise<string> {
    const page = this.#page;
    // Where it stands in the list: what is typed may break its title.
    await page.$eval(`nav[aria-label=Course] ${part}`, (button) => (button as HTMLElement).click());
    const radio = await shows(page, way, 'radio');
    await radio?.evaluate((one) => (one as HTMLElement).click());
    const shown = await page.waitForSelector(field);
    await shown?.evaluate((one) => (one as HTMLElement).focus());
    await type(page, '', 'End');
    await page.keyboard.type(words);
    return `${way}:${words}`;
  }
}

/** Runs in the page: tells of each state of the course, the first one too. */
function watch(name: string) {
  const seen = (window as unknown as Record<string, (at: number, print: string) => void>)[name];
  const store = document.querySelector<StudioApp>('studio-app')?.studio?.store;
  const tell = () => {
    let print = 0;
    for (const [path, content] of store?.sources ?? [])
      for (const letter of `${path}\n${String(content)}`)
        print = (Math.imul(print, 31) + (letter.codePointAt(0) ?? 0)) | 0;
    seen?.(Date.now(), String(print));
  };
  store?.addEventListener('written', tell);
  tell();
}
