import type { Browser, Page } from 'puppeteer-core';
import { Learner } from '../package/learner.ts';
import { median } from './numbers.ts';
import type { Packages } from './packages.ts';
import { serve } from './serve.ts';
import { readings, visit } from './visit.ts';

const DRAG = 2000;
/** A frame that took longer is one that a learner sees stick. */
const LATE = 25;

/** Shares of late frames in percent. */
export interface DragRound {
  readonly of15: number;
  readonly of60: number;
  /** The same movement of the mouse over the static page: what the machine itself adds. */
  readonly still: number;
}

/** Drags the last card of a quiz over the categories that hold all the others. */
export async function measureDrag(
  browser: Browser,
  { folder }: Packages,
  rounds: number,
): Promise<DragRound[]> {
  const site = await serve(folder, false);
  const measure = (name: string, then: (page: Page) => Promise<number>) =>
    visit(browser, site.page(name), { slowNetwork: false }, then);
  const done: DragRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    done.push({
      of15: await measure('course', (page) => dragLastCard(page, folder)),
      of60: await measure('five-60', (page) => dragLastCard(page, folder)),
      still: await measure('limit', (page) => lateFrames(page, { x: 590, y: 300 })),
    });
  }
  await site.close();
  return done;
}

async function dragLastCard(page: Page, folder: string): Promise<number> {
  await goToQuiz(page, folder);
  await page.evaluate(async () => {
    const left = () => document.querySelectorAll('.ticks i:not(.done, .at)').length;
    while (left() > 0) {
      const choices = document.querySelectorAll<HTMLElement>('sort-card .choices button');
      choices[left() % choices.length]?.click();
      await new Promise((next) => requestAnimationFrame(next));
    }
    scrollTo(0, 0);
  });
  const card = await page.waitForSelector('sort-card .card .text');
  const box = await card?.boundingBox();
  if (!box) throw new Error('There is no card to drag.');
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const late = await lateFrames(page, start);
  if (!(await page.$('[data-lifted]'))) throw new Error('The card was not lifted.');
  await page.mouse.up();
  return late;
}

/** Straight to the quiz, through the menu. */
async function goToQuiz(page: Page, folder: string) {
  const learner = await Learner.at(page.mainFrame(), page, folder);
  await learner.untilUsable();
  await learner.menu(learner.course.quiz.title);
  await learner.untilCard();
}

/** Moves the mouse round for two seconds and gives the share of late frames in percent. */
async function lateFrames(page: Page, { x, y }: { x: number; y: number }): Promise<number> {
  await page.evaluate(() => window.watchFrames(true));
  const began = performance.now();
  for (let past = 0; past < DRAG; past = performance.now() - began) {
    const angle = (past / DRAG) * 4 * Math.PI;
    await page.mouse.move(x + 380 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)));
  }
  await page.evaluate(() => window.watchFrames(false));
  const { frames } = await readings(page);
  return (100 * frames.filter((took) => took > LATE).length) / frames.length;
}

export function dragFigures(rounds: readonly DragRound[]): Record<string, number> {
  return {
    'drag-15': median(rounds.map(({ of15 }) => of15)),
    'drag-60': median(rounds.map(({ of60 }) => of60)),
  };
}
