import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { buildOrExit } from '../../scorm/build.ts';
import { endWith } from '../../scorm/command-line.ts';
import { browserFlags, findBrowser } from '../browser.ts';
import { readCourse } from '../package/variants.ts';
import type { Asked } from './asked.ts';
import { Journey } from './journey.ts';
import { inOrder, each, type Step } from './steps.ts';

/** Builds the package, plays it, says of each step how it went, and returns how many failed. */
export async function play(asked: Asked, keep: boolean): Promise<number> {
  const [built] = await buildOrExit({ only: ['scorm12'] });
  if (!built) return 1;
  const course = readCourse(readFileSync(join(built.folder, 'index.html'), 'utf8'));
  const browser = await launch({
    executablePath: await findBrowser().catch((error: unknown) => endWith((error as Error).message)),
    args: [...browserFlags],
    defaultViewport: { width: 1280, height: 900 },
  });
  const journey = new Journey(browser, asked, course);
  const name = `${built.title} (test of ${new Date().toISOString().slice(0, 19).replace('T', ' ')})`;
  const journeySteps: readonly Step[] = [
    ['Teacher and learner sign in and find the course', () => journey.signIn()],
    ["The teacher uploads the package with the guide's settings", () => journey.addActivity(name, built.zip)],
    ['The learner takes the warm-up and all lessons', () => journey.takeLessons()],
    ['The learner sorts half of the quiz, sees it saved, and leaves', () => journey.sortHalfAndLeave()],
    ['The learner comes back on another device, to the very card', () => journey.comeBack()],
    ['The learner submits, passes and finishes', () => journey.finish()],
  ];
  const looks: readonly Step[] = [
    ['The interactions report has a readable row for each card', () => journey.checkInteractions()],
    ['The grade is the score', () => journey.checkGrade()],
    ['The activity is complete', () => journey.checkCompletion()],
    ['Each lesson is an objective', () => journey.checkObjectives()],
  ];
  try {
    const failed = await inOrder(journeySteps);
    const failedLooks = failed === 0 ? await each(looks) : 0;
    const cleaned =
      journey.hasActivity && !keep
        ? await inOrder([['The activity is deleted again', () => journey.cleanUp()]])
        : 0;
    if (journey.hasActivity && keep) console.log(`The activity is kept: ${journey.address}`);
    return failed + failedLooks + cleaned;
  } finally {
    await browser.close();
  }
}
