import { describe, expect, it } from 'vitest';
import { shortIdCollision } from '../../../src/state/short-id.ts';
import { problemsAfter } from './fixture.ts';

const ids = Array.from({ length: 20_000 }, (_, number) => `X${number}`);

describe('a course whose state cannot be saved tells the trainer', () => {
  it('which two ids would be saved under one name', () => {
    const [one, other] = shortIdCollision(ids) ?? [];
    const problems = problemsAfter(
      ['decks/quiz.yaml', 'id: C2\n', `id: ${one}\n`],
      ['decks/quiz.yaml', 'id: C6\n', `id: ${other}\n`],
    );
    expect(problems).toEqual([
      `course.yaml:1:1 the ids ${one} and ${other} would be saved under the same short name; ` +
        `rename one of them, for example to ${other}_2`,
    ]);
  });

  it('when the saved state could outgrow what LMSs keep', () => {
    const card = (number: number) =>
      `  - { id: Z${number}, text: Card ${number}, category: coaching, dimension: style, difficulty: 1, ` +
      `why: Because, lesson: L1, report-id: Z${number} }\n`;
    const many = ids
      .slice(0, 900)
      .map((_, number) => card(number))
      .join('');
    const problems = problemsAfter(['decks/quiz.yaml', 'cards:\n', `cards:\n${many}`]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^course\.yaml:\d+:\d+ a learner's saved state could grow to \d{4} characters, and some LMSs keep 3800; draw fewer cards/,
    );
  });
});
