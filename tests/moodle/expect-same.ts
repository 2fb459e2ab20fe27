import { deepStrictEqual } from 'node:assert/strict';

/** @throws Error with the sentence, and below it how what Moodle shows (+) differs from what was expected (-) */
export function expectSame(shown: unknown, expected: unknown, sentence: string) {
  try {
    deepStrictEqual(shown, expected);
  } catch (error) {
    throw new Error(`${sentence}\n${(error as Error).message}`, { cause: error });
  }
}
