import { looksLikeId, resultOf, unescape, type KnownWords } from './words.ts';

type Row = readonly string[];

/** Where one answer's parts are in a row: indexes of columns. */
export interface AnswerColumns {
  readonly question: number;
  readonly response: number | null;
  readonly rightAnswer: number | null;
  readonly result: number | null;
}

/** What the columns of a table hold. */
export interface Columns {
  readonly answers: readonly AnswerColumns[];
  /** Together they tell learners apart; none where nothing does. */
  readonly learner: readonly number[];
  readonly attempt: number | null;
  readonly score: number | null;
}

/** Why a table is no report on answers; `what` and `remedy` are for the person who chose the file. */
export interface NoColumns {
  readonly what: string;
  readonly remedy: string;
}

/** How many rows we need to recognise the columns. */
export const ENOUGH_ROWS = 2000;

/**
 * Finds columns by what is in their cells, since headings are in the teacher's language: report ids of cards, labels of
 * categories, results. A table may hold several answers in a row (Moodle) or one (others).
 */
export function findColumns(sample: readonly Row[], known: KnownWords): Columns | NoColumns {
  const rows = dataRows(sample, known);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => profile(rows, index, known));
  const questions = columns.filter(isQuestion).map(({ index }) => index);
  const [first] = questions;
  if (first === undefined) return missing(columns);
  const answers = questions.map((question, at) =>
    answerColumns(question, columnsOfAnswer(columns, questions, at), rows, known),
  );
  const all = questions.length === 1 ? columns : columns.slice(0, first);
  const taken = new Set(
    answers.flatMap(({ question, response, rightAnswer, result }) => [
      question,
      response,
      rightAnswer,
      result,
    ]),
  );
  const [found] = answers;
  if (found?.response === null && found.result === null)
    return {
      what: 'the cells name cards, but not where learners put them',
      remedy: `in the report’s options tick "Summary of responses" and "Summary of right answer" as well, then download it again`,
    };
  return {
    answers,
    ...people(
      all.filter(({ index }) => !taken.has(index)),
      rows,
    ),
  };
}

/** The rows with a card in them; where there is none, all but the headings. */
function dataRows(rows: readonly Row[], known: KnownWords): readonly Row[] {
  const withCards = rows.filter((row) => row.some((cell) => known.card(cell)));
  return withCards.length > 0 ? withCards : rows.slice(1);
}

interface Profile {
  readonly index: number;
  /** Cells that say something. */
  readonly filled: number;
  readonly cards: number;
  readonly ids: number;
  readonly categories: number;
  readonly results: number;
  readonly numbers: number;
  readonly whole: number;
  readonly ones: number;
  readonly mails: number;
  readonly dates: number;
  readonly largest: number;
  readonly words: number;
}

function profile(rows: readonly Row[], index: number, known: KnownWords): Profile {
  const counts = {
    filled: 0,
    cards: 0,
    ids: 0,
    categories: 0,
    results: 0,
    numbers: 0,
    whole: 0,
    ones: 0,
    mails: 0,
    dates: 0,
    largest: 0,
  };
  const words = new Set<string>();
  for (const row of rows) {
    const cell = unescape(row[index] ?? '').trim();
    if (cell === '' || cell === '-') continue;
    counts.filled += 1;
    if (known.card(cell)) counts.cards += 1;
    else if (known.category(cell)) counts.categories += 1;
    else if (looksLikeId(cell)) counts.ids += 1;
    const number = numberOf(cell);
    if (number !== null) {
      counts.numbers += 1;
      counts.largest = Math.max(counts.largest, number);
      if (Number.isInteger(number) && number > 0) counts.whole += 1;
      if (number === 1) counts.ones += 1;
    } else words.add(cell);
    if (resultOf(cell) !== null) counts.results += 1;
    if (/^[^\s@]+@[^\s@]+$/.test(cell)) counts.mails += 1;
    if (/\d{1,2}[:.]\d{2}|\d{4}/.test(cell) && number === null) counts.dates += 1;
  }
  return { index, ...counts, words: words.size };
}

