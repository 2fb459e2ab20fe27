import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { LessonOpenEvent, TermOpenEvent } from '../blocks/link-events.ts';
import type { Course, SortBlock, Term } from '../course/course.ts';
import { Visit, type Session } from '../saving/visit.ts';
import type { CardPlaceEvent, CardReturnEvent } from '../sorting/sort-events.ts';
import type { NoteKeeper, NoteKeeperParts } from '../pages/note-keeper.ts';
import { firstVisit, lessonSort, reduce, type Action, type Attempt, type Place } from '../state/attempt.ts';
import { drawWarmUp, nextDraw } from '../state/draw.ts';
import { isRight, progressOf } from '../state/score.ts';
import { setTexts } from '../ui/texts.ts';
import { menuSheet, rail, type MenuParts } from './course-menu.ts';
import { applySettings, settingsFrom, type Settings } from '../ui/settings.ts';
import { cover } from './cover.ts';
import { frame } from './frame.ts';
import { loadPages, type Pages } from './load-pages.ts';
import {
  firstLesson,
  lessonAt,
  placeAfter,
  placeBefore,
  titleOf,
  titleOfAside,
  whereWas,
  type Aside,
} from './places.ts';
import { KeptSettings } from './kept-settings.ts';
import { lessonSortBoard, practicePage, quizPage, warmUpPage } from './quiz-page.ts';
import { recordWords, saveStatus, troubleBar, type RecordWords } from './save-status.ts';
import { given, LightElement } from '../ui/light-element.ts';

/** The pages, and what keeps the notes they show. */
type Brought = Pages & { readonly notes: NoteKeeper };

/**
 * The whole module. It owns the attempt: events come up, `reduce()` makes the next state, and every page is
 * rendered from it. It renders into the page itself, over the same markup that index.html already shows.
 */
export class CourseApp extends LightElement {
  @given course: Course | null = null;
  @given session: Session | null = null;

