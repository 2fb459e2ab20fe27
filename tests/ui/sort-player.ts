import { html, type TemplateResult } from 'lit';
import course from 'virtual:course';
import { practicePage, quizPage } from '../../src/app/quiz-page.ts';
import { PointerDrag } from '../../src/sorting/pointer-drag.ts';
import type { SortBoard } from '../../src/sorting/sort-board.ts';
import { firstVisit, reduce, type Action } from '../../src/state/attempt.ts';
import { drawCards } from '../../src/state/draw.ts';
import { seededRandom } from '../../src/state/random.ts';
import { startSort } from '../../src/state/sort.ts';
import { show, type Frame } from './person.ts';

const { quiz } = course;
/** Every way to place a card. */
const ways = { shortcuts: true, dragging: PointerDrag };

/** A sort as the learner meets it. */
export interface Player {
  readonly board: SortBoard;
  /** The texts of the drawn cards, in order. */
  readonly texts: readonly string[];
  /** How often the sort was handed in. */
  readonly submits: () => number;
}

/** Shows a lawful draw of 15 cards, or a practice of the first few; its events go through reduce(), as in the course. */
export async function play({
  practice = 0,
  frame,
}: { practice?: number; frame?: Frame } = {}): Promise<Player> {
  const { page, start } = prepare(practice);
  return start(await show<HTMLElement>(page, frame));
}

/** A sort to render, and what brings it to life then. */
export function prepare(practice = 0): { page: TemplateResult; start: (main: HTMLElement) => Player } {
  const lawful = drawCards(quiz.cards, quiz.draw, seededRandom(7)) ?? [];
  const draw = practice > 0 ? lawful.slice(0, practice) : lawful;
  const which = practice > 0 ? 'practice' : 'quiz';
  const page = practice > 0 ? practicePage : quizPage;
  let attempt = reduce(firstVisit, { type: `start-${which}`, draw }, course);

  const start = (main: HTMLElement): Player => {
    const board = main.querySelector('sort-board');
    if (!board) throw new Error('The page has no <sort-board>.');
    const apply = (action: Action) => {
      attempt = reduce(attempt, action, course);
      board.sort = attempt[which] ?? board.sort;
    };
    let submits = 0;
    board.addEventListener('card-place', ({ cardId, categoryId, seconds }) =>
      apply({ type: 'place-card', card: cardId, category: categoryId, seconds }),
    );
    board.addEventListener('card-return', ({ cardId }) => apply({ type: 'return-card', card: cardId }));
    board.addEventListener('move-undo', () => apply({ type: 'undo-move' }));
    board.addEventListener('sort-submit', () => (submits += 1));
    const texts = draw.map((id) => quiz.cards.find((card) => card.id === id)?.text ?? '');
    return { board, texts, submits: () => submits };
  };
  return { page: html`<main>${page(course, attempt[which] ?? startSort([]), ways)}</main>`, start };
}
