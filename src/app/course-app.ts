import { ContextProvider } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LessonOpenEvent } from '../blocks/lesson-open-event.ts';
import type { Course } from '../course/course.ts';
import { resume } from '../saving/resume.ts';
import { Saver, type SaveState, type SaverEdges } from '../saving/saver.ts';
import type { CardPlaceEvent, CardReturnEvent } from '../sorting/sort-events.ts';
import { firstVisit, reduce, type Action, type Attempt, type Place } from '../state/attempt.ts';
import { drawCards } from '../state/draw.ts';
import { isRight, progressOf } from '../state/score.ts';
import type { OpenTracker } from '../tracking/open-tracker.ts';
import { textsContext } from '../ui/texts.ts';
import { menuSheet, rail, type MenuParts } from './course-menu.ts';
import { cover } from './cover.ts';
import { finishedPage } from './finished-page.ts';
import { frame } from './frame.ts';
import { lessonPage } from './lesson-page.ts';
import { lessonAt, placeAfter, placeBefore, titleOf } from './places.ts';
import { practicePage, quizPage } from './quiz-page.ts';
import { resultPage } from './result-page.ts';
import { saveStatus, type RecordState } from './save-status.ts';

/**
 * The whole module. It owns the attempt: events come up, `reduce()` makes the next state, and every page is
 * rendered from it. It renders into the page itself, over the same markup that index.html already shows.
 */
export class CourseApp extends LitElement {
  @property({ attribute: false }) course: Course | null = null;
  @property({ attribute: false }) session: OpenTracker | null = null;
  @property({ attribute: false }) edges: SaverEdges | null = null;

  @state() private attempt: Attempt = firstVisit;
  /** The first page is not a place of the attempt: a learner who looks at it does not lose theirs. */
  @state() private atCover = true;
  @state() private ended: 'no' | 'finished' | 'left' = 'no';
  @state() private saveState: SaveState = 'saved';
  @state() private notice = '';
  #saver: Saver | null = null;
  /** Whether the learner has heard of trouble and should hear when it is over. */
  #troubled = false;

  override createRenderRoot() {
    return this;
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('pageshow', this.#onPageShow);
    window.addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('pageshow', this.#onPageShow);
    window.removeEventListener('online', this.#onOnline);
  }

  /** Until a session is open, the markup of index.html stays as it is. */
  override shouldUpdate() {
    return this.course !== null && this.session !== null && this.edges !== null;
  }

  override willUpdate() {
    if (this.#saver || !this.course || !this.session || !this.edges) return;
    new ContextProvider(this, { context: textsContext, initialValue: this.course.ui });
    const { tracker, launch } = this.session;
    const { attempt, revision, trouble } = resume(launch, this.course);
    this.attempt = attempt;
    const { save } = this.course.ui;
    this.notice =
      trouble === 'newer'
        ? save['newer-state']
        : trouble === 'damaged'
          ? save['damaged-state']
          : this.#keeperNotice();
    this.#saver = new Saver({
      tracker,
      course: this.course,
      launch,
      attempt,
      revision,
      writes: trouble !== 'newer',
      edges: this.edges,
      onState: (saveState) => (this.saveState = saveState),
    });
    this.replaceChildren(); // the plain cover of index.html, in the same task as its live copy
  }

  override firstUpdated() {
    this.#saver?.begin();
  }

  override render() {
    const { course } = this;
    if (!course) return nothing;
    const at = this.#at();
    const menu: MenuParts = {
      course,
      attempt: this.attempt,
      at,
      onOpen: (place) => this.#open(place),
      onClose: () => this.#menu()?.close(),
    };
    return frame({
      course,
      progress: progressOf(this.attempt, course),
      saving: saveStatus(course.ui, this.#recordState(), this.#troubled, () => this.#saver?.flush()),
      rail: at.screen === 'lesson' ? rail(menu) : nothing,
      page: this.#renderPage(course, at),
      menu: menuSheet(menu),
      onMenu: () => this.#menu()?.showModal(),
    });
  }

  override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has('saveState')) this.#troubled = this.saveState === 'not-saved';
  }

  #renderPage(course: Course, at: Place): TemplateResult {
    const { attempt } = this;
    if (this.ended === 'left') return html`<p class="notice page" role="alert">${course.ui.save.reopen}</p>`;
    if (this.ended === 'finished') return finishedPage(course, () => this.#open({ screen: 'result' }));
    const lesson = lessonAt(at, course);
    if (lesson) {
      const next = placeAfter(lesson, attempt, course);
      return html`<div class="page" @lesson-open=${this.#onLessonOpen}>
        ${lessonPage({
          course,
          lesson,
          nextTitle: titleOf(next, course),
          onBack: () => this.#open(placeBefore(lesson, course)),
          onNext: () => {
            this.#apply({ type: 'end-lesson', lesson: lesson.id });
            this.#open(next);
          },
        })}
      </div>`;
    }
    if (at.screen === 'quiz' && attempt.quiz) return this.#renderSort(quizPage(course, attempt.quiz));
    if (at.screen === 'practice' && attempt.practice) {
      return this.#renderSort(practicePage(course, attempt.practice));
    }
    if (at.screen === 'result' && attempt.submitted) {
      return resultPage({
        course,
        attempt,
        submitted: attempt.submitted,
        open: this.#recordState() !== 'review',
        onOpen: (place) => this.#open(place),
        onSortMissed: () => this.#startPractice(course),
        onFreshDraw: () => this.#startQuiz(course),
        onFinish: () => this.#finish(),
      });
    }
    return cover({
      course,
      placeTitle: titleOf(attempt.place, course),
      notice: this.notice,
      onStart: () => this.#start(course),
    });
  }

  #renderSort(page: TemplateResult): TemplateResult {
    return html`<div
      class="sort-page"
      @card-place=${this.#onCardPlace}
      @card-return=${this.#onCardReturn}
      @move-undo=${() => this.#apply({ type: 'undo-move' })}
      @sort-submit=${this.#onSubmit}
    >
      ${page}
    </div>`;
  }

