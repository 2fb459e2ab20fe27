import type { CompiledCourse } from '../../../src/compiler/compile.ts';
import type { Course } from '../../../src/course/course.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { besideOf, modulePage, sheetOf } from './module-page.ts';

/** Where the module can be shown. */
export type ModulePlace =
  | { readonly screen: 'cover' | 'warm-up' | 'quiz' | 'resources' }
  | { readonly screen: 'lesson'; readonly lesson: string };

/** What we need of `<course-app>` in the frame, whose code is another page's. */
interface App extends HTMLElement {
  course: Course | null;
  session: { readonly journal: { remove(): void } } | null;
  readonly updateComplete: Promise<unknown>;
  open(place: object): void;
  show(aside: string): void;
}

/** Turns of the frame's loop that an arrival may take at most. */
const LONGEST = 200;

/** The real module in a frame, which follows the course while it is written and stays at its place. */
export class ModuleFrame {
  readonly frame: HTMLIFrameElement;
  #app: AppFiles;
  #loaded: Promise<void> | null = null;
  #latest: { compiled: CompiledCourse; place: ModulePlace; theme: string } | null = null;
  #working = false;

  constructor(frame: HTMLIFrameElement, app: AppFiles) {
    this.frame = frame;
    this.#app = app;
  }

  /** Shows a course at a place; of several at once the last one counts. */
  async show(compiled: CompiledCourse, place: ModulePlace, theme: string): Promise<void> {
    this.#latest = { compiled, place, theme };
    if (this.#working) return;
    this.#working = true;
    while (this.#latest) {
      const next: { compiled: CompiledCourse; place: ModulePlace; theme: string } = this.#latest;
      this.#latest = null;
      this.#loaded ??= this.#load(next.compiled);
      await this.#loaded;
      await this.#renew(next.compiled, next.place, next.theme);
    }
    this.#working = false;
  }

  /** The page in the frame. */
  get page(): Document | null {
    return this.frame.contentDocument;
  }

  async #load(compiled: CompiledCourse) {
    const ready = new Promise((done) => this.frame.addEventListener('load', done, { once: true }));
    this.frame.srcdoc = modulePage(compiled, this.#app, 'none');
    await ready;
    await this.#until(() => this.#shown()?.session);
  }

  /** Puts a fresh module in the place of the old one, in one go: its scripts and its visit stay. */
  async #renew({ course, styles, files }: CompiledCourse, place: ModulePlace, theme: string) {
    const page = this.page;
    const old = this.#shown();
    if (!page || !old) return;
    const sheet = page.querySelector('#sheet');
    if (sheet && sheet.getAttribute('data-own') !== styles) {
      sheet.textContent = sheetOf(this.#app, styles);
      sheet.setAttribute('data-own', styles);
    }
    if (page.defaultView) Reflect.set(page.defaultView, 'besides', besideOf(files));
    const scrolled = page.defaultView?.scrollY ?? 0;
    const samePlace = old.dataset['place'] === JSON.stringify(place);
    const fresh = page.createElement('course-app') as App;
    fresh.style.display = 'none';
    fresh.dataset['place'] = JSON.stringify(place);
    fresh.course = course;
    fresh.session = old.session;
    old.session?.journal.remove(); // or the fresh one would ask whose work goes on
    old.after(fresh);
    await fresh.updateComplete;
    if (place.screen === 'resources') fresh.show('resources');
    else fresh.open(place);
    await this.#until(() => fresh.querySelector('main h1'));
    await this.#settled(fresh);
    old.remove();
    fresh.style.display = '';
    page.documentElement.dataset['theme'] = theme;
    page.defaultView?.scrollTo(0, samePlace ? scrolled : 0);
  }

  #shown(): App | null {
    return this.page?.querySelector<App>('course-app') ?? null;
  }

  async #settled(app: App) {
    for (let turn = 0; turn < 4; turn++) {
      await app.updateComplete;
      await new Promise((done) => setTimeout(done));
    }
  }

  async #until(look: () => unknown) {
    for (let turn = 0; turn < LONGEST && !look(); turn++) await new Promise((done) => setTimeout(done, 10));
  }
}
