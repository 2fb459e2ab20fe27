import type { Course } from '../course/course.ts';
import { LONGEST_ATTEMPT, worstCaseLength } from '../state/codec.ts';
import { everyQuestion, sheetQuestions } from '../state/notes.ts';
import { shortIdCollision } from '../state/short-id.ts';
import type { Report } from './problems.ts';
import { placeOf } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Format, revision, session, time and checksum around the encoded attempt, each at its longest. */
const ENVELOPE = 50;

/** What no attempt needs, and so is free for the learner's notes; 0 where nothing asks for any. */
export function roomForNotes(course: Omit<Course, 'notesRoom'>): number {
  if (everyQuestion(course).length === 0) return 0;
  return Math.max(1, LONGEST_ATTEMPT - worstCaseLength({ ...course, notesRoom: 0 }));
}

/** Reports a course whose learners' state could not be saved in full, or not be told apart. */
export function checkState(course: Course, courseYaml: YamlFile, report: Report): void {
  const { cards, categories } = course.quiz;
  const kept = [
    ...course.lessons.flatMap(({ blocks }) => blocks.filter((block) => 'id' in block)),
    ...sheetQuestions(course),
  ];
  for (const group of [cards, categories, course.lessons, kept]) {
    const collision = shortIdCollision(group.map(({ id }) => id));
    if (!collision) continue;
    const [one, other] = collision;
    report(
      placeOf(courseYaml, []),
      `the ids ${one} and ${other} would be saved under the same short name`,
      `rename one of them, for example to ${other}_2`,
    );
  }
  const length = worstCaseLength(course);
  if (length <= LONGEST_ATTEMPT) return;
  report(
    placeOf(courseYaml, ['quiz', 'draw']),
    `a learner's saved state could grow to ${length + ENVELOPE} characters, and some LMSs keep ${LONGEST_ATTEMPT + ENVELOPE}`,
    'draw fewer cards, or shorten the deck or the list of lessons',
  );
}
