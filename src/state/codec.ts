/**
 * The attempt as compact text and back: letters, digits, `-`, `_`, `.`, `*` and `!` only. Ten sections by position are parted
 * by `.`; ids are short ids. The last one is open: pairs of `tag!text`, where a tag is the short id of a block that keeps
 * something (see `keeps/`), or a longer name of something else, at present only `notes`, which stands at the end. Packages
 * skip tags they do not know, those of version 1.0 too. What the course no longer has is dropped on the way back.
 */
import type { Course } from '../course/course.ts';
import { drawSize } from './draw.ts';
import { chunks, number, pair } from './keeps/digits.ts';
import { fullestKept } from './keeps/costs.ts';
import { decodeKept, encodeKept } from './keeps/kept.ts';
import { decodeSort, encodeSort, fullestSort, type Codes } from './keeps/sort-text.ts';
import type { Sort } from './sort.ts';
import { firstVisit, isOpen, type Answer, type Attempt, type Place, type Submitted } from './attempt.ts';
import { SHORT_ID_LENGTH, shortId } from './short-id.ts';

const SECTIONS = 11;
/** Marks the row of a card the course no longer has; ids never hold it. */
const GONE = '?';
/** The last second a date can name. */
const LAST_SECOND = 8_640_000_000_000;
/** With the envelope around it 3,800: what the strictest LMS keeps (SCORM 1.2: 4,096), with a margin. */
export const LONGEST_ATTEMPT = 3750;

/** Leaves out what we can do without (undo, practice, times, notes), for an LMS that takes less than it should. */
export function encodeLean(attempt: Attempt, course: Course): string {
  const { quiz } = attempt;
  return encodeAttempt(
    {
      ...attempt,
      notes: '',
      practice: null,
      kept: {},
      quiz: quiz && { ...quiz, moves: [], seconds: {} },
    },
    course,
  );
}

export function encodeAttempt(attempt: Attempt, course: Course): string {
  const categories = course.quiz.categories.map((category) => category.id);
  const codes: Codes = { cards: new Map(), categories };
  const sort = (run: Sort | null) => encodeSort(run, codes);
  const { submitted, notes } = attempt;
  const text = [
    categories.map(shortId).join(''),
    encodePlace(attempt.place),
    attempt.endedLessons.map(shortId).join(''),
    attempt.tries.toString(36),
    attempt.bestScore === null ? '' : Math.round(attempt.bestScore * 100).toString(36),
    attempt.rows.map((row) => (row.startsWith(GONE) ? row.slice(1) : shortId(row))).join(''),
    sort(attempt.quiz),
    sort(attempt.practice),
    sort(attempt.warmUp),
    submitted === null
      ? ''
      : [
          submitted.at.toString(36),
          submitted.answers.map((answer) => shortId(answer.card)).join(''),
          submitted.answers.map((answer) => categories.indexOf(answer.category).toString(36)).join(''),
          submitted.answers.map((answer) => pair(answer.seconds)).join(''),
        ].join('*'),
    encodeKept(attempt.kept, codes),
  ].join('.');
  return text + (text.length + notes.length > LONGEST_ATTEMPT ? '' : notes);
}

/** @returns null when the text is not one that `encodeAttempt` can have written; never throws */
export function decodeAttempt(text: string, course: Course): Attempt | null {
  const sections = text.split('.');
  if (sections.length !== SECTIONS || !/^[\w.*!-]*$/.test(text)) return null;
  const section = (index: number) => sections[index] ?? '';
  const best = section(4);
  const [, kept = '', notes = ''] = /^(.*?)(!notes!.*)?$/.exec(section(10)) ?? [];
  const lessons = byShortId(course.lessons);
  const reader: Codes = {
    cards: byShortId(course.quiz.cards),
    categories: chunks(section(0), SHORT_ID_LENGTH).map(
      (short) => byShortId(course.quiz.categories).get(short) ?? null,
    ),
  };
  const bestScore = best === '' ? null : number(best) / 100;
  if (bestScore !== null && !(bestScore >= 0 && bestScore <= 100)) return null;
  const attempt: Attempt = {
    place: decodePlace(section(1), lessons),
    endedLessons: known(section(2), lessons),
    tries: number(section(3)),
    bestScore,
    rows: decodeRows(section(5), reader),
    quiz: decodeSort(section(6), reader),
    practice: decodeSort(section(7), reader),
    warmUp: decodeSort(section(8), reader),
    submitted: decodeSubmitted(section(9), reader),
    kept: decodeKept(kept, course, reader),
    notes,
  };
  if (!Number.isSafeInteger(attempt.tries)) return null;
  // A place that needs what the attempt does not have (a quiz whose cards are all gone) becomes the cover.
  return isOpen(attempt.place, attempt, course) ? attempt : { ...attempt, place: firstVisit.place };
}

