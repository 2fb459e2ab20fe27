import { firstVisit, type Attempt } from './attempt.ts';

/**
 * One attempt from two that grew apart (two devices, or a visit whose end never reached the LMS). What was
 * reached stays reached; what is under way is taken from the newer one. Merging twice changes nothing more.
 */
export function mergeAttempts(newer: Attempt, older: Attempt): Attempt {
  const scores = [newer.bestScore, older.bestScore].filter((score) => score !== null);
  const [one, other] = [newer.submitted, older.submitted];
  const quiz = newer.quiz ?? (newer.tries > older.tries ? null : older.quiz); // a submit ends a quiz for good
  const lost = older.place.screen === 'quiz' && quiz === null;
  return {
    ...newer,
    place: newer.place.screen === 'cover' && !lost ? older.place : newer.place,
    endedLessons: [...new Set([...older.endedLessons, ...newer.endedLessons])],
    quiz,
    practice: newer.practice ?? older.practice,
    warmUp: newer.warmUp ?? older.warmUp,
    kept: { ...older.kept, ...newer.kept },
    tries: Math.max(newer.tries, older.tries),
    bestScore: scores.length > 0 ? Math.max(...scores) : null,
    submitted: one && other ? (one.at >= other.at ? one : other) : (one ?? other),
    notes: mergeTexts(newer.notes, older.notes),
  };
}

/** Both, one after the other, for those who can read them; nothing twice. */
function mergeTexts(newer: string, older: string): string {
  if (newer.includes(older)) return newer;
  return older.includes(newer) ? older : older + newer;
}

/** Rows the LMS has keep their number; cards it has not seen follow. */
export function mergeRows(inLms: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...inLms, ...others])];
}

/**
 * The attempt for an LMS whose report has these rows: the cards of the latest answers follow. Cards of earlier answers
 * that never arrived can be sent no more, and a row that stays empty would make an LMS refuse all that come after it.
 */
export function withRowsAfter(inLms: readonly string[], attempt: Attempt): Attempt {
  return {
    ...attempt,
    rows: mergeRows(inLms, attempt.submitted?.answers.map((answer) => answer.card) ?? []),
  };
}

/** Whether there is anything in it that a learner would miss. */
export function hasProgress(attempt: Attempt): boolean {
  const { place, endedLessons, quiz, tries } = attempt;
  return place.screen !== firstVisit.place.screen || endedLessons.length > 0 || quiz !== null || tries > 0;
}
