/**
 * The attempt as compact text and back: letters, digits, `-`, `_`, `.`, `*` and `!` only.
 * Sections are parted by `.`, the fields of a sort by `*`, sorts inside lessons by `!`; ids are short ids, cards inside a sort are two
 * digits of base 36 (their place in the draw), categories one digit (their place in the table of section 0).
 * What the course no longer has is dropped on the way back. Notes stand at the end as they are: packages that know of
 * none take them for the sort of a block they do not have.
 */
import type { Course, SortBlock } from '../course/course.ts';
import { drawSize } from './draw.ts';
import { firstVisit, isOpen, type Answer, type Attempt, type Place, type Submitted } from './attempt.ts';
import { SHORT_ID_LENGTH, shortId } from './short-id.ts';
import { secondsOn, UNDO_LIMIT, type Move, type Placement, type Sort } from './sort.ts';

const SECTIONS = 11;
const DECK = '-';
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
      lessonSorts: {},
      quiz: quiz && { ...quiz, moves: [], seconds: {} },
    },
    course,
  );
}

export function encodeAttempt(attempt: Attempt, course: Course): string {
  const categories = course.quiz.categories.map((category) => category.id);
  const category = (id: string | null) => (id === null ? DECK : categories.indexOf(id).toString(36));
  const sort = (run: Sort | null) => {
    if (!run) return '';
    const index = (card: string) => pair(run.draw.indexOf(card));
    return [
      run.draw.map(shortId).join(''),
      run.deck.map(index).join(''),
      run.placed.map((placement) => index(placement.card) + category(placement.category)).join(''),
      run.moves.map((move) => index(move.card) + category(move.from) + category(move.to)).join(''),
      Object.values(run.seconds).some((spent) => spent > 0)
        ? run.draw.map((card) => pair(secondsOn(run, card))).join('')
        : '',
      run.again.map(index).join(''),
    ].join('*');
  };
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
          submitted.answers.map((answer) => category(answer.category)).join(''),
          submitted.answers.map((answer) => pair(answer.seconds)).join(''),
        ].join('*'),
    Object.entries(attempt.lessonSorts)
      .flatMap(([block, run]) => [shortId(block), sort(run)])
      .join('!'),
  ].join('.');
  return text + (text.length + notes.length > LONGEST_ATTEMPT ? '' : notes);
}

/** @returns null when the text is not one that `encodeAttempt` can have written; never throws */
export function decodeAttempt(text: string, course: Course): Attempt | null {
  const sections = text.split('.');
  if (sections.length !== SECTIONS || !/^[\w.*!-]*$/.test(text)) return null;
  const section = (index: number) => sections[index] ?? '';
  const best = section(4);
  const [, sorts = '', notes = ''] = /^(.*?)(!notes!.*)?$/.exec(section(10)) ?? [];
  const lessons = byShortId(course.lessons);
  const reader: Reader = {
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
    lessonSorts: decodeLessonSorts(sorts, course, reader),
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
    lessonSorts: Object.fromEntries(
      sortBlocks(course).map((block) => [block.id, fullestSort(block.cards, category)]),
    ),
  };
  return encodeAttempt(fullest, course).length;
}

function fullestSort(draw: readonly string[], category: string): Sort {
  const move = { card: draw[0] ?? '', from: category, to: null };
  return {
    draw,
    deck: [],
    placed: draw.map((card) => ({ card, category })),
    moves: Array.from({ length: UNDO_LIMIT }, () => move),
    again: draw,
    seconds: {},
  };
}

interface Reader {
  /** Ids by short id. */
  readonly cards: ReadonlyMap<string, string>;
  /** Ids by place in the stored table; null where the course no longer has it. */
  readonly categories: readonly (string | null)[];
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

function decodeSort(text: string, { cards, categories }: Reader): Sort | null {
  if (text === '') return null;
  const [drawn = '', onDeck = '', placements = '', undo = '', times = '', missed = ''] = text.split('*');
  const stored = chunks(drawn, SHORT_ID_LENGTH).map((short) => cards.get(short) ?? null);
  const draw = stored.filter((card) => card !== null);
  const card = (digits: string) => stored[number(digits)] ?? null;
  const category = (digit: string) => categories[number(digit)] ?? null;
  const seen = new Set<string>();
  const first = (id: string | null): id is string => id !== null && !seen.has(id) && Boolean(seen.add(id));
  const placed = chunks(placements, 3).flatMap((entry): Placement[] => {
    const [id, into] = [card(entry.slice(0, 2)), category(entry.slice(2))];
    return into !== null && first(id) ? [{ card: id, category: into }] : [];
  });
  const deck = chunks(onDeck, 2).map(card).filter(first);
  const moves = chunks(undo, 4)
    .slice(-UNDO_LIMIT)
    .flatMap((entry): Move[] => {
      const id = card(entry.slice(0, 2));
      const [from, to] = [entry.charAt(2), entry.charAt(3)].map((digit) =>
        digit === DECK ? null : (category(digit) ?? undefined),
      );
      return id === null || from === undefined || to === undefined ? [] : [{ card: id, from, to }];
    });
  const seconds = stored.flatMap((id, place) => {
    const spent = number(times.slice(place * 2, place * 2 + 2));
    return id !== null && spent > 0 ? [[id, spent] as const] : [];
  });
  if (draw.length === 0 || new Set(draw).size !== draw.length) return null;
  const rest = draw.filter((id) => !seen.has(id)); // a category that is gone: its cards return to the deck
  const again = [...new Set(chunks(missed, 2).flatMap((digits) => card(digits) ?? []))];
  return { draw, deck: [...deck, ...rest], placed, moves, again, seconds: Object.fromEntries(seconds) };
}

function decodeLessonSorts(text: string, course: Course, reader: Reader): Readonly<Record<string, Sort>> {
  const blocks = byShortId(sortBlocks(course));
  const parts = text.split('!');
  return Object.fromEntries(
    parts.flatMap((short, index) => {
      const block = index % 2 === 0 ? blocks.get(short) : undefined;
      const run = decodeSort(parts[index + 1] ?? '', reader);
      return block !== undefined && run ? [[block, run] as const] : [];
    }),
  );
}

function sortBlocks(course: Course): readonly SortBlock[] {
  return course.lessons.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'sort'));
}

function decodeSubmitted(text: string, { cards, categories }: Reader): Submitted | null {
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
function decodeRows(text: string, { cards }: Reader): readonly string[] {
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

function pair(value: number): string {
  return Math.max(0, value).toString(36).padStart(2, '0');
}

function number(digits: string): number {
  return /^[0-9a-z]+$/.test(digits) ? parseInt(digits, 36) : NaN;
}

function chunks(text: string, size: number): string[] {
  return text.match(new RegExp(`.{${size}}`, 'g')) ?? [];
}
