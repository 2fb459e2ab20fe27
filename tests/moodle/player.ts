import type { Course } from '../../src/course/course.ts';
import { Learner } from '../package/learner.ts';
import { MoodleTrouble, type Person } from './person.ts';

/** Enters the activity from its page in Moodle, and waits until the module is usable. */
export async function enter(person: Person, activity: string, course: Course): Promise<Learner> {
  await person.open(`mod/scorm/view.php?id=${activity}`);
  await person.follow('button', 'Enter');
  const frame = await person.page
    .waitForFrame((one) => one.url().includes('/mod_scorm/content/'))
    .catch(() => {
      throw new MoodleTrouble(`The module did not open in Moodle's player (${person.page.url()}).`);
    });
  const learner = new Learner(frame, person.page, course);
  await learner.untilUsable();
  return learner;
}

/** Leaves by Moodle's own way out. */
export async function exit(person: Person) {
  await person.follow('link', 'Exit activity');
}
