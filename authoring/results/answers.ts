import type { Course } from '../../src/course/course.ts';
import { startOf, type Problem, type Report } from '../../src/compiler/problems.ts';
import { ENOUGH_ROWS, findColumns, numberOf, type AnswerColumns, type Columns } from './columns.ts';
import { readTable } from './reading/read-table.ts';
import type { ReportFile } from './reading/table.ts';
import { knownWords, looksLikeId, resultOf, unescape, type KnownWords } from './words.ts';

/**
 * One learner's answer to one card: the latest, or the first where the course wants that. Learners are numbers from here on,
 * and nobody's name is kept.
 */
export interface Answer {
  readonly learner: number;
  readonly card: string;
  /** Id of the category it was put into; null where the file only says whether that was right. */
  readonly category: string | null;
  readonly right: boolean;
}

/** What the files say, without a name in it. */
export interface Answers {
  readonly answers: Iterable<Answer>;
  /** Learners with an answer. */
  readonly learners: number;
  /** Learners who have begun, but have not sent in a quiz. */
  readonly unfinished: number;
  /** Each learner's best score, 0 to 100; learners without one are left out. */
  readonly scores: readonly number[];
  /** Whether the table tells learners apart; if not, each row counts as one. */
  readonly knowsLearners: boolean;
  readonly leftOut: LeftOut;
}

/** What was in the files and is not in the figures, by how often it came up. */
export interface LeftOut {
  /** Cards this version of the course does not have. */
  readonly unknownCards: ReadonlyMap<string, number>;
  /** Answers that name no category of this course. */
  readonly unknownCategories: ReadonlyMap<string, number>;
  /** Ids of cards whose right answer was another one when it was given: their answers are not counted. */
  readonly changedCards: ReadonlyMap<string, number>;
}

/** Reads reports on this course; several files are one group, and who is in two of them counts once. */
export function readAnswers(
  files: readonly ReportFile[],
  course: Course,
  progress: (share: number) => void = () => undefined,
): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (place, what, remedy) => problems.push({ ...place, what, remedy });
  const tally = new Tally(course);
  files.forEach((file, index) => {
    const table = new TableOfAnswers(file.name, tally, knownWords(course), report);
    const before = problems.length;
    const part = (share: number) => progress((index + share) / files.length);
    readTable(file, { take: table.take, report, progress: part });
    if (problems.length === before) table.end();
  });
  return { answers: tally.answers(), problems };
}

/** Learns the columns from the first rows, then takes each row's answers. */
class TableOfAnswers {
  #waiting: [cells: readonly string[], row: number][] | null = [];
  #columns: Columns | null = null;

  #name: string;
  #tally: Tally;
  #known: KnownWords;
  #report: Report;

  constructor(name: string, tally: Tally, known: KnownWords, report: Report) {
    this.#name = name;
    this.#tally = tally;
    this.#known = known;
    this.#report = report;
  }

