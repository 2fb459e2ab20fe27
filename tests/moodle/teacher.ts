import { basename } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { MoodleTrouble, type Person } from './person.ts';
import { completion, recommended } from './settings.ts';

const formOf = (course: string) => `course/modedit.php?add=scorm&course=${course}&section=0`;

/** Says so now if the teacher may not teach, or the learner may. */
export async function checkRoles(teacher: Person, learner: Person, course: string) {
  await teacher.tryToOpen(formOf(course));
  const refusal = await teacher.error();
  if (refusal !== '') {
    throw new MoodleTrouble(
      `${teacher.label} may not add a SCORM package to the course (Moodle says “${refusal}”); name a Teacher of it.`,
    );
  }
  await learner.tryToOpen(formOf(course));
  if ((await learner.error()) === '') {
    throw new MoodleTrouble(`${learner.label} may edit the course; name a Student of it.`);
  }
}

/** Adds the package as the trainer's guide says, through Moodle's form, and returns the activity's number. */
export async function addActivity(
  teacher: Person,
  course: string,
  { name, zip }: { name: string; zip: string },
): Promise<string> {
  await teacher.open(formOf(course));
  if ((await teacher.fill(completion)).length > 0) {
    throw new MoodleTrouble(
      'The course tracks no completion; set "Enable completion tracking" to Yes in its settings (for the whole site it is under Site administration, Advanced features).',
    );
  }
  const missing = await teacher.fill({ name, ...recommended });
  if (missing.length > 0) {
    throw new MoodleTrouble(
      `Moodle's form for SCORM packages lacks ${missing.join(', ')}; set it by hand as the trainer's guide says.`,
    );
  }
  await upload(teacher, zip);
  await teacher.send('submitbutton');
  const { pathname, searchParams } = new URL(teacher.page.url());
  const activity = searchParams.get('id');
  if (activity !== null && pathname.endsWith('/mod/scorm/view.php')) return activity;
  throw new MoodleTrouble(`Moodle did not take the activity and says “${await formErrors(teacher)}”.`);
}

function formErrors({ page }: Person): Promise<string> {
  return page.$$eval('[id^="id_error_"]', (errors) =>
    errors
      .map((error) => (error as HTMLElement).innerText.trim())
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** Puts the zip into the form by the file picker, as people do who do not drag. */
async function upload(teacher: Person, zip: string) {
  const { page } = teacher;
  await teacher.press('button', 'Add...');
  const field = await uploadField(page);
  await field.uploadFile(zip);
  await teacher.press('button', 'Upload this file');
  const outcome = await page.waitForFunction(
    (name) => {
      const refusal = document.querySelector<HTMLElement>('.fp-msg-text');
      if (refusal) return refusal.innerText.trim();
      const files = [...document.querySelectorAll<HTMLElement>('.filemanager .fp-filename')];
      return files.some((file) => file.innerText.includes(name)) ? 'there' : false;
    },
    { polling: 100 },
    basename(zip),
  );
  const said = await outcome.jsonValue();
  if (said !== 'there') throw new MoodleTrouble(`Moodle did not take the zip and says “${said}”.`);
}

/**
 * The field for a file in the file picker. It shows the repository of last time first, which may come late and take the
 * place of the form; to who never used it, it shows none.
 */
async function uploadField(page: Page): Promise<ElementHandle<HTMLInputElement>> {
  const found = await page.waitForFunction(
    () => {
      const picker = document.querySelector('.filepicker');
      if (!picker || picker.querySelector('.fp-content-loading')) return null;
      const field = picker.querySelector<HTMLInputElement>('[name="repo_upload_file"]');
      if (field) return field;
      const repositories = [...picker.querySelectorAll<HTMLElement>('.fp-repo-name')];
      repositories.find(({ innerText }) => innerText.trim() === 'Upload a file')?.click();
      return null;
    },
    { polling: 500 },
  );
  return found as ElementHandle<HTMLInputElement>;
}

/** Deletes the activity, and with it what was done in it. */
export async function deleteActivity(teacher: Person, activity: string) {
  await teacher.open(`course/modedit.php?update=${activity}`);
  const key = await teacher.page.$eval('[name="sesskey"]', (field) => (field as HTMLInputElement).value);
  await teacher.open(`course/mod.php?delete=${activity}&sesskey=${key}`);
  await teacher.follow('button', 'Yes');
  await teacher.tryToOpen(`mod/scorm/view.php?id=${activity}`);
  if ((await teacher.error()) === '') {
    throw new MoodleTrouble(`The activity is still there (${teacher.page.url()}); delete it by hand.`);
  }
}
