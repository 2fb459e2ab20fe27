import type { Browser, Page } from 'puppeteer-core';
import { readContent } from '../../scorm/read-content.ts';
import { asText } from '../../src/compiler/source-files.ts';
import { intoPage } from '../package/into-page.ts';
import { Learner } from '../package/learner.ts';
import { grow } from './grow.ts';
import { median } from './numbers.ts';
import { CONTENT, FIVE_60, worstState, type Packages } from './packages.ts';
import { serve } from './serve.ts';
import { visit } from './visit.ts';

/** Milliseconds of rendering, styling and laying out, the middle one of all presses. */
interface Work {
  readonly turn: number;
  readonly place: number;
}

/** The same presses in this course, in one of five times its size, and in that with a quiz of 60 cards. */
export interface GrowthRound {
  readonly course: Work;
  readonly five: Work;
  readonly five60: Work;
}

export async function measureGrowth(
  browser: Browser,
  { folder }: Packages,
  rounds: number,
): Promise<GrowthRound[]> {
  const site = await serve(folder, false);
  const measure = (name: string) =>
    visit(browser, site.page(name), { slowNetwork: false, before: intoPage }, (page) => work(page, folder));
  const done: GrowthRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    done.push({
      course: await measure('course'),
      five: await measure('five'),
      five60: await measure('five-60'),
    });
  }
  await site.close();
  return done;
}

async function work(page: Page, folder: string): Promise<Work> {
  const learner = await Learner.at(page.mainFrame(), page, folder);
  const { course } = learner;
  const press = async (name: string, selector = 'main button') => {
    await learner.wait(90); // so that no commit is due
    await learner.stillness();
    return page.evaluate((...button) => window.timePress(...button), selector, name);
  };
  await learner.untilUsable();
  await learner.menu(course.lessons[0]?.title ?? '');
  await learner.frame.waitForSelector('main article.lesson');
  const turns: number[] = [];
  for (const lesson of course.lessons.slice(1, 8)) turns.push(await press(`Next: ${lesson.title}`));
  await learner.menu(course.quiz.title);
  const places: number[] = [];
  for (let card = await learner.untilCard().catch(() => null); card; card = await learner.card())
    places.push(await press(learner.rightPlace(card.text), 'sort-card .choices button'));
  return { turn: median(turns), place: median(places) };
}

export async function growthFigures(rounds: readonly GrowthRound[]): Promise<Record<string, number>> {
  const ratio = (of: (round: GrowthRound) => number) => median(rounds.map(of));
  const content = (await readContent(CONTENT)).map(asText);
  return {
    'growth-turn': ratio(({ course, five }) => five.turn / course.turn),
    'growth-place': ratio(({ course, five }) => five.place / course.place),
    'growth-place-60': ratio(({ course, five60 }) => five60.place / course.place),
    state: worstState(content),
    'growth-state': worstState(grow(content, FIVE_60)),
  };
}
