import type { Course } from '../course/course.ts';
import { worstCaseLength } from '../state/codec.ts';
import { shortIdCollision } from '../state/short-id.ts';
import type { Report } from './problems.ts';
import { placeOf } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** What the strictest LMS keeps (SCORM 1.2: 4,096), with a margin. */
const LONGEST_STATE = 3800;
/** Format, revision, session, time and checksum around the encoded attempt, each at its longest. */
const ENVELOPE = 50;

/** Reports a course whose learners' state could not be saved in full, or not be told apart. */
export function checkState(course: Course, courseYaml: YamlFile, report: Report): void {
  const { cards, categories } = course.quiz;
  const sorts = course.lessons.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'sort'));
  for (const group of [cards, categories, course.lessons, sorts]) {
    const collision = shortIdCollision(group.map(({ id }) => id));
    if (!collision) continue;
    const [one, other] = collision;
    report(
      placeOf(courseYaml, []),
      `the ids ${one} and ${other} would be saved under the same short name`,
      `rename one of them, for example to ${other}_2`,
    );
  }
  const length = worstCaseLength(course) + ENVELOPE;
  if (length <= LONGEST_STATE) return;
  report(
    placeOf(courseYaml, ['quiz', 'draw']),
    `a learner's saved state could grow to ${length} characters, and some LMSs keep ${LONGEST_STATE}`,
    'draw fewer cards, or shorten the deck or the list of lessons',
  );
}