  @state() private attempt: Attempt = firstVisit;
  /** The page that is shown instead of the learner's place. */
  @state() private aside: Aside | 'none' = 'cover';
  /** What pages.js brings; null until it has arrived. */
  @state() private pages: Brought | null = null;
  @state() private pagesFailed = false;
  @state() private settings = settingsFrom(null);
  /** What came of the latest button on a page that has no other way to say it. */
  @state() private message = '';
  /** The word whose meaning was asked for. */
  @state() private term: Term | null = null;
  #kept = new KeptSettings();
  #visit: Visit | null = null;
  /** Whether the save state is announced: only trouble is, and the recovery from it. */
  #loud = false;
  #wasTrouble = false;
  #listening = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    this.#take(this.#kept.read());
    void this.#kept.restore().then((settings) => this.#take(settings));
    const { signal } = (this.#listening = new AbortController());
    document.addEventListener('visibilitychange', this.#onVisibilityChange, { signal });
    window.addEventListener('pagehide', () => this.#visit?.leave(), { signal });
    window.addEventListener('pageshow', this.#onPageShow, { signal });
    window.addEventListener('online', () => this.#visit?.wake(), { signal });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  /** Another window of this learner has taken over. */
  loseRecord() {
    this.#visit?.loseRecord();
  }

  /** Until a session is open, the markup of index.html stays as it is. */
  override shouldUpdate() {
    return this.course !== null && this.session !== null;
  }

  override willUpdate() {
    if (!this.course || !this.session) return;
    this.#visit ??= this.#begin(this.course, this.session);
    const { saveState } = this.#visit;
    if (saveState === 'saved' && this.message === this.course.ui.save['finish-unsaved']) this.message = '';
    const trouble = recordWords(this.course.ui, this.session, this.#visit).trouble !== '';
    this.#loud = trouble || this.#wasTrouble;
    this.#wasTrouble = trouble || (this.#wasTrouble && /^(saving|pending)$/.test(this.#visit.saveState));
  }

  override firstUpdated() {
    this.#visit?.begin();
    void this.#bringPages();
  }

  #begin(course: Course, session: Session): Visit {
    setTexts(course.ui);
    const visit = new Visit(session, course, () => this.requestUpdate());
    this.attempt = visit.attempt;
    this.replaceChildren(); // the plain cover of index.html, in the same task as its live copy
    return visit;
  }

  override render() {
    const { course, session } = this;
    const visit = this.#visit;
    if (!course || !session || !visit) return nothing;
    const at = this.#at();
    const words = recordWords(course.ui, session, visit);
    const menu: MenuParts = {
      course,
      attempt: this.attempt,
      at,
      icons: this.pages?.asideIcons,
      onOpen: (place) => this.#open(place),
      onAside: (aside) => this.#show(aside),
      onClose: () => this.#menu()?.close(),
    };
    return frame({
      course,
      progress: progressOf(this.attempt, course),
      saving: saveStatus(words, this.#loud),
      trouble: troubleBar(course.ui, words, () => this.#mend(words.action)),
      rail: at.screen === 'lesson' ? rail(menu) : nothing,
      page: this.#renderPage(course, session, visit, words),
      menu: menuSheet(menu),
      term: (this.term && this.pages?.termDialog(course, this.term)) ?? nothing,
      onMenu: () => this.#menu()?.showModal(),
    });
  }

  #renderPage(course: Course, session: Session, visit: Visit, words: RecordWords): TemplateResult {
    const { attempt, pages } = this;
    const shortcuts = this.settings.shortcuts === 'on';
    const at = this.#at();
    if (visit.standing === 'left')
      return html`<div class="lesson" role="alert">
        <h1 tabindex="-1">${course.title}</h1>
        <p>${course.ui.save.reopen}</p>
      </div>`;
    if (this.aside === 'cover') return this.#renderCover(course, visit);
    if (this.aside === 'none') {
      if (at.screen === 'warm-up' && course.warmUp && attempt.warmUp) {
        const next = titleOf(firstLesson(course), course);
        return this.#renderSort(warmUpPage(course, course.warmUp, attempt.warmUp, next, shortcuts));
      }
      if (at.screen === 'quiz' && attempt.quiz)
        return this.#renderSort(quizPage(course, attempt.quiz, shortcuts));
      if (at.screen === 'practice' && attempt.practice) {
        return this.#renderSort(practicePage(course, attempt.practice, shortcuts));
      }
    }
    if (!pages) return this.#renderWaiting(course);
    return this.aside === 'none'
      ? this.#renderPlace(pages, course, visit, at)
      : this.#renderAside(pages, this.aside, course, session, visit, words);
  }

  /** In place of a page that has not arrived. */
  #renderWaiting(course: Course): TemplateResult {
    const { ui } = course;
    return html`<div class="page lesson">
      <h1 tabindex="-1">${this.#title(course)}</h1>
      <p role="status">${this.pagesFailed ? ui.pages.failed : ui.pages.loading}</p>
      ${
        this.pagesFailed
          ? html`<button class="button" @click=${() => this.#show(this.aside)}>
              ${ui.save['try-again']}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderAside(
    pages: Brought,
    aside: Aside,
    course: Course,
    session: Session,
    visit: Visit,
    words: RecordWords,
  ): TemplateResult {
    const { attempt, message } = this;
    switch (aside) {
      case 'cover':
        return this.#renderCover(course, visit);
      case 'finished':
        return pages.finishedPage(course, session.hasLms ? '' : this.#notice(course, visit), () =>
          this.#open({ screen: 'result' }),
        );
      case 'resources':
        return pages.resourcesPage(course);
      case 'certificate':
        return pages.certificatePage({
          course,
          learnerName: session.launch.learnerName,
          score: attempt.bestScore,
          at: attempt.submitted && attempt.submitted.at * 1000,
          notes: pages.notes,
        });
      case 'notes':
        return pages.notesPage({
          course,
          notes: pages.notes,
          hasLms: session.hasLms,
          message,
          onCopy: (text) => void this.#copy(text, course),
        });
      case 'record':
        return pages.recordPage({
          course,
          session,
          visit,
          state: [words.short, words.trouble].filter((text) => text !== '').join('. '),
          message,
          onCopy: (text) => void this.#copy(text, course),
        });
      case 'settings':
        return pages.settingsPage({
          course,
          settings: this.settings,
          message,
          onChange: (settings) => this.#set(settings),
          onClear: () => this.#clear(course),
        });
    }
  }

  #renderPlace(pages: Brought, course: Course, visit: Visit, at: Place): TemplateResult {
    const { attempt } = this;
    const shortcuts = this.settings.shortcuts === 'on';
    const lesson = lessonAt(at, course);
    if (lesson) {
      const next = placeAfter(lesson, attempt, course);
      return html`<div class="page" @lesson-open=${this.#onLessonOpen} @term-open=${this.#onTermOpen}>
        ${pages.lessonPage({
          course,
          lesson,
          nextTitle: titleOf(next, course),
          sortBlock: (block, heading) =>
            this.#renderSort(
              lessonSortBoard(course, block, heading, lessonSort(attempt, block), shortcuts),
              block,
            ),
          notes: pages.notes,
          onBack: () => this.#open(placeBefore(lesson, course)),
          onNext: () => {
            this.#apply({ type: 'end-lesson', lesson: lesson.id });
            this.#open(next);
          },
        })}
      </div>`;
    }
    if (at.screen === 'result' && attempt.submitted) {
      return pages.resultPage({
        course,
        attempt,
        submitted: attempt.submitted,
        records: visit.standing === 'writing',
        message: this.message,
        onOpen: (place) => this.#open(place),
        onSortMissed: () => this.#startPractice(course),
        onFreshDraw: () => this.#startQuiz(course),
        onCertificate: () => this.#show('certificate'),
        onFinish: () => void this.#finish(course, visit),
      });
    }
    return this.#renderCover(course, visit);
  }

  #renderCover(course: Course, visit: Visit): TemplateResult {
    return cover({
      course,
      place: whereWas(this.attempt, course),
      question: visit.question,
      hasLms: this.session?.hasLms ?? true,
      notice: this.#notice(course, visit),
      onStart: () => this.#start(course),
      onAnswer: (goOn) => this.#answer(visit, goOn),
    });
  }

  /** @param block the sort inside a lesson; without it, the sort that fills the screen */
  #renderSort(page: TemplateResult, block?: SortBlock): TemplateResult {
    return html`<div
      class="sort-page"
      @card-place=${({ cardId, categoryId, seconds }: CardPlaceEvent) =>
        this.#apply({ type: 'place-card', card: cardId, category: categoryId, seconds, block })}
      @card-return=${({ cardId }: CardReturnEvent) => this.#apply({ type: 'return-card', card: cardId, block })}
      @move-undo=${() => this.#apply({ type: 'undo-move' })}
      @sort-submit=${this.#onSubmit}
    >
      ${page}
    </div>`;
  }

  /** What is on the screen, as a place of the course. */
  #at(): Place {
    return this.aside === 'none' ? this.attempt.place : { screen: 'cover' };
  }

  /** What a learner should know about the record before starting. */
  #notice({ ui: { save } }: Course, { trouble }: Visit): string {
    if (trouble === 'damaged') return save['damaged-record'];
    const kept = this.session?.journal.works ?? false;
    if (this.session?.hasLms) return kept ? '' : save['no-storage'];
    if (!kept) return save['no-record-no-storage'];
    return save[this.session?.trouble ? 'no-record-long' : 'on-device-long'];
  }

  #start(course: Course) {
    const { place } = this.attempt;
    if (place.screen !== 'cover') this.#open(place);
    else this.#open(course.warmUp ? { screen: 'warm-up' } : firstLesson(course));
  }

  #answer(visit: Visit, goOn: boolean) {
    visit.answer(goOn);
    this.attempt = visit.attempt;
    this.pages?.notes.read();
    if (this.course) this.#start(this.course);
  }

