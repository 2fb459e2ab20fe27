/** Reads the lessons as a learner would: are they plain, short and still reviewed? */
import { flesch } from 'flesch';
import { syllable } from 'syllable';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';
import { talkTexts, textsOf, withoutSourceNumbers, wordsIn } from '../src/compiler/minutes.ts';
import type { Lesson } from '../src/course/course.ts';
import type { Outcome } from './command.ts';

/** Flesch's reading ease: 60 to 70 is plain English, below 50 is hard. */
const PLAIN_ENOUGH = 55;
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

function measure({ blocks }: Lesson): { ease: number; words: number } {
  const texts = blocks.flatMap(textsOf);
  const talks = blocks.flatMap((block) => (block.kind === 'talk' ? talkTexts(block) : [])); // plain too, but counted apart
  const sentences = [...texts, ...talks].flatMap(sentencesIn);
  const spoken = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? []);
  const counts = {
    sentence: sentences.length,
    word: spoken.length,
    syllable: spoken.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  };
  return { ease: flesch(counts), words: texts.reduce((sum, text) => sum + wordsIn(text), 0) };
}

/** The end of a paragraph or an entry of a list ends a sentence too. */
function sentencesIn(html: string): string[] {
  const pieces = withoutSourceNumbers(html)
    .replace(/<\/(?:p|li|h\d)>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return pieces.split(/\n|(?<=[.?!])["”’)]*\s+/).filter((piece) => /\p{L}/u.test(piece));
}
