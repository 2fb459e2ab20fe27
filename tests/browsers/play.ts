/** Somebody takes the course in a browser of any age: as far as the result, with mouse, keys and a drag. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course } from '../../src/course/course.ts';
import type { BrowserPage } from './dev-tools.ts';
import { unseenControls } from './unseen.ts';

/** What an LMS has of it in the end. */
export interface Played {
  /** The values by element, as far as they were saved. */
  readonly values: Readonly<Record<string, string>>;
  /** What could not be seen or did not work as it should. */
  readonly faults: readonly string[];
}

export class Play {
  readonly #page: BrowserPage;
  readonly #course: Course;
  readonly #pictures: string;
  readonly #faults: string[] = [];

  /** @param pictures the folder for what it looked like */
  constructor(page: BrowserPage, course: Course, pictures: string) {
    this.#page = page;
    this.#course = course;
    this.#pictures = pictures;
  }

  /** @param lms a script that puts an LMS into the page: lms-in-page.ts */
  async takeCourse(address: string, lms: string): Promise<Played> {
    const { ui, lessons, quiz } = this.#course;
    await mkdir(this.#pictures, { recursive: true });
    await this.#page.before(lms);
    await this.#page.size(1180, 760);
    await this.#page.goTo(address);
    await this.#until('the live page', () => document.querySelector('header [role=status]') !== null);
    await this.#look('1-cover');
    await this.#press(ui.cover.objectives);
    await this.#look('2-objectives');
    await this.#press(ui.menu.dismiss);
    await this.#press(ui.cover.start);
    await this.#sort('3-warm-up');
    await this.#press(`Next: ${lessons[0]?.title ?? ''}`);
    for (const [place, lesson] of lessons.entries()) {
      await this.#until('the end of a lesson', () => document.querySelector('main .take-away') !== null);
      await this.#openAll();
      if (place < 3) await this.#look(`4-lesson-${place + 1}`);
      await this.#press(`Next: ${lessons[place + 1]?.title ?? quiz.title}`);
      if (lesson === lessons.at(-1)) break;
    }
    await this.#sort('5-quiz');
    await this.#press(ui.sort.submit);
    await this.#until('the result', () => document.querySelector('main .result') !== null);
    await this.#look('6-result');
    await this.#inOtherFrames();
    const refused = await this.#page.run(() =>
      window.lmsHere.refused().map(({ name, why }) => `${name}: ${why}`),
    );
    return {
      values: await this.#page.run(() => window.lmsHere.record().values),
      faults: [...this.#faults, ...refused, ...this.#page.faults],
    };
  }

  /** On a phone and in Moodle's frame, in the dark, with the menu open. */
  async #inOtherFrames() {
    const { ui } = this.#course;
    await this.#page.size(390, 780);
    await this.#look('7-phone');
    await this.#press(ui.menu.open);
    await this.#look('8-phone-menu');
    await this.#press(this.#course.lessons[1]?.title ?? '');
    await this.#look('9-phone-lesson');
    await this.#page.size(650, 666);
    await this.#page.dark(true);
    await this.#press(ui.menu.open);
    await this.#press(ui.settings.title);
    await this.#look('10-dark-settings');
  }

