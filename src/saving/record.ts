import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { cardOf, isCompleted, isPassed, isRight, partsDone, triesLeft } from '../state/score.ts';
import type { CourseRecord, InteractionRecord, Launch } from '../tracking/tracker.ts';

/** The attempt as the LMS is told of it. What the LMS already had at launch never goes down. */
export function toRecord(
  attempt: Attempt,
  course: Course,
  launch: Launch,
  suspendData: string,
  sessionSeconds: number,
): CourseRecord {
  const completed = launch.completed || isCompleted(attempt, course);
  const passed = launch.passed || isPassed(attempt, course);
  const scores = [launch.score, attempt.bestScore].filter((score) => score !== null);
  const { place } = attempt;
  const { done, total } = partsDone(attempt, course);
  return {
    suspendData,
    location: place.screen === 'lesson' ? place.lesson : place.screen,
    progress: completed ? 1 : Math.min(done / total, 0.99),
    score: scores.length > 0 ? Math.max(...scores) : null,
    completed,
    passed: passed ? true : completed && triesLeft(attempt, course) === 0 ? false : null,
    objectives: course.lessons.map(({ id }) => ({ id, completed: attempt.endedLessons.includes(id) })),
    interactions: interactions(attempt, course),
    firsts: course.firsts,
    sessionSeconds,
  };
}

/** The latest submitted answers, each in the row its card has always had, lowest row first. */
function interactions({ submitted, rows }: Attempt, course: Course): InteractionRecord[] {
  if (!submitted) return [];
  const choice = (id: string) => ({
    id,
    label: course.quiz.categories.find((category) => category.id === id)?.label ?? id,
  });
  return submitted.answers
    .flatMap((answer): InteractionRecord[] => {
      const card = cardOf(course, answer.card);
      const row = rows.indexOf(answer.card);
      if (!card || row < 0) return [];
      return [
        {
          row,
          id: card.reportId,
          description: card.text,
          at: new Date(submitted.at * 1000),
          response: choice(answer.category),
          correctResponse: choice(card.category),
          correct: isRight(answer, course),
          latencySeconds: answer.seconds,
        },
      ];
    })
    .sort((one, other) => one.row - other.row);
}
