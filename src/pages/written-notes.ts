import { html, nothing, type TemplateResult } from 'lit';
import type { ReflectBlock } from '../course/course.ts';
import type { NoteKeeper } from './note-keeper.ts';

/** What the learner wrote to these questions, to be read and printed; nothing where that is nothing. */
export function writtenNotes(
  heading: string,
  questions: readonly ReflectBlock[],
  notes: NoteKeeper,
): TemplateResult | typeof nothing {
  const written = questions.filter(({ id }) => notes.text(id) !== '');
  if (written.length === 0) return nothing;
  return html`<h2>${heading}</h2>
    ${written.map(
      ({ id, prompt }) =>
        html`<h3>${prompt}</h3>
          <p class="written">${notes.text(id)}</p>`,
    )}`;
}
