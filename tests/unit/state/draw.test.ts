import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/course/course.ts';
import { drawWarmUp } from '../../../src/state/draw-warm-up.ts';
import { drawCards, drawSize, isLawful, nextDraw } from '../../../src/state/draw.ts';
import { seededRandom, shuffled, weightedOrder } from '../../../src/state/random.ts';
import { firstVisit } from '../../../src/state/attempt.ts';
import { card, play, realCourse, submitted } from './fixture.ts';

const { cards, draw: rules } = realCourse.quiz;
const byId = new Map(cards.map((one) => [one.id, one]));
const cardsOf = (ids: readonly string[]): Card[] => ids.flatMap((id) => byId.get(id) ?? []);
const DRAWS = 800;
const draws = Array.from({ length: DRAWS }, (_, seed) => drawCards(cards, rules, seededRandom(seed)) ?? []);

/** Pearson's chi-square against equal counts, over its degrees of freedom; about 1 when all is fair. */
function unevenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0) / (counts.length - 1);
}

function tally(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

describe('a draw of the published quiz', () => {
  it('has four to six cards of each category, and at least five core cards', () => {
    for (const ids of draws) {
      const drawn = cardsOf(ids);
      expect(new Set(ids).size).toBe(15);
      for (const category of realCourse.quiz.categories) {
        const { length } = drawn.filter((one) => one.category === category.id);
        expect(length).toBeGreaterThanOrEqual(4);
        expect(length).toBeLessThanOrEqual(6);
      }
      expect(drawn.filter((one) => one.core).length).toBeGreaterThanOrEqual(5);
    }
  });

  it('does not tell by its counts where the last card belongs', () => {
    const counted = (ids: readonly string[]) => {
      const counts = tally(cardsOf(ids).map((one) => one.category));
      return realCourse.quiz.categories.map(({ id }) => counts.get(id) ?? 0).join(' ');
    };
    const homes = new Map<string, string[]>();
    for (const ids of draws) {
      const seen = counted(ids.slice(0, -1));
      homes.set(seen, [...(homes.get(seen) ?? []), byId.get(ids.at(-1) ?? '')?.category ?? '']);
    }
    // Somebody who knows how often each home follows these counts, and always says the likeliest.
    const told = [...homes.values()].reduce((sum, all) => sum + Math.max(...tally(all).values()), 0);
    expect(told / DRAWS).toBeLessThan(0.7);
  });

  it('has at most two cards of a dimension, apart from shared skills and ethics', () => {
    for (const ids of draws) {
      for (const [dimension, count] of tally(cardsOf(ids).map((one) => one.dimension))) {
        if (dimension !== 'D9' && dimension !== 'D10') expect(count).toBeLessThanOrEqual(2);
      }
    }
  });

  it('never holds a pair that gives itself away', () => {
    const pairs = 'C01/C08 C02/C09 C03/C10 C04/C11 C05/C12 C06/C13 C07/C14 C11/C26 C16/C29'.split(' ');
    for (const ids of draws) {
      for (const pair of pairs) expect(pair.split('/').every((id) => ids.includes(id))).toBe(false);
    }
  });

  it('can hold every card that may be scored', () => {
    const scorable = cards.filter((one) => !rules.practiceOnlyDimensions.includes(one.dimension));
    expect([...tally(draws.flat()).keys()].toSorted()).toEqual(scorable.map(({ id }) => id).toSorted());
  });

  it('shows categories and cards at every place alike', () => {
    for (let place = 0; place < 15; place++) {
      const here = cardsOf(draws.map((ids) => ids[place] ?? ''));
      expect(unevenness([...tally(here.map((one) => one.category)).values()])).toBeLessThan(8);
    }
    for (const [id, count] of tally(draws.flat())) {
      if (count < 150) continue;
      const places = Array.from(
        { length: 15 },
        (_, place) => draws.filter((ids) => ids[place] === id).length,
      );
      expect(unevenness(places)).toBeLessThan(3.5);
    }
  });

  it('is the same for the same seed', () => {
    expect(drawCards(cards, rules, seededRandom(7))).toEqual(drawCards(cards, rules, seededRandom(7)));
    expect(draws[7]).toEqual(drawCards(cards, rules, seededRandom(7)));
    expect(draws[8]).not.toEqual(draws[7]);
  });

  it('holds as many cards as the rules say', () => {
    expect(drawSize(rules)).toBe(15);
    expect(drawSize({ ...rules, cardsPerCategory: { coaching: 8, mentoring: 7 } })).toBe(15);
  });
});

describe('a draw', () => {
  const plain = {
    cardsPerCategory: { coaching: 2, mentoring: 1 },
    coreCardsAtLeast: 1,
    cardsPerDimensionAtMost: 1,
    dimensionsWithoutLimit: ['Free'],
    practiceOnlyDimensions: ['Play'],
    neverTogether: [['A', 'D']] as const,
  };
  const [a, b, c, d] = [
    card('A', 'coaching', { dimension: 'D1', core: true }),
    card('B', 'coaching', { dimension: 'D2', core: false }),
    card('C', 'mentoring', { dimension: 'D3', core: false }),
    card('D', 'mentoring', { dimension: 'D4', core: false }),
  ];

  it('with two categories only leaves the third out', () => {
    const two = { ...rules, cardsPerCategory: { coaching: 8, mentoring: 7 }, varyBy: 0 };
    for (let seed = 0; seed < 20; seed++) {
      const drawn = cardsOf(drawCards(cards, two, seededRandom(seed)) ?? []);
      expect(tally(drawn.map((one) => one.category))).toEqual(
        new Map(
          drawn[0]?.category === 'coaching'
            ? [
                ['coaching', 8],
                ['mentoring', 7],
              ]
            : [
                ['mentoring', 7],
                ['coaching', 8],
              ],
        ),
      );
    }
  });

  it('that keeps all rules is lawful', () => {
    expect(isLawful([a, b, c], plain)).toBe(true);
  });

  it.each<[string, Card[]]>([
    ['a pair that gives itself away', [a, b, d]],
    ['a card twice', [a, a, c]],
    ['too few of a category', [a, c]],
    ['a card of a category for one of another', [a, c, { ...c, id: 'E', dimension: 'D5' }]],
    ['too few core cards', [{ ...a, core: false }, b, c]],
    ['too many of a dimension', [a, { ...b, dimension: 'D1' }, c]],
    ['a practice card', [a, { ...b, dimension: 'Play' }, c]],
  ])('with %s is not', (_, drawn) => {
    expect(isLawful(drawn, plain)).toBe(false);
  });

  it('may have a card of another category where the numbers may vary, and no more', () => {
    const vary = { ...plain, varyBy: 1 };
    const others = ['D5', 'D6'].map((dimension) => ({ ...c, id: dimension, dimension }));
    expect(isLawful([a, c, ...others.slice(1)], vary)).toBe(true);
    expect(isLawful([a, b, c], vary)).toBe(true);
    expect(isLawful([{ ...a, category: 'mentoring' }, c, ...others.slice(1)], vary)).toBe(false);
    expect(isLawful([a, b, c, ...others], vary)).toBe(false);
  });

  it('has every mix of numbers that may be, and as a rule not the one that is named', () => {
    const deck = ['x', 'y', 'z'].flatMap((category) =>
      Array.from({ length: 3 }, (_, place) =>
        card(`${category}${place}`, category, { dimension: category, core: false }),
      ),
    );
    const free = { cardsPerCategory: { x: 2, y: 2, z: 2 }, coreCardsAtLeast: 0, cardsPerDimensionAtMost: 9 };
    const mixes = (varyBy: number) =>
      tally(
        Array.from({ length: 400 }, (_, seed) => {
          const ids =
            drawCards(deck, { ...plain, ...free, varyBy, neverTogether: [] }, seededRandom(seed)) ?? [];
          return ['x', 'y', 'z']
            .map((category) => ids.filter((id) => id.startsWith(category)).length)
            .join('');
        }),
      );
    expect([...mixes(0).keys()]).toEqual(['222']);
    const varied = mixes(1);
    expect([...varied.keys()].toSorted()).toEqual(['123', '132', '213', '222', '231', '312', '321']);
    expect(varied.get('222')).toBeLessThan(200);
  });

  it('may hold many cards of a dimension without limit', () => {
    expect(isLawful([{ ...a, dimension: 'Free' }, { ...b, dimension: 'Free' }, c], plain)).toBe(true);
  });

  it('that cannot be made is null, not an endless search', () => {
    const impossible = { ...plain, cardsPerCategory: { coaching: 3, mentoring: 1 } };
    expect(drawCards([a, b, c, d], impossible, seededRandom(1))).toBeNull();
  });

  it('that only one set of cards allows is found', () => {
    expect(drawCards([a, b, c, d], plain, seededRandom(1))?.toSorted()).toEqual(['A', 'B', 'C']);
  });
});

describe('a fresh draw', () => {
  const first = draws[0] ?? [];
  const wrong = (id: string) => (byId.get(id)?.category === 'both' ? 'coaching' : 'both');
  const missed = play(submitted(Object.fromEntries(first.map((id) => [id, wrong(id)]))), realCourse);

  it('is lawful, and brings back missed cards more often than known ones', () => {
    const known = play(
      submitted(Object.fromEntries(first.map((id) => [id, byId.get(id)?.category ?? '']))),
      realCourse,
    );
    const back = (attempt: typeof missed) =>
      Array.from({ length: 100 }, (_, seed) => {
        const next = nextDraw(attempt, realCourse, seededRandom(seed)) ?? [];
        expect(isLawful(cardsOf(next), rules)).toBe(true);
        return next.filter((id) => first.includes(id)).length;
      }).reduce((sum, count) => sum + count, 0);
    expect(back(missed)).toBeGreaterThan(1.3 * back(known));
  });

  it('is there for a learner who has met nothing yet', () => {
    expect(nextDraw(firstVisit, realCourse, seededRandom(1))).toHaveLength(15);
  });
});

describe('the warm-up', () => {
  it('draws whole pairs, mixed', () => {
    const { warmUp } = realCourse;
    if (!warmUp) return;
    for (let seed = 0; seed < 100; seed++) {
      const ids = drawWarmUp(warmUp, seededRandom(seed));
      expect(ids).toHaveLength(2 * warmUp.pairsDrawn);
      expect(new Set(ids).size).toBe(ids.length);
      const whole = warmUp.pairs.filter((pair) => pair.every((id) => ids.includes(id)));
      expect(whole).toHaveLength(warmUp.pairsDrawn);
    }
  });
});

describe('chance', () => {
  it('mixes every order alike', () => {
    const random = seededRandom(3);
    const orders = Array.from({ length: 6000 }, () => shuffled(['a', 'b', 'c'], random).join(''));
    expect(tally(orders).size).toBe(6);
    expect(unevenness([...tally(orders).values()])).toBeLessThan(4);
  });

  it('puts heavier things first more often, and equal ones alike', () => {
    const random = seededRandom(4);
    const first = (weight: (item: string) => number) =>
      tally(Array.from({ length: 4000 }, () => weightedOrder(['a', 'b'], weight, random)[0] ?? ''));
    expect(first((item) => (item === 'a' ? 4 : 1)).get('a')).toBeGreaterThan(3000);
    expect(unevenness([...first(() => 1).values()])).toBeLessThan(6);
  });

  it('stays within 0 and 1', () => {
    for (const seed of [0, -1, 2 ** 31, 2 ** 40]) {
      const random = seededRandom(seed);
      for (let draw = 0; draw < 1000; draw++) {
        const number = random();
        expect(number >= 0 && number < 1).toBe(true);
      }
    }
  });
});
