/** Reads the lessons as a learner would: are they plain, short and still reviewed? */
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';
import { measure, PLAIN_ENOUGH } from '../authoring/edit/readability.ts';
import type { Outcome } from './command.ts';

/** What eight lessons, or fewer, may have together, at about 200 words a minute; each lesson more has its share. */
const MOST_WORDS = 2350;
const LESSONS = 8;
const YEAR = 366 * 24 * 3600 * 1000;

/** Fails a hard lesson and a long course; warns of lessons nobody has reviewed for a year. */
export async function checkReadingEase(folder: string): Promise<Outcome> {
  const { course, problems } = compileCourse(await readContent(folder));
  if (!course) return { ok: false, output: problems.map(formatProblem).join('\n') };
  const lessons = course.lessons.map((lesson) => ({ lesson, ...measure(lesson) }));
  const words = lessons.reduce((sum, lesson) => sum + lesson.words, 0);
  const most = Math.floor((MOST_WORDS * Math.max(LESSONS, lessons.length)) / LESSONS);
  const hard = lessons.filter(({ ease }) => ease < PLAIN_ENOUGH);
  const lines = [
    ...lessons.map(
      ({ lesson, ease, words: own }) => `${lesson.id}: reading ease ${ease.toFixed(0)}, ${own} words`,
    ),
    ...hard.map(({ lesson }) => `${lesson.id} is hard to read; write shorter sentences and plainer words.`),
    ...(words > most ? [`All lessons have ${words} words, more than ${most}; shorten some.`] : []),
  ];
  for (const { lesson } of lessons) {
    if (Date.now() - Date.parse(lesson.reviewedOn) > YEAR)
      console.warn(`Warning: ${lesson.id} was last reviewed on ${lesson.reviewedOn}; read it again.`);
  }
  return { ok: hard.length === 0 && words <= most, output: lines.join('\n') };
}
