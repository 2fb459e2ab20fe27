import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Course } from '../course/course.ts';
import type { MenuParts } from '../pages/course-menu.ts';
import type { Actions, View } from '../pages/view.ts';
import { Visit, type Session } from '../saving/visit.ts';
import { firstVisit, reduce, type Action, type Attempt, type Place } from '../state/attempt.ts';
import { drawWarmUp } from '../state/draw-warm-up.ts';
import { firstLesson, shownNow, titleShown, type Aside } from '../state/places.ts';
import { progressOf } from '../state/score.ts';
import { focusOn } from '../ui/focus-on.ts';
import { given, LightElement } from '../ui/light-element.ts';
import type { Settings } from '../ui/settings.ts';
import { setTexts } from '../ui/texts.ts';
import { coverPage, firstPage, lessonSortPage, waitingPage } from './first-pages.ts';
import { frame } from './frame.ts';
import { tell } from './last-line.ts';
import { bringPages, type Brought } from './load-pages.ts';
import { noticeOf, unkeptNotice } from './notice.ts';
import { followPage, isReturn, reloadLms } from './page-life.ts';
import { recordWords, type RecordWords } from './record-words.ts';
import { troubleBar } from './save-status.ts';
import { SettingsController } from './settings-controller.ts';

/**
 * The whole module. It owns the attempt: events come up, `reduce()` makes the next state, and every page is
 * rendered from it. It renders into the page itself, over the same markup that index.html already shows.
 */
export class CourseApp extends LightElement implements Actions {
  @given course: Course | null = null;
  @given session: Session | null = null;

  @state() private attempt: Attempt = firstVisit;
  /** The page that is shown instead of the learner's place. */
  @state() private aside: Aside | 'none' = 'cover';
  /** What pages.js brings; null until it has arrived. */
  @state() private pages: Brought | null = null;
  @state() private pagesFailed = false;
  /** The upper part of a page is painted before the lower one is made, so that a press is answered sooner. */
  @state() private arriving = false;
  /** What came of the latest button on a page that has no other way to say it. */
  @state() private message = '';
  /** The menu is only there while it is open: its list would be made anew with every card. */
  @state() private menuOpen = false;
  #settings: SettingsController = new SettingsController(this);
  #visit: Visit | null = null;
  /** What is to be said of the record now. */
  #words: (() => RecordWords) | null = null;
  /** The trouble that is shown; '' for none. */
  #trouble = '';
  #listening = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    this.#listening = new AbortController();
    followPage(
      {
        onHide: () => this.#visit?.hide(),
        onHere: () => this.#visit?.here(),
        onWake: () => this.#visit?.wake(),
        onUnload: () => this.#visit?.unload(),
        onLeave: () => this.#visit?.leave(),
        // A session with an LMS is over and must not be opened a second time.
        onReturn: () => (this.session?.hasLms ? this.requestUpdate() : location.reload()),
      },
      this.#listening.signal,
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening.abort();
  }

