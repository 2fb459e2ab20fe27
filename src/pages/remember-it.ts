import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import calendar from 'lucide-static/icons/calendar-plus.svg';
import clipboard from 'lucide-static/icons/clipboard-list.svg';
import type { Course } from '../course/course.ts';
import { isCompleted, isPassed } from '../state/score.ts';
import { fill } from '../ui/texts.ts';
import { given, LightElement } from '../ui/light-element.ts';
import { calendarFile, madeUpUid } from './calendar-file.ts';
import { memoryOf } from './card-memory.ts';
import { linkToActivity } from './link-to-activity.ts';
import type { View } from './view.ts';

/** The hour of the day a refresher is put at, and how long it takes. */
const HOUR = 9;
const MINUTES = 10;

/** After the result: when to come back, as dates for a calendar. */
export class RememberIt extends LightElement {
  @given view!: View;
  @state() private saved = false;

  override render() {
    const { course, attempt, session, actions } = this.view;
    const { comeBack } = course;
    const { reminder, sheet } = this.texts;
    if (!comeBack || !(isPassed(attempt, course) || isCompleted(attempt, course))) return nothing;
    const dates = comeBack.days.map((day) => atHour(new Date(session.edges.today()), day));
    const words = new Intl.DateTimeFormat(course.language, { dateStyle: 'full' });
    return html`
      <section class="panel" aria-labelledby="remember-it">
        <h2 id="remember-it">${reminder.title}</h2>
        <p>${reminder.about}</p>
        <ul>
          ${dates.map((date) => html`<li>${words.format(date)}</li>`)}
        </ul>
        <div class="record-actions">
          <button class="button" aria-describedby="save-about" @click=${() => this.#save(dates)}>
            ${calendar} ${reminder.save}
          </button>
          <button class="button" @click=${() => actions.show('sheet')}>${clipboard} ${sheet.title}</button>
        </div>
        <p id="save-about" class="small muted">${reminder['save-about']}</p>
        <p class="small" role="status">${this.saved ? reminder.saved : ''}</p>
      </section>
    `;
  }

  /** The next attempt may begin with an empty record: this device remembers what was missed. */
  override updated() {
    const { course, attempt } = this.view;
    const memory = memoryOf(this.view);
    if (course.comeBack) void memory.ready.then(() => memory.keep(attempt, course));
  }

  #save(dates: readonly Date[]) {
    const { course, session } = this.view;
    saveCalendar(course, dates, new Date(session.edges.today()), linkToActivity(session));
    this.saved = true;
  }
}
customElements.define('remember-it', RememberIt);
declare global {
  interface HTMLElementTagNameMap {
    'remember-it': RememberIt;
  }
}

/** So many days later by the calendar: a change of the clocks in between moves nothing. */
function atHour(today: Date, days: number): Date {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, HOUR);
}

function saveCalendar(course: Course, dates: readonly Date[], now: Date, url: string) {
  const { reminder } = course.ui;
  const { title, comeBack } = course;
  const about = fill(reminder['event-about'], { title, n: comeBack?.cards ?? 0 });
  const summary = fill(reminder.event, { title });
  const events = dates.map((start) => ({ start, minutes: MINUTES, summary, description: about, url }));
  const file = new Blob([calendarFile(events, course.language, now, madeUpUid)], { type: 'text/calendar' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${course.id}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
