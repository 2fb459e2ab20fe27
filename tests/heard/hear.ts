/** A learner who hears takes cover, a lesson, the quiz and the result; what is said is written down. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, type Page } from 'puppeteer-core';
import { build } from 'esbuild';
import { buildPackages } from '../../scorm/build-packages.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import type { Course } from '../../src/course/course.ts';
import { findFirefox } from '../engines/find.ts';
import { readCourse } from '../package/variants.ts';
import { ScreenReader } from './screen-reader.ts';

/** A key, or what happened instead of one, and what was said upon it. */
interface Step {
  readonly done: string;
  readonly said: readonly string[];
}

const OUT = 'docs/heard';

/** @param folder for what is only needed meanwhile */
export async function hear(folder: string): Promise<void> {
  const packages = await buildPackages('content/en-GB', join(folder, 'packages'), { only: ['scorm12'] });
  const course = readCourse(await readFile(join(packages[0]?.folder ?? '', 'index.html'), 'utf8'));
  const preview = await servePreview({ packages, port: 0 });
  const reader = await ScreenReader.start(folder);
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    headless: false,
    env: reader.env,
    extraPrefsFirefox: { 'accessibility.force_disabled': -1 },
    defaultViewport: null,
  });
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.evaluateOnNewDocument(await lmsScript());
    const learner = new Listener(page, reader, course);
    await learner.take(`${preview.url}package/scorm12/index.html`);
    const with_ = `Orca ${reader.version} and ${await browser.version()}`;
    await mkdir(OUT, { recursive: true });
    for (const [name, { title, steps }] of Object.entries(learner.heard))
      await writeFile(join(OUT, `${name}.md`), asText(title, with_, steps));
    console.log(`Heard with ${with_}: ${OUT}`);
  } finally {
    await browser.close();
    await preview.close();
    reader.stop();
  }
}

/** What was done without anything being said is left out: mostly lines that are over. */
function asText(title: string, with_: string, steps: readonly Step[]): string {
  const heard = steps.filter(({ said }) => said.length > 0);
  const lines = heard.map(({ done, said }) =>
    [`**${done}**`, ...said.map((words) => `- ${words}`)]
      .join('\n\n')
      .replaceAll('\n\n- ', '\n- ')
      .replace('\n- ', '\n\n- '),
  );
  return `# ${title}\n\nWhat ${with_} said; \`npm run heard\` makes it again.\n\n${lines.join('\n\n')}\n`;
}

class Listener {
  readonly heard: Record<string, { title: string; steps: Step[] }> = {};
  #steps: Step[] = [];
  readonly #page: Page;
  readonly #reader: ScreenReader;
  readonly #course: Course;

  constructor(page: Page, reader: ScreenReader, course: Course) {
    this.#page = page;
    this.#reader = reader;
    this.#course = course;
  }

  async take(address: string) {
    const { ui, lessons, quiz } = this.#course;
    this.#chapter('1-cover', 'The cover');
    await this.#page.goto(address);
    await this.#there('header [role=status]');
    await this.#reader.press('F6');
    await this.#note('The page opens');
    await this.#readOn(12);
    this.#chapter('2-lesson', 'A lesson');
    await this.#open(lessons[0]?.title ?? '');
    await this.#there('main .take-away');
    await this.#note('The lesson opens');
    await this.#readOn(60);
    this.#chapter('3-quiz', 'The quiz');
    await this.#open(quiz.title);
    await this.#there('main sort-card .text');
    await this.#note('The quiz opens');
    for (let place = 0; place < 5; place += 1) await this.#placeByButton();
    await this.#press(
      ['Insert+a', 'Insert+a'],
      'Orca+A twice, for focus mode to stay: single keys go to the page',
    );
    for (let place = 0; place < 5; place += 1) await this.#placeByKey();
    await this.#press(['Insert+a'], 'Orca+A, for browse mode again');
    while (await this.#card()) await this.#placeByButton();
    this.#chapter('4-result', 'Submit and the result');
    await this.#tabTo(ui.sort.submit);
    await this.#key('Return');
    await this.#there('main .result');
    await this.#note('The result opens');
    await this.#readOn(40);
  }

  #chapter(name: string, title: string) {
    this.#steps = [];
    this.heard[name] = { title, steps: this.#steps };
  }

  async #note(done: string) {
    await this.#page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
    );
    const said = await this.#reader.said();
    this.#steps.push({ done, said });
    console.log(`${done}: ${said.join(' | ')}`);
  }

  #key(key: string): Promise<void> {
    return this.#press([key], key);
  }

  async #press(keys: readonly string[], words: string) {
    await this.#reader.press(...keys);
    await this.#note(words);
  }

  /** Down, line by line, as somebody reads who cannot see; until nothing more comes. */
  async #readOn(lines: number) {
    let silent = 0;
    for (let line = 0; line < lines && silent < 3; line += 1) {
      await this.#key('Down');
      silent = this.#steps.at(-1)?.said.length === 0 ? silent + 1 : 0;
    }
  }

  /** Opens a part by the menu. */
  async #open(title: string) {
    await this.#key('Control+Home');
    await this.#tabTo(this.#course.ui.menu.open);
    await this.#key('Return');
    await this.#tabTo(title);
    await this.#key('Return');
  }

  async #tabTo(name: string) {
    for (let stop = 0; stop < 60; stop += 1) {
      if ((await this.#focused()).startsWith(name)) return;
      await this.#key('Tab');
    }
    throw new Error(`Tab does not come to "${name}".`);
  }

  #focused(): Promise<string> {
    return this.#page.evaluate(() => {
      const words = document.activeElement?.cloneNode(true) as HTMLElement | undefined;
      for (const hidden of words?.querySelectorAll('[aria-hidden="true"]') ?? []) hidden.remove();
      return (document.activeElement?.getAttribute('aria-label') ?? words?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    });
  }

  /** The card to place and the name of the category where it belongs; undefined when all are placed. */
  async #card() {
    const text = await this.#page.evaluate(
      () => document.querySelector('main sort-card .text')?.textContent.trim() ?? null,
    );
    const { cards, categories } = this.#course.quiz;
    const belongs = cards.find((card) => card.text === text)?.category;
    return text === null ? undefined : { text, nth: categories.findIndex(({ id }) => id === belongs) };
  }

  async #placeByButton() {
    const card = await this.#card();
    if (!card) return;
    await this.#tabTo(this.#course.quiz.categories[card.nth]?.label ?? '');
    await this.#key('Return');
    await this.#next(card.text);
  }

  async #placeByKey() {
    const card = await this.#card();
    if (!card) return;
    await this.#key(String(card.nth + 1));
    await this.#next(card.text);
  }

  async #next(before: string) {
    await this.#page.waitForFunction(
      (old) => (document.querySelector('main sort-card .text')?.textContent.trim() ?? null) !== old,
      { timeout: 20_000 },
      before,
    );
  }

  async #there(selector: string) {
    await this.#page.waitForSelector(selector, { timeout: 60_000 });
  }
}

/** The LMS as a script. */
async function lmsScript(): Promise<string> {
  const entry = join(import.meta.dirname, '../browsers/lms-in-page.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
  return outputFiles[0]?.text ?? '';
}
