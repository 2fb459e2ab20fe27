import { html, type TemplateResult } from 'lit';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import type { LessonOpenEvent, SourceOpenEvent, TermOpenEvent } from '../blocks/link-events.ts';
import type { Course, Lesson, SortBlock } from '../course/course.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import { lessonAt, quizOrResult, titleOf, titleShown, type Aside } from '../state/places.ts';
import { isCompleted } from '../state/score.ts';
import { fill } from '../ui/texts.ts';
import { copying } from './copy-text.ts';
import type { Later } from './bring-later.ts';
import './coming-part.ts';
import { finishedPage } from './finished-page.ts';
import { lessonPage } from './lesson-page.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { recordPage } from './record-page.ts';
import { sourcesOf } from './source-list.ts';
import type { TermDialog } from './term-dialog.ts';
import './term-dialog.ts';
import type { View } from './view.ts';

/** What a page needs beyond the view. */
export interface Tools {
  readonly notes: NoteKeeper;
  /** A practice inside a lesson, as an element that plays it. */
  readonly sortBlock: (block: SortBlock, heading: TemplateResult) => TemplateResult;
}

/** The page to show, of those that the first script does not have; null for a place where there is nothing to see. */
export function page(view: View, tools: Tools): TemplateResult | null {
  const { course, attempt, aside } = view;
  if (aside !== 'none') return withWayBack(asidePage(aside, view, tools), view);
  const lesson = lessonAt(attempt.place, course);
  if (lesson) return lessonPlace(lesson, view, tools);
  if (attempt.place.screen !== 'result' || !attempt.submitted) return null;
  return html`<coming-part
    .heading=${titleOf(attempt.place, course)}
    .draw=${({ resultPlace }: Later) => resultPlace(view)}
  ></coming-part>`;
}

/** From a page beside the course to where the learner was. */
function withWayBack(beside: TemplateResult | null, { course, attempt, aside, actions }: View) {
  if (!beside || aside === 'finished' || aside === 'refresher') return beside;
  const title = titleOf(attempt.place, course) || course.ui.menu.cover;
  return html`<div class="beside">
    <button class="way-back button quiet" @click=${() => actions.open(attempt.place)}>
      <span class="directed-icon">${arrowLeft}</span> ${fill(course.ui.menu['back-to'], { title })}
    </button>
    ${beside}
  </div>`;
}

function asidePage(aside: Aside, view: View, { notes }: Tools): TemplateResult | null {
  const { course, session, visit, attempt, message, actions } = view;
  switch (aside) {
    case 'cover':
      return null;
    case 'finished':
      return finishedPage({
        course,
        words: session.tracker.traits.words,
        completed: isCompleted(attempt, course),
        notice: session.hasLms ? view.unkept : view.notice || view.standing,
        onCertificate: () => actions.show('certificate'),
        onRead: () => actions.open({ screen: 'result' }),
      });
    case 'record':
      return recordPage({ course, session, visit, state: view.standing, message, onCopy: copying(view) });
    default:
      return html`<coming-part
        .heading=${titleShown(aside, attempt.place, course)}
        .draw=${({ laterPage }: Later) => laterPage(aside, view, notes)}
      ></coming-part>`;
  }
}

function lessonPlace(
  lesson: Lesson,
  { course, attempt, arriving, actions }: View,
  tools: Tools,
): TemplateResult {
  const next = placeAfter(lesson, attempt, course);
  const explain = ({ currentTarget, termId }: TermOpenEvent) => {
    const term = course.resources?.glossary.find(({ id }) => id === termId);
    if (term) void dialogIn(currentTarget)?.explain(term);
  };
  const explainSource = ({ currentTarget, number }: SourceOpenEvent) => {
    const { citation: meaning = '' } = sourcesOf(lesson, course)[number - 1] ?? {};
    const term = fill(course.ui.lesson['source-name'], { n: number });
    void dialogIn(currentTarget)?.explain({ term, meaning });
  };
  const openLesson = ({ lessonId }: LessonOpenEvent) => actions.open({ screen: 'lesson', lesson: lessonId });
  return html`<div
    class="page"
    @lesson-open=${openLesson}
    @term-open=${explain}
    @source-open=${explainSource}
  >
    ${lessonPage({
      ...tools,
      course,
      lesson,
      arriving,
      kept: attempt.kept,
      onKeep: (block, text) => actions.apply({ type: 'keep', block, text }),
      nextTitle: titleOf(next, course),
      onBack: () => actions.open(placeBefore(lesson, course)),
      onNext: () => {
        actions.apply({ type: 'end-lesson', lesson: lesson.id });
        actions.open(next);
      },
    })}
    <term-dialog></term-dialog>
  </div>`;
}

/** The dialog of the page that an event has come up to. */
function dialogIn(page: EventTarget | null): TermDialog | null {
  return page instanceof Element ? page.querySelector('term-dialog') : null;
}

/** Where Next leads from a lesson. */
function placeAfter(lesson: Lesson, attempt: Attempt, course: Course): Place {
  const next = course.lessons[course.lessons.indexOf(lesson) + 1];
  return next ? { screen: 'lesson', lesson: next.id } : quizOrResult(attempt);
}

/** Where Back leads from a lesson. */
function placeBefore(lesson: Lesson, course: Course): Place {
  const previous = course.lessons[course.lessons.indexOf(lesson) - 1];
  if (previous) return { screen: 'lesson', lesson: previous.id };
  return { screen: course.warmUp ? 'warm-up' : 'cover' };
}
