import { CourseApp } from './app/course-app.ts';
import type { Course } from './course/course.ts';
import type { SaverEdges } from './saving/saver.ts';
import { openTracker } from './tracking/open-tracker.ts';
import { profiles } from './tracking/profiles.ts';

const edges: SaverEdges = {
  now: () => performance.now(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  afterPaint: (run) => requestAnimationFrame(() => setTimeout(run)),
  chance: Math.random,
};

// The compiler's output, as data inside the page: no request of its own, and a strict policy allows it.
const course = JSON.parse(document.querySelector('#course')?.textContent ?? '') as Course;
const profile = document.documentElement.dataset['profile'] ?? 'web';
const session = openTracker(window, course.id, profiles[profile] ?? null);
void session.then((opened) => {
  const app = document.querySelector('course-app');
  if (!(app instanceof CourseApp))
    throw new Error('index.html has no <course-app>; build the package again.');
  Object.assign(app, { course, edges, session: opened });
});
