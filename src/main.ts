import { keep, log, tell } from './app/last-line.ts';
import dialect from 'virtual:dialect';
import './app/course-app.ts';
import { loadPages } from './app/load-pages.ts';
import type { Course } from './course/course.ts';
import {
  COURSE_SELECTOR,
  OLD_GLOBAL,
  OLD_SCRIPT_FILE,
  STYLES_SELECTOR,
  unpack,
} from './course/package-layout.ts';
import { Journal, journalKey, workingStorage } from './saving/journal.ts';
import { journalMirror } from './saving/journal-mirror.ts';
import { overheard } from './saving/overheard.ts';
import { probe } from './saving/probe.ts';
import type { SaverEdges } from './saving/saver.ts';
import type { Session } from './saving/visit.ts';
import { windowLease } from './saving/window-lease.ts';
import { hasCompany } from './tracking/find-api.ts';
import { openTracker, type OpenTracker } from './tracking/open-tracker.ts';
import { scriptBringer } from './ui/script-bringer.ts';
import { activityOf, formerActivityOf, likenessOf } from './tracking/activity.ts';

/** Give up waiting for a paint after this long; milliseconds. */
const UNPAINTED = 1000;
/** A commit blocks the page and would make a dragged card stick; it waits until the card is let go. */
const DRAGGING = 200;

const edges: SaverEdges = {
  now: () => performance.now(),
  today: () => Date.now(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  afterPaint: (run) => {
    let due = true;
    const once = () => {
      if (!due) return;
      if (document.querySelector('[data-lifted]')) return void setTimeout(once, DRAGGING);
      due = false;
      run();
    };
    requestAnimationFrame(() => setTimeout(once));
    setTimeout(once, UNPAINTED); // a frame that is not shown paints nothing
  },
  chance: Math.random,
  probe: () => probe((...request) => fetch(...request), Math.random),
  overheard: (since) => overheard(window, since, Date.now()),
};

/** Opens the LMS's session and this device's journal, and finds out whether another window is at it. */
async function openSession(course: Course, onLost: () => void): Promise<Session> {
  const open = (patience?: number) => openTracker(window, dialect, keep, patience);
  const seek = async () => {
    const late = await open(0);
    return late.hasLms ? sessionOf(course, late, onLost) : null;
  };
  const opened = await open();
  const session = await sessionOf(course, opened, onLost);
  return opened.trouble !== '' && hasCompany(window) ? { ...session, seek } : session;
}

async function sessionOf(course: Course, opened: OpenTracker, onLost: () => void): Promise<Session> {
  const storage = workingStorage(window);
  const address = new URL(location.href);
  const activity = activityOf(address);
  const { learnerId } = opened.launch;
  const key = journalKey(course.id, activity, learnerId, likenessOf(activity));
  const former = journalKey(course.id, formerActivityOf(address), learnerId);
  const journal = new Journal(storage, key, journalMirror(window), former);
  await journal.restore();
  // An LMS in another tab that empties this origin's storage gives no key.
  window.addEventListener('storage', (change) => change.key === null && journal.writeAgain());
  const lease = await windowLease(window, storage, key, loadPages);
  const firstWindow = opened.launch.mode !== 'normal' || (await lease.acquire(onLost));
  return { ...opened, calls: log, journal, lease, firstWindow, edges };
}

async function start() {
  const app = document.querySelector('course-app');
  const [data, styles] = [COURSE_SELECTOR, STYLES_SELECTOR].map(
    (one) => document.querySelector(one)?.textContent,
  );
  if (!app || !data || !styles) throw new Error('index.html is not whole.');
  if ('parse' in URL) {
    // In force before the scripts show anything; a strict policy allows that, but no `<style>`.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await unpack(styles));
    document.adoptedStyleSheets.push(sheet);
  } else {
    // From before September 2024: what it lacks comes first (docs/decisions/015-older-browsers.md).
    await scriptBringer(OLD_SCRIPT_FILE, () => window[OLD_GLOBAL])();
  }
  const course = JSON.parse(await unpack(data)) as Course;
  app.course = course;
  app.session = await openSession(course, () => app.loseRecord());
}

start().catch((error: unknown) => {
  document.querySelector('.cover-actions')?.remove(); // nobody hears these buttons
  tell(error);
});

declare global {
  interface Window {
    /** Settles when the styles of older browsers are there. */
    [OLD_GLOBAL]?: Promise<void>;
  }
}

export * from './shared.ts';
