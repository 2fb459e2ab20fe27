import type { ElementHandle } from 'puppeteer-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { meant, translator, type Hand } from '../translator.ts';
import { sitDown, useBrowser } from './harness.ts';
import type { Learner } from './learner.ts';

useBrowser();

/** The same cards in every run, whatever else is left to chance in between. */
const sameDraw = `let seed = 0; Math.random = () => {
  if (seed === 0) { seed = 7; Promise.resolve().then(() => (seed = 0)); }
  return (seed = (seed * 16807) % 2147483647) / 2147483647;
};`;

/** What a test asks of <sort-board>. */
interface Board extends HTMLElement {
  readonly sort: { readonly moves: readonly unknown[] };
  readonly dragging: unknown;
}

/** Everything on the page at one step of the way, as a reader and as a screen reader have it. */
interface Seen {
  readonly step: string;
  readonly text: string;
  readonly names: readonly string[];
}

/** Takes the whole course, one step after the other, and writes down what is there after each. */
class Reader {
  readonly seen: Seen[] = [];
  readonly #learner: Learner;
  readonly #once: boolean;

  /** @param once whether somebody asks for a translation of each page when it is there */
  constructor(learner: Learner, once: boolean) {
    this.#learner = learner;
    this.#once = once;
  }

  async takeCourse() {
    const { course, page } = this.#learner;
    // So tall that nothing has to be scrolled: translated texts take more lines, and a drag needs both its ends in sight.
    await page.setViewport({ width: 1180, height: 2000 });
    await this.look('cover');
    await this.press(course.ui.cover.start);
    if (course.warmUp) {
      await this.sort('warm-up');
      await this.press(`Next: ${course.lessons[0]?.title ?? ''}`);
    }
    for (const [place, lesson] of course.lessons.entries()) {
      await this.readLesson(lesson.title);
      await this.press(`Next: ${course.lessons[place + 1]?.title ?? course.quiz.title}`);
    }
    await this.press(course.ui.sort.submit); // too early
    await this.sort('quiz', 1);
    await this.press(course.ui.sort.undo);
    await this.look('undone');
    await this.sort('quiz again', 2);
    await this.press(course.ui.sort.submit);
    await this.look('result');
    await this.press(course.ui.result['sort-missed']);
    await this.sort('practice');
    for (const aside of [course.ui.settings.title, course.ui.notes.title, course.ui.resources.title]) {
      await this.press(course.ui.menu.open);
      await this.look(`menu before ${aside}`);
      await this.press(aside);
      await this.look(aside);
    }
  }

  /** Reads one lesson and presses everything in it, from the top to the bottom. */
  async readLesson(title: string) {
    await this.#learner.untilWhole();
    await this.look(title);
    const count = (await this.#pressable()).length;
    for (let place = 0; place < count; place += 1) {
      await (await this.#pressable())[place]?.evaluate((one) => (one as HTMLElement).click());
      await this.look(`${title}, press ${place}`);
    }
    for (const box of await this.#learner.frame.$$('main reflect-block textarea'))
      await box.type('My thought');
    await this.look(`${title}, written`);
  }

  #pressable = () => this.#learner.frame.$$('main article :is(button, summary, input:not([type=range]))');

  /** Places all cards: by mouse, key and drag in turn, in the category whose turn it is. */
  async sort(what: string, start = 0) {
    const { frame } = this.#learner;
    await frame.waitForFunction(() => document.querySelector<Board>('main sort-board')?.dragging); // is in pages.js
    for (let place = start; await frame.$('main sort-card'); place += 1) {
      // Their number says nothing: only the last moves are kept.
      const moves = await frame.evaluateHandle(
        () => document.querySelector<Board>('main sort-board')?.sort.moves,
      );
      await [this.#byKey, this.#byMouse, this.#byDrag][place % 3]?.(place);
      await frame
        .waitForFunction(
          (before) => document.querySelector<Board>('main sort-board')?.sort.moves !== before,
          { polling: 20, timeout: 20_000 },
          moves,
        )
        .catch(() => Promise.reject(new Error(`${what}: card ${place} was not placed.`)));
      await this.look(`${what}, card ${place}`);
      expect(place, 'cards placed').toBeLessThan(60);
    }
  }

  #byKey = async (place: number) => {
    await this.#learner.frame.$eval('main sort-card .group', (group) => (group as HTMLElement).focus());
    await this.#learner.page.keyboard.press(place % 2 === 0 ? '1' : '2');
  };
  #byMouse = async (place: number) => {
    const buttons = await this.#learner.frame.$$('main sort-card .choices button');
    await buttons[place % buttons.length]?.click();
  };
  #byDrag = async (place: number) => {
    const { page, frame } = this.#learner;
    const categories = await frame.$$('main sort-category section');
    const to = categories[place % categories.length];
    const from = await middle(await frame.$('main sort-card .number'));
    const over = await middle(to ?? null);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y);
    await page.mouse.move(over.x, over.y);
    await page.mouse.up();
  };

