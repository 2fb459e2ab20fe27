import type { Quiz } from '../course/course.ts';
import { drawSize } from '../state/draw.ts';
import type { Report } from './problems.ts';
import { placeOf, type YamlFile } from './yaml-file.ts';

/** Reports a pass mark that one right card reaches, and a category that is offered but never right. */
export function checkMarks(quiz: Quiz, passMark: number, course: YamlFile, report: Report): void {
  const size = drawSize(quiz.draw);
  if (size > 1 && passMark > 1 && (passMark / 100) * size <= 1)
    report(
      placeOf(course, ['pass-mark']),
      `a learner would pass with one right card of ${size}`,
      'write the percentage that is needed, such as 80',
    );
  const { cardsPerCategory } = quiz.draw;
  const known = quiz.categories.map(({ id }) => id);
  if (size === 0 || Object.keys(cardsPerCategory).some((id) => !known.includes(id))) return; // reported as misspelt
  for (const { id, label } of quiz.categories) {
    if ((cardsPerCategory[id] ?? 0) > 0) continue;
    report(
      placeOf(course, ['quiz', 'draw', 'cards-per-category', id]),
      `the quiz draws no card of ${id}, though learners see a button "${label}"`,
      'ask for at least one, or take the category out of the deck',
    );
  }
}

/** Reports words of a category that an LMS would cut in its report: Chamilo does not escape them. */
export function checkReportWords(categories: Quiz['categories'], deck: YamlFile, report: Report): void {
  for (const [index, { label }] of categories.entries()) {
    if (!label.includes('&')) continue;
    report(
      placeOf(deck, ['categories', index, 'label']),
      `the label "${label}" has an &, at which Chamilo cuts the learner's answer and loses the rest of its row`,
      'write "and"',
    );
  }
}
