import dialect from 'virtual:dialect';
import { CourseApp } from './app/course-app.ts';
import { loadPages } from './app/load-pages.ts';
import type { Course } from './course/course.ts';
import { COURSE_SELECTOR, STYLES_SELECTOR, unpack, unpackCourse } from './course/package-layout.ts';
import { Journal, journalKey, workingStorage } from './saving/journal.ts';
import { journalMirror } from './saving/journal-mirror.ts';
import { overheard } from './saving/overheard.ts';
import { probe } from './saving/probe.ts';
import type { SaverEdges } from './saving/saver.ts';
import type { Session } from './saving/visit.ts';
import { windowLease } from './saving/window-lease.ts';
import { hasCompany } from './tracking/find-api.ts';
import { openTracker, type OpenTracker } from './tracking/open-tracker.ts';
import { activityOf, formerActivityOf, likenessOf } from './tracking/activity.ts';
import type { CallReport } from './tracking/tracker.ts';

/** How many calls we keep for the diagnostics page. */
const CALLS_KEPT = 300;

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
  const calls: CallReport[] = [];
  const open = (patience?: number) =>
    openTracker(
      window,
      dialect,
      (call) => {
        calls.push(call);
        if (calls.length > CALLS_KEPT) calls.shift();
      },
      patience,
    );
  const seek = async () => {
    const late = await open(0);
    return late.hasLms ? sessionOf(course, late, { calls, onLost }) : null;
  };
  const opened = await open();
  const session = await sessionOf(course, opened, { calls, onLost });
  return opened.trouble !== '' && hasCompany(window) ? { ...session, seek } : session;
}

async function sessionOf(
  course: Course,
  opened: OpenTracker,
  { calls, onLost }: { readonly calls: readonly CallReport[]; readonly onLost: () => void },
): Promise<Session> {
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
  return { ...opened, calls, journal, lease, firstWindow, edges };
}

/** In force before the scripts show anything; a strict policy allows that, but no `<style>`. */
async function addStyles(packed: string) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await unpack(packed));
  document.adoptedStyleSheets.push(sheet);
}

async function start(app: CourseApp, data: string, styles: string) {
  await addStyles(styles);
  const course = await unpackCourse(data);
  app.course = course;
  app.session = await openSession(course, () => app.loseRecord());
}

const app = document.querySelector('course-app');
const [data, styles] = [COURSE_SELECTOR, STYLES_SELECTOR].map(
  (one) => document.querySelector(one)?.textContent,
);
if (!(app instanceof CourseApp) || !data || !styles) {
  throw new Error('index.html holds no <course-app>, course or styles; build the package again.');
}
void start(app, data, styles);

export * from './shared.ts';
