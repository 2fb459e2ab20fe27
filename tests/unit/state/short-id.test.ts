import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHORT_ID_LENGTH, shortId, shortIdCollision } from '../../../src/state/short-id.ts';
import { realCourse } from './fixture.ts';

describe('the short name of an id', () => {
  it('is four characters that every LMS keeps', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(shortId(id)).toMatch(/^[A-Za-z0-9_-]{4}$/);
        expect(shortId(id)).toHaveLength(SHORT_ID_LENGTH);
      }),
    );
  });

  it('never changes: states are saved under it', () => {
    expect(['C01', 'C49', 'L2_coaching', 'coaching', 'both', ''].map(shortId)).toMatchInlineSnapshot(`
      [
        "c8xV",
        "fZDx",
        "Zy4d",
        "nlEO",
        "ge5I",
        "HJ1E",
      ]
    `);
  });

  it('is different for every card, lesson and category of the published course', () => {
    const { lessons, quiz } = realCourse;
    for (const group of [lessons, quiz.cards, quiz.categories]) {
      expect(shortIdCollision(group.map(({ id }) => id))).toBeNull();
    }
  });

  it('is spread evenly: among 3,000 ids hardly any two are the same', () => {
    const names = Array.from({ length: 3000 }, (_, index) => shortId(`card_${index}`));
    expect(new Set(names).size).toBeGreaterThan(2990);
  });
});

describe('two ids with the same short name', () => {
  const pair = (() => {
    const seen = new Map<string, string>();
    for (let index = 0; ; index++) {
      const id = `C${index}`;
      const earlier = seen.get(shortId(id));
      if (earlier !== undefined) return [earlier, id] as const;
      seen.set(shortId(id), id);
    }
  })();

  it('are found, wherever they stand', () => {
    expect(shortIdCollision(['A', pair[0], 'B', pair[1]])).toEqual([pair[0], pair[1]]);
    expect(shortIdCollision([pair[1], pair[0]])).toEqual([pair[1], pair[0]]);
  });

  it('are not reported for one id that stands there twice', () => {
    expect(shortIdCollision(['A', 'B', 'A'])).toBeNull();
    expect(shortIdCollision([])).toBeNull();
  });
});
