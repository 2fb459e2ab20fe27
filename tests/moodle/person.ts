import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import type { Account, Asked } from './asked.ts';

/** Something a person who runs the Moodle can put right: its message says what, in one sentence. */
export class MoodleTrouble extends Error {
  override readonly name = 'MoodleTrouble';
}

/** How long a slow site may take over one page. */
const PATIENCE = 60_000;

/** What a person fills into a form: a text or choice by its value, a box by whether it is ticked. */
export type Fields = Readonly<Record<string, string | boolean>>;

/** Somebody at Moodle's own pages, in a browser that shares nothing with others. */
export class Person {
  readonly page: Page;
  readonly account: Account;
  readonly #url: string;
  readonly #context: BrowserContext;

  private constructor(page: Page, context: BrowserContext, account: Account, url: string) {
    this.page = page;
    this.account = account;
    this.#url = url;
    this.#context = context;
  }

  /** Signs in on a device of their own. */
  static async signIn(browser: Browser, { url }: Asked, account: Account): Promise<Person> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const person = new Person(page, context, account, url);
    await person.#signIn();
    return person;
  }

  /** Signs in in another tab of the same device, as people do whose session has ended. */
  async signInElsewhere() {
    const page = await this.#context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await new Person(page, this.#context, this.account, this.#url).#signIn();
    await page.close();
    await this.page.bringToFront();
  }

  /** A device of somebody without an account; null where the site lets no guests in. */
  static async asGuest(browser: Browser, { url, learner }: Asked): Promise<Person | null> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const guest = new Person(page, context, { ...learner, name: 'guest' }, url);
    await page.goto(`${url}/login/index.php`);
    const button = await page.$('form:has([name="username"][value="guest"]) [type="submit"]');
    if (!button) return null;
    await guest.#leadsOn(button);
    return guest;
  }

  /** How messages call them, such as `MOODLE_LEARNER (anna)`. */
  get label(): string {
    return `${this.account.role === 'Teacher' ? 'MOODLE_TEACHER' : 'MOODLE_LEARNER'} (${this.account.name})`;
  }

  /** Puts the device away. */
  leave(): Promise<void> {
    return this.#context.close();
  }

  /**
   * Opens a page of the site.
   * @throws MoodleTrouble with Moodle's own words when it shows an error instead
   */
  async open(path: string) {
    await this.page.goto(`${this.#url}/${path}`);
    await this.#check();
  }

  /** Opens a page that Moodle may well refuse; `error` says whether it did. */
  async tryToOpen(path: string) {
    await this.page.goto(`${this.#url}/${path}`);
  }

  /** Opens the course by its number or its short name, in English, and returns its number. */
  async openCourse(course: string): Promise<string> {
    const ways = [...(/^\d+$/.test(course) ? [`id=${course}`] : []), `name=${encodeURIComponent(course)}`];
    for (const way of ways) {
      await this.page.goto(`${this.#url}/course/view.php?${way}&lang=en`);
      const { pathname } = new URL(this.page.url());
      if (pathname.endsWith('/enrol/index.php')) {
        throw new MoodleTrouble(
          `${this.label} is not in the course "${course}"; enrol them as ${this.account.role}.`,
        );
      }
      const number = await this.page.evaluate(() => /\bcourse-(\d+)\b/.exec(document.body.className)?.[1]);
      if (pathname.endsWith('/course/view.php') && number !== undefined && !(await this.error())) {
        await this.#checkLanguage();
        return number;
      }
      if (!pathname.endsWith('/course/view.php')) throw await this.#elsewhere('the course');
    }
    throw new MoodleTrouble(
      `There is no course "${course}" at ${this.#url}; set MOODLE_COURSE to its short name, or to the number after id= in its address.`,
    );
  }

  /** What Moodle says when it shows an error instead of a page; '' when it does not. */
  error(): Promise<string> {
    return this.page.evaluate(() => {
      const message = document.querySelector<HTMLElement>('.errormessage, [data-rel="fatalerror"]');
      return message?.innerText.trim().split('\n')[0] ?? '';
    });
  }

  /** Finds by role and name. */
  async find(role: string, name: string): Promise<ElementHandle> {
    const element = await this.page
      .waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`)
      .catch(() => null);
    return element ?? this.#missing(`${role} "${name}"`);
  }

  /** Presses without a pointer, since Moodle's tours for newcomers may lie on top. */
  async press(role: string, name: string) {
    await (await this.find(role, name)).evaluate((element) => (element as HTMLElement).click());
  }

  /** Presses what has no role or name of its own, by its words. */
  async pressText(words: string) {
    const element = await this.page.waitForSelector(`::-p-text(${words})`).catch(() => null);
    await (element ?? this.#missing(`words "${words}"`)).evaluate((found) => (found as HTMLElement).click());
  }

  /** Presses what leads to another page. */
  async follow(role: string, name: string) {
    const element = await this.find(role, name);
    await this.#leadsOn(element);
  }

  /** Sends a form by the button of this name attribute. */
  async send(button: string) {
    const element = await this.page.$(`[name="${button}"]`);
    await this.#leadsOn(element ?? this.#missing(`button named ${button}`));
  }

  /** Follows a link by a part of its address. */
  async followTo(part: string) {
    const element = await this.page.$(`a[href*="${part}"]`);
    await this.#leadsOn(element ?? this.#missing(`link to ${part}`));
  }

  /**
   * Fills in fields by their name attributes, whether their section is folded or not.
   * @returns the names that are not on the page
   */
  fill(fields: Fields): Promise<string[]> {
    return this.page.evaluate((wanted) => {
      const missing: string[] = [];
      for (const [name, value] of Object.entries(wanted)) {
        const named = [...document.getElementsByName(name)] as (HTMLInputElement | HTMLSelectElement)[];
        const controls = named.filter(({ type }) => type !== 'hidden');
        const radio = controls.find((control) => control.type === 'radio' && control.value === value);
        const [control] = radio ? [radio] : controls;
        if (!control || (control.type === 'radio' && !radio)) {
          missing.push(name);
        } else if ('checked' in control && /^(radio|checkbox)$/.test(control.type)) {
          const ticked = control.type === 'radio' || value === true;
          if (control.checked !== ticked) control.click();
        } else {
          control.value = String(value);
          control.dispatchEvent(new Event('change', { bubbles: true }));
          if (control.value !== String(value)) missing.push(`${name} (a choice ${String(value)})`);
        }
      }
      return missing;
    }, fields);
  }

  async #signIn() {
    const address = `${this.#url}/login/index.php`;
    await this.page.goto(address).catch((error: unknown) => {
      const [why = ''] = /net::\w+/.exec((error as Error).message) ?? [(error as Error).message];
      throw new MoodleTrouble(`MOODLE_URL (${this.#url}) does not answer (${why}); is the address right?`);
    });
    const missing = await this.fill({ username: this.account.name, password: this.account.password });
    if (missing.length > 0) {
      throw new MoodleTrouble(
        `There is no form for a name and a password at ${address}; is MOODLE_URL right, and may accounts sign in without single sign-on?`,
      );
    }
    const button = await this.page.$('form:has([name="password"]) [type="submit"]');
    await this.#leadsOn(button ?? this.#missing('button to log in'));
    if (await this.page.$('[name="password"]')) {
      const said = await this.page.evaluate(
        () => document.querySelector<HTMLElement>('[role="alert"]')?.innerText.trim() ?? 'nothing',
      );
      throw new MoodleTrouble(
        `Moodle does not let ${this.label} in and says “${said}”; check the name and ${this.account.role === 'Teacher' ? 'MOODLE_TEACHER_PASSWORD' : 'MOODLE_LEARNER_PASSWORD'}.`,
      );
    }
  }

  async #leadsOn(element: ElementHandle) {
    await Promise.all([
      this.page.waitForNavigation(),
      element.evaluate((pressed) => (pressed as HTMLElement).click()),
    ]);
    await this.#check();
  }

  async #check() {
    const error = await this.error();
    if (error !== '') {
      throw new MoodleTrouble(`Moodle shows ${this.label} an error at ${this.page.url()}: “${error}”.`);
    }
  }

  async #checkLanguage() {
    const language = await this.page.evaluate(() => document.documentElement.lang);
    if (!language.startsWith('en')) {
      throw new MoodleTrouble(
        `The course's pages come in another language (${language}), although English was asked for; let the course not force a language.`,
      );
    }
  }

  async #elsewhere(wanted: string): Promise<MoodleTrouble> {
    return new MoodleTrouble(
      `Moodle shows ${this.label} “${await this.page.title()}” (${this.page.url()}) instead of ${wanted}; sign in once by hand and answer what it asks.`,
    );
  }

  #missing(what: string): never {
    throw new MoodleTrouble(
      `Moodle's page ${this.page.url()} has no ${what}; this Moodle may be of another age or theme than those the test knows.`,
    );
  }
}