  async press(name: string) {
    const found = await this.#learner.frame
      .waitForFunction(
        (wanted) =>
          [...document.querySelectorAll<HTMLElement>('button')].find((button) => {
            const words = button.cloneNode(true) as HTMLElement;
            for (const hidden of words.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
            const label = (button.ariaLabel ?? words.textContent)
              .replace(/[«»]/g, '')
              .replace(/\s+/g, ' ')
              .trim();
            return (
              button.checkVisibility() &&
              (label === wanted || (button.matches('.entry') && label.startsWith(wanted)))
            );
          }),
        { polling: 20 },
        name,
      )
      .catch(async () => {
        throw new Error(`There is no "${name}" in: ${await this.#learner.text()}`);
      });
    await (found as ElementHandle<HTMLElement>).evaluate((button) => button.click());
  }

  /** Writes down what is there, when all is. */
  async look(step: string) {
    const { frame } = this.#learner;
    await this.#learner.breathe();
    const { text, names } = await frame.evaluate(() => {
      const shown = document.querySelector('dialog[open]') ?? document.querySelector('main');
      const all = [...(shown?.querySelectorAll('[aria-label]') ?? [])];
      const keys = [...document.querySelectorAll('kbd')]; // whether they show depends on where the mouse was last
      for (const key of keys) key.style.display = 'none';
      const text = (shown as HTMLElement | null)?.innerText ?? '';
      for (const key of keys) key.style.display = '';
      return {
        text,
        names: all.map((one) => one.getAttribute('aria-label') ?? ''),
      };
    });
    this.seen.push({ step, text: meant(text).replace(/\s+/g, ''), names: names.map(meant) });
    if (this.#once) await frame.evaluate(() => window.translatePage());
    await this.#cardAgrees(step);
  }

  /** The card that is seen is the one that is named. */
  async #cardAgrees(step: string) {
    const card = await this.#learner.frame.evaluate(() => {
      const group = document.querySelector('main sort-card .group');
      const words = (part: string) => group?.querySelector<HTMLElement>(part)?.innerText.trim() ?? '';
      return (
        group && {
          name: group.getAttribute('aria-label') ?? '',
          number: words('.number'),
          text: words('.text'),
        }
      );
    });
    if (!card) return;
    const again = this.#learner.course.ui.practice['once-more'];
    const number = meant(card.number).replace(again, '').trim();
    expect(meant(card.name), step).toBe(`${number}: ${meant(card.text).trim()}`);
  }
}

async function middle(element: ElementHandle | null): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

async function read(name: string, hand: Hand | null, always: boolean): Promise<Seen[]> {
  const translate = hand ? `(${translator.toString()})(${JSON.stringify(hand)}, ${always});` : '';
  const before = `if (location.pathname.includes('/package/')) { ${sameDraw} ${translate} }`;
  const { learner } = await sitDown({ package: name, before });
  const reader = new Reader(learner, hand !== null && !always);
  await reader.takeCourse();
  return reader.seen;
}

/** How somebody reads a course: when it is translated, by whose hand, and whether all the time. */
const readers: Readonly<Record<string, readonly (readonly [string, Hand, boolean])[]>> = {
  scorm12: [['all the time', 'google', true]],
  'short-scorm2004-4th': [
    ['page by page', 'google', false],
    ['all the time', 'google-keeping', true],
    ['all the time', 'in-place', true],
    ['all the time', 'words', true],
    ['all the time', 'whole', true],
  ],
};

describe.each(Object.keys(readers))('The course in %s, read by somebody who has it translated', (name) => {
  let plain: Seen[];
  beforeAll(async () => {
    plain = await read(name, null, false);
  });

  it.each(readers[name] ?? [])(
    '%s, as by %s, says at every step what it would say',
    async (_, hand, always) => {
      expect(await read(name, hand, always)).toEqual(plain);
    },
  );
});
