import { gunzipSync, gzipSync } from 'node:zlib';
import { profileNames } from '../../scorm/package/profiles.ts';
import type { Card, Course } from '../../src/course/course.ts';

/** What an edit may change of a compiled course. */
export type EditableCourse = { -readonly [Key in keyof Course]: Course[Key] };
export type Edit = (course: EditableCourse) => void;

/** The data element in index.html that holds the compiled course, packed as the build does it. */
const DATA = /(<script type="text\/plain" id="course">)([^]*?)(<\/script>)/;

/** Reads the compiled course out of a package's index.html. */
export function readCourse(page: string): Course {
  const data = DATA.exec(page)?.[2];
  if (data === undefined) throw new Error('This index.html holds no course.');
  return JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()) as Course;
}

/** The same index.html with another course in it. */
export function editCourse(page: string, edit: Edit): string {
  const course = readCourse(page) as EditableCourse;
  edit(course);
  const data = gzipSync(JSON.stringify(course)).toString('base64');
  return page.replace(DATA, (_, start: string, __, end: string) => start + data + end);
}

/** No warm-up, three lessons, and six cards instead of fifteen: enough for everything that is not about length. */
const short: Edit = (course) => {
  course.warmUp = null;
  course.lessons = course.lessons.slice(1, 4);
  course.quiz = {
    ...course.quiz,
    draw: {
      ...course.quiz.draw,
      cardsPerCategory: { coaching: 2, both: 2, mentoring: 2 },
      coreCardsAtLeast: 0,
    },
  };
};

/** Texts that hurt formats, XML and string cutting. */
export const oddTexts = [
  'Über fünf Größen: ä ö ü ß é ñ',
  'A "quoted" & <tagged> text, it’s [,] and [.] and {lang=de}',
  `{order_matters=false}🙂 ${'long 🙂 text '.repeat(30)}`,
];

const odd: Edit = (course) => {
  short(course);
  const cards = course.quiz.cards.map((card, place): Card => ({
    ...card,
    text: `${oddTexts[place % oddTexts.length] ?? ''} ${card.id}`,
  }));
  course.quiz = { ...course.quiz, cards };
};

const lessonsOnly: Edit = (course) => {
  short(course);
  course.completion = 'lessons';
};

const oneTry: Edit = (course) => {
  short(course);
  course.attempts = 1;
};

/** More lessons than anybody ends: an attempt that stays open, whatever the learner does. */
const neverCompleted: Edit = (course) => {
  short(course);
  const [lesson] = course.lessons;
  const more = Array.from({ length: 20 }, (_, place) => ({
    ...lesson,
    id: `M${place}`,
    title: `More ${place}`,
  }));
  course.lessons = [...course.lessons, ...(more as Course['lessons'])];
};

const edits: Readonly<Record<string, Edit>> = {
  short,
  odd,
  lessons: lessonsOnly,
  once: oneTry,
  open: neverCompleted,
  rebuilt: short, // one test puts a new package in its place
};

/** Every variant in both standards, named such as `short-scorm12`, and the short one of every package. */
export const variants = Object.entries(edits).flatMap(([name, edit]) =>
  (name === 'short' ? profileNames : ['scorm12', 'scorm2004-4th']).map((of) => ({
    of,
    name: `${name}-${of}`,
    edit,
  })),
);
