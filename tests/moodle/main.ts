/** `npm run test:moodle`: plays the SCORM 1.2 package in a Moodle that somebody runs, and reads its reports. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { buildOrExit } from '../../scorm/build.ts';
import { endWith, readCommandLine } from '../../scorm/command-line.ts';
import { browserFlags, findBrowser } from '../browser.ts';
import { readCourse } from '../package/variants.ts';
import { readAsked, type Asked } from './asked.ts';
import { Journey } from './journey.ts';
import { inOrder, each, type Step } from './steps.ts';

const help = `Plays the SCORM 1.2 package in your Moodle, in a real browser, and checks what the teacher gets to see.

  npm run test:moodle -- [--keep]

  --keep   leaves the activity in the course, to look at; otherwise it is deleted at the end
  --help   this text

In the environment:

  MOODLE_URL                the address of the site, such as https://moodle.example.org
  MOODLE_TEACHER            who may edit the course, and MOODLE_TEACHER_PASSWORD
  MOODLE_LEARNER            a Student of the course, and MOODLE_LEARNER_PASSWORD
  MOODLE_COURSE             its short name, or the number after id= in its address; completion tracking is on

Without MOODLE_URL nothing is done. Take a course that nobody learns in.`;

async function play(asked: Asked, keep: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'moodle-test-'));
  const [built] = await buildOrExit({ out: folder, only: ['scorm12'] });
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
    ['The interactions report has a readable row for each card', () => journey.checkInteractions()],
  ];
  const looks: readonly Step[] = [
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
    await rm(folder, { recursive: true });
  }
}

const { values } = readCommandLine({
  name: 'npm run test:moodle',
  help,
  options: { keep: { type: 'boolean' } },
});
const asked = readAsked(process.env);
if (asked === null) {
  console.log(
    'No Moodle is named, so nothing was tested; set MOODLE_URL to test yours ("npm run test:moodle -- --help" says how).',
  );
} else if (typeof asked === 'string') {
  endWith(asked);
} else {
  process.exitCode = (await play(asked, values.keep ?? false)) === 0 ? 0 : 1;
}
