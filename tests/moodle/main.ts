/** `npm run test:moodle`: plays the packages in a Moodle that somebody runs, tries its troubles, and reads its reports. */
import { endWith, readCommandLine } from '../../scorm/command-line.ts';
import { readAsked } from './asked.ts';

const help = `Plays the SCORM 1.2 and the SCORM 2004 package in your Moodle, in a real browser, and checks what the teacher gets to see. Then
it tries what a learner's day brings: a session that ends, an answer that is cut off, an old tab, a guest.

  npm run test:moodle -- [--keep]

  --keep   leaves the activity in the course, to look at; otherwise it is deleted at the end
  --help   this text

In the environment:

  MOODLE_URL                the address of the site, such as https://moodle.example.org
  MOODLE_TEACHER            who may edit the course, and MOODLE_TEACHER_PASSWORD
  MOODLE_LEARNER            a Student of the course, and MOODLE_LEARNER_PASSWORD
  MOODLE_COURSE             its short name, or the number after id= in its address; completion tracking is on

Without MOODLE_URL nothing is done. Take a course that nobody learns in.`;

const { values } = readCommandLine({
  name: 'npm run test:moodle',
  help,
  options: { keep: { type: 'boolean' } },
});
const asked = readAsked(process.env);
if (asked === null) {
  console.log(
    'No Moodle is named, so nothing was tested; set MOODLE_URL to test yours ("npm run test:moodle -- --help" says how).',
  );
} else if (typeof asked === 'string') {
  endWith(asked);
} else {
  const { play } = await import('./play.ts'); // builds and browses, which takes a while to load
  process.exitCode = (await play(asked, values.keep ?? false)) === 0 ? 0 : 1;
}
