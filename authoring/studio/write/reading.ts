import { measure, PLAIN_ENOUGH } from '../../edit/readability.ts';
import type { Lesson } from '../../../src/course/course.ts';

/** From here on it is plain English. */
const PLAIN = 60;

interface Reading {
  readonly words: string;
  readonly isHard: boolean;
}

const known = new WeakMap<Lesson, Reading>();

/**
 * How long a lesson is and how it reads, in a line: minutes, words and, for English, Flesch's reading ease.
 * @param language of the course, such as en-GB
 */
export function readingOf(lesson: Lesson, language: string): Reading {
  const reading = known.get(lesson) ?? read(lesson, /^en(-|$)/.test(language));
  known.set(lesson, reading);
  return reading;
}

function read(lesson: Lesson, isEnglish: boolean): Reading {
  const { ease, words } = measure(lesson);
  const { minutes } = lesson;
  const long = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} · ${words} words`;
  if (!isEnglish || !Number.isFinite(ease)) return { words: long, isHard: false };
  const isHard = ease < PLAIN_ENOUGH;
  const verdict = isHard
    ? 'hard; write shorter sentences and plainer words'
    : ease < PLAIN
      ? 'nearly plain English'
      : 'plain English';
  return { words: `${long} · Reading ease ${ease.toFixed(0)}: ${verdict}`, isHard };
}
