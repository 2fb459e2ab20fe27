import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import type { Course } from '../../src/course/course.ts';
import { patience, spotOf, type Wanted } from './spot.ts';
import { readCourse } from './variants.ts';

/** Whether a card is to be placed well. */
export type Plan = (card: number) => boolean;

/** The card to place now: the group that is named by it. */
const CARD = 'main [role="group"][aria-label^="Card "]';
const courses = new Map<string, Course>();

/** Somebody who takes the module: finds everything by role and name, as a screen reader does. */
export class Learner {
  readonly frame: Frame;
  readonly page: Page;
  readonly course: Course;

  constructor(frame: Frame, page: Page, course: Course) {
    this.frame = frame;
    this.page = page;
    this.course = course;
  }

  /** @param folder the folder of all packages */
  static at(frame: Frame, page: Page, folder: string): Promise<Learner> {
    return frame
      .waitForFunction(() => location.pathname)
      .then(async (handle) => {
        const path = await handle.jsonValue();
        const name = /([^/]+)\/[^/]*$/.exec(decodeURIComponent(path))?.[1] ?? '';
        let course = courses.get(name);
        if (!course) {
          course = readCourse(readFileSync(join(folder, name, 'index.html'), 'utf8'));
          courses.set(name, course);
        }
        return new Learner(frame, page, course);
      });
  }

  /** The module has taken over from the plain page and says how the record stands. */
  async untilUsable() {
    await this.frame.waitForSelector('header [role=status]');
  }

  button(name: string): Promise<ElementHandle> {
    return found(this.frame.waitForSelector(`::-p-aria([name="${name}"][role="button"])`), name);
  }

  async press(name: string) {
    await this.#press({ name });
  }