  /** What is on the screen. */
  #at(): Place {
    return this.atCover ? { screen: 'cover' } : this.attempt.place;
  }

  #recordState(): RecordState {
    if (this.session?.keeper === 'device') return 'no-record';
    if (this.session?.keeper === 'nobody') return 'no-record-no-storage';
    if (this.saveState !== 'off') return this.saveState;
    return this.session?.launch.mode === 'normal' && this.ended === 'no' ? 'newer-state' : 'review';
  }

  #keeperNotice(): string {
    const save = this.course?.ui.save;
    if (!save || !this.session) return '';
    const { keeper, launch } = this.session;
    if (launch.mode !== 'normal') return save['review-long'];
    return { lms: '', device: save['no-record-long'], nobody: save['no-record-no-storage'] }[keeper];
  }

  #start(course: Course) {
    const { place } = this.attempt;
    const first = course.lessons[0];
    if (place.screen !== 'cover') this.#open(place);
    else if (first) this.#open({ screen: 'lesson', lesson: first.id });
  }

  #open(place: Place) {
    const { course } = this;
    if (!course) return;
    this.#menu()?.close();
    this.ended = this.ended === 'left' ? 'left' : 'no';
    this.atCover = place.screen === 'cover';
    if (place.screen === 'quiz' && !this.attempt.quiz) this.#startQuiz(course);
    else if (place.screen !== 'cover') this.#apply({ type: 'open-place', place });
    void this.#showTop(course);
  }

  /** A new page starts at its top, with focus on its heading. */
  async #showTop(course: Course) {
    await this.updateComplete;
    const title = titleOf(this.#at(), course);
    document.title = title === '' ? course.title : `${title} – ${course.title}`;
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  #startQuiz(course: Course) {
    const { quiz } = course;
    const draw = drawCards(quiz.cards, quiz.draw, Math.random);
    if (!draw) throw new Error('No draw meets the rules; the compiler refuses such a course.');
    this.atCover = false;
    this.#apply({ type: 'start-quiz', draw });
    void this.#showTop(course);
  }

  #startPractice(course: Course) {
    const missed = this.attempt.submitted?.answers.filter((answer) => !isRight(answer, course)) ?? [];
    this.#apply({ type: 'start-practice', draw: missed.map((answer) => answer.card) });
    void this.#showTop(course);
  }

  #finish() {
    if (!this.course) return;
    this.#saver?.finish();
    this.ended = 'finished';
    void this.#showTop(this.course);
  }

  #apply(action: Action, urgent = false) {
    if (!this.course) return;
    this.attempt = reduce(this.attempt, action, this.course);
    this.#saver?.changed(this.attempt, urgent);
  }

  #menu(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('#menu');
  }

  #onLessonOpen(event: LessonOpenEvent) {
    this.#open({ screen: 'lesson', lesson: event.lessonId });
  }

  #onCardPlace({ cardId, categoryId, seconds }: CardPlaceEvent) {
    this.#apply({ type: 'place-card', card: cardId, category: categoryId, seconds });
  }

  #onCardReturn({ cardId }: CardReturnEvent) {
    this.#apply({ type: 'return-card', card: cardId });
  }

  #onSubmit() {
    if (!this.course) return;
    if (this.attempt.place.screen === 'practice') this.#open({ screen: 'result' });
    else {
      this.#apply({ type: 'submit-quiz', at: Math.floor(Date.now() / 1000) }, true);
      void this.#showTop(this.course);
    }
  }

  #onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') this.#saver?.flush();
  };

  #onPageHide = () => this.#saver?.finish();

  /** Back from the browser's page cache: the session is over and must not be opened a second time. */
  #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted && this.#saver) this.ended = 'left';
  };

  #onOnline = () => this.#saver?.flush();
}
customElements.define('course-app', CourseApp);
declare global {
  interface HTMLElementTagNameMap {
    'course-app': CourseApp;
  }
}