/** The longest text any learner's attempt at this course can become. */
export function worstCaseLength(course: Course): number {
  const { cards, categories, draw } = course.quiz;
  const category = categories.at(-1)?.id ?? '';
  const drawn = cards.slice(0, drawSize(draw)).map((card) => card.id);
  const sort = fullestSort(drawn, category);
  const timed = { ...sort, seconds: Object.fromEntries(drawn.map((card) => [card, 1])) }; // two digits whatever they are
  const fullest: Attempt = {
    ...firstVisit,
    place: { screen: 'lesson', lesson: course.lessons[0]?.id ?? '' },
    endedLessons: course.lessons.map((lesson) => lesson.id),
    quiz: timed,
    practice: sort,
    warmUp:
      course.warmUp && fullestSort(course.warmUp.pairs.slice(0, course.warmUp.pairsDrawn).flat(), category),
    tries: 36 ** 4 - 1,
    bestScore: 100,
    submitted: { at: 36 ** 6, answers: drawn.map((card) => ({ card, category, seconds: 0 })) },
    rows: cards.map((card) => card.id),
    kept: fullestKept(course),
  };
  return encodeAttempt(fullest, course).length;
}

/** Each is stored as its first letter. */
const SCREENS = ['cover', 'warm-up', 'quiz', 'result', 'practice'] as const;

function encodePlace(place: Place): string {
  return place.screen === 'lesson' ? `l${shortId(place.lesson)}` : place.screen.charAt(0);
}

function decodePlace(text: string, lessons: ReadonlyMap<string, string>): Place {
  const lesson = text.startsWith('l') ? lessons.get(text.slice(1)) : undefined;
  if (lesson !== undefined) return { screen: 'lesson', lesson };
  return { screen: SCREENS.find((screen) => screen.startsWith(text)) ?? 'cover' };
}

function decodeSubmitted(text: string, { cards, categories }: Codes): Submitted | null {
  if (text === '') return null;
  const [at = '', drawn = '', chosen = '', times = ''] = text.split('*');
  const answers = chunks(drawn, SHORT_ID_LENGTH).flatMap((short, place): Answer[] => {
    const card = cards.get(short);
    const category = categories[number(chosen.charAt(place))];
    return card === undefined || category === undefined || category === null
      ? []
      : [{ card, category, seconds: number(times.slice(place * 2, place * 2 + 2)) || 0 }];
  });
  return number(at) <= LAST_SECOND ? { at: number(at), answers } : null;
}

/** Rows of cards that are gone keep their place, so that later cards keep theirs. */
function decodeRows(text: string, { cards }: Codes): readonly string[] {
  return chunks(text, SHORT_ID_LENGTH).map((short) => cards.get(short) ?? GONE + short);
}

/** An LMS that counts more rows than this counts something else; each needs room in the state. */
const MOST_LOST_ROWS = 100;

/** Rows of which only their number is known: later cards must come after them. */
export function lostRows(count: number): readonly string[] {
  return Array.from(
    { length: Math.min(count, MOST_LOST_ROWS) },
    (_, row) => `${GONE}${row.toString(36).padStart(SHORT_ID_LENGTH, '-')}`,
  );
}

function known(text: string, ids: ReadonlyMap<string, string>): readonly string[] {
  const found = chunks(text, SHORT_ID_LENGTH).flatMap((short) => ids.get(short) ?? []);
  return [...new Set(found)];
}

function byShortId(items: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id }) => [shortId(id), id]));
}
