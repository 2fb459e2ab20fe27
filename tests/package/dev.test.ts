import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import type { Frame, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { courseAtWork, workplace, type Workplace } from '../unit/authoring/workplace.ts';
import { newDevice, useBrowser } from './harness.ts';

useBrowser();

/** `npm run dev` at a course, with what it prints and a browser at its page. */
class Session {
  readonly page: Page;
  readonly printed: () => string;

  constructor(page: Page, printed: () => string) {
    this.page = page;
    this.printed = printed;
  }

  static async open(place: Workplace): Promise<Session> {
    const process_ = spawn(process.execPath, [
      'authoring/dev.ts',
      '--content',
      place.path('course'),
      '--port',
      '0',
    ]);
    running.push(process_);
    let output = '';
    for (const stream of [process_.stdout, process_.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(() => /Preview: \S+/.test(output));
    const page = await (await newDevice()).newTab();
    await page.goto(/Preview: (\S+)/.exec(output)?.[1] ?? '');
    return new Session(page, () => output);
  }

  /** The module, once it is alive; each build brings a new one. */
  module(): Promise<Frame> {
    return until(async () => {
      const frame = this.page.frames().find((one) => one.url().includes('/package/'));
      return (await frame?.$('header [role=status]').catch(() => null)) ? frame : undefined;
    });
  }

  /** Waits until the module shows these words in its content. */
  shows(words: string): Promise<true> {
    return until(async () => {
      const text = await this.read(() => document.querySelector('main')?.innerText);
      return text?.includes(words) ?? false;
    });
  }

  /** Looks into the module; undefined while it is being replaced. */
  async read<T>(look: () => T): Promise<T | undefined> {
    try {
      return await (await this.module()).evaluate(look);
    } catch {
      return undefined;
    }
  }

  async press(name: string): Promise<void> {
    const button = await (await this.module()).waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button?.click();
  }

  /** Opens the menu and chooses the entry with this title. */
  async goTo(title: string): Promise<void> {
    await this.press('Menu');
    const frame = await this.module();
    await (await frame.waitForSelector(`#menu ::-p-xpath(.//button[contains(., "${title}")])`))?.click();
  }

  heading(): Promise<string | undefined> {
    return this.read(() => document.querySelector('main h1')?.textContent);
  }

  card(): Promise<string | null | undefined> {
    return this.read(() =>
      document.querySelector('main [role="group"][aria-label^="Card "]')?.getAttribute('aria-label'),
    );
  }

  problems(): Promise<string> {
    return this.page.$eval('#problems', (section) => (section as HTMLElement).innerText);
  }
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGINT');
});

/** Waits for what a person would notice. */
async function until<T>(look: () => T | Promise<T>): Promise<Exclude<T, false | null | undefined>> {
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<T, false | null | undefined>;
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('npm run dev', () => {
  it('shows each change where the author is: at the paragraph, at the card, at the glossary', async () => {
    const place = workplace();
    cpSync('content/en-GB', place.path('course'), { recursive: true });
    const change = (file: string, before: string, after: string) => {
      place.write(
        file,
        place.read(file).replace(before, () => after),
      );
    };
    const session = await Session.open(place);
    await session.shows('Coaching and mentoring are two kinds of conversation');
    change('course/course.yaml', 'title: Coaching or mentoring?', 'title: Which is which?');
    await until(async () => (await session.heading()) === 'Which is which?');

    await session.press('Start');
    await session.goTo('What coaching is');
    await until(async () => (await session.heading()) === 'What coaching is');
    await session.read(() => scrollTo(0, 200));
    change('course/lessons/L2_coaching.md', 'six booked talks', 'seven booked talks');
    await session.shows('seven booked talks');
    expect(await session.heading()).toBe('What coaching is');
    await until(async () => (await session.read(() => scrollY)) === 200);

    await session.goTo('Sorting quiz');
    for (const number of [1, 2]) {
      await until(async () => (await session.card())?.startsWith(`Card ${number} of`));
      await session.press('Both');
    }
    const card = await until(async () => /^Card 3 of 15: ([^]*)$/.exec((await session.card()) ?? '')?.[1]);
    const line = place
      .read('course/decks/quiz.yaml')
      .split('\n')
      .find((one) => one.includes(card.slice(0, 30)));
    change('course/decks/quiz.yaml', line ?? '', '    text: A card with new words');
    await until(async () => (await session.card()) === 'Card 3 of 15: A card with new words');

    await session.goTo('Resources');
    await session.shows('Reframing');
    change('course/resources.yaml', 'term: Reframing', 'term: Seeing it anew');
    await session.shows('Seeing it anew');
    expect(await session.heading()).toBe('Resources');
  });

  it('says what is wrong in the page and in the terminal, keeps the last good version, and recovers', async () => {
    const place = courseAtWork(['course.yaml', 'pass-mark: 80', 'pass-mark:80']);
    const session = await Session.open(place);
    const first = 'course.yaml:6:1 there is no space after the colon of pass-mark; write pass-mark: 80';
    await until(async () => (await session.problems()).includes(first));
    expect(await session.problems()).toMatch(/^One problem\. There is nothing to show yet\./);
    expect(session.printed()).toContain(first);

    place.write(
      'course/course.yaml',
      place.read('course/course.yaml').replace('pass-mark:80', 'pass-mark: 80'),
    );
    await session.shows('Two lessons and a quiz.');
    expect(await session.problems()).toBe('');

    const lesson = place.read('course/lessons/one.md');
    place.write('course/lessons/one.md', `${lesson}\n:::nite\nText\n:::\n\n[link](lesson:L22)\n`);
    await until(async () =>
      (await session.problems()).includes('one.md:10:1 :::nite is not a block; did you mean note?'),
    );
    expect(await session.problems()).toMatch(/^2 problems\. You see the last version without any\./);
    expect(session.printed()).toContain('one.md:14:1 the linked lesson L22 does not exist');
    await session.shows('Two lessons and a quiz.');

    place.write('course/lessons/one.md', `${lesson}\nMended words.\n`);
    await until(async () => (await session.problems()) === '');
    await (await (await session.module()).waitForSelector('#start'))?.click();
    await session.shows('Mended words.');
  });

  it.each([
    [['--content', 'nowhere'], 'There is no content folder nowhere; name one that holds a course.yaml.'],
    [['--port', 'eighty'], 'eighty is no port; name a number such as 8080.'],
    [['--colour'], 'Unknown option \'--colour\'; "npm run dev -- --help" says what there is.'],
  ])('does not start with %j, and says why', async (options, sentence) => {
    expect(await workplace().npm('dev', ...options)).toEqual({ ok: false, output: sentence });
  });
});
