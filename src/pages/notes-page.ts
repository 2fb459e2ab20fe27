import { html, nothing, type TemplateResult } from 'lit';
import copy from 'lucide-static/icons/copy.svg';
import printer from 'lucide-static/icons/printer.svg';
import { reflections, sheetQuestions } from '../state/notes.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { reflection } from './reflection.ts';
import type { Course } from '../course/course.ts';

export interface NotesParts {
  readonly course: Course;
  readonly notes: NoteKeeper;
  /** Whether there is a course record that could keep them. */
  readonly hasLms: boolean;
  /** What came of the latest button; '' for nothing. */
  readonly message: string;
  readonly onCopy: (text: string) => void;
}

/** All notes of the learner, each under its lesson. */
export function notesPage(parts: NotesParts): TemplateResult {
  const { course, notes, hasLms, message, onCopy } = parts;
  const { notes: words, result } = course.ui;
  return html`
    <div class="page lesson">
      <h1 tabindex="-1">${words.title}</h1>
      <p>${words.intro}</p>
      ${hasLms ? share(parts) : nothing}
      ${groups(course).map(
        ({ title, asked }) =>
          html`<h2>${title}</h2>
            ${asked.map((block) => reflection(block, notes))}`,
      )}
      <div class="record-actions">
        <button class="button" @click=${() => window.print()}>${printer} ${result.print}</button>
        <button class="button" @click=${() => onCopy(asText(parts))}>${copy} ${words.copy}</button>
      </div>
      <p role="status">${message}</p>
    </div>
  `;
}

/** All that can be written to, each under where it is asked. */
function groups(course: Course) {
  return [
    ...course.lessons.map((lesson) => ({ title: lesson.title, asked: reflections([lesson]) })),
    { title: course.ui.sheet.title, asked: sheetQuestions(course) },
  ].filter(({ asked }) => asked.length > 0);
}

function share({ course, notes }: NotesParts): TemplateResult {
  const { notes: words } = course.ui;
  return html`
    <div class="setting">
      <label>
        <input
          type="checkbox"
          aria-describedby="share-about"
          .checked=${notes.inRecord}
          ?disabled=${!notes.recorded}
          @change=${({ target }: Event) => notes.share((target as HTMLInputElement).checked)}
        />
        <span>${words.share}</span>
      </label>
      <p id="share-about">${words['share-about']}</p>
    </div>
  `;
}

function asText({ course, notes }: NotesParts): string {
  const written = groups(course).flatMap(({ title, asked }) =>
    asked.flatMap(({ id, prompt }) => {
      const note = notes.text(id);
      return note === '' ? [] : [[title, prompt, note].join('\n')];
    }),
  );
  return [course.title, ...written].join('\n\n');
}
