import { html, type TemplateResult } from 'lit';
import type { NoteWriteEvent } from '../blocks/note-write-event.ts';
import '../blocks/reflect-block.ts';
import type { ReflectBlock } from '../course/course.ts';
import type { NoteKeeper } from './note-keeper.ts';

/** A question with the learner's note to it. */
export function reflection(block: ReflectBlock, notes: NoteKeeper): TemplateResult {
  const reflected = {
    ...block,
    note: notes.text(block.id),
    about: notes.about(block.id),
    fixed: notes.fixed,
  };
  return html`
    <reflect-block
      .block=${reflected}
      @note-write=${({ noteId, text }: NoteWriteEvent) => notes.write(noteId, text)}
    ></reflect-block>
  `;
}
