import { html, nothing, type TemplateResult } from 'lit';
import type { SortBlock } from '../course/course.ts';
import type { View } from '../pages/view.ts';
import type { CardPlaceEvent, CardReturnEvent } from '../sorting/sort-events.ts';
import { lessonSort } from '../state/attempt.ts';
import { firstLesson, titleOf, titleShown } from '../state/places.ts';
import { cover } from './cover.ts';
import { lessonSortBoard, practicePage, quizPage, warmUpPage } from './quiz-page.ts';
import { whereWas } from './where-was.ts';

/** The page to show, as far as the first script has it: the first page and the sorts; null for all others. */
export function firstPage(view: View): TemplateResult | null {
  const { course, visit, attempt, aside, actions } = view;
  if (visit.standing === 'left') return leftPage(view);
  if (aside !== 'none') return aside === 'cover' ? coverPage(view) : null;
  const { screen } = attempt.place;
  if (screen === 'warm-up' && course.warmUp && attempt.warmUp) {
    const next = firstLesson(course);
    const page = warmUpPage(course, course.warmUp, attempt.warmUp, titleOf(next, course), shortcuts(view));
    return sortPage(view, page, () => actions.open(next));
  }
  if (screen === 'quiz' && attempt.quiz)
    return sortPage(view, quizPage(course, attempt.quiz, shortcuts(view)), () => actions.submit());
  if (screen === 'practice' && attempt.practice) {
    const page = practicePage(course, attempt.practice, shortcuts(view));
    return sortPage(view, page, () => actions.open({ screen: 'result' }));
  }
  return null;
}

/** The first page; also in place of a place where there is nothing to see. */
export function coverPage({ course, session, visit, attempt, notice, actions }: View): TemplateResult {
  return cover({
    course,
    place: whereWas(attempt, course),
    question: visit.question,
    hasLms: session.hasLms,
    notice,
    onStart: () => actions.start(),
    onAnswer: (goOn) => actions.answer(goOn),
  });
}

/** In place of a page that has not arrived. */
export function waitingPage({ course, attempt, aside, actions }: View, failed: boolean): TemplateResult {
  const { ui } = course;
  return html`<div class="page lesson">
    <h1 tabindex="-1">${titleShown(aside, attempt.place, course)}</h1>
    <p role="status">${failed ? ui.pages.failed : ui.pages.loading}</p>
    ${
      failed
        ? html`<button class="button" @click=${() => actions.show(aside)}>${ui.save['try-again']}</button>`
        : nothing
    }
  </div>`;
}

/** A practice inside a lesson. */
export function lessonSortPage(view: View, block: SortBlock, heading: TemplateResult): TemplateResult {
  const { course, attempt } = view;
  const board = lessonSortBoard(course, block, heading, lessonSort(attempt, block), shortcuts(view));
  return sortPage(view, board, () => undefined, block);
}

/** @param block the sort inside a lesson; without it, the sort that fills the screen */
function sortPage(
  { actions }: View,
  page: TemplateResult,
  onSubmit: () => void,
  block?: SortBlock,
): TemplateResult {
  return html`<div
    class="sort-page"
    @card-place=${({ cardId, categoryId, seconds }: CardPlaceEvent) =>
      actions.apply({ type: 'place-card', card: cardId, category: categoryId, seconds, block })}
    @card-return=${({ cardId }: CardReturnEvent) => actions.apply({ type: 'return-card', card: cardId, block })}
    @move-undo=${() => actions.apply({ type: 'undo-move' })}
    @sort-submit=${onSubmit}
  >
    ${page}
  </div>`;
}

/** Whoever comes back to a page whose session is over. */
function leftPage({ course }: View): TemplateResult {
  return html`<div class="lesson" role="alert">
    <h1 tabindex="-1">${course.title}</h1>
    <p>${course.ui.save.reopen}</p>
  </div>`;
}

const shortcuts = ({ settings }: View) => settings.shortcuts === 'on';
