import { html, nothing, type TemplateResult } from 'lit';
import menuIcon from 'lucide-static/icons/menu.svg';
import type { Course } from '../course/course.ts';

export interface FrameParts {
  readonly course: Course;
  /** 0 to 1. */
  readonly progress: number;
  /** What the learner hears of saving; nothing until a session is open. */
  readonly saving: TemplateResult | typeof nothing;
  /** What is wrong with saving and what to do; nothing while all is well. */
  readonly trouble: TemplateResult | typeof nothing;
  /** The list of lessons beside the page, where there is room; nothing on pages that need the width. */
  readonly rail: TemplateResult | typeof nothing;
  readonly page: TemplateResult;
  /** The list of lessons in a sheet over the page; nothing while it is closed. */
  readonly menu: TemplateResult | typeof nothing;
  readonly onMenu: () => void;
}

/** What every page has: the bar at the top, the progress line, the page. Also rendered to plain HTML by the build. */
export function frame({
  course,
  progress,
  saving,
  trouble,
  rail,
  page,
  menu,
  onMenu,
}: FrameParts): TemplateResult {
  const { ui } = course;
  return html`
    <a class="skip button" href="#main">${ui.menu.skip}</a>
    <header class="top-bar">
      <button class="button quiet" aria-label=${ui.menu.open} @click=${onMenu}>${menuIcon}</button>
      <span class="course-title">${course.title}</span>
      ${saving}
    </header>
    <div class="progress" aria-hidden="true">
      <svg viewBox="0 0 100 1" preserveAspectRatio="none">
        <rect width=${Math.round(progress * 1000) / 10} height="1"></rect>
      </svg>
    </div>
    ${trouble}
    <div class=${rail === nothing ? 'body' : 'body with-rail'}>
      ${rail}
      <main id="main" tabindex="-1">${page}</main>
    </div>
    ${menu}
  `;
}
