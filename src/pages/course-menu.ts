import { html, nothing, type TemplateResult } from 'lit';
import check from 'lucide-static/icons/check.svg';
import close from 'lucide-static/icons/x.svg';
import type { Course } from '../course/course.ts';
import type { UiText } from '../course/ui-text.ts';
import type { Session } from '../saving/visit.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import { isShown, quizOrResult, type Aside, type Shown } from '../state/places.ts';
import { isCompleted, isPassed } from '../state/score.ts';
import { fill } from '../ui/texts.ts';
import { asideIcons } from './aside-icons.ts';
import { mayRefresh } from './card-journal.ts';

export interface MenuParts {
  readonly course: Course;
  readonly session: Session;
  readonly attempt: Attempt;
  /** What the learner is looking at. */
  readonly at: Shown;
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
  const counted = entriesOf(course, attempt).filter(({ done }) => done !== null);
  const done = counted.filter((entry) => entry.done).length;
  return html`
    <dialog id="menu" class="menu" aria-labelledby="menu-title" @close=${onClosed}>
      <div class="menu-head">
        <h2 id="menu-title" tabindex="-1">${menu.title}</h2>
        <button class="button quiet" aria-label=${menu.close} @click=${onClose}>${close}</button>
      </div>
      <p class="small muted">${fill(menu.progress, { done, total: counted.length })}</p>
      <nav aria-label=${menu.title}>${entries(parts, menu.cover)}</nav>
      <div class="apart">${asidesIn(parts)}</div>
    </dialog>
  `;
}

/** The pages beside the course that there are for this learner at present. */
function asidesIn({ course, session, attempt, at, onAside }: MenuParts): TemplateResult[] {
  const { ui } = course;
  const pages: readonly [keyof typeof asideIcons, string, boolean][] = [
    ['refresher', ui.refresher.title, mayRefresh(session, attempt, course)],
    ['resources', ui.resources.title, course.resources !== null],
    ['notes', ui.notes.title, course.notesRoom > 0],
    ['sheet', ui.sheet.title, course.comeBack !== null],
    ['certificate', ui.certificate.open, isCompleted(attempt, course)],
    ['settings', ui.settings.title, true],
    ['record', ui.record.title, true],
  ];
  return pages
    .filter(([, , there]) => there)
    .map(([aside, title]) =>
      button(
        isShown(at, { screen: aside }),
        () => onAside(aside),
        html`<span class="mark">${asideIcons[aside]}</span><span>${title}</span>`,
      ),
    );
}

/** A part of the course in the list. */
interface Entry {
  readonly place: Place;
  readonly title: string;
  readonly minutes: number;
  /** Null where there is nothing to be done. */
  readonly done: boolean | null;
}

function entriesOf(course: Course, attempt: Attempt): Entry[] {
  const { warmUp, lessons, quiz } = course;
  return [
    ...(warmUp
      ? [{ ...warmUp, place: { screen: 'warm-up' } as const, done: attempt.warmUp?.deck.length === 0 }]
      : []),
    ...lessons.map(({ id, title, minutes }) => ({
      place: { screen: 'lesson', lesson: id } as const,
      title,
      minutes,
      done: attempt.endedLessons.includes(id),
    })),
    { ...quiz, place: { screen: 'quiz' }, done: isPassed(attempt, course) },
    ...(attempt.submitted
      ? [{ place: { screen: 'result' } as const, title: course.ui.result.eyebrow, minutes: 0, done: null }]
      : []),
  ];
}

function entries(parts: MenuParts, coverTitle = ''): TemplateResult {
  const { course, attempt } = parts;
  return html`
    <ol class="entries">
      ${coverTitle === '' ? nothing : entry(parts, { place: { screen: 'cover' }, title: coverTitle, minutes: 0, done: null })}
      ${entriesOf(course, attempt).map((one) => entry(parts, one))}
    </ol>
  `;
}

function entry(
  { course, attempt, at, onOpen }: MenuParts,
  { place, title, minutes, done }: Entry,
): TemplateResult {
  const { menu } = course.ui;
  const target = place.screen === 'quiz' ? quizOrResult(attempt) : place;
  const time = fill(menu.minutes, { n: minutes });
  return html`
    <li>
      ${button(
        isShown(at, place),
        () => onOpen(target),
        html`
          <span class="mark"
            >${done ? check : done === null ? nothing : html`<span class="dot"></span>`}</span
          >
          <span>${title}</span>
          ${
            done === null
              ? nothing
              : html`<span class="entry-minutes" aria-hidden="true">${time}</span
                  ><span class="visually-hidden">${time}, ${howFar(place, done, menu)}</span>`
          }
        `,
      )}
    </li>
  `;
}

function button(isHere: boolean, onClick: () => void, content: TemplateResult): TemplateResult {
  return html`<button class="entry" aria-current=${isHere ? 'page' : 'false'} @click=${onClick}>
    ${content}
  </button>`;
}

/** How far a part is, for those who do not see its mark: a quiz is passed, all else is done. */
function howFar({ screen }: Place, done: boolean, menu: UiText['menu']): string {
  if (screen === 'quiz') return done ? menu.passed : menu['not-passed'];
  return done ? menu.done : menu['not-done'];
}
