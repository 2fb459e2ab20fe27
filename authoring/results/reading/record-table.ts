import { startOf } from '../../../src/compiler/problems.ts';
import type { ReportFile, Reading } from './table.ts';
import { decodeText } from './text-table.ts';

const QUESTION = /^cmi\.interactions\.(\d+)\.id$/;

/** Deeper than any record; what is nested more deeply is no record. */
const DEPTH = 6;

/** One attempt of one learner: CMI elements and their values. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Reads CMI data as JSON, such as the preview LMS keeps: each object with elements like `cmi.interactions.0.id` is an
 * attempt, and the object around it the learner. It becomes the same rows that Moodle's report has.
 */
export function readRecordTable({ name, bytes }: ReportFile, { take, report }: Reading): void {
  let data: unknown;
  try {
    data = JSON.parse(decodeText(bytes));
  } catch (error) {
    report(
      startOf(name),
      `this looks like JSON but cannot be read (${(error as Error).message})`,
      'download it again',
    );
    return;
  }
  let row = 0;
  for (const { learner, attempt, values } of attempts(data, name, 1)) {
    row += 1;
    take([learner, String(attempt), text(values, SCORES), ...answers(values)], row);
  }
}

const SCORES = ['cmi.core.score.raw', 'cmi.score.raw'];

function* attempts(
  data: unknown,
  learner: string,
  attempt: number,
  depth = 0,
): Generator<{ learner: string; attempt: number; values: Values }> {
  if (typeof data !== 'object' || data === null || depth > DEPTH) return;
  if (Object.keys(data).some((key) => QUESTION.test(key))) {
    yield { learner, attempt, values: data as Values };
    return;
  }
  const own = 'attempt' in data && typeof data.attempt === 'number' ? data.attempt : attempt;
  for (const [key, value] of Object.entries(data)) {
    const isRecord = key === 'values' || key === 'earlier';
    if (key === 'earlier' && Array.isArray(value))
      for (const [index, one] of value.entries()) yield* attempts(one, learner, index + 1, depth + 1);
    else yield* attempts(value, isRecord ? learner : `${learner}/${key}`, own, depth + 1);
  }
}

function answers(values: Values): string[] {
  const rows = Object.keys(values)
    .flatMap((key) => QUESTION.exec(key)?.[1] ?? [])
    .sort((one, other) => Number(one) - Number(other));
  return rows.flatMap((row) => {
    const at = `cmi.interactions.${row}`;
    return [
      text(values, [`${at}.id`]),
      text(values, [`${at}.student_response`, `${at}.learner_response`]),
      text(values, [`${at}.correct_responses.0.pattern`]),
      text(values, [`${at}.result`]),
    ];
  });
}

function text(values: Values, elements: readonly string[]): string {
  const found = elements.map((element) => values[element]).find((value) => value !== undefined);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
