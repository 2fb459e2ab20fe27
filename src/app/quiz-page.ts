import { html, type TemplateResult } from 'lit';
import type { Course, SortBlock, WarmUp } from '../course/course.ts';
import { cardOf } from '../state/score.ts';
import type { Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';
import type { PointerDrag } from '../sorting/pointer-drag.ts';
import '../sorting/sort-board.ts';

/** The ways to place a card that are there beside the buttons. */
export interface SortWays {
  /** Whether single keys place cards: the learner's to say. */
  readonly shortcuts: boolean;
  /** What drags cards; null until it has arrived. */
  readonly dragging: typeof PointerDrag | null;
}

/** The scored sort. */
export function quizPage(course: Course, sort: Sort, { shortcuts, dragging }: SortWays): TemplateResult {
  const { quiz, ui } = course;
  return html`
    <sort-board
      ?no-shortcuts=${!shortcuts}
      .dragging=${dragging}
      .sort=${sort}
      .cards=${cardsOf(course, sort)}
      .categories=${quiz.categories}
      .heading=${html`<p class="eyebrow">
          ${quiz.title}<span aria-hidden="true"> · </span>${fill(ui.sort['pass-mark'], {
            percent: course.passMark,
          })}
        </p>
        <h1 tabindex="-1">${quiz.question}</h1>`}
    ></sort-board>
  `;
}

/** Cards missed in the quiz, sorted again: the reason comes at once, nothing is scored. */
export function practicePage(course: Course, sort: Sort, { shortcuts, dragging }: SortWays): TemplateResult {
  const { quiz, ui } = course;
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
      .dragging=${dragging}
      .sort=${sort}
      .cards=${cardsOf(course, sort)}
      .categories=${quiz.categories}
      .endLabel=${ui.practice.end}
      .heading=${html`<p class="eyebrow">${ui.practice.eyebrow}</p>
        <h1 tabindex="-1">${ui.practice.question}</h1>`}
    ></sort-board>
  `;
}

/** The sort before any teaching. */
export function warmUpPage(
  course: Course,
  warmUp: WarmUp,
  sort: Sort,
  nextTitle: string,
  { shortcuts, dragging }: SortWays,
): TemplateResult {
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
      .dragging=${dragging}
      .sort=${sort}
      .cards=${cardsOf(course, sort)}
      .categories=${warmUp.categories}
      .endLabel=${fill(course.ui.lesson.next, { title: nextTitle })}
      .heading=${html`<p class="eyebrow">${warmUp.title}</p>
        <h1 tabindex="-1">${warmUp.question}</h1>
        <p class="muted">${warmUp.intro}</p>`}
    ></sort-board>
  `;
}

/** A short practice inside a lesson. */
export function lessonSortBoard(
  course: Course,
  block: SortBlock,
  heading: TemplateResult,
  sort: Sort,
  { shortcuts, dragging }: SortWays,
): TemplateResult {
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
      .dragging=${dragging}
      embedded
      .sort=${sort}
      .cards=${cardsOf(course, sort)}
      .categories=${block.categories}
      .heading=${heading}
    ></sort-board>
  `;
}

function cardsOf(course: Course, sort: Sort) {
  return sort.draw.flatMap((id) => cardOf(course, id) ?? []);
}
