import { html, type TemplateResult } from 'lit';
import type { Course } from '../course/course.ts';
import { hasOwnWindow } from './own-window.ts';

/**
 * After Finish: the session with the LMS is over, everything can still be read.
 * @param notice what to know where no course keeps the record; '' where one does
 */
export function finishedPage(course: Course, notice: string, onRead: () => void): TemplateResult {
  const { finished } = course.ui;
  const goodbye = hasOwnWindow(window) ? finished['close-window'] : finished['exit-activity'];
  return html`
    <div class="finished">
      <h1 tabindex="-1">${finished.title}</h1>
      <p class="lede">${notice === '' ? goodbye : notice}</p>
      <button class="button" @click=${onRead}>${finished.read}</button>
    </div>
  `;
}
