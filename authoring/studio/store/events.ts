import type { Change, Edit } from './edit.ts';

/** A room or a form wants the course to be changed; the studio hands it to the store. */
export class EditEvent extends Event implements Change {
  readonly edits: readonly Edit[];
  readonly label: string;
  readonly join: string;

  /**
   * @param label what was done, for undo and earlier versions: `Lesson 3: title`
   * @param join names the field that is being typed into, so that its letters are undone together
   */
  constructor(edits: readonly Edit[], label: string, join = '') {
    super('edit', { bubbles: true, composed: true });
    this.edits = edits;
    this.label = label;
    this.join = join;
  }
}

/** Somebody wants to see or write a place of the course, wherever they are: a problem, a card of the results. */
export class GoToEvent extends Event {
  readonly file: string;
  /** The offset in the file's text. */
  readonly offset: number;

  constructor(file: string, offset = 0) {
    super('go-to', { bubbles: true, composed: true });
    this.file = file;
    this.offset = offset;
  }
}

/** The author is at a place of the part that is shown, so that the preview shows it too. */
export class PlaceEvent extends Event {
  readonly file: string;
  /** The offset in the file's text. */
  readonly offset: number;

  constructor(file: string, offset: number) {
    super('place', { bubbles: true, composed: true });
    this.file = file;
    this.offset = offset;
  }
}

declare global {
  interface HTMLElementEventMap {
    edit: EditEvent;
    'go-to': GoToEvent;
    place: PlaceEvent;
  }
}
