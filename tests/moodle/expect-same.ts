import { deepStrictEqual } from 'node:assert/strict';

/** @throws Error with the sentence, and how what Moodle shows differs from what was expected */
export function expectSame(shown: unknown, expected: unknown, sentence: string) {
  if (typeof shown === 'string' && typeof expected === 'string') {
    if (shown === expected) return;
    throw new Error(`${sentence} Moodle shows “${shown}”, expected was “${expected}”.`);
  }
  try {
    deepStrictEqual(shown, expected);
  } catch (error) {
    const [, ...difference] = (error as Error).message.split('\n');
    throw new Error(
      `${sentence} What Moodle shows is marked with +, what was expected with -.\n${difference.join('\n')}`,
      { cause: error },
    );
  }
}
