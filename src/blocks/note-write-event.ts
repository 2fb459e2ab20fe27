/** The learner changed a note. */
export class NoteWriteEvent extends Event {
  readonly noteId: string;
  readonly text: string;
  constructor(noteId: string, text: string) {
    super('note-write', { bubbles: true, composed: true });
    this.noteId = noteId;
    this.text = text;
  }
}
declare global {
  interface HTMLElementEventMap {
    'note-write': NoteWriteEvent;
  }
}
