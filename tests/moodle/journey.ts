import type { Browser } from 'puppeteer-core';
import type { Course } from '../../src/course/course.ts';
import { percentOf } from '../../src/state/score.ts';
import type { Learner } from '../package/learner.ts';
import type { Asked } from './asked.ts';
import { expectSame } from './expect-same.ts';
import { MoodleTrouble, Person } from './person.ts';
import { enter, exit } from './player.ts';
import { readCompletion, readGrade, readInteractions, readTrackDetails, type Place } from './reports.ts';
import { addActivity, checkRoles, deleteActivity } from './teacher.ts';

/** The module saves by itself after a pause; a slow site needs a little longer. */
const UNTIL_SAVED = 90_000;

/** An element of a row of the report. */
const ROW = /^cmi\.interactions[._]\d+\.(\w+)$/;
/** What says that an objective is met, in each standard. */
const STATUS = ['status', 'completion_status'];

/** One run: a teacher adds the package, a learner takes it, the teacher reads the reports. Its steps build on each other. */
export class Journey {
  protected readonly browser: Browser;
  protected readonly asked: Asked;
  protected readonly course: Course;
  /** Which category the learner chose for the card of this text. */
  readonly #answers = new Map<string, string>();
  #teacher: Person | undefined;
  protected learner: Person | undefined;
  protected module: Learner | undefined;
  protected place: Place = { course: '', activity: '', name: '' };
  protected user = '';
  #score = 0;
  #left: Awaited<ReturnType<typeof standing>> | undefined;

  constructor(browser: Browser, asked: Asked, course: Course) {
    this.browser = browser;
    this.asked = asked;
    this.course = course;
  }

  /** Both sign in, and are what they are said to be. */
  async signIn() {
    const { teacher, learner, course } = this.asked;
    this.#teacher = await Person.signIn(this.browser, this.asked, teacher);
    this.learner = await Person.signIn(this.browser, this.asked, learner);
    const number = await this.#teacher.openCourse(course);
    await this.learner.openCourse(course);
    await checkRoles(this.#teacher, this.learner, number);
    this.place = { ...this.place, course: number };
  }

  /** @param name what the activity is called */
  async addActivity(name: string, zip: string) {
    const activity = await addActivity(this.signedIn(), this.place.course, { name, zip });
    this.place = { ...this.place, activity, name };
  }

  /** The first page, the warm-up and all lessons. */
  async takeLessons() {
    this.module = await enter(this.atDesk(), this.place.activity, this.course);
    await this.module.goToQuiz();
  }

  async sortHalfAndLeave() {
    const module = this.inModule();
    const { total } = await module.untilCard();
    await this.sort(Math.floor(total / 2));
    await module.untilSaveState('Saved', UNTIL_SAVED);
    this.#left = await standing(module);
    await exit(this.atDesk());
    await this.learner?.leave();
  }

  /** Another device, so that only Moodle can have kept the place. */
  async comeBack() {
    this.learner = await Person.signIn(this.browser, this.asked, this.asked.learner);
    this.module = await enter(this.learner, this.place.activity, this.course);
    await this.module.resume();
    await this.module.untilCard();
    expectSame(await standing(this.module), this.#left, 'The learner did not come back to the very card.');
  }

  async finish() {
    const module = this.inModule();
    const { total } = await module.untilCard();
    await this.sort(Infinity);
    await module.submit();
    await module.sees('You passed');
    const right = [...this.#answers].filter(([text, chosen]) => chosen === module.rightPlace(text)).length;
    this.#score = percentOf(right, total);
    if (!(await module.text()).includes(`${right} of ${total}`)) {
      throw new MoodleTrouble(`The result does not say “${right} of ${total}”.`);
    }
    await module.untilSaveState('Saved', UNTIL_SAVED);
    await module.press('Finish');
    await module.sees('You have finished');
    await exit(this.atDesk());
  }

  /** Every card is a row in plain words, and the score is there; of SCORM 2004 that report shows the score alone. */
  async checkInteractions() {
    const { score, rows } = await this.readReport();
    expectSame(score, this.shown(score), 'The report shows another score.');
    const { cards, categories } = this.course.quiz;
    const label = (id: string) => categories.find((category) => category.id === id)?.label ?? '';
    const expected = [...this.#answers].map(([text, response]) => {
      const card = cards.find((one) => one.text === text);
      const rightAnswer = label(card?.category ?? '');
      const result = response === rightAnswer ? 'correct' : 'wrong';
      return { question: card?.reportId ?? '', response, rightAnswer, result };
    });
    expectSame(byQuestion(rows), byQuestion(expected), 'The rows are not what the learner answered.');
  }

  /** In "Track details", where the answers of SCORM 2004 are. */
  async checkTracks() {
    const { score } = await this.readReport();
    expectSame(score, this.shown(score), 'The report shows another score.');
    const details = [...(await readTrackDetails(this.signedIn(), this.place, this.user))];
    const values = (name: string) =>
      details.flatMap(([element, value]) => (ROW.exec(element)?.[1] === name ? [value] : [])).toSorted();
    const { cards } = this.course.quiz;
    const answers = [...this.#answers].map(([text, response]) => ({
      card: cards.find((one) => one.text === text),
      category: this.course.quiz.categories.find(({ label }) => label === response)?.id ?? '',
    }));
    const right = answers.filter(({ card, category }) => card?.category === category).length;
    expectSame(values('id'), answers.map(({ card }) => card?.reportId ?? '').toSorted(), 'Rows are missing.');
    expectSame(
      values('learner_response'),
      answers.map(({ category }) => category).toSorted(),
      'The rows are not what the learner answered.',
    );
    expectSame(values('result').filter((result) => result === 'correct').length, right, 'Results differ.');
  }

