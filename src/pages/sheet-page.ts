import { html, type TemplateResult } from 'lit';
import printer from 'lucide-static/icons/printer.svg';
import type { Course } from '../course/course.ts';
import { reflections, sheetQuestions } from '../state/notes.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { reflection } from './reflection.ts';
import { toTry } from './to-try.ts';
import { writtenNotes } from './written-notes.ts';

/** A sheet for the talk with one's manager, to be filled in here or on paper. */
export function sheetPage(course: Course, notes: NoteKeeper): TemplateResult {
  const { sheet, result } = course.ui;
  return html`
    <div class="page lesson sheet">
      <p class="eyebrow">${course.title}</p>
      <h1 tabindex="-1">${sheet.title}</h1>
      <p class="about">${sheet.about}</p>
      ${toTry(course)} ${sheetQuestions(course).map((block) => reflection(block, notes))}
      <div class="record-actions">
        <button class="button" @click=${() => window.print()}>${printer} ${result.print}</button>
      </div>
      <section class="noted">${writtenNotes(sheet.noted, reflections(course.lessons), notes)}</section>
    </div>
  `;
}
