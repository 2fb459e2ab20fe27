import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import check from 'lucide-static/icons/check.svg';
import close from 'lucide-static/icons/x.svg';
import type { Course } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import { quizOrResult, titleOf, type Aside } from '../state/places.ts';
import { isCompleted, isPassed, partsDone } from '../state/score.ts';
import { fill } from '../ui/texts.ts';
import { asideIcons } from './aside-icons.ts';

export interface MenuParts {
  readonly course: Course;
  readonly attempt: Attempt;
  /** Where the learner is looking; the cover is not a place of the attempt. */
  readonly at: Place;
  readonly onOpen: (place: Place) => void;
  /** Opens a page beside the course. */
  readonly onAside: (aside: Aside) => void;
  readonly onClose: () => void;
  /** It has closed, whatever closed it. */
  readonly onClosed: () => void;
}

/** The list of lessons beside the page. */
export function rail(parts: MenuParts): TemplateResult {
  return html`<nav class="rail" aria-label=${parts.course.ui.menu.title}>${entries(parts)}</nav>`;
}

/** The same list in a sheet over the page, with the first page and the result. */
export function menuSheet(parts: MenuParts): TemplateResult {
  const { course, attempt, onClose, onClosed } = parts;
  const { menu } = course.ui;
  return html`
    <dialog id="menu" class="menu" aria-labelledby="menu-title" @close=${onClosed}>
      <div class="menu-head">
        <h2 id="menu-title" tabindex="-1">${menu.title}</h2>
        <button class="button quiet" aria-label=${menu.close} @click=${onClose}>${close}</button>
      </div>
      <p class="small muted">${fill(menu.progress, { ...partsDone(attempt, course) })}</p>
      <nav aria-label=${menu.title}>${entries(parts, menu.cover)}</nav>
      <div class="apart">${asidesIn(parts)}</div>
    </dialog>
  `;
}

/** The pages beside the course that there are for this learner at present. */
function asidesIn({ course, attempt, onAside }: MenuParts): TemplateResult[] {
  const { ui } = course;
  const pages: readonly [keyof typeof asideIcons, string, boolean][] = [
    ['resources', ui.resources.title, course.resources !== null],
    ['notes', ui.notes.title, course.notesRoom > 0],
    ['certificate', ui.certificate.open, isCompleted(attempt, course)],
    ['settings', ui.settings.title, true],
    ['record', ui.record.title, true],
  ];
  return pages
    .filter(([, , there]) => there)
    .map(
      ([aside, title]) => html`
        <button class="entry" @click=${() => onAside(aside)}>
          <span class="mark">${asideIcons[aside]}</span><span>${title}</span>
        </button>
      `,
    );
}

function entries(parts: MenuParts, coverTitle = ''): TemplateResult {
  const { course, attempt } = parts;
  const { ui } = course;
  const isWarm = attempt.warmUp?.deck.length === 0;
  return html`
    <ol class="entries">
      ${coverTitle === '' ? nothing : entry(parts, { screen: 'cover' }, coverTitle, null, 0)}
      ${course.warmUp ? entry(parts, { screen: 'warm-up' }, course.warmUp.title, isWarm, course.warmUp.minutes) : nothing}
      ${course.lessons.map((lesson) =>
        entry(
          parts,
          { screen: 'lesson', lesson: lesson.id },
          lesson.title,
          attempt.endedLessons.includes(lesson.id),
          lesson.minutes,
        ),
      )}
      ${entry(parts, { screen: 'quiz' }, course.quiz.title, isPassed(attempt, course), course.quiz.minutes)}
      ${attempt.submitted ? entry(parts, { screen: 'result' }, ui.result.eyebrow, null, 0) : nothing}
    </ol>
  `;
}

/** @param done null where there is nothing to be done */
function entry(
  { course, attempt, at, onOpen }: MenuParts,
  place: Place,
  title: string,
  done: boolean | null,
  minutes: number,
): TemplateResult {
  const { menu } = course.ui;
  const here = place.screen === at.screen && titleOf(place, course) === titleOf(at, course);
  const target = place.screen === 'quiz' ? quizOrResult(attempt) : place;
  return html`
    <li>
      <button
        class="entry"
        aria-current=${ifDefined(here ? 'page' : undefined)}
        @click=${() => onOpen(target)}
      >
        <span class="mark">${done ? check : done === null ? nothing : html`<span class="dot"></span>`}</span>
        <span>${title}</span>
        ${
          done === null
            ? nothing
            : html`<span class="entry-minutes"
                >${fill(menu.minutes, { n: minutes })}<span class="visually-hidden"
                  >, ${standing(place, done, menu)}</span
                ></span
              >`
        }
      </button>
    </li>
  `;
}

/** How far a part is, for those who do not see its mark: a quiz is passed, all else is done. */
function standing({ screen }: Place, done: boolean, menu: UiText['menu']): string {
  if (screen === 'quiz') return done ? menu.passed : menu['not-passed'];
  return done ? menu.done : menu['not-done'];
}
