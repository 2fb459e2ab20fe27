import { seededRandom, shuffled } from '../../src/state/random.ts';
import type { Card, Course } from '../../src/course/course.ts';
import type { ReportFile } from './reading/table.ts';

/** How many made-up learners there are. */
export const EXAMPLE_LEARNERS = 64;
const CARDS_EACH = 15;
/** How often a learner of middling ability is right, by the difficulty of a card. */
const CHANCE = { 1: 0.96, 2: 0.9, 3: 0.8 } as const;
/** One card in this many of the last category is taken for the first by most: the misconception a trainer is to find. */
const MISTAKEN_EVERY = 6;
const MISTAKEN = 0.6;

/**
 * A report as Moodle writes it, of made-up learners who answer as people do: better on easy cards, some people better
 * than others, and one misconception. The same for the same course, so that guide and tests can speak of it.
 */
export function exampleReport(course: Course): ReportFile {
  const random = seededRandom(course.quiz.cards.length);
  const scored = course.quiz.cards.filter(
    ({ dimension }) => !course.quiz.draw.practiceOnlyDimensions.includes(dimension),
  );
  const each = Math.min(CARDS_EACH, scored.length);
  const rows = Array.from({ length: EXAMPLE_LEARNERS }, (_, index) => {
    const ability = (random() + random() + random()) / 1.5 - 1; // about normal, from -1 to 1
    const drawn = shuffled(scored, random).slice(0, each);
    const answers = drawn.map((card) => ({ card, category: answerTo(card, course, ability, random) }));
    const right = answers.filter(({ card, category }) => category === card.category).length;
    const score = String(Math.floor((right / each) * 10_000) / 100);
    const who = [`Made-up Learner ${index + 1}`, `made.up.${index + 1}@example.org`];
    return [...who, '1', score, ...answers.flatMap((answer) => cells(answer, course))];
  });
  const columns = Array.from({ length: each }, (_, n) => [
    `Question ${n}`,
    `Response ${n}`,
    `Right answer ${n}`,
    `Result ${n}`,
  ]);
  const headings = ['Name', 'Email address', 'Attempt', 'Score', ...columns.flat()];
  const text = [headings, ...rows].map((row) => row.join('\t')).join('\n');
  return { name: 'example.txt', bytes: new TextEncoder().encode(text) };
}

function answerTo(card: Card, { quiz }: Course, ability: number, random: () => number): string {
  const [first] = quiz.categories;
  const last = quiz.categories.at(-1);
  const others = quiz.categories.filter(({ id }) => id !== card.category);
  const isMistaken = card.category === last?.id && isMistakenByMost(card, quiz.cards);
  if (isMistaken && first && random() < MISTAKEN - ability / 4) return first.id;
  if (random() < CHANCE[card.difficulty] + ability / 4) return card.category;
  return others[Math.floor(random() * others.length)]?.id ?? card.category;
}

function isMistakenByMost(card: Card, cards: readonly Card[]): boolean {
  const own = cards.filter(({ category }) => category === card.category);
  return own.indexOf(card) % MISTAKEN_EVERY === 0;
}

function cells({ card, category }: { card: Card; category: string }, { quiz }: Course): string[] {
  const label = (id: string) => quiz.categories.find((one) => one.id === id)?.label ?? id;
  return [
    card.reportId,
    label(category),
    label(card.category),
    category === card.category ? 'correct' : 'wrong',
  ];
}
