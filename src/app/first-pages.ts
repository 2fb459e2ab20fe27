import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SortBlock } from '../course/course.ts';
import type { View } from '../pages/view.ts';
import type { CardPlaceEvent, CardReturnEvent } from '../sorting/sort-events.ts';
import { lessonSort } from '../state/attempt.ts';
import { firstLesson, isWarmUpAgain, titleOf, titleShown } from '../state/places.ts';
import type { Sort } from '../state/sort.ts';
import { cover } from './cover.ts';
import { lessonSortBoard, practicePage, quizPage, warmUpPage, type SortWays } from './quiz-page.ts';
import { fill } from '../ui/texts.ts';
import { whereWas } from './where-was.ts';

/** The page to show, as far as the first script has it: the first page and the sorts; null for all others. */
export function firstPage(view: View): TemplateResult | null {
  const { course, visit, attempt, aside, actions } = view;
  if (visit.standing === 'left') return leftPage(view);
  if (aside !== 'none') return aside === 'cover' ? coverPage(view) : null;
  const { screen } = attempt.place;
  const { warmUp, quiz, practice } = attempt;
  if (screen === 'warm-up' && course.warmUp && warmUp) {
    const { warmUp: about } = course;
    const next = firstLesson(course);
    return sortPage(view, warmUp, (ways) => warmUpPage(course, about, warmUp, titleOf(next, course), ways), {
      onSubmit: () => actions.open(next),
    });
  }
  if (screen === 'quiz' && quiz)
    return sortPage(view, quiz, (ways) => quizPage(course, quiz, ways), { onSubmit: () => actions.submit() });
  if (screen === 'practice' && practice) {
    const about = (isWarmUpAgain(attempt) ? course.warmUp : null) ?? course.quiz;
    return sortPage(view, practice, (ways) => practicePage(course, practice, ways, about), {
      onSubmit: () => actions.open({ screen: 'result' }),
    });
  }
  return null;
}

/** The first page; also in place of a place where there is nothing to see. */
export function coverPage({
  course,
  session,
  visit,
  attempt,
  notice,
  onCover,
  actions,
}: View): TemplateResult {
  return cover({
    course,
    place: whereWas(attempt, course),
    question: visit.question,
    hasLms: session.hasLms,
    notice,
    onCover,
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
    ${
      failed && aside !== 'none'
        ? html`<button class="button" @click=${() => actions.show('none')}>
            ${fill(ui.menu['back-to'], { title: titleShown('none', attempt.place, course) })}
          </button>`
        : nothing
    }
  </div>`;
}

/** A practice inside a lesson. */
export function lessonSortPage(view: View, block: SortBlock, heading: TemplateResult): TemplateResult {
  const sort = lessonSort(view.attempt, block);
  return sortPage(view, sort, (ways) => lessonSortBoard(view.course, block, heading, sort, ways), { block });
}

interface SortEnd {
  readonly onSubmit?: () => void;
  /** The sort inside a lesson; without it, the sort that fills the screen. */
  readonly block?: SortBlock;
}

/**
 * A sort is rendered anew only when it has changed itself; the save state beside it often changes alone. Each sort has a
 * board of its own, which says nothing of the one before.
 */
function sortPage(
  { attempt, actions, settings, dragging }: View,
  sort: Sort,
  board: (ways: SortWays) => TemplateResult,
  { onSubmit, block }: SortEnd,
): TemplateResult {
  const ways = { shortcuts: settings.shortcuts === 'on', dragging };
  return html`<div
    class="sort-page"
    @card-place=${({ cardId, categoryId, seconds }: CardPlaceEvent) =>
      actions.apply({ type: 'place-card', card: cardId, category: categoryId, seconds, block })}
    @card-return=${({ cardId }: CardReturnEvent) => actions.apply({ type: 'return-card', card: cardId, block })}
    @move-undo=${() => actions.apply({ type: 'undo-move' })}
    @sort-submit=${onSubmit}
  >
    ${guard([sort, ...Object.values(ways)], () => keyed(block?.id ?? attempt.place.screen, board(ways)))}
  </div>`;
}

/** Whoever comes back to a page whose session is over. */
function leftPage({ course }: View): TemplateResult {
  return html`<div class="lesson" role="alert">
    <h1 tabindex="-1">${course.title}</h1>
    <p>${course.ui.save.reopen}</p>
  </div>`;
}
