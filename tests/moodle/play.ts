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
import { Troubles } from './troubles.ts';

/** What is played in full. */
const played = ['scorm12', 'scorm2004-4th'] as const;

/** Builds the packages, plays them, says of each step how it went, and returns how many failed. */
export async function play(asked: Asked, keep: boolean): Promise<number> {
  const built = await buildOrExit({ only: played });
  const browser = await launch({
    executablePath: await findBrowser().catch((error: unknown) => endWith((error as Error).message)),
    args: [...browserFlags],
    defaultViewport: { width: 1280, height: 900 },
  });
  try {
    let failed = 0;
    for (const found of built) {
      console.log(`\n${found.label}`);
      failed += await playOne(new Journey(browser, asked, courseIn(found)), found, keep);
    }
    const [first] = built;
    if (first) {
      console.log(`\nTroubles, ${first.label}`);
      failed += await playTroubles(new Troubles(browser, asked, courseIn(first)), first, keep);
    }
    return failed;
  } finally {
    await browser.close();
  }
}

type Built = Awaited<ReturnType<typeof buildOrExit>>[number];

function courseIn({ folder }: Built) {
  return readCourse(readFileSync(join(folder, 'index.html'), 'utf8'));
}

async function playOne(journey: Journey, built: Built, keep: boolean): Promise<number> {
  const steps: readonly Step[] = [
    ...beginning(journey, built),
    ['The learner takes the warm-up and all lessons', () => journey.takeLessons()],
    ['The learner sorts half of the quiz, sees it saved, and leaves', () => journey.sortHalfAndLeave()],
    ['The learner comes back on another device, to the very card', () => journey.comeBack()],
    ['The learner submits, passes and finishes', () => journey.finish()],
  ];
  const rows: Step =
    built.name === 'scorm12'
      ? ['The interactions report has a readable row for each card', () => journey.checkInteractions()]
      : ['Track details has a row for each card', () => journey.checkTracks()];
  const looks: readonly Step[] = [
    rows,
    ['The grade is the score', () => journey.checkGrade()],
    ['The activity is complete', () => journey.checkCompletion()],
    ['Each lesson is an objective', () => journey.checkObjectives()],
  ];
  const failed = await inOrder(steps);
  const failedLooks = failed === 0 ? await each(looks) : 0;
  return failed + failedLooks + (await cleanUp(journey, keep));
}

async function playTroubles(journey: Troubles, built: Built, keep: boolean): Promise<number> {
  const failed = await inOrder([
    ...beginning(journey, built),
    ['The learner opens the activity on two devices, and learns on one', () => journey.openOnTwoDevices()],
    ['The session ends: the learner is told, and goes on being told', () => journey.loseSession()],
    ['The learner signs in again: the card and all placements are there', () => journey.signInAgain()],
    ['The answer to the end is cut off: the attempt is passed', () => journey.finishWithAnAnswerCutOff()],
    ['The tab that was open all the while lowers no grade', () => journey.workInTheOldTab()],
    ['A guest is not told that anything is saved', () => journey.beAGuest()],
  ]);
  return failed + (await cleanUp(journey, keep));
}

function beginning(journey: Journey, { title, zip }: Built): readonly Step[] {
  const name = `${title} (test of ${new Date().toISOString().slice(0, 19).replace('T', ' ')})`;
  return [
    ['Teacher and learner sign in and find the course', () => journey.signIn()],
    ["The teacher uploads the package with the guide's settings", () => journey.addActivity(name, zip)],
  ];
}

async function cleanUp(journey: Journey, keep: boolean): Promise<number> {
  if (!journey.hasActivity) return 0;
  if (!keep) return inOrder([['The activity is deleted again', () => journey.cleanUp()]]);
  console.log(`The activity is kept: ${journey.address}`);
  return 0;
}
