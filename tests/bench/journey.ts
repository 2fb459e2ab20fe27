import type { Browser, Page } from 'puppeteer-core';
import { intoPage } from '../package/into-page.ts';
import { Learner } from '../package/learner.ts';
import type { Readings, Sending } from './instruments.ts';
import { median, percentile } from './numbers.ts';
import type { Packages } from './packages.ts';
import { serve } from './serve.ts';
import { heapOf, readings, visit } from './visit.ts';

/** A learner's pace, in seconds. */
const PER_CARD = 10;
const PER_LESSON = 180;
/** The clock jumps by so many seconds at a time. */
const STEP = 10;

/** One learner's whole course, to the end of the session. */
export interface Journey {
  readonly commits: number;
  readonly calls: number;
  /** Characters of all names and values that were set. */
  readonly written: number;
  /** The module's own time for each commit, in milliseconds. */
  readonly own: readonly number[];
  readonly places: readonly number[];
  readonly turns: readonly number[];
  /** Times the module asked whether the server can be reached. */
  readonly probes: number;
  /** Bytes more than the static page. */
  readonly heap: number;
}

/** Plays the course at a learner's pace with a clock that jumps, by mouse and by keyboard in turn. */
export async function measureJourney(
  browser: Browser,
  { folder }: Packages,
  rounds: number,
): Promise<Journey[]> {
  const site = await serve(folder, false);
  const options = { slowNetwork: false, before: intoPage };
  const done: Journey[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const still = await visit(browser, site.page('limit'), options, heapOf);
    const journey = await visit(browser, site.page('course'), options, async (page) => {
      const learner = await Learner.at(page.mainFrame(), page, folder);
      await play(learner, round % 2 === 0 ? byMouse : byKeyboard);
      const heap = (await heapOf(page)) - still;
      const probes = await page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('ping')).length,
      );
      return { ...(await whatHappened(page)), probes, heap };
    });
    done.push(journey);
  }
  await site.close();
  return done;
}

interface Hand {
  place(learner: Learner, category: string): Promise<void>;
  press(learner: Learner, name: string): Promise<void>;
}

const byMouse: Hand = {
  place: (learner, category) => learner.place(category),
  press: (learner, name) => learner.press(name),
};

const byKeyboard: Hand = {
  async place(learner, category) {
    await learner.untilCard();
    const shown = await learner.shownCard();
    await learner.frame.focus('sort-card .group'); // where it is after every card but the first
    const choices = await learner.frame.$$eval('sort-card .choices button', (buttons) =>
      buttons.map((button) => button.innerText.trim()),
    );
    await learner.page.keyboard.press(
      `Digit${choices.findIndex((choice) => choice.startsWith(category)) + 1}` as 'Digit1',
    );
    await learner.untilOtherCard(shown);
  },
  async press(learner, name) {
    await (await learner.button(name)).focus();
    await learner.page.keyboard.press('Enter');
  },
};

async function play(learner: Learner, hand: Hand) {
  const { lessons, quiz } = learner.course;
  const mark = (doing: string) => learner.frame.evaluate((what) => window.mark(what), doing);
  const live = async (seconds: number) => {
    for (let lived = 0; lived < seconds; lived += STEP) await learner.wait(STEP);
    await learner.stillness(); // nothing moves for so long
  };
  const sort = async () => {
    for (let card = await learner.untilCard().catch(() => null); card; card = await learner.card()) {
      await live(PER_CARD);
      await mark('place');
      await hand.place(learner, learner.rightPlace(card.text));
    }
  };
  await learner.untilUsable();
  await learner.start();
  await sort();
  await learner.press(`Next: ${lessons[0]?.title ?? ''}`);
  for (const place of lessons.keys()) {
    const next = lessons[place + 1]?.title ?? quiz.title;
    await live(PER_LESSON);
    await mark('turn');
    await hand.press(learner, `Next: ${next}`);
    await learner.sees(lessons[place + 1]?.title ?? quiz.question);
  }
  await sort();
  await mark('submit');
  await learner.submit();
  await learner.untilSaveState('Saved');
  await live(60);
  await learner.press('Finish');
  await learner.sees('You have finished');
}

async function whatHappened(page: Page): Promise<Omit<Journey, 'probes' | 'heap'>> {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200))); // the observers' last entries
  const seen = await readings(page);
  return {
    commits: seen.lms.commits,
    calls: seen.lms.calls,
    written: seen.lms.bytes,
    own: seen.sendings.map((sending) => ownShare(sending, seen)),
    places: pressesOf('place', seen),
    turns: pressesOf('turn', seen),
  };
}

/** What one commit costs the page besides the LMS: the task that sends, and what is rendered until it is settled. */
function ownShare({ over, own, commits }: Sending, { updates, marks, sendings }: Readings): number {
  const next = [...marks, ...sendings].map(({ at }) => at).find((at) => at > over) ?? Infinity;
  const renders = updates.filter(({ at }) => at >= over && at < next);
  return (own + renders.reduce((sum, { took }) => sum + took, 0)) / commits;
}

/** What is shorter than this the browser does not tell. */
const SHORTEST = 16;

/** Milliseconds from press to next paint, without those in which a commit was made. */
function pressesOf(doing: string, { marks, events, sendings }: Readings): number[] {
  return marks.flatMap((mark, place) => {
    if (mark.doing !== doing) return [];
    const until = marks[place + 1]?.at ?? Infinity;
    const mine = events.filter(({ at }) => at >= mark.at && at < until);
    const took = Math.max(SHORTEST, ...mine.map((event) => event.took));
    const [first] = mine;
    const disturbed = first && sendings.some(({ at }) => at >= first.at && at <= first.at + took);
    return disturbed ? [] : [took];
  });
}

export function journeyFigures(rounds: readonly Journey[]): Record<string, number> {
  const all = (of: (journey: Journey) => readonly number[]) => rounds.flatMap(of);
  return {
    commits: median(rounds.map(({ commits }) => commits)),
    calls: median(rounds.map(({ calls }) => calls)),
    'commit-own': median(all(({ own }) => own)),
    'place-press': percentile(
      all(({ places }) => places),
      0.75,
    ),
    'turn-press': percentile(
      all(({ turns }) => turns),
      0.75,
    ),
    heap: median(rounds.map(({ heap }) => heap)) / 1e6,
  };
}
