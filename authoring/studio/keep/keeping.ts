import type { CourseStore } from '../store/course-store.ts';
import { WrittenEvent } from '../store/course-store.ts';
import type { Written, WrittenAction } from '../store/written.ts';
import type { CourseKeeper } from './course-keeper.ts';
import { type KeptCourse } from './course-keeper.ts';
import { courseLock } from './course-lock.ts';

/** How the course is kept, in words. `trouble`: something may be lost, so that "Download the course" stands beside it. */
export interface Standing {
  readonly words: string;
  readonly trouble: boolean;
}

/** After so many actions the snapshot is written anew, so that a course opens quickly. */
const SETTLE_AFTER = 200;
/** A version of the course as it was is kept before the first change, and after each of so long, in milliseconds. */
const VERSION_AFTER = 10 * 60_000;

/** Keeps one course while it is written: each action is stored at once. Fires `standing` when there is something to say. */
export class Keeping extends EventTarget {
  readonly keeper: CourseKeeper;
  #store: CourseStore;
  #course: KeptCourse;
  #waiting: WrittenAction[] = [];
  #writing = false;
  #sinceSnapshot = 0;
  #versionAt = 0;
  #sinceVersion = new Set<string>();
  #standing: Standing = { words: 'Kept on this computer', trouble: false };
  #ended = new AbortController();
  #lock: { release(): void } | null = null;

  /** Settles when it is this window's turn to write, with the course as the last one left it. */
  readonly held: Promise<void>;

  constructor(keeper: CourseKeeper, store: CourseStore, course: KeptCourse) {
    super();
    this.keeper = keeper;
    this.#store = store;
    this.#course = course;
    const { signal } = this.#ended;
    store.addEventListener('written', (event) => event instanceof WrittenEvent && this.#keep(event.action), {
      signal,
    });
    this.held = this.#begin();
  }

  get course(): KeptCourse {
    return this.#course;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** The title in lists of courses. */
  set title(title: string) {
    this.#course = { ...this.#course, title };
  }

  /** Whether everything is stored. */
  get settled(): boolean {
    return this.#waiting.length === 0 && !this.#writing;
  }

  /** Keeps the course, as it is now if not told otherwise, among its earlier versions. */
  async addVersion(label: string, sources = this.#store.sources): Promise<void> {
    const at = Date.now();
    this.#versionAt = at;
    this.#sinceVersion.clear();
    try {
      await this.keeper.addVersion(this.#course.id, { at, label, sources });
    } catch (error) {
      this.#say(trouble(error), true);
    }
  }

  /** Another course is opened; this one stays as it is. */
  end() {
    this.#ended.abort();
    this.#lock?.release();
  }

  async #begin() {
    const { id } = this.#course;
    const lock = await courseLock(id, () => {
      this.#store.readOnly = true;
      this.#say('Read only: another window has this course open', false);
    });
    this.#lock = lock;
    if (this.#ended.signal.aborted) return lock.release();
    if (!this.#store.readOnly) return;
    const written = await this.keeper.read(id).catch(() => undefined);
    if (written) this.#store.replace(written); // as the other window left it
    this.#store.readOnly = false;
    this.#say(kept(), false);
  }

  #keep(action: WrittenAction) {
    this.#waiting.push(action);
    const label =
      action.type === 'change' ? action.change.label : action.type === 'undo' ? 'Undone' : 'Done again';
    this.#sinceVersion.add(label);
    this.#say('Saving', false);
    if (!this.#writing) void this.#write();
  }

  async #write() {
    this.#writing = true;
    const due = this.#waiting.slice();
    this.#course = { ...this.#course, changedAt: Date.now() };
    try {
      await this.keeper.keep(this.#course, due, this.#store.written);
      this.#waiting.splice(0, due.length);
      await this.#tidy(due.length, this.#store.written);
      this.#say(kept(), false);
    } catch (error) {
      this.#say(trouble(error), true);
      this.#writing = false;
      return; // the next change tries again, with what is waiting
    }
    this.#writing = false;
    if (this.#waiting.length > 0) void this.#write();
  }

  async #tidy(actions: number, written: Written) {
    if (this.#waiting.length > 0) return; // `written` holds more than is stored
    this.#sinceSnapshot += actions;
    if (this.#sinceSnapshot >= SETTLE_AFTER) {
      await this.keeper.settle(this.#course, written);
      this.#sinceSnapshot = 0;
    }
    if (Date.now() - this.#versionAt > VERSION_AFTER) await this.addVersion(someOf(this.#sinceVersion));
  }

  #say(words: string, trouble: boolean) {
    this.#standing = { words, trouble };
    this.dispatchEvent(new Event('standing'));
  }
}

function kept(): string {
  return `Kept on this computer · ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** What a browser says when it keeps nothing, in an author's words. */
export function trouble(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError'
    ? 'Not kept: the storage of this browser is full'
    : 'Not kept: this browser keeps nothing for this page';
}

function someOf(labels: ReadonlySet<string>): string {
  const all = [...labels];
  return all.length > 3 ? `${all.slice(-3).join(', ')} and ${all.length - 3} more` : all.join(', ');
}