  readonly take = (cells: readonly string[], row: number) => {
    if (this.#columns) return this.#read(cells, row);
    this.#waiting?.push([[...cells], row]);
    if ((this.#waiting?.length ?? 0) >= ENOUGH_ROWS) this.#begin();
  };

  end() {
    this.#begin();
  }

  #begin() {
    const waiting = this.#waiting ?? [];
    if (waiting.length === 0) return;
    this.#waiting = null;
    const found = findColumns(
      waiting.map(([cells]) => cells),
      this.#known,
    );
    if ('what' in found) return this.#report(startOf(this.#name), found.what, found.remedy);
    this.#columns = found;
    for (const [cells, row] of waiting) this.#read(cells, row);
  }

  #read(cells: readonly string[], row: number) {
    const { answers, learner, attempt, score } = this.#columns ?? nothing;
    const attemptNumber = attempt === null ? 1 : numberOf(cells[attempt] ?? '');
    const given = answers
      .flatMap((columns) => this.#answer(cells, columns))
      .filter((one) => this.#isAnswer(one));
    if (attemptNumber === null && given.length === 0) return; // headings, and people without an attempt
    if (attempt === null && given.length === 0 && answers.length === 1) return; // of a plain table
    const key = learner
      .map((column) =>
        unescape(cells[column] ?? '')
          .trim()
          .toLowerCase(),
      )
      .join('\n');
    const who = this.#tally.learner(learner.length > 0 ? key : `${this.#name}\n${row}`, learner.length > 0);
    const points = score === null ? null : numberOf(cells[score] ?? '');
    this.#tally.score(who, given.length > 0 ? points : null);
    for (const answer of given) this.#tally.answer(who, attemptNumber ?? 1, answer);
  }

  /** Headings are none, whatever their language. */
  #isAnswer({ question, response, rightAnswer, result }: Given): boolean {
    if (this.#known.card(question)) return true;
    const says = result !== null || [response, rightAnswer].some((cell) => this.#known.category(cell));
    return looksLikeId(question) && says;
  }

  #answer(cells: readonly string[], columns: AnswerColumns): Given[] {
    const cell = (column: number | null) => (column === null ? '' : (cells[column] ?? '').trim());
    const question = cell(columns.question);
    if (question === '' || question === '-') return [];
    return [
      {
        question,
        response: cell(columns.response),
        rightAnswer: cell(columns.rightAnswer),
        result: resultOf(cell(columns.result)),
      },
    ];
  }
}

const nothing: Columns = { answers: [], learner: [], attempt: null, score: null };

/** An answer as the file has it. */
interface Given {
  readonly question: string;
  readonly response: string;
  readonly rightAnswer: string;
  readonly result: boolean | null;
}

/** Puts together what all rows say. */
class Tally {
  /** Who is who while reading; nothing of it leaves this class. */
  #learners = new Map<string, number>();
  #scores = new Map<number, number>();
  #kept: KeptAnswers;
  #knowsLearners = true;
  /** Whether the first answer counts, as in the rows that the course sends. */
  #first: boolean;
  #known: KnownWords;
  #unknownCards = new Map<string, number>();
  #unknownCategories = new Map<string, number>();
  #changedCards = new Map<string, number>();

  constructor(course: Course) {
    this.#known = knownWords(course);
    this.#first = course.firsts === true;
    this.#kept = new KeptAnswers(course);
  }

  learner(key: string, isKnown: boolean): number {
    this.#knowsLearners &&= isKnown;
    const number = this.#learners.get(key) ?? this.#learners.size;
    this.#learners.set(key, number);
    return number;
  }

  score(learner: number, score: number | null) {
    if (score === null || score < 0 || score > 100) return;
    this.#scores.set(learner, Math.max(score, this.#scores.get(learner) ?? 0));
  }

  answer(learner: number, attempt: number, { question, response, rightAnswer, result }: Given) {
    const card = this.#known.card(question);
    if (!card) return count(this.#unknownCards, unescape(question));
    const category = this.#known.category(response);
    if (!category && response !== '') return count(this.#unknownCategories, unescape(response));
    const key = this.#known.category(rightAnswer);
    const isRight = category?.id === card.category;
    const hasMoved = key ? key.id !== card.category : category && result !== null && result !== isRight;
    if (hasMoved) return count(this.#changedCards, card.id);
    if (!category && result === null) return;
    const right = category ? isRight : result === true;
    const before = this.#kept.attempt(learner, card.id);
    if (before !== 0 && (this.#first ? before <= attempt : before > attempt)) return;
    this.#kept.keep({ learner, card: card.id, category: category?.id ?? null, right }, attempt);
  }

  answers(): Answers {
    const { learners } = this.#kept;
    return {
      answers: this.#kept,
      learners,
      unfinished: this.#learners.size - learners,
      scores: [...this.#scores.values()],
      knowsLearners: this.#knowsLearners,
      leftOut: {
        unknownCards: this.#unknownCards,
        unknownCategories: this.#unknownCategories,
        changedCards: this.#changedCards,
      },
    };
  }
}

/** One answer for each learner and card, in three bytes instead of an object: a report may hold a million and more. */
class KeptAnswers {
  /** The attempt each answer is of, from 1; 0 where there is none. */
  #attempts = new Uint16Array(1 << 12);
  /** What was answered: the category's number from 1 (0 for not known) times two, plus one where it was right. */
  #what = new Uint8Array(1 << 12);
  #learners = 0;
  #cards: readonly string[];
  #categories: readonly string[];
  #numbers: ReadonlyMap<string, number>;

  constructor({ quiz }: Course) {
    this.#cards = quiz.cards.map(({ id }) => id);
    this.#categories = quiz.categories.map(({ id }) => id);
    this.#numbers = new Map(this.#cards.map((id, number) => [id, number]));
  }

  /** How many learners have an answer. */
  get learners(): number {
    const cards = this.#cards.length;
    const numbers = Array.from({ length: this.#learners }, (_, learner) => learner * cards);
    return numbers.filter((from) =>
      this.#attempts.subarray(from, from + cards).some((attempt) => attempt > 0),
    ).length;
  }

  attempt(learner: number, card: string): number {
    return this.#attempts[this.#at(learner, card)] ?? 0;
  }

  keep({ learner, card, category, right }: Answer, attempt: number) {
    const at = this.#at(learner, card);
    this.#learners = Math.max(this.#learners, learner + 1);
    while (at >= this.#what.length) {
      this.#attempts = longer(this.#attempts, new Uint16Array(2 * this.#attempts.length));
      this.#what = longer(this.#what, new Uint8Array(2 * this.#what.length));
    }
    this.#attempts[at] = Math.max(1, Math.min(attempt, 0xffff));
    const number = category === null ? 0 : this.#categories.indexOf(category) + 1;
    this.#what[at] = 2 * number + Number(right);
  }

  *[Symbol.iterator](): Generator<Answer> {
    for (let learner = 0; learner < this.#learners; learner += 1)
      for (const card of this.#cards) {
        const at = this.#at(learner, card);
        if (!this.#attempts[at]) continue;
        const what = this.#what[at] ?? 0;
        const category = this.#categories[(what >> 1) - 1] ?? null;
        yield { learner, card, category, right: what % 2 === 1 };
      }
  }

  #at(learner: number, card: string): number {
    return learner * this.#cards.length + (this.#numbers.get(card) ?? 0);
  }
}

function longer<Items extends Uint8Array | Uint16Array>(items: Items, room: Items): Items {
  room.set(items);
  return room;
}

function count(counts: Map<string, number>, what: string) {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
