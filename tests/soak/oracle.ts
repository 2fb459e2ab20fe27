import type { Attempt } from '../../src/state/attempt.ts';
import { open } from '../../src/saving/envelope.ts';
import { decodeAttempt } from '../../src/state/codec.ts';
import { isCompleted, isPassed } from '../../src/state/score.ts';
import type { Course } from '../../src/course/course.ts';
import type { Learner } from '../package/learner.ts';
import type { LmsTab } from '../package/lms-tab.ts';

/** What may never get lost or lower, of one attempt. */
interface Facts {
  readonly lessons: ReadonlySet<string>;
  readonly score: number;
  readonly tries: number;
  /** 0 incomplete, 1 completed, 2 completed and passed. */
  readonly rank: number;
  /** The quiz under way, as text; '' for none. */
  readonly quiz: string;
}

const YES = 'Yes, add it to my record';

const NOTHING: Facts = { lessons: new Set(), score: -1, tries: 0, rank: 0, quiz: '' };

/** Watches a learner, remembers what was promised, and finds what was lost. */
export class Oracle {
  /** Shown as saved while the LMS told the truth. */
  #saved = NOTHING;
  /** On the device, or shown as saved. */
  #promised = NOTHING;
  /** Whether the latest state was promised, so that the open quiz must come back exactly. */
  #current = false;
  /** Whether the LMS keeps what it says it keeps. */
  honest = true;

  /** After each step: what does the device hold, what does the LMS hold, and what does the page claim? */
  async look(lms: LmsTab, learner: Learner) {
    const { course, frame } = learner;
    const claim = await frame.$eval('header [role=status]', (status) =>
      (status as HTMLElement).innerText.trim(),
    );
    const [{ own, nobodys }, values] = [await journalsOf(lms, course), await lms.values()];
    const journal = own ?? nobodys; // what was done before a late LMS came is in nobody's until then
    const held = factsOf(values, lms, course);
    this.#current = journal !== null;
    if (journal) this.#promised = both(this.#promised, attemptFacts(journal, course));
    if (claim.startsWith('Saved') && this.honest) {
      lower(held, this.#saved, 'the LMS, while "Saved" was shown');
      if (own) lower(held, attemptFacts(own, course), 'the LMS, although "Saved" was shown');
      if (nobodys) await isAsked(lms, learner, attemptFacts(nobodys, course));
      this.#saved = both(this.#saved, held);
      this.#promised = both(this.#promised, held);
      this.#current = true;
    }
  }

  /** The device has lost its storage: only what reached the LMS can be asked for. */
  async forgetDevice(lms: LmsTab, course: Course) {
    this.#promised = both(this.#saved, factsOf(await lms.values(), lms, course));
    this.#current = false;
  }

  /** One clean relaunch, after which the LMS must hold it all. */
  async settle(tab: LmsTab) {
    await tab.page.close({ runBeforeUnload: true });
    const lms = await tab.device.openLms(tab.options);
    const learner = await lms.module();
    await learner.untilSaveState('Saved');
    const { nobodys } = await journalsOf(lms, learner.course);
    if (nobodys && (await isAsked(lms, learner, attemptFacts(nobodys, learner.course)))) {
      this.#current = false; // of two quizzes under way, one goes on
      await learner.press(YES);
      await learner.frame.waitForFunction(() =>
        document.body.innerText.includes('It is in your record now.'),
      );
      await learner.untilSaveState('Saved');
    }
    const held = factsOf(await lms.values(), lms, learner.course);
    lower(held, this.#promised, 'the LMS after a clean relaunch');
    if (this.#current && held.quiz !== this.#promised.quiz) {
      throw new Error(`the quiz under way changed from ${this.#promised.quiz} to ${held.quiz}`);
    }
    const refused = await lms.refused();
    if (refused.length > 0) throw new Error(`the clean relaunch was refused: ${refused.join('; ')}`);
  }
}

function both(one: Facts, later: Facts): Facts {
  return {
    lessons: new Set([...one.lessons, ...later.lessons]),
    score: Math.max(one.score, later.score),
    tries: Math.max(one.tries, later.tries),
    rank: Math.max(one.rank, later.rank),
    quiz: later.quiz,
  };
}

function lower(held: Facts, promised: Facts, where: string) {
  const lost = missing(held, promised);
  if (lost.length > 0) throw new Error(`lost in ${where}: ${lost.join(', ')}`);
}

function missing(held: Facts, promised: Facts): string[] {
  return [
    ...[...promised.lessons]
      .filter((lesson) => !held.lessons.has(lesson))
      .map((lesson) => `lesson ${lesson}`),
    held.score < promised.score ? `score ${promised.score}, there is ${held.score}` : '',
    held.tries < promised.tries ? `try ${promised.tries}, there is ${held.tries}` : '',
    held.rank < promised.rank ? `status ${promised.rank}, there is ${held.rank}` : '',
  ].filter((one) => one !== '');
}

/**
 * Nobody's work is in no record until the learner has said whose it is (docs/decisions/018-work-that-comes-late.md): the
 * LMS holds it, or the page asks. @returns whether it asks
 */
async function isAsked(lms: LmsTab, learner: Learner, work: Facts): Promise<boolean> {
  const held = async () => factsOf(await lms.values(), lms, learner.course);
  if (missing(await held(), work).length === 0) return false;
  const asks = await learner.button(YES).then(
    () => true,
    () => false, // taken in meanwhile, or never asked about
  );
  if (!asks) lower(await held(), work, 'a journal that nobody is asked about, while "Saved" was shown');
  return asks;
}

function attemptFacts(attempt: Attempt, course: Course): Facts {
  const { endedLessons, bestScore, tries, quiz } = attempt;
  return {
    lessons: new Set(endedLessons),
    score: bestScore ?? -1,
    tries,
    rank: isCompleted(attempt, course) ? (isPassed(attempt, course) ? 2 : 1) : 0,
    quiz: quiz ? JSON.stringify([quiz.draw, quiz.placed, quiz.deck]) : '',
  };
}

/** What the LMS holds: score and status by its own elements, the rest from the state it keeps for us. */
function factsOf(values: Record<string, string>, { facts }: LmsTab, course: Course): Facts {
  const { elements } = facts;
  const attempt = decode(values[elements.suspendData] ?? '', course);
  const { lessons, tries, quiz } = attempt ? attemptFacts(attempt, course) : NOTHING;
  const status = values[elements.status] ?? '';
  const completed = status === 'completed' || status === 'passed';
  const rank = completed ? (values[elements.success] === 'passed' ? 2 : 1) : 0;
  const score = values[elements.score];
  return { lessons, tries, quiz, rank, score: score === undefined ? -1 : Number(score) };
}

/** What this device holds of the learner, and of nobody in particular. */
async function journalsOf(lms: LmsTab, course: Course) {
  const entries = Object.entries(await lms.journals()).filter(([key]) =>
    /^course:[^:]+:[^:]+:[^:]+$/.test(key),
  );
  const attemptOf = (isNobodys: boolean): Attempt | null => {
    const [, text] = entries.find(([key]) => key.endsWith(':anybody') === isNobodys) ?? [];
    return text === undefined ? null : decode((JSON.parse(text) as { state: string }).state, course);
  };
  return { own: attemptOf(false), nobodys: attemptOf(true) };
}

function decode(text: string, course: Course): Attempt | null {
  const opened = open(text);
  return opened.kind === 'read' ? decodeAttempt(opened.envelope.attempt, course) : null;
}