/** A number as spreadsheets of any country write it, with or without a per cent sign; null for anything else. */
export function numberOf(cell: string): number | null {
  const text = cell.trim().replace(/\s?%$/, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** Cards of an older version are no known ids, but they come in the columns of those that are. */
function isQuestion({ filled, cards, ids, results }: Profile): boolean {
  return (
    filled > 0 && results < filled / 2 && (cards > 0 ? cards + ids > filled / 2 : ids === filled && ids > 0)
  );
}

/**
 * The columns that may belong to a card: those after it up to the next card, as Moodle has them. Where nothing of an answer
 * comes after the last card, or the table has one answer in a row, also those before it that surely are of an answer.
 */
function columnsOfAnswer(columns: readonly Profile[], questions: readonly number[], at: number): Profile[] {
  const [question = 0, next = columns.length] = questions.slice(at);
  const before = columns.slice((questions[at - 1] ?? -1) + 1, question).filter(isOfAnswer);
  if (questions.length === 1) return [...columns.slice(question + 1), ...before];
  return columns.slice((questions.at(-1) ?? 0) + 1).some(isOfAnswer)
    ? columns.slice(question + 1, next)
    : before;
}

/** Labels of categories or results; a column of ones alone may as well number attempts. */
function isOfAnswer({ filled, categories, results, numbers, ones }: Profile): boolean {
  return filled > 0 && (categories > filled / 2 || (results === filled && (numbers === 0 || ones < filled)));
}

function answerColumns(
  question: number,
  after: readonly Profile[],
  rows: readonly Row[],
  known: KnownWords,
): AnswerColumns {
  const result = after.find(({ filled, results }) => filled > 0 && results === filled)?.index ?? null;
  const labels = after
    .filter(({ filled, categories }) => filled > 0 && categories > filled / 2)
    .map(({ index }) => index);
  const others = after
    .filter(({ index, filled }) => filled > 0 && index !== result)
    .map(({ index }) => index);
  const [one, other] = labels.length > 0 ? labels : others.slice(0, 2); // none where categories were renamed
  if (one === undefined) return { question, response: null, rightAnswer: null, result };
  if (other === undefined)
    return alwaysRight(one, question, rows, known) && result !== null && hasWrong(rows, result)
      ? { question, response: null, rightAnswer: one, result }
      : { question, response: one, rightAnswer: null, result };
  const isKey = (column: number) => alwaysRight(column, question, rows, known);
  const swapped =
    isConstant(one, question, rows) && (!isConstant(other, question, rows) || (isKey(one) && !isKey(other))); // few rows have each card once
  return { question, response: swapped ? other : one, rightAnswer: swapped ? one : other, result };
}

/** Whether the column says the same of a card in every row, as the right answer does. */
function isConstant(column: number, question: number, rows: readonly Row[]): boolean {
  const said = new Map<string, string>();
  return rows.every((row) => {
    const card = row[question] ?? '';
    const cell = row[column] ?? '';
    if (card === '' || cell === '') return true;
    const before = said.get(card);
    said.set(card, cell);
    return before === undefined || before === cell;
  });
}

function alwaysRight(column: number, question: number, rows: readonly Row[], known: KnownWords): boolean {
  return rows.every((row) => {
    const card = known.card(row[question] ?? '');
    const category = known.category(row[column] ?? '');
    return !card || !category || card.category === category.id;
  });
}

function hasWrong(rows: readonly Row[], result: number): boolean {
  return rows.some((row) => resultOf(row[result] ?? '') === false);
}

/** Who, which attempt, and what score: an e-mail address tells people apart best. */
function people(columns: readonly Profile[], rows: readonly Row[]): Omit<Columns, 'answers'> {
  const numeric = columns.filter(({ filled, numbers }) => filled > 0 && numbers === filled);
  const attempt = numeric.find(
    ({ filled, whole, ones, largest }) => whole === filled && ones > 0 && ones >= filled / 2 && largest < 100,
  );
  const scores = numeric.filter(
    (one) => one !== attempt && one.largest <= 100 && (!attempt || one.index > attempt.index),
  );
  const score = scores[0] ?? null;
  const mail = columns.find(({ filled, mails }) => filled > 0 && mails > filled / 2);
  const texts = columns.filter(
    (one) =>
      one.filled > 0 &&
      one !== attempt &&
      one !== score &&
      one.dates <= one.filled / 2 &&
      !isStatus(one, rows.length) &&
      !scores.includes(one),
  );
  return {
    learner: mail ? [mail.index] : texts.map(({ index }) => index),
    attempt: attempt?.index ?? null,
    score: score?.index ?? null,
  };
}

/** A column of scores and a few words, such as Moodle's column with the title of the course. */
function isStatus({ numbers, words, filled, results, categories }: Profile, rows: number): boolean {
  return (
    (numbers > 0 && words > 0 && words <= 4 && rows > 6) || results === filled || categories > filled / 2
  );
}

function missing(columns: readonly Profile[]): NoColumns {
  if (columns.some(({ filled, categories }) => filled > 0 && categories > filled / 2))
    return {
      what: 'the cells say where cards were put, but not which cards these are',
      remedy: `in Moodle open the activity, "Reports", "Interactions report"; tick "Summary of question", "Summary of responses", "Summary of right answer" and "Summary of result", save, and download that`,
    };
  if (columns.some(({ mails, filled }) => filled > 0 && mails > filled / 2))
    return {
      what: 'this is a list of learners without their answers',
      remedy: `it may be Moodle’s basic report or its grade book; open the activity, "Reports", "Interactions report", tick all four summaries, save, and download that`,
    };
  return {
    what: 'no cell holds the report id of a card of this course',
    remedy: `a report has a row for each learner, or for each answer, with ids such as those in the deck; in Moodle open the activity, "Reports", "Interactions report", tick all four summaries, save, and choose "Download"`,
  };
}