  /** Places every card where it belongs: by mouse, key and drag in turn. */
  async #sort(name: string) {
    const { cards } = this.#course.quiz;
    for (let place = 0; place < 60; place += 1) {
      const card = await this.#page.run(() => ({
        text: document.querySelector('main sort-card .text')?.textContent.trim() ?? null,
        choices: [...document.querySelectorAll('main sort-card .choices button')].map(
          (one) => one.textContent,
        ),
      }));
      if (card.text === null) return;
      const belongs = cards.find(({ text }) => text === card.text)?.category;
      const label = this.#course.quiz.categories.find(({ id }) => id === belongs)?.label ?? '';
      const nth = card.choices.findIndex((words) => words.includes(label));
      if (place % 3 === 0) await this.#click('main sort-card .choices button', nth);
      else if (place % 3 === 1) await this.#page.key(String(nth + 1));
      else await this.#drag(nth, place === 2 ? `${name}-dragged` : '');
      await this.#until(
        'the next card',
        (before) => (document.querySelector('main sort-card .text')?.textContent.trim() ?? null) !== before,
        card.text,
      );
      if (place === 3) await this.#look(name);
    }
    this.#faults.push(`${name}: it does not come to an end`);
  }

  async #drag(category: number, picture: string) {
    const from = await this.#middle('main sort-card .number', 0);
    const to = await this.#middle('main sort-category section', category);
    await this.#page.mouse('move', from.x, from.y);
    await this.#page.mouse('down', from.x, from.y);
    await this.#page.mouse('move', from.x + 20, from.y);
    await this.#page.mouse('move', to.x, Math.min(to.y, 700));
    if (picture !== '') {
      await this.#look(picture);
      const moved = await this.#middle('main sort-card .card', 0);
      if (Math.hypot(moved.x - from.x, moved.y - from.y) < 30)
        this.#faults.push(`${picture}: the card does not follow the mouse`);
    }
    await this.#page.mouse('up', to.x, Math.min(to.y, 700));
  }

  async #openAll() {
    await this.#page.run(() => {
      for (const one of document.querySelectorAll<HTMLElement>(
        'main article :is(.show-all, summary, .option)',
      ))
        one.click();
    });
  }

  async #press(name: string) {
    await this.#until(
      `button "${name}"`,
      (wanted) => {
        for (const old of document.querySelectorAll('[data-press]')) old.removeAttribute('data-press');
        const inside = document.querySelector('dialog[open]') ?? document;
        const found = [...inside.querySelectorAll<HTMLElement>('button')].find((button) => {
          const words = button.cloneNode(true) as HTMLElement;
          for (const hidden of words.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
          const label = (button.getAttribute('aria-label') ?? words.textContent).replace(/\s+/g, ' ').trim();
          return button.offsetWidth > 0 && (label === wanted || label.startsWith(`${wanted} `));
        });
        found?.setAttribute('data-press', '');
        return found !== undefined;
      },
      name,
    );
    await this.#click('[data-press]', 0);
  }

  async #click(selector: string, nth: number) {
    const { x, y } = await this.#middle(selector, nth);
    await this.#page.mouse('move', x, y);
    await this.#page.mouse('down', x, y);
    await this.#page.mouse('up', x, y);
  }

  #middle(selector: string, nth: number): Promise<{ x: number; y: number }> {
    return this.#page.run(
      (wanted, place) => {
        const element = document.querySelectorAll(wanted)[place];
        element?.scrollIntoView({ block: 'nearest' });
        const box = element?.getBoundingClientRect();
        return { x: box ? box.left + box.width / 2 : 0, y: box ? box.top + box.height / 2 : 0 };
      },
      selector,
      nth,
    );
  }

  async #until<A extends readonly unknown[]>(what: string, there: (...args: A) => boolean, ...args: A) {
    const end = performance.now() + 30_000;
    while (!(await this.#page.run(there, ...args))) {
      if (performance.now() > end) {
        await writeFile(join(this.#pictures, 'stuck.png'), await this.#page.picture());
        const text = await this.#page.run(() => document.body.innerText);
        throw new Error(`There is no ${what}; ${this.#page.faults.join('\n')}\n${text}`);
      }
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** Takes a picture, and says what of the controls cannot be seen. */
  async #look(name: string) {
    await this.#page.run(
      () =>
        new Promise((done) =>
          setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 300),
        ),
    );
    await writeFile(join(this.#pictures, `${name}.png`), await this.#page.picture());
    const unseen = await this.#page.run(unseenControls);
    this.#faults.push(...unseen.map((fault) => `${name}: ${fault}`));
  }
}
