import { describe, expect, it } from 'vitest';
import { problemsAfter } from './fixture.ts';

const course = (before: string, after: string) => problemsAfter(['course.yaml', before, after]);

describe('a draw that cannot be made tells the trainer', () => {
  it('which category has too few cards that may be scored', () => {
    expect(course('coaching: 2', 'coaching: 4')).toMatchInlineSnapshot(`
      [
        "course.yaml:20:17 the quiz wants 4 cards of coaching, but the deck has 3 that may be scored; lower the number or add cards",
      ]
    `);
  });

  it('which category has too few cards for numbers that vary', () => {
    const vary = [
      'course.yaml',
      '    core-cards-at-least',
      '    vary-by: 1\n    core-cards-at-least',
    ] as const;
    expect(problemsAfter(vary, ['course.yaml', 'coaching: 2', 'coaching: 3'])).toEqual([
      'course.yaml:20:17 the quiz wants up to 4 cards of coaching, but the deck has 3 that may be scored; lower the number or add cards',
      'course.yaml:22:14 with vary-by 1 a quiz could have no card of mentoring; write a number below 1',
    ]);
  });

  it('how many core cards a draw can hold', () => {
    expect(course('core-cards-at-least: 1', 'core-cards-at-least: 3')).toMatchInlineSnapshot(`
      [
        "course.yaml:22:26 the quiz wants at least 3 core cards, but a draw can hold 2; lower the number, or mark more cards with core: true",
      ]
    `);
  });

  it('that it draws nothing', () => {
    const none = [
      'course.yaml',
      'coaching: 2\n      mentoring: 1',
      'coaching: 0\n      mentoring: 0',
    ] as const;
    expect(problemsAfter(none, ['course.yaml', 'at-least: 1', 'at-least: 0'])).toMatchInlineSnapshot(`
      [
        "course.yaml:20:7 the quiz draws no cards; ask for at least one card of a category",
      ]
    `);
  });

  it('that a card is paired with itself', () => {
    expect(course('[C1, C4]', '[C1, C1]')).toMatchInlineSnapshot(`
      [
        "course.yaml:27:9 C1 is paired with itself; name two different cards",
      ]
    `);
  });

  it('that the rules together leave no draw', () => {
    const tight = [
      'course.yaml',
      'cards-per-dimension-at-most: 2',
      'cards-per-dimension-at-most: 1',
    ] as const;
    expect(problemsAfter(tight, ['course.yaml', '    dimensions-without-limit: [style]\n', '']))
      .toMatchInlineSnapshot(`
        [
          "course.yaml:19:5 no draw of 3 cards meets all the rules; allow more cards of one dimension, fewer core cards or fewer never-together pairs, or add cards",
        ]
      `);
    expect(problemsAfter(tight, ['course.yaml', 'without-limit: [style]', 'without-limit: []']))
      .toMatchInlineSnapshot(`
      [
        "course.yaml:19:5 no draw of 3 cards meets all the rules; allow more cards of one dimension, fewer core cards or fewer never-together pairs, or add cards",
      ]
    `);
  });
});
