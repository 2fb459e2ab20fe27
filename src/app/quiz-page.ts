import { html, nothing, type TemplateResult } from 'lit';
import type { Course, SortBlock, WarmUp } from '../course/course.ts';
import { cardOf } from '../state/score.ts';
import type { Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';
import type { PointerDrag } from '../sorting/pointer-drag.ts';
import type { SortBoard } from '../sorting/sort-board.ts';
import '../sorting/sort-board.ts';

/** The ways to place a card that are there beside the buttons. */
export interface SortWays {
  /** Whether single keys place cards: the learner's to say. */
  readonly shortcuts: boolean;
  /** What drags cards; null until it has arrived. */
  readonly dragging: typeof PointerDrag | null;
}

/** The scored sort. */
export function quizPage(course: Course, sort: Sort, ways: SortWays): TemplateResult {
  const { quiz, ui } = course;
  return sortBoard(course, sort, ways, {
    practice: false,
    categories: quiz.categories,
    heading: html`<p class="eyebrow">
        ${quiz.title} · ${fill(ui.sort['pass-mark'], { percent: course.passMark })}
      </p>
      <h1 tabindex="-1">${quiz.question}</h1>
      ${quiz.intro === '' ? nothing : html`<p class="muted">${quiz.intro}</p>`}`,
  });
}

/** Cards missed in the quiz, or those of the warm-up, sorted again: the reason comes at once, nothing is scored. */
export function practicePage(
  course: Course,
  sort: Sort,
  ways: SortWays,
  { categories }: Pick<WarmUp, 'categories'> = course.quiz,
): TemplateResult {
  const { practice } = course.ui;
  return sortBoard(course, sort, ways, {
    categories,
    endLabel: practice.end,
    heading: html`<p class="eyebrow">${practice.eyebrow}</p>
      <h1 tabindex="-1">${practice.question}</h1>`,
  });
}

/** The sort before any teaching. */
export function warmUpPage(
  course: Course,
  warmUp: WarmUp,
  sort: Sort,
  nextTitle: string,
  ways: SortWays,
): TemplateResult {
  return sortBoard(course, sort, ways, {
    categories: warmUp.categories,
    endLabel: fill(course.ui.lesson.next, { title: nextTitle }),
    endWords: course.ui.practice['after-warm-up'],
    heading: html`<p class="eyebrow">${warmUp.title}</p>
      <h1 tabindex="-1">${warmUp.question}</h1>
      <p class="muted">${warmUp.intro}</p>`,
  });
}

/** A short practice inside a lesson. */
export function lessonSortBoard(
  course: Course,
  { categories }: SortBlock,
  heading: TemplateResult,
  sort: Sort,
  ways: SortWays,
): TemplateResult {
  return sortBoard(course, sort, ways, { categories, heading, embedded: true });
}

/** What one sort differs by from another, as `<sort-board>` has it. */
type Parts = Pick<SortBoard, 'categories' | 'heading'> &
  Partial<Pick<SortBoard, 'practice' | 'embedded' | 'endLabel' | 'endWords'>>;

function sortBoard(
  course: Course,
  sort: Sort,
  { shortcuts, dragging }: SortWays,
  { categories, heading, practice = true, embedded = false, endLabel = '', endWords = '' }: Parts,
): TemplateResult {
  return html`
    <sort-board
      ?practice=${practice}
      ?embedded=${embedded}
      ?no-shortcuts=${!shortcuts}
      .dragging=${dragging}
      .sort=${sort}
      .cards=${sort.draw.flatMap((id) => cardOf(course, id) ?? [])}
      .categories=${categories}
      .endLabel=${endLabel}
      .endWords=${endWords}
      .heading=${heading}
    ></sort-board>
  `;
}