  /** Like a person, looks again where the button has moved away meanwhile. */
  async #press(wanted: Wanted) {
    for (let tries = 3; tries > 0; tries -= 1) {
      const spot = await this.frame.evaluate(spotOf, wanted, patience);
      if (!spot) throw new Error(`There is no ${wanted.name} in: ${await this.text()}`);
      const { x, y } = spot.inTab ? { x: 0, y: 0 } : await this.#ownPlace();
      await this.page.mouse.click(x + spot.x, y + spot.y);
      const missed = () => window.missed === true;
      if (!(await this.frame.evaluate(missed).catch(() => false))) return; // a press may lead to another page
    }
  }

  /** Where the module's frame is in its tab. */
  async #ownPlace(): Promise<{ x: number; y: number }> {
    const element = await this.frame.frameElement();
    return (await element?.boundingBox()) ?? { x: 0, y: 0 };
  }

  async has(name: string): Promise<boolean> {
    return (await this.frame.$(`::-p-aria([name="${name}"][role="button"])`)) !== null;
  }

  /** Waits for a level 1 heading that holds these words; in a lesson, for its end too, which comes a frame later. */
  async sees(words: string) {
    await this.frame.waitForFunction(
      (wanted) => {
        const headings = [...document.querySelectorAll<HTMLElement>('main h1')];
        const isWhole = !document.querySelector('article.lesson') || document.querySelector('.take-away');
        return isWhole && headings.some((heading) => heading.innerText.toLowerCase().includes(wanted));
      },
      { polling: 20 },
      words.toLowerCase(),
    );
  }

  /** Until all of a lesson is there, also what only later.js draws. */
  async untilWhole() {
    await this.frame.waitForFunction(
      () =>
        document.querySelector('main .take-away') && !document.querySelector('article coming-part > .page'),
      { polling: 20 },
    );
  }

  text(): Promise<string> {
    return this.frame.evaluate(() => document.body.innerText);
  }

  /** Waits until the save state begins with this word. */
  async untilSaveState(word: string, timeout = 20_000) {
    await this.frame
      .waitForFunction(
        (wanted) =>
          document.querySelector<HTMLElement>('header [role=status]')?.innerText.trim().startsWith(wanted),
        { polling: 20, timeout },
        word,
      )
      .catch(async () => {
        throw new Error(`The save state stayed at "${await this.saveState()}" instead of "${word}".`);
      });
  }

  saveState(): Promise<string> {
    return this.frame.$eval('header [role=status]', (status) => (status as HTMLElement).innerText.trim());
  }

  /** The title of a lesson, counted from 1. */
  lesson(number: number): string {
    return this.course.lessons[number - 1]?.title ?? '';
  }

  async start() {
    await this.press('Start');
  }

  async resume() {
    await this.press('Continue');
  }

  /** Reads lessons to their end, from the first one on the screen. */
  async readLessons(count = this.course.lessons.length) {
    const { lessons, quiz } = this.course;
    await this.frame.waitForSelector('main article.lesson');
    const here = await this.frame.$eval('main article.lesson h1', (heading) => heading.textContent.trim());
    const first = lessons.findIndex(({ title }) => title === here);
    for (const place of Array.from({ length: count }, (_, step) => first + step)) {
      await this.press(`Next: ${lessons[place + 1]?.title ?? quiz.title}`);
    }
  }

  /** The card to place now: its number and text; null when all are placed. */
  async card(): Promise<{ number: number; total: number; text: string } | null> {
    const name = await this.frame.evaluate(
      (group) => document.querySelector(group)?.getAttribute('aria-label') ?? '',
      CARD,
    );
    const [, number, total, text = ''] = /^Card (\d+) of (\d+): ([^]*)$/.exec(name) ?? [];
    return number === undefined ? null : { number: Number(number), total: Number(total), text };
  }

  /** Where a card belongs, in the learner's words. */
  rightPlace(text: string): string {
    const { cards, categories } = this.course.quiz;
    const category = cards.find((card) => card.text === text)?.category;
    return categories.find(({ id }) => id === category)?.label ?? '';
  }

  wrongPlace(text: string): string {
    return this.course.quiz.categories.find(({ label }) => label !== this.rightPlace(text))?.label ?? '';
  }

  /** Places the current card by pressing the category's button inside its group. */
  async place(category: string) {
    const before = await this.shownCard();
    await this.#press({ name: category, within: CARD });
    await this.untilOtherCard(before);
  }

  /** Moves a placed card by its own control: to a category, or `Back to the deck`. */
  async move(text: string, to: string) {
    const control = await this.button(`Move: ${text}`);
    await control.click();
    const item = (await control.evaluateHandle((button) => button.closest('li'))) as ElementHandle;
    const way = item.waitForSelector(`::-p-aria([name="${to}"][role="button"])`);
    await (await found(way, to)).click();
    await this.breathe();
  }

  async untilCard() {
    await this.frame.waitForSelector(CARD);
    const card = await this.card();
    if (!card) throw new Error('There is no card to place.');
    return card;
  }

  /** The card to place now as text; the last card of a practice that comes back is another one, by its number it is not. */
  shownCard(): Promise<string> {
    return this.frame.evaluate((group) => {
      const card = document.querySelector(group);
      return `${card?.getAttribute('aria-label')} ${card?.closest('sort-card')?.hasAttribute('again')}`;
    }, CARD);
  }

  /** Waits until the next card is there and the one before lies in its category, two frames later. */
  async untilOtherCard(before: string) {
    await this.frame.evaluate(
      async (group, was) => {
        const shown = () => {
          const card = document.querySelector(group);
          return `${card?.getAttribute('aria-label')} ${card?.closest('sort-card')?.hasAttribute('again')}`;
        };
        const frame = () => new Promise((next) => requestAnimationFrame(next));
        while (shown() === was) await frame();
        for (let left = 2; left > 0; left -= 1) await frame();
      },
      CARD,
      before,
    );
  }

  /** Sorts some cards, all by default; by default each one well. */
  async sort(count = Infinity, plan: Plan = () => true) {
    let card: Awaited<ReturnType<Learner['card']>> = await this.untilCard();
    for (let done = 0; card && done < count; done += 1) {
      await this.place(plan(done) ? this.rightPlace(card.text) : this.wrongPlace(card.text));
      card = await this.card();
    }
  }

  /** The warm-up, every card well, up to the first lesson. */
  async warmUp() {
    await this.sort();
    await this.press(`Next: ${this.course.lessons[0]?.title ?? ''}`);
  }

  /** From the first page through all lessons into the quiz. */
  async goToQuiz() {
    await this.start();
    if (this.course.warmUp) await this.warmUp();
    await this.readLessons();
    await this.untilCard();
  }

  async submit() {
    await this.press('Submit answers');
    await this.frame.waitForSelector('main .result');
  }

  /** The placed cards by category, as they are listed. */
  placed(): Promise<Record<string, string[]>> {
    return this.frame.$$eval('main section:has(> ul), main section:has(> header)', (categories) =>
      Object.fromEntries(
        categories.map((category) => {
          const moves = [...category.querySelectorAll('[aria-label^="Move: "]')];
          const texts = moves.map((move) => move.getAttribute('aria-label')?.slice('Move: '.length) ?? '');
          return [category.querySelector('h2')?.innerText.trim() ?? '', texts];
        }),
      ),
    );
  }

  /** Opens something from the menu, by how its name begins. */
  async menu(entry: string) {
    await this.press('Menu');
    await this.#press({ name: entry, begins: true, within: 'dialog[open]' });
  }

  /** Lets the module's clock jump ahead by so many seconds. */
  async wait(seconds: number) {
    await this.frame.evaluate((milliseconds) => window.passTime(milliseconds), seconds * 1000);
    await this.breathe();
  }

  /** From now on the module's clock moves by `wait` alone: however busy the machine is, nothing else becomes due. */
  async holdClock() {
    await this.frame.evaluate(() => window.holdClock());
  }

  /** Nobody is at the page for so many minutes, by the clock of the day; it is set right again by the next launch. */
  async isAway(minutes: number) {
    await this.frame.evaluate((milliseconds) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + milliseconds;
    }, minutes * 60_000);
  }

  /** Until nothing moves any more: no card is on its way, no bar grows. */
  async stillness() {
    await this.frame.evaluate(() =>
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
    );
  }

  /** Enough frames for a commit that is due to have been made. */
  async breathe() {
    await this.frame.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
    });
  }
}

async function found(handle: Promise<ElementHandle | null>, name: string): Promise<ElementHandle> {
  const element = await handle;
  if (!element) throw new Error(`There is no ${name}.`);
  return element;
}
