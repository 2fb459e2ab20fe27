/** The built package, played once from Start to the result in WebKitGTK. tests/run.ts runs it where there is one. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, type BuiltPackage } from '../../scorm/build-packages.ts';
import { standards } from '../../scorm/lms/standards.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import type { Course } from '../../src/course/course.ts';
import { readCourse } from '../package/variants.ts';
import { findWebKit } from './find.ts';
import { until, WebKitWindow, type Handle } from './web-driver.ts';

let folder: string;
let packages: readonly BuiltPackage[];
let preview: Awaited<ReturnType<typeof servePreview>>;
let view: WebKitWindow;

beforeAll(async () => {
  const webKit = findWebKit();
  if (!webKit) throw new Error('There is no WebKitGTK; `npm test` leaves this part out then.');
  folder = await mkdtemp(join(tmpdir(), 'webkit-'));
  packages = await buildPackages('content/en-GB', folder);
  preview = await servePreview({ packages, port: 0 });
  view = await WebKitWindow.open(webKit);
});

afterAll(async () => {
  await view.close();
  await preview.close();
  await rm(folder, { recursive: true });
});

/** A button by its name, once there is exactly one. */
const button = (name: string) => until(() => view.run(findButton, name), `button "${name}"`);

/** Runs in the page. */
function findButton(name: string): Handle | null {
  const nameOf = (one: HTMLElement) => {
    const words = one.cloneNode(true) as HTMLElement;
    for (const hidden of words.querySelectorAll('[aria-hidden="true"]')) hidden.remove(); // a hint at a key
    return (one.ariaLabel ?? words.textContent).replace(/\s+/g, ' ').trim();
  };
  const found = [...document.querySelectorAll('button')].filter(
    (one) => nameOf(one) === name && one.checkVisibility(),
  );
  return found.length === 1 ? (found[0] as unknown as Handle) : null;
}

const press = async (name: string) => view.click(await button(name));

/** Runs in the page: the card to place now. */
function currentCard(): { number: number; text: string; group: Handle } | null {
  const group = document.querySelector('main [role="group"][aria-label^="Card "]');
  const [, number, text = ''] = /^Card (\d+) of \d+: ([^]*)$/.exec(group?.ariaLabel ?? '') ?? [];
  return number === undefined ? null : { number: Number(number), text, group: group as unknown as Handle };
}

const deckIsEmpty = () => !document.querySelector('main [role="group"][aria-label^="Card "]');

/** Sorts every card where it belongs; the focus must follow to each next one. */
async function sort({ cards, categories }: Pick<Course['quiz'], 'cards' | 'categories'>): Promise<number> {
  for (let sorted = 0; ; sorted += 1) {
    if (await view.run(deckIsEmpty)) return sorted;
    const { number, text, group } = await until(() => view.run(currentCard), 'card');
    const belongs = cards.find((card) => card.text === text)?.category;
    const label = categories.find(({ id }) => id === belongs)?.label ?? '';
    expect(await view.describe(group)).toMatchObject({
      role: 'group',
      name: expect.stringContaining(text) as string,
    });
    await press(label);
    await until(
      () =>
        view.run((before: number) => {
          const now = document.querySelector('main [role="group"][aria-label^="Card "]');
          return now?.ariaLabel?.startsWith(`Card ${before} `) !== true;
        }, number),
      'next card',
    );
  }
}

/** Takes the first card where it belongs with the mouse, then looks whether focus is on the next one. */
async function dragFirstCard({ cards, categories }: Course['quiz']) {
  const { text } = await until(() => view.run(currentCard), 'card');
  const category = cards.find((card) => card.text === text)?.category;
  const place = categories.findIndex(({ id }) => id === category);
  const [from, to] = await view.run(
    (nth: number) =>
      [
        document.querySelector('sort-card .text'),
        document.querySelectorAll('sort-category section')[nth],
      ] as unknown as [Handle, Handle],
    place,
  );
  await view.drag(from, to);
  await until(
    () => view.run(() => document.activeElement?.ariaLabel?.startsWith('Card 2 of 15') ?? false),
    'focus on the second card',
  );
}

describe.each(['scorm12', 'scorm2004-4th'])('The package %s in WebKitGTK', (name) => {
  it('is taken from Start to the result, and the LMS holds score and rows', async () => {
    const built = packages.find((one) => one.name === name);
    const course = readCourse(await readFile(join(built?.folder ?? '', 'index.html'), 'utf8'));
    const { lessons, quiz, warmUp } = course;
    await view.enter(null);
    await view.goTo(`${preview.url}?package=${name}`);
    const iframe = await until(
      () => view.run(() => document.querySelector('iframe') as unknown as Handle | null),
      'module',
    );
    await view.enter(iframe);
    await until(() => view.run(() => document.querySelector('header [role=status]') !== null), 'live page');
    await press('Start');
    if (warmUp) {
      expect(await sort({ ...quiz, categories: warmUp.categories })).toBeGreaterThan(0);
      await press(`Next: ${lessons[0]?.title ?? ''}`);
    }
    for (const place of lessons.keys()) await press(`Next: ${lessons[place + 1]?.title ?? quiz.title}`);
    await dragFirstCard(quiz);
    expect(await sort(quiz)).toBe(14);
    await press('Submit answers');
    const heading = await until(
      () => view.run(() => document.querySelector<HTMLElement>('main .result h1')?.innerText ?? null),
      'result',
    );
    expect(heading).toContain('passed');
    expect(await view.run(() => document.body.innerText)).toMatch(/15 of 15[^]*100\s?%/);
    await until(
      () =>
        view.run(() =>
          /^Saved|^Sent/.test(
            document.querySelector<HTMLElement>('header [role=status]')?.innerText.trim() ?? '',
          ),
        ),
      'word that it is saved',
    );

    await view.enter(null);
    const values = await until(() => view.run(() => window.previewLms.record()?.values), 'record');
    const { elements } = standards[name === 'scorm12' ? 'scorm12' : 'scorm2004'];
    expect(values).toMatchObject({ [elements.score]: '100', [elements.success]: 'passed' });
    const results = Object.entries(values).filter(([key]) => /^cmi\.interactions\.\d+\.result$/.test(key));
    expect(results.map(([, result]) => result)).toEqual(Array.from({ length: 15 }, () => 'correct'));
  });
});
