import type { CourseStore } from '../store/course-store.ts';
import { WrittenEvent } from '../store/course-store.ts';
import { sameWritten, type Written, type WrittenAction } from '../store/written.ts';
import { OvertakenError, type CourseKeeper, type KeptCourse } from './course-keeper.ts';
import { courseLock } from './course-lock.ts';

/** How the course is kept, in words. `trouble`: something may be lost, so that "Download the course" stands beside it. */
export interface Standing {
  readonly words: string;
  readonly trouble: boolean;
}

/** After so many actions the snapshot is written anew, so that a course opens quickly. */
const SETTLE_AFTER = 200;
/** A version of the course is kept after the first change, and after each of so long, in milliseconds. */
const VERSION_AFTER = 10 * 60_000;
/** What could not be stored is tried again after so long, in milliseconds; with the next change in any case. */
const RETRY_AFTER = 2000;

/** Keeps one course while it is written: each action is stored at once. Fires `standing` when there is something to say. */
export class Keeping extends EventTarget {
  readonly keeper: CourseKeeper;
  #store: CourseStore;
  #course: KeptCourse;
  /** The course with everything that was told of it: the store may hold another one by the time it is stored. */
  #written: Written;
  #waiting: WrittenAction[] = [];
  #writing: Promise<void> | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #sinceSnapshot = 0;
  #versionAt = 0;
  #sinceVersion = new Set<string>();
  #standing: Standing = { words: 'Saving', trouble: false };
  #ended = new AbortController();
  #lock: { release(): void } | null = null;

  /** Settles when it is this window's turn to write, with the course as the last one left it. */
  readonly held: Promise<void>;

  /** @param store holds the course already */
  constructor(keeper: CourseKeeper, store: CourseStore, course: KeptCourse) {
    super();
    this.keeper = keeper;
    this.#store = store;
    this.#course = course;
    this.#written = store.written;
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

  /** Tries to store what is not stored yet, and says whether all of it is. */
  async flush(): Promise<boolean> {
    if (this.#waiting.length > 0) void this.#write();
    while (this.#writing) await this.#writing;
    return this.#waiting.length === 0;
  }

  /**
   * Keeps the course, as it is now if not told otherwise, among its earlier versions.
   * @returns whether it is kept
   */
  async addVersion(label: string, sources = this.#written.sources): Promise<boolean> {
    const at = Date.now();
    this.#versionAt = at;
    this.#sinceVersion.clear();
    try {
      await this.keeper.addVersion(this.#course.id, { at, label, sources });
      return true;
    } catch {
      return false;
    }
  }

  /** Another course is opened; this one stays as it is. */
  async end() {
    this.#ended.abort();
    clearTimeout(this.#retry);
    await this.flush();
    this.#lock?.release();
  }

  async #begin() {
    const { id } = this.#course;
    this.#store.readOnly = true; // until it is clear that nobody else writes it
    const lock = await courseLock(id, () => this.#onlyRead());
    this.#lock = lock;
    if (this.#hasEnded()) return lock.release();
    try {
      await this.keeper.claim(id);
      const written = await this.keeper.read(id);
      if (this.#hasEnded()) return lock.release();
      if (written && !sameWritten(written, this.#written)) this.#store.replace(written); // as another window left it
      this.#written = this.#store.written;
      this.#say(kept(), false);
    } catch (error) {
      this.#say(trouble(error), true);
    }
    if (!this.#hasEnded()) this.#store.readOnly = false;
  }

  #hasEnded(): boolean {
    return this.#ended.signal.aborted;
  }

  #onlyRead() {
    if (this.#hasEnded()) return;
    this.#store.readOnly = true;
    this.#say('Read only: another window has this course open', false);
  }

  #keep(action: WrittenAction) {
    this.#waiting.push(action);
    this.#written = this.#store.written;
    const label =
      action.type === 'change' ? action.change.label : action.type === 'undo' ? 'Undone' : 'Done again';
    this.#sinceVersion.add(label);
    this.#say('Saving', false);
    void this.#write();
  }

  #write(): Promise<void> {
    clearTimeout(this.#retry);
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async #writeAll() {
    try {
      while (this.#waiting.length > 0) {
        const due = this.#waiting.slice();
        this.#course = { ...this.#course, changedAt: Date.now() };
        await this.keeper.keep(this.#course, due, this.#written);
        this.#waiting.splice(0, due.length);
        this.#sinceSnapshot += due.length;
      }
    } catch (error) {
      return this.#failed(error);
    }
    this.#say(kept(), false);
    await this.#tidy(this.#written).catch(() => undefined); // all is stored without it, and it comes again
    if (this.#waiting.length > 0) await this.#writeAll();
  }

  async #failed(error: unknown) {
    if (error instanceof OvertakenError) {
      await this.addVersion('As it was in a window that another one has overtaken');
      this.#waiting = [];
      this.#onlyRead();
      return;
    }
    this.#say(trouble(error), true);
    if (!this.#hasEnded()) this.#retry = setTimeout(() => void this.#write(), RETRY_AFTER);
  }

  /** @param written all of it is stored */
  async #tidy(written: Written) {
    if (this.#sinceSnapshot >= SETTLE_AFTER) {
      await this.keeper.settle(this.#course, written);
      this.#sinceSnapshot = 0;
    }
    if (Date.now() - this.#versionAt > VERSION_AFTER)
      await this.addVersion(someOf(this.#sinceVersion), written.sources);
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
