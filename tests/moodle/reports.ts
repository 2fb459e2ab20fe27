import { setTimeout } from 'node:timers/promises';
import { MoodleTrouble, type Person } from './person.ts';

/** Where in Moodle the teacher looks: the activity in the course, by their numbers, and who played. */
export interface Place {
  readonly course: string;
  readonly activity: string;
  /** What the activity is called. */
  readonly name: string;
}

/** One question of the interactions report, by Moodle's headings. */
export interface ReportRow {
  readonly question: string;
  readonly response: string;
  readonly rightAnswer: string;
  readonly result: string;
}

/** The activity's reports about the one attempt there is. */
export interface Attempt {
  /** The learner's number in Moodle. */
  readonly user: string;
  readonly score: string;
  readonly rows: readonly ReportRow[];
}

/** What the interactions report shows with all its columns. */
export async function readInteractions(teacher: Person, { activity }: Place): Promise<Attempt> {
  await teacher.open(`mod/scorm/report.php?id=${activity}&mode=interactions`);
  await teacher.fill({ attemptsmode: '1', qtext: true, resp: true, right: true, result: true });
  await teacher.send('submitbutton');
  const attempts = await teacher.page.$$eval('[id="attempts"] tr', (rows) => {
    const heads = [...(rows[0]?.children ?? [])].map((head) => (head as HTMLElement).innerText.trim());
    const people = rows.flatMap((row) => {
      const user = row.querySelector<HTMLAnchorElement>('a[href*="/user/view.php"]')?.href;
      return user === undefined ? [] : [{ row, user }];
    });
    return people.map(({ row, user }) => {
      const cells = [...row.children].map((cell) => (cell as HTMLElement).innerText.trim());
      const at = (head: string) => cells[heads.indexOf(head)] ?? '';
      const numbers = heads.flatMap((head) => /^Question (\d+)$/.exec(head)?.[1] ?? []);
      return {
        user: new URL(user).searchParams.get('id') ?? '',
        score: at('Score'),
        rows: numbers.map((number) => ({
          question: at(`Question ${number}`),
          response: at(`Response ${number}`),
          rightAnswer: at(`Right answer ${number}`),
          result: at(`Result ${number}`),
        })),
      };
    });
  });
  const [attempt] = attempts;
  if (!attempt || attempts.length > 1) {
    throw new MoodleTrouble(
      `The interactions report shows ${attempts.length} attempts instead of one; is MOODLE_LEARNER a Student of the course, and did nobody else try the activity?`,
    );
  }
  return attempt;
}

/** Every element the LMS stored for the attempt, from "Track details". */
export async function readTrackDetails(
  teacher: Person,
  { activity }: Place,
  user: string,
): Promise<ReadonlyMap<string, string>> {
  await teacher.open(`mod/scorm/report/userreport.php?id=${activity}&user=${user}&attempt=1`);
  await teacher.followTo('userreporttracks.php');
  const pairs = await teacher.page.$$eval('table tr', (rows) =>
    rows.map(({ children: [element, value] }): [string, string] => [
      element?.textContent.trim() ?? '',
      value?.textContent.trim() ?? '',
    ]),
  );
  return new Map(pairs);
}

/** Large courses get new grades from Moodle's cron, which runs every minute where it runs as it should. */
const CRON_PATIENCE = 300_000;

/** The grade as the teacher's gradebook shows it, once Moodle has done its sums. */
export async function readGrade(teacher: Person, place: Place, user: string): Promise<string> {
  const address = `grade/report/user/index.php?id=${place.course}&userid=${user}`;
  const end = Date.now() + CRON_PATIENCE;
  await teacher.open(address);
  while (await isRecalculating(teacher)) {
    if (Date.now() > end) {
      throw new MoodleTrouble(
        `The gradebook (${teacher.page.url()}) has been recalculating grades for minutes; does Moodle's cron run?`,
      );
    }
    await setTimeout(5000);
    await teacher.open(address);
  }
  const grade = await gradeShown(teacher, place);
  if (grade !== null) return grade;
  throw new MoodleTrouble(
    `The gradebook's user report (${teacher.page.url()}) shows no grade of the activity; it may be hidden, or the column "Grade" may be switched off in the course's grade settings.`,
  );
}

function isRecalculating({ page }: Person): Promise<boolean> {
  return page.evaluate(() => document.body.innerText.includes('Recalculating grades'));
}

function gradeShown({ page }: Person, { activity }: Place): Promise<string | null> {
  return page.evaluate((number) => {
    const row = document
      .querySelector(
        `th a[href$="/mod/scorm/view.php?id=${number}"], th a[href*="/mod/scorm/grade.php?id=${number}&"]`,
      )
      ?.closest('tr');
    const heads = [...(row?.closest('table')?.querySelectorAll('th') ?? [])];
    const head = heads.find(({ innerText }) => innerText.trim() === 'Grade');
    const cell = row?.querySelector<HTMLElement>(`td[headers~="${head?.id ?? ''}"]`);
    return cell?.innerText.trim().split(/\s/)[0] ?? null;
  }, activity);
}

/** The state in the course's report on activity completion, such as "Completed" or "Not completed". */
export async function readCompletion(
  teacher: Person,
  { course, activity, name }: Place,
  user: string,
): Promise<string> {
  await teacher.open(`report/progress/index.php?course=${course}`);
  for (;;) {
    const state = await teacher.page.evaluate(
      (number, learner, title) => {
        const head = document.querySelector(`th a[href$="/mod/scorm/view.php?id=${number}"]`)?.closest('th');
        const row = document.querySelector(`th a[href*="/user/view.php?id=${learner}&"]`)?.closest('tr');
        if (!head || !row) return null;
        const cell = row.children[[...(head.parentElement?.children ?? [])].indexOf(head)];
        const words = [...(cell?.querySelectorAll('[alt], [aria-label], [title]') ?? [])].map(
          (icon) => icon.getAttribute('alt') ?? icon.getAttribute('aria-label') ?? icon.getAttribute('title'),
        );
        const [, said = ''] = words.find((word) => word?.includes(`${title}: `))?.split(`${title}: `) ?? [];
        return said.trim();
      },
      activity,
      user,
      name,
    );
    if (state !== null) return state;
    if (!(await teacher.page.$('::-p-aria([name="Next page"][role="link"])'))) break;
    await teacher.follow('link', 'Next page');
  }
  throw new MoodleTrouble(
    `The report on activity completion (${teacher.page.url()}) does not list the learner or the activity; is MOODLE_LEARNER a Student of the course?`,
  );
}
