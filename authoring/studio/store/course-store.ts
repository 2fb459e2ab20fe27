import type { Change } from './edit.ts';
import type { Sources } from './sources.ts';
import { begin, reduceWritten, type Written, type WrittenAction } from './written.ts';

/** What rooms and forms may know of the course being written. They never change it: they fire an `EditEvent`. */
export interface CourseView {
  readonly sources: Sources;
  /** The text of a file; '' where there is none, or where it is no text. */
  text(file: string): string;
  /** Another window writes this course, or the storage cannot be trusted: fields are read-only. */
  readonly readOnly: boolean;
  /** What `Undo` would take back, such as `Lesson 3: title`; '' for nothing. */
  readonly undoLabel: string;
  readonly redoLabel: string;
}

/** The owner of the course being written: the only copy of its files, and the only one who changes them. */
export class CourseStore extends EventTarget implements CourseView {
  #written: Written;
  #readOnly = false;

  constructor(written: Written | Sources) {
    super();
    this.#written = 'sources' in written ? written : begin(written);
  }

  get written(): Written {
    return this.#written;
  }

  get sources(): Sources {
    return this.#written.sources;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  set readOnly(readOnly: boolean) {
    this.#readOnly = readOnly;
    this.dispatchEvent(new Event('change'));
  }

  get undoLabel(): string {
    return this.#written.done.at(-1)?.label ?? '';
  }

  get redoLabel(): string {
    return this.#written.undone.at(-1)?.label ?? '';
  }

  text(file: string): string {
    const content = this.sources.get(file);
    return typeof content === 'string' ? content : '';
  }

  /** @throws EditError for a change that does not fit the files */
  change({ edits, label, join }: Change) {
    // A plain value, whatever it came in: it is kept.
    this.#act({ type: 'change', change: { edits, label, join }, at: Date.now() });
  }

  undo() {
    this.#act({ type: 'undo' });
  }

  redo() {
    this.#act({ type: 'redo' });
  }

  /** Another course, or the same as it was kept. */
  replace(written: Written) {
    this.#written = written;
    this.dispatchEvent(new Event('change'));
  }

  #act(action: WrittenAction) {
    if (this.#readOnly) return;
    const written = reduceWritten(this.#written, action);
    if (written === this.#written) return;
    this.#written = written;
    this.dispatchEvent(new WrittenEvent(action));
    this.dispatchEvent(new Event('change'));
  }
}

/** Fired on the store for each action that changed it, to be kept. `change` follows, for whoever shows it. */
export class WrittenEvent extends Event {
  readonly action: WrittenAction;

  constructor(action: WrittenAction) {
    super('written');
    this.action = action;
  }
}
