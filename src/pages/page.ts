import { html, type TemplateResult } from 'lit';
import arrowLeft from 'lucide-static/icons/arrow-left.svg';
import type { LessonOpenEvent, SourceOpenEvent, TermOpenEvent } from '../blocks/link-events.ts';
import type { Course, Lesson, SortBlock } from '../course/course.ts';
import type { Attempt, Place } from '../state/attempt.ts';
import { lessonAt, quizOrResult, titleOf, type Aside } from '../state/places.ts';
import { isCompleted, isRight } from '../state/score.ts';
import { fill } from '../ui/texts.ts';
import { certificatePage } from './certificate-page.ts';
import { copyText } from './copy-text.ts';
import { clearDevice } from './device.ts';
import { finishedPage } from './finished-page.ts';
import { lessonPage } from './lesson-page.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { notesPage } from './notes-page.ts';
import { recordPage } from './record-page.ts';
import { resourcesPage } from './resources-page.ts';
import { resultPage } from './result-page.ts';
import { settingsPage } from './settings-page.ts';
import { sourcesOf } from './source-list.ts';
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
  return attempt.place.screen === 'result' ? resultPlace(view) : null;
}

/** From a page beside the course to where the learner was. */
function withWayBack(beside: TemplateResult | null, { course, attempt, aside, actions }: View) {
  if (!beside || aside === 'finished') return beside;
  const title = titleOf(attempt.place, course) || course.ui.menu.cover;
  return html`<div class="beside">
    <button class="way-back button quiet" @click=${() => actions.open(attempt.place)}>
      <span class="directed-icon">${arrowLeft}</span> ${fill(course.ui.menu['back-to'], { title })}
    </button>
    ${beside}
  </div>`;
}

function asidePage(aside: Aside, view: View, { notes }: Tools): TemplateResult | null {
  const { course, session, visit, attempt, settings, message, actions } = view;
  const onCopy = (text: string) => void copyText(text, course.ui).then((said) => actions.say(said));
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
    case 'resources':
      return resourcesPage(course);
    case 'certificate':
      return certificatePage({
        course,
        learnerName: session.launch.learnerName,
        score: attempt.bestScore,
        at: attempt.submitted && attempt.submitted.at * 1000,
        notes,
      });
    case 'notes':
      return notesPage({ course, notes, hasLms: session.hasLms, message, onCopy });
    case 'record':
      return recordPage({ course, session, visit, state: view.standing, message, onCopy });
    case 'settings':
      return settingsPage({
        course,
        settings,
        message,
        onChange: (changed) => actions.set(changed),
        onClear: () => {
          void clearDevice(session.journal);
          actions.resetSettings();
          notes.clear();
          actions.say(course.ui.settings.cleared);
        },
      });
  }
}

function lessonPlace(
  lesson: Lesson,
  { course, attempt, arriving, actions }: View,
  tools: Tools,
): TemplateResult {
  const next = placeAfter(lesson, attempt, course);
  const explain = ({ termId }: TermOpenEvent) => {
    const term = course.resources?.glossary.find(({ id }) => id === termId);
    if (term) void actions.explain(term);
  };
  const explainSource = ({ number }: SourceOpenEvent) => {
    const { citation = '' } = sourcesOf(lesson, course)[number - 1] ?? {};
    void actions.explain({
      id: '',
      term: fill(course.ui.lesson['source-name'], { n: number }),
      meaning: citation,
    });
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
  </div>`;
}

function resultPlace({ course, attempt, visit, unkept, message, actions }: View): TemplateResult | null {
  const { submitted } = attempt;
  if (!submitted) return null;
  const missed = submitted.answers.filter((answer) => !isRight(answer, course));
  return resultPage({
    course,
    attempt,
    submitted,
    records: visit.standing === 'writing',
    unkept,
    message,
    onOpen: (place) => actions.open(place),
    onSortMissed: () => actions.startPractice(missed.map(({ card }) => card)),
    onSortWarmUp: () => actions.startPractice(attempt.warmUp?.draw ?? []),
    onNewCards: () => actions.startQuiz(),
    onCertificate: () => actions.show('certificate'),
    onFinish: () => void actions.finish(),
  });
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