  /** An LMS has come late: the visit goes on as one that it records. */
  meet(session: Session) {
    this.session = session;
    this.#visit?.meet(session);
    if (this.#visit?.question) this.show('cover');
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
  }

  override firstUpdated() {
    this.#visit?.begin();
    void this.#bringPages();
    if (isReturn() && this.attempt.place.screen !== 'cover') this.start();
  }

  #begin(course: Course, session: Session): Visit {
    setTexts(course);
    const visit = new Visit(session, course);
    const words = (this.#words = () => recordWords(course.ui, this.session ?? session, visit));
    visit.addEventListener('attempt', () => {
      this.attempt = visit.attempt;
      this.pages?.notes.read();
    });
    visit.addEventListener('standing', () => this.requestUpdate());
    visit.addEventListener('save-state', () => {
      if (visit.saveState === 'saved' && this.message === course.ui.save['finish-unsaved']) this.message = '';
      // The line in the top bar listens itself; neither lessons nor sorts say anything of it.
      if (words().trouble !== this.#trouble || this.aside !== 'none') this.requestUpdate();
    });
    this.attempt = visit.attempt;
    this.replaceChildren(); // the plain cover of index.html, in the same task as its live copy
    return visit;
  }

  override render() {
    const { course, session, attempt } = this;
    const visit = this.#visit;
    const words = this.#words?.();
    if (!course || !session || !visit || !words) return nothing;
    this.#trouble = words.trouble;
    const at = shownNow(this.aside, attempt);
    const menu: MenuParts = {
      course,
      session,
      attempt,
      at,
      onOpen: (place) => this.open(place),
      onAside: (aside) => this.show(aside),
      onClose: () => this.#menu()?.close(),
      onClosed: () => (this.menuOpen = this.#menu()?.open ?? false),
    };
    return frame({
      course,
      progress: progressOf(attempt, course),
      saving: html`<save-status .visit=${visit} .words=${this.#words}></save-status>`,
      trouble: troubleBar(course.ui, words, () => void this.#mend(words.action)),
      rail:
        at.screen === 'lesson'
          ? html`${guard([attempt, this.aside, this.pages], () => this.pages?.rail(menu))}`
          : nothing,
      page: this.#page({
        course,
        session,
        visit,
        attempt,
        aside: this.aside,
        settings: this.#settings.current,
        dragging: this.pages?.PointerDrag ?? null,
        message: this.message,
        arriving: this.arriving,
        actions: this,
        notice: noticeOf(course, session, visit),
        unkept: unkeptNotice(course, session, visit),
        onCover: this.pages?.onCover.words ?? nothing,
        standing: [words.short, words.trouble].filter((text) => text !== '').join('. '),
      }),
      menu: this.menuOpen && this.pages ? this.pages.menuSheet(menu) : nothing,
      onMenu: () => void this.#openMenu(),
    });
  }

  #page(view: View): TemplateResult {
    let failed = this.pagesFailed;
    try {
      const first = firstPage(view);
      if (first) return first;
      if (this.pages) {
        const { page, notes } = this.pages;
        return (
          page(view, { notes, sortBlock: (block, heading) => lessonSortPage(view, block, heading) }) ??
          coverPage(view)
        );
      }
    } catch (error) {
      tell(error);
      failed = true; // the menu leads on, and so does another try
    }
    return waitingPage(view, failed);
  }

  /** The only way the attempt changes. */
  apply(action: Action, urgent = false) {
    if (!this.course) return;
    this.attempt = reduce(this.attempt, action, this.course);
    this.#visit?.changed(this.attempt, urgent);
  }

  start() {
    const { course, attempt } = this;
    if (!course) return;
    if (attempt.place.screen !== 'cover') this.open(attempt.place);
    else this.open(course.warmUp ? { screen: 'warm-up' } : firstLesson(course));
  }

  answer(goOn: boolean) {
    const visit = this.#visit;
    if (!visit) return;
    visit.answer(goOn);
    this.start();
  }

  open(place: Place) {
    const { course } = this;
    if (!course) return;
    // While the learner is asked whose work goes on, nobody would keep what they do.
    if (place.screen === 'cover' || this.#visit?.question) return this.show('cover');
    if (place.screen === 'quiz' && !this.attempt.quiz) return this.startQuiz();
    if (place.screen === 'warm-up' && course.warmUp && !this.attempt.warmUp) {
      this.apply({ type: 'start-warm-up', draw: drawWarmUp(course.warmUp, Math.random) });
    }
    this.apply({ type: 'open-place', place });
    this.show('none');
  }

  startQuiz() {
    const draw = this.course && this.pages?.nextDraw(this.attempt, this.course, Math.random); // a quiz comes after pages
    if (!draw) throw new Error('No draw meets the rules.'); // the compiler refuses such a course
    this.apply({ type: 'start-quiz', draw });
    this.show('none');
  }

  /** Shows a page from its top, with focus on its heading. */
  show(aside: Aside | 'none') {
    this.#menu()?.close();
    this.aside = aside;
    this.message = '';
    this.arriving = true;
    void this.#arrive();
  }

  async #arrive() {
    const { screen } = this.attempt.place;
    const needsPages = this.aside === 'none' ? /lesson|result/.test(screen) : this.aside !== 'cover';
    if (needsPages && !this.pages) await this.#bringPages();
    await this.#rendered();
    const { course } = this;
    const title = course && titleShown(this.aside, this.attempt.place, course);
    document.title = title ? `${title} – ${course.title}` : (course?.title ?? '');
    window.scrollTo(0, 0);
    focusOn(this.querySelector<HTMLElement>('main h1'), { preventScroll: true });
    this.session?.edges.afterPaint(() => {
      this.arriving = false;
      if (screen !== 'warm-up') void this.pages?.bringLater().catch(() => undefined); // what needs it asks again
    });
  }

  /** With everything inside: what asks for its place or for focus makes the browser lay it all out, so only once. */
  async #rendered() {
    await this.updateComplete;
    const pending = () =>
      [...this.querySelectorAll<LightElement>(':defined')].filter((one) => one.isUpdatePending);
    for (let inside = pending(); inside.length > 0; inside = pending())
      await Promise.allSettled(inside.map((one) => one.updateComplete)); // what fails in one is told, and keeps nothing from the rest
  }

  async #bringPages() {
    const { course, session } = this;
    const visit = this.#visit;
    if (!course || !session || !visit) return;
    this.pagesFailed = false;
    try {
      const brought = await bringPages({
        ...{ course, session, visit },
        attempt: () => this.attempt,
        onNotes: (notes) => {
          this.apply({ type: 'share-notes', notes });
          this.requestUpdate();
        },
        onTake: (attempt) => this.apply({ type: 'take-in', attempt }, true),
        onMeet: (session) => this.meet(session),
        onChange: () => this.requestUpdate(),
        show: (aside) => this.show(aside),
      });
      this.pages ??= brought; // two may have waited for them
    } catch {
      this.pagesFailed = true; // the LMS or the network is gone; what needs them says so and offers another try
    }
  }

  startPractice(draw: readonly string[]) {
    this.apply({ type: 'start-practice', draw });
    this.show('none');
  }

  submit() {
    this.apply({ type: 'submit-quiz', at: Math.floor(Date.now() / 1000) }, true);
    this.show('none');
  }

  set(settings: Settings) {
    this.#settings.set(settings);
  }

  resetSettings() {
    this.#settings.reset();
  }

  say(message: string) {
    this.message = message;
  }

  async finish() {
    const { save } = this.course?.ui ?? {};
    if (!save || !this.#visit) return;
    this.message = save.saving;
    if (await this.#visit.finish()) this.show('finished');
    else this.message = save['finish-unsaved'];
  }

  async #mend(action: RecordWords['action']) {
    const visit = this.#visit;
    if (action === 'reload') reloadLms();
    if (action === 'try-again') visit?.tryAgain();
    if (action !== 'use-this-window' || !visit) return;
    await visit.takeOver();
    this.show('cover');
  }

  async #openMenu() {
    if (!this.pages) await this.#bringPages();
    if (!this.pages) return this.show('record'); // which says why it is not there, and offers another try
    this.menuOpen = true;
    await this.updateComplete;
    this.#menu()?.showModal();
  }

  #menu(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('#menu');
  }
}

customElements.define('course-app', CourseApp);
declare global {
  interface HTMLElementTagNameMap {
    'course-app': CourseApp;
  }
}
