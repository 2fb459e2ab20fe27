import type { Course } from '../course/course.ts';
import type { Answer } from './attempt.ts';
import { cardOf, scoreOf } from './score.ts';

export interface FamilyScore {
  readonly label: string;
  readonly right: number;
  readonly total: number;
}

/** How many answers of each family of dimensions are right, in the deck's order; families not drawn are left out. */
export function scoresByFamily(answers: readonly Answer[], course: Course): readonly FamilyScore[] {
  const { families, dimensions } = course.quiz;
  const familyOf = (answer: Answer) =>
    dimensions.find(({ id }) => id === cardOf(course, answer.card)?.dimension)?.family;
  return families.flatMap(({ id, label }): FamilyScore[] => {
    const inFamily = answers.filter((answer) => familyOf(answer) === id);
    const { right, total } = scoreOf(inFamily, course);
    return total === 0 ? [] : [{ label, right, total }];
  });
}
