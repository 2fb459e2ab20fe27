import course from 'virtual:course';
import '../../src/app/course-app.ts';
import type { CourseApp } from '../../src/app/course-app.ts';
import { loadPages } from '../../src/app/load-pages.ts';
import type { Course } from '../../src/course/course.ts';
import { LATER_GLOBAL, PAGES_GLOBAL } from '../../src/course/package-layout.ts';
import * as later from '../../src/pages/later.ts';
import * as pages from '../../src/pages/pages.ts';
import { seededRandom } from '../../src/state/random.ts';
import { openVisit, type Setting } from './visit.ts';

// What pages.js and later.js do in a package; here they are part of the same script, and the files of those names are empty.
window[PAGES_GLOBAL] = pages;
window[LATER_GLOBAL] = later;

/** Where one state of the course is shown: the real `<course-app>` in the page, and the hand that brings it there. */
export class Stage {
  app: CourseApp | null = null;

  /** Takes the state away that was shown. */
  clear() {
    this.app?.remove();
    this.app = null;
    document.title = '';
    scrollTo(0, 0);
  }

  /** Opens the course, as an LMS would for this learner. */
  async open(setting: Setting = {}, change: Partial<Course> = {}) {
    this.clear();
    await loadPages();
    Math.random = seededRandom(7); // the same draws in every picture
    const changed = { ...course, ...change };
    document.title = changed.title; // as index.html has it
    document.documentElement.lang = changed.language;
    document.documentElement.dir = changed.direction;
    this.app = document.createElement('course-app');
    document.body.prepend(this.app);
    this.app.course = changed;
    this.app.session = openVisit(changed, setting);
    await this.settle();
  }

  /** Presses the first thing that can be seen and whose name begins so. */
  async press(name: string) {
    const pressed = this.all('button, summary, a, input').find((one) => nameOf(one).startsWith(name));
    if (!pressed) throw new Error(`There is no "${name}".`);
    const sorts = pressed.closest('sort-board') !== null;
    pressed.click();
    await this.settle();
    if (!sorts) return;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); // then a card lies where it goes
    await this.settle();
  }

  /** What can be seen and matches, in the dialog that is open or in the page. */
  all(selector: string): HTMLElement[] {
    const open = document.querySelector('dialog[open], :popover-open');
    return [...(open ?? document).querySelectorAll<HTMLElement>(selector)].filter((one) =>
      one.checkVisibility(),
    );
  }

  /** Lets everything happen that is due. */
  async settle() {
    for (let turn = 0; turn < 60; turn++) await Promise.resolve();
    await this.app?.updateComplete;
  }
}

/** What a button, link or box is called, as far as the gallery has to know it. */
function nameOf(element: HTMLElement): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
  return (element.ariaLabel ?? label ?? '').replace(/\s+/g, ' ').trim();
}
