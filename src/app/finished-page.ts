import { html, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';

/** After Finish: the session with the LMS is over, everything can still be read. */
export function finishedPage(course: Course, onRead: () => void): TemplateResult {
  const { finished } = course.ui;
  const inFrame = window.parent !== window;
  return html`
    <div class="finished">
      <h1 tabindex="-1">${finished.title}</h1>
      <p class="lede">${inFrame ? finished['exit-activity'] : finished['close-window']}</p>
      <button class="button" @click=${onRead}>${finished.read}</button>
    </div>
  `;
}
