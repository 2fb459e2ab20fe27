import { html, type TemplateResult } from 'lit';
import type { Course, SortBlock, WarmUp } from '../course/course.ts';
import { cardOf } from '../state/score.ts';
import type { Sort } from '../state/sort.ts';
import { fill } from '../ui/texts.ts';
import '../sorting/sort-board.ts';

/** The scored sort. Here and below: whether single keys place cards is the learner's to say. */
export function quizPage(course: Course, sort: Sort, shortcuts: boolean): TemplateResult {
  const { quiz, ui } = course;
  return html`
    <sort-board
      ?no-shortcuts=${!shortcuts}
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
export function practicePage(course: Course, sort: Sort, shortcuts: boolean): TemplateResult {
  const { quiz, ui } = course;
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
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
  shortcuts: boolean,
): TemplateResult {
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
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
  shortcuts: boolean,
): TemplateResult {
  return html`
    <sort-board
      practice
      ?no-shortcuts=${!shortcuts}
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
