import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstVisit, reduce } from '../../../src/state/attempt.ts';
import { seededRandom } from '../../../src/state/random.ts';
import {
  drawRefresher,
  mergeSeen,
  seenInRecord,
  type CardsSeen,
  type Seen,
} from '../../../src/state/refresher.ts';
import { realCourse } from './fixture.ts';

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'constructor', 'toString', 'I', 'J'];
const anyCards = fc.uniqueArray(fc.constantFrom(...names));
const anySeen: fc.Arbitrary<Seen> = fc.record(
  { at: fc.nat(20), missed: fc.boolean() },
  { noNullPrototype: true },
);
const anyMemory: fc.Arbitrary<CardsSeen> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), anySeen), { selector: ([card]) => card })
  .map((entries) => new Map(entries));
const anyDraw = fc.record({ cards: anyCards, seen: anyMemory, size: fc.nat(14), seed: fc.nat() });

describe('the draw of a refresher', () => {
  const drawn = ({
    cards,
    seen,
    size,
    seed,
  }: {
    cards: string[];
    seen: CardsSeen;
    size: number;
    seed: number;
  }) => drawRefresher(cards, seen, size, seededRandom(seed));

  it('has as many cards as wanted, or all there are, each once', () => {
    fc.assert(
      fc.property(anyDraw, (setting) => {
        const draw = drawn(setting);
        expect(draw).toHaveLength(Math.min(setting.size, setting.cards.length));
        expect(new Set(draw).size).toBe(draw.length);
        expect(setting.cards).toEqual(expect.arrayContaining([...draw]));
      }),
    );
  });

  it('leaves no card out that was missed while it has one that was not, and no met one for a fresh one', () => {
    const rank = (seen: Seen | undefined) => (seen ? (seen.missed ? 0 : 1) : 2);
    fc.assert(
      fc.property(anyDraw, (setting) => {
        const draw = drawn(setting);
        for (const card of draw)
          for (const other of setting.cards.filter((one) => !draw.includes(one)))
            expect(rank(setting.seen.get(card))).toBeLessThanOrEqual(rank(setting.seen.get(other)));
      }),
    );
  });

  it('prefers, of two alike, the one that was not seen for longer', () => {
    fc.assert(
      fc.property(anyDraw, (setting) => {
        const draw = drawn(setting);
        for (const card of draw)
          for (const other of setting.cards.filter((one) => !draw.includes(one))) {
            const [in_, out] = [setting.seen.get(card), setting.seen.get(other)];
            if (in_ && in_.missed === out?.missed) expect(in_.at).toBeLessThanOrEqual(out.at);
          }
      }),
    );
  });

  it('brings every card again that was met, to whoever comes back often enough', () => {
    fc.assert(
      fc.property(anyMemory, fc.integer({ min: 1, max: 5 }), fc.nat(), (memory, size, seed) => {
        let seen = new Map(memory);
        const random = seededRandom(seed);
        const met = new Set<string>();
        for (let round = 0; round < Math.ceil(memory.size / size); round += 1)
          for (const card of drawRefresher(names, seen, size, random)) {
            met.add(card);
            seen = new Map(seen).set(card, { at: 100 + round, missed: false });
          }
        expect([...memory.keys()].filter((card) => !met.has(card))).toEqual([]);
      }),
    );
  });

  it('leaves the order to chance', () => {
    const orders = Array.from({ length: 20 }, (_, seed) =>
      drawRefresher(names, new Map(), 12, seededRandom(seed)).join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(15);
  });
});

describe('what is known of cards', () => {
  it('is the same whichever of two places is asked first, and twice is once', () => {
    fc.assert(
      fc.property(anyMemory, anyMemory, (one, other) => {
        const merged = mergeSeen(one, other);
        expect(Object.fromEntries(mergeSeen(other, one))).toEqual(Object.fromEntries(merged));
        expect(mergeSeen(merged, other)).toEqual(merged);
        for (const [card, { at }] of merged)
          expect(at).toBe(Math.max(one.get(card)?.at ?? 0, other.get(card)?.at ?? 0));
      }),
    );
  });

  it('comes from the latest quiz, and of the warm-up only that its cards were seen', () => {
    const { quiz, warmUp } = realCourse;
    const [missed, right] = quiz.cards.filter(({ category }) => category === 'coaching');
    const [guessed = ''] = warmUp?.pairs.flat().filter((id) => id !== missed?.id && id !== right?.id) ?? [];
    if (!missed || !right) throw new Error('The course has too few cards.');
    const place = (card: string, category: string) =>
      ({ type: 'place-card', card, category, seconds: 1 }) as const;
    const attempt = [
      { type: 'start-warm-up', draw: [guessed] } as const,
      place(guessed, 'both'),
      place(guessed, 'both'),
      { type: 'start-quiz', draw: [missed.id, right.id] } as const,
      place(missed.id, 'mentoring'),
      place(right.id, 'coaching'),
      { type: 'submit-quiz', at: 1_795_340_000 } as const,
    ].reduce((state, action) => reduce(state, action, realCourse), firstVisit);
    expect(seenInRecord(attempt, realCourse)).toEqual(
      new Map([
        [missed.id, { at: 1_795_340_000, missed: true }],
        [right.id, { at: 1_795_340_000, missed: false }],
        [guessed, { at: 0, missed: false }],
      ]),
    );
  });
});