  /** The teacher's interactions report, which also says who the learner is. */
  protected async readReport() {
    const report = await readInteractions(this.signedIn(), this.place);
    this.user = report.user;
    return report;
  }

  async checkGrade() {
    const grade = await readGrade(this.signedIn(), this.place, this.user);
    expectSame(grade, this.shown(grade), 'The grade is not the score.');
  }

  async checkCompletion() {
    const state = await readCompletion(this.signedIn(), this.place, this.user);
    if (!state.startsWith('Completed')) throw new MoodleTrouble(`The report says “${state}”.`);
  }

  /** In "Track details", since Moodle's objectives report shows no values. */
  async checkObjectives() {
    const details = await readTrackDetails(this.signedIn(), this.place, this.user);
    const objectives = this.course.lessons.map((_, row) => ({
      id: details.get(`cmi.objectives_${row}.id`) ?? details.get(`cmi.objectives.${row}.id`),
      status: STATUS.flatMap((name) => [
        details.get(`cmi.objectives_${row}.${name}`),
        details.get(`cmi.objectives.${row}.${name}`),
      ]).find((status) => status !== undefined),
    }));
    const expected = this.course.lessons.map(({ id }) => ({ id, status: 'completed' }));
    expectSame(objectives, expected, 'The objectives are not the lessons.');
  }

  /** Removes what the journey made, however far it came. */
  async cleanUp() {
    if (this.#teacher && this.place.activity !== '') await deleteActivity(this.#teacher, this.place.activity);
  }

  /** Where the activity is, for those who keep it. */
  get address(): string {
    return `${this.asked.url}/mod/scorm/view.php?id=${this.place.activity}`;
  }

  /** Whether there is something to clean up. */
  get hasActivity(): boolean {
    return this.place.activity !== '';
  }

  /** Sorts so many cards: all but the last two well, as far as that is enough to pass. */
  protected async sort(count: number) {
    const module = this.inModule();
    let card: Awaited<ReturnType<Learner['card']>> = await module.untilCard();
    for (let done = 0; card && done < count; done += 1) {
      const { number, total, text } = card;
      const mayMiss = Math.min(2, Math.floor((total * (100 - this.course.passMark)) / 100));
      const category = number > total - mayMiss ? module.wrongPlace(text) : module.rightPlace(text);
      this.#answers.set(text, category);
      await module.place(category);
      card = await module.card();
    }
  }

  /** The score with as many decimals as Moodle shows. */
  protected shown(given: string): string {
    return this.#score.toFixed(/\.(\d+)$/.exec(given)?.[1]?.length ?? 0);
  }

  protected signedIn(): Person {
    return this.#teacher ?? missing('teacher');
  }

  protected atDesk(): Person {
    return this.learner ?? missing('learner');
  }

  protected inModule(): Learner {
    return this.module ?? missing('module');
  }
}

/** What a learner sees of where they are: the card, and which cards lie where. */
async function standing(module: Learner) {
  return { card: await module.card(), placed: await module.placed() };
}

function byQuestion<Row extends { question: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => one.question.localeCompare(other.question));
}

function missing(what: string): never {
  throw new Error(`This step needs the ${what} of an earlier one.`);
}