  #open(place: Place) {
    const { course } = this;
    if (!course) return;
    if (place.screen === 'cover') return this.#show('cover');
    if (place.screen === 'quiz' && !this.attempt.quiz) return this.#startQuiz(course);
    if (place.screen === 'warm-up' && course.warmUp && !this.attempt.warmUp) {
      this.#apply({ type: 'start-warm-up', draw: drawWarmUp(course.warmUp, Math.random) });
    }
    this.#apply({ type: 'open-place', place });
    this.#show('none');
  }

  /** Shows a page from its top, with focus on its heading. */
  #show(aside: Aside | 'none') {
    this.#menu()?.close();
    this.aside = aside;
    this.message = '';
    void this.#arrive();
  }

  async #arrive() {
    const { screen } = this.#at();
    const needsPages = this.aside !== 'cover' && (this.aside !== 'none' || /lesson|result/.test(screen));
    if (needsPages && !this.pages) await this.#bringPages();
    await this.updateComplete;
    const { course } = this;
    const title = course && this.#title(course);
    document.title = title ? `${title} – ${course.title}` : (course?.title ?? '');
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  #title(course: Course): string {
    return titleOfAside(this.aside, course.ui) || titleOf(this.#at(), course);
  }

  async #bringPages() {
    const { course, session } = this;
    const visit = this.#visit;
    if (!course || !session || !visit) return;
    this.pagesFailed = false;
    try {
      const pages = await loadPages();
      this.pages ??= { ...pages, notes: new pages.NoteKeeper(this.#noteParts(course, session, visit)) };
    } catch {
      this.pagesFailed = true; // the LMS or the network is gone; what needs them says so and offers another try
    }
  }

  #noteParts(course: Course, session: Session, visit: Visit): NoteKeeperParts {
    return {
      course,
      session,
      visit,
      shared: () => this.attempt.notes,
      onChange: (notes) => {
        this.#apply({ type: 'share-notes', notes });
        this.requestUpdate();
      },
    };
  }

  #startQuiz(course: Course) {
    const draw = nextDraw(this.attempt, course, Math.random);
    if (!draw) throw new Error('No draw meets the rules; the compiler refuses such a course.');
    this.#apply({ type: 'start-quiz', draw });
    this.#show('none');
  }

  #startPractice(course: Course) {
    const missed = this.attempt.submitted?.answers.filter((answer) => !isRight(answer, course)) ?? [];
    this.#apply({ type: 'start-practice', draw: missed.map((answer) => answer.card) });
    this.#show('none');
  }

  async #finish(course: Course, visit: Visit) {
    this.message = course.ui.save.saving;
    const ended = await visit.finish();
    if (ended) this.#show('finished');
    else this.message = course.ui.save['finish-unsaved'];
  }

  #apply(action: Action, urgent = false) {
    if (!this.course) return;
    this.attempt = reduce(this.attempt, action, this.course);
    this.#visit?.changed(this.attempt, urgent);
  }

  #mend(action: RecordWords['action']) {
    const visit = this.#visit;
    if (action === 'reload') reloadLms();
    if (action === 'try-again') visit?.tryAgain();
    if (action === 'use-this-window') {
      void visit?.takeOver().then(() => {
        this.attempt = visit.attempt;
        this.pages?.notes.read();
        this.#show('cover');
      });
    }
  }

  async #copy(text: string, { ui }: Course) {
    try {
      await navigator.clipboard.writeText(text);
      this.message = ui.record.copied;
    } catch {
      this.message = ui.record['copy-failed']; // plain http, or an LMS frame without that permission
    }
  }

  #clear({ ui }: Course) {
    this.session?.journal.clearDevice();
    this.pages?.notes.clear();
    this.#take(settingsFrom(null));
    this.message = ui.settings.cleared;
  }

  /** Settings that the learner has chosen: they are kept and count at once. */
  #set(settings: Settings) {
    this.#kept.keep(settings);
    this.#take(settings);
  }

  #take(settings: Settings) {
    this.settings = settings;
    applySettings(settings, document.documentElement);
  }

  #menu(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('#menu');
  }

  #onLessonOpen(event: LessonOpenEvent) {
    this.#open({ screen: 'lesson', lesson: event.lessonId });
  }

  #onTermOpen({ termId }: TermOpenEvent) {
    this.term = this.course?.resources?.glossary.find(({ id }) => id === termId) ?? null;
    void this.updateComplete.then(() => this.querySelector<HTMLDialogElement>('#term')?.showModal());
  }

  #onSubmit() {
    const { course } = this;
    const { screen } = this.attempt.place;
    if (screen === 'practice') return this.#open({ screen: 'result' });
    if (screen === 'warm-up' && course) return this.#open(firstLesson(course));
    this.#apply({ type: 'submit-quiz', at: Math.floor(Date.now() / 1000) }, true);
    this.#show('none');
  }

  #onVisibilityChange = () => {
    if (document.visibilityState === 'hidden') this.#visit?.hide();
    else this.#visit?.wake();
  };

  /** Back from the browser's page cache: a session with an LMS is over and must not be opened a second time. */
  #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    if (this.session?.hasLms) this.requestUpdate();
    else location.reload();
  };
}

/** The page of the LMS around us holds the lost session, so that page is loaded anew; ours alone would not help. */
function reloadLms() {
  try {
    (window.top ?? window).location.reload();
  } catch {
    location.reload(); // the LMS is of another origin
  }
}

customElements.define('course-app', CourseApp);
declare global {
  interface HTMLElementTagNameMap {
    'course-app': CourseApp;
  }
}
