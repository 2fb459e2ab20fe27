import { html, nothing, type TemplateResult } from 'lit';
import award from 'lucide-static/icons/award.svg';
import type { Course } from '../course/course.ts';
import { hasOwnWindow } from './own-window.ts';
import { toTry } from './to-try.ts';
import type { View } from './view.ts';

export interface FinishedParts {
  readonly course: Course;
  /** How texts that name something on the LMS's own pages end. */
  readonly words: View['session']['tracker']['traits']['words'];
  /** Whether the course is completed, and so there is a certificate. */
  readonly completed: boolean;
  /** What to know where no LMS keeps the record; '' where one does. */
  readonly notice: string;
  readonly onCertificate: () => void;
  readonly onRead: () => void;
}

/** After Finish: the session with the LMS is over, everything can still be read. */
export function finishedPage({
  course,
  words,
  completed,
  notice,
  onCertificate,
  onRead,
}: FinishedParts): TemplateResult {
  const { finished, certificate } = course.ui;
  const goodbye = hasOwnWindow(window) ? finished['close-window'] : finished[`exit-activity${words}`];
  return html`
    <div class="finished">
      <h1 tabindex="-1">${completed ? finished.completed : finished.title}</h1>
      <p class="lede">${notice === '' ? goodbye : notice}</p>
      ${toTry(course)}
      <div class="finished-buttons">
        ${
          completed
            ? html`<button class="button" @click=${onCertificate}>${award} ${certificate.open}</button>`
            : nothing
        }
        <button class="button" @click=${onRead}>${finished.read}</button>
      </div>
    </div>
  `;
}
