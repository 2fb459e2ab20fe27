import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstVisit, type Attempt } from '../../../src/state/attempt.ts';
import { nextDraw } from '../../../src/state/draw.ts';
import { seededRandom } from '../../../src/state/random.ts';
import { play, realCourse, submitted } from './fixture.ts';

const { cards, categories } = realCourse.quiz;
const byId = new Map(cards.map((card) => [card.id, card]));
const scored = cards.map(({ id }) => id);
const homeOf = (id: string) => byId.get(id)?.category ?? '';
const elsewhere = (id: string) => categories.find((category) => category.id !== homeOf(id))?.id ?? '';

const drawAfter = (attempt: Attempt, seed: number) => nextDraw(attempt, realCourse, seededRandom(seed)) ?? [];
const drawsAfter = (attempt: Attempt, count: number) =>
  Array.from({ length: count }, (_, seed) => drawAfter(attempt, seed));
/** In how many of these draws a card is, from 0 to 1. */
const share = (draws: readonly (readonly string[])[], id: string) =>
  draws.filter((draw) => draw.includes(id)).length / draws.length;

/** Takes the quiz with one more draw, and puts these cards where they do not belong. */
function take(attempt: Attempt, draw: readonly string[], isMissed: (id: string) => boolean): Attempt {
  const answers = draw.map((id): [string, string] => [id, isMissed(id) ? elsewhere(id) : homeOf(id)]);
  return play(submitted(Object.fromEntries(answers)), realCourse, attempt);
}

/** A learner who took the quiz a few times, each time with a draw of the course, and was right more or less often. */
const quiz = fc.record({ seed: fc.nat(), skill: fc.constantFrom(0, 0.3, 0.7, 1) });
const learner = (fewest: number) =>
  fc.array(quiz, { minLength: fewest, maxLength: 5 }).map((quizzes) =>
    quizzes.reduce((attempt, { seed, skill }) => {
      const random = seededRandom(seed + 1);
      return take(attempt, drawAfter(attempt, seed), () => random() >= skill);
    }, firstVisit),
  );
const anyLearner = learner(0);
const pastLearner = learner(1);

/** Shares of draws are counted, so these properties always look at the same learners. */
const few = { numRuns: 4, seed: 1, endOnFailure: true } as const;

describe('the next draw of any learner', () => {
  it('keeps every rule', () => {
    const pairs = 'C01/C08 C02/C09 C03/C10 C04/C11 C05/C12 C06/C13 C07/C14 C11/C26 C16/C29'.split(' ');
    fc.assert(
      fc.property(anyLearner, fc.nat(), (attempt, seed) => {
        const draw = drawAfter(attempt, seed);
        const drawn = draw.flatMap((id) => byId.get(id) ?? []);
        expect(new Set(draw).size).toBe(15);
        for (const { id } of categories)
          expect([4, 5, 6]).toContain(drawn.filter(({ category }) => category === id).length);
        expect(drawn.filter(({ core }) => core).length).toBeGreaterThanOrEqual(5);
        for (const { dimension } of drawn) {
          const most = dimension === 'D9' || dimension === 'D10' ? 15 : 2;
          expect(drawn.filter((card) => card.dimension === dimension).length).toBeLessThanOrEqual(most);
        }
        for (const pair of pairs) expect(pair.split('/').every((id) => draw.includes(id))).toBe(false);
      }),
    );
  });

  it('can hold every card that may be scored', () => {
    fc.assert(
      fc.property(anyLearner, (attempt) => {
        const reached = new Set<string>();
        for (let seed = 0; seed < 400 && reached.size < scored.length; seed++)
          for (const id of drawAfter(attempt, seed)) reached.add(id);
        expect([...reached].toSorted()).toEqual(scored.toSorted());
      }),
      few,
    );
  });

  it('prefers a card because it was missed', () => {
    fc.assert(
      fc.property(pastLearner, fc.nat(14), fc.nat(), (before, place, seed) => {
        const draw = drawAfter(before, seed);
        const card = draw[place] ?? '';
        const [missed, right] = [true, false].map((miss) => take(before, draw, (id) => id === card && miss));
        const [wanted, known] = [missed, right].map((attempt) =>
          share(drawsAfter(attempt ?? before, 150), card),
        );
        expect(wanted).toBeGreaterThan((known ?? 1) + 0.08);
      }),
      few,
    );
  });

  it('prefers a card because it was not seen yet', () => {
    fc.assert(
      fc.property(pastLearner, fc.constantFrom(...scored), (attempt, card) => {
        fc.pre(attempt.submitted?.answers.every((answer) => answer.card !== card) ?? false);
        const others = attempt.rows.filter((id) => id !== card);
        const [unseen, seen] = [others, [...others, card]].map((rows) =>
          share(drawsAfter({ ...attempt, rows }, 150), card),
        );
        expect(unseen).toBeGreaterThan((seen ?? 1) + 0.08);
      }),
      few,
    );
  });

  it('mixes the order: neither a category nor missed cards come early or late', () => {
    fc.assert(
      fc.property(pastLearner, (attempt) => {
        const draws = drawsAfter(attempt, 250);
        const missed = new Set(
          attempt.submitted?.answers.flatMap(({ card, category }) =>
            category === homeOf(card) ? [] : [card],
          ),
        );
        const meanPlace = (isMeant: (id: string) => boolean) => {
          const places = draws.flatMap((draw) => draw.flatMap((id, place) => (isMeant(id) ? [place] : [])));
          return places.reduce((sum, place) => sum + place, 0) / places.length;
        };
        for (const { id } of categories) {
          expect(Math.abs(meanPlace((card) => homeOf(card) === id) - 7)).toBeLessThan(0.5);
        }
        if (missed.size > 0) expect(Math.abs(meanPlace((card) => missed.has(card)) - 7)).toBeLessThan(1);
      }),
      few,
    );
  });
});

describe('over many learners', () => {
  it.each([0, 0.5, 1])('who are right at a rate of %d, no Both card is in every other draw', (skill) => {
    const [learners, quizzes] = [100, 4];
    const draws = Array.from({ length: quizzes }, (): (readonly string[])[] => []);
    for (let seed = 0; seed < learners; seed++) {
      const random = seededRandom(seed);
      let attempt = firstVisit;
      for (const round of draws) {
        const draw = nextDraw(attempt, realCourse, random) ?? [];
        round.push(draw);
        attempt = take(attempt, draw, () => random() >= skill);
      }
    }
    const both = cards.filter(({ category }) => category === 'both');
    expect(both.length).toBeGreaterThanOrEqual(15);
    for (const round of draws) {
      for (const { id } of both) expect(Math.abs(share(round, id) - 5 / both.length), id).toBeLessThan(0.15);
    }
  });
});
