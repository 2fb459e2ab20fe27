import type { Quiz, WarmUp } from '../course/course.ts';
import { drawCards, drawSize } from '../state/draw.ts';
import { seededRandom } from '../state/random.ts';
import type { Report } from './problems.ts';
import { placeOf, textsAt } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** All of these must succeed, so that a learner is never left without a draw. */
const TRIAL_DRAWS = 20;

/** Reports why the quiz could not be drawn: by counting first, then by trying. */
export function checkDraw(quiz: Quiz, course: YamlFile, report: Report): void {
  const place = (...steps: (string | number)[]) => placeOf(course, ['quiz', 'draw', ...steps]);
  const { cardsPerCategory, varyBy = 0, coreCardsAtLeast, practiceOnlyDimensions, neverTogether } = quiz.draw;
  const scored = quiz.cards.filter(({ dimension }) => !practiceOnlyDimensions.includes(dimension));
  if (quiz.cards.some(({ category }) => !isKnown(category, quiz))) return; // reported where it is misspelt
  const size = drawSize(quiz.draw);
  let countsFit = size > 0;
  const misfit: Report = (...problem) => {
    countsFit = false;
    report(...problem);
  };
  if (size === 0)
    report(place('cards-per-category'), 'the quiz draws no cards', 'ask for at least one card of a category');
  let coreCards = 0;
  for (const [category, wanted] of Object.entries(cardsPerCategory)) {
    if (!isKnown(category, quiz)) {
      countsFit = false; // reported as a name that leads nowhere
      continue;
    }
    const pool = scored.filter((card) => card.category === category);
    coreCards += Math.min(wanted, pool.filter(({ core }) => core).length);
    const most = wanted > 0 ? wanted + varyBy : 0;
    if (pool.length < most)
      misfit(
        place('cards-per-category', category),
        `the quiz wants ${varyBy > 0 ? 'up to ' : ''}${most} cards of ${category}, but the deck has ${pool.length} that may be scored`,
        'lower the number or add cards',
      );
    if (wanted > 0 && wanted <= varyBy)
      misfit(
        place('vary-by'),
        `with vary-by ${varyBy} a quiz could have no card of ${category}`,
        `write a number below ${wanted}`,
      );
  }
  if (coreCards < coreCardsAtLeast)
    misfit(
      place('core-cards-at-least'),
      `the quiz wants at least ${coreCardsAtLeast} core cards, but a draw can hold ${coreCards}`,
      'lower the number, or mark more cards with core: true',
    );
  neverTogether.forEach(([one, other], index) => {
    if (one === other)
      misfit(place('never-together', index), `${one} is paired with itself`, 'name two different cards');
  });
  if (countsFit) tryDraws(quiz, size, (what, remedy) => report(place(), what, remedy));
}

function tryDraws(quiz: Quiz, size: number, report: (what: string, remedy: string) => void): void {
  const random = seededRandom(1);
  for (let trial = 0; trial < TRIAL_DRAWS; trial++) {
    if (drawCards(quiz.cards, quiz.draw, random) !== null) continue;
    report(
      `${trial === 0 ? 'no' : 'hardly any'} draw of ${size} cards meets all the rules`,
      'allow more cards of one dimension, fewer core cards or fewer never-together pairs, or add cards',
    );
    return;
  }
}

/** Reports why the warm-up could not be drawn, or would show a card that fits none of its categories. */
export function checkWarmUp(warmUp: WarmUp, quiz: Quiz, course: YamlFile, report: Report): void {
  const { pairs, pairsDrawn, categories } = warmUp;
  if (pairsDrawn > pairs.length)
    report(
      placeOf(course, ['warm-up', 'pairs-drawn']),
      `the warm-up draws ${pairsDrawn} pairs, but there are ${pairs.length}`,
      'lower the number or add pairs',
    );
  const used = pairs.flat();
  for (const [place, id] of used.entries())
    if (used.indexOf(id) < place)
      report(
        placeOf(course, ['warm-up', 'pairs', Math.floor(place / 2)]),
        `${id} stands in two pairs, and could come up twice`,
        'use each card once',
      );
  const offered = categories.map(({ id }) => id);
  if (offered.length < textsAt(course, 'warm-up', 'categories', '*').length) return; // reported as a name that leads nowhere
  pairs.forEach((pair, index) => {
    for (const id of pair) {
      const category = quiz.cards.find((card) => card.id === id)?.category;
      if (category === undefined || !isKnown(category, quiz) || offered.includes(category)) continue;
      report(
        placeOf(course, ['warm-up', 'pairs', index]),
        `${id} belongs to ${category}, which the warm-up does not offer`,
        `use a card of ${offered.join(' or ')}, or add ${category} to its categories`,
      );
    }
  });
}

function isKnown(category: string, { categories }: Quiz): boolean {
  return categories.some(({ id }) => id === category);
}
