import type { CourseStore } from '../store/course-store.ts';
import { sameContent, type Sources } from '../store/sources.ts';
import { DiskError, diskReasons, type Content, type Disk, type DiskTrouble } from './disk.ts';
import type { Standing } from './keeping.ts';

/** A file that was changed here and on the disk, each in its own way. */
export interface Clash {
  readonly path: string;
  readonly here: Content;
  readonly onDisk: Content;
}

/** What the folder is known to hold: what a change on the disk is told by, after a reload too. */
export interface KnownFolder {
  readonly files: Sources;
  /** What was being written when it was last noted: the folder may hold it or not. */
  readonly writing: ReadonlyMap<string, Content>;
}

/** Where it is noted, so that it outlives the page. */
export interface FolderNotes {
  /** Settles when it is this window's turn to write; undefined for a folder met for the first time. */
  readonly recall: () => Promise<KnownFolder | undefined>;
  readonly note: (known: KnownFolder) => Promise<void>;
  /** Keeps a whole course among the earlier versions, or hands it to the author where nothing can be kept. */
  readonly addVersion: (label: string, sources: Sources) => Promise<void>;
}

/** A pause in the author's changes after which they are written to the folder, in milliseconds. */
const PAUSE = 300;
/** How often the folder is looked at while somebody sees the page, in milliseconds. */
const LOOK_EVERY = 1500;

/**
 * Keeps the course and its folder the same: what is changed here is written there, what was changed there is taken in
 * here, and a file that was changed in both places is left alone until the author has chosen. Fires `change`.
 */
export class FolderKeeping extends EventTarget {
  readonly disk: Disk;
  clashes: readonly Clash[] = [];
  #store: CourseStore;
  #notes: FolderNotes;
  #known: Sources | null = null;
  /** What is noted, once nothing is on its way; null while something is. */
  #noted: Sources | null = null;
  #trouble: DiskTrouble | null = null;
  #savedAt = new Date();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn: Promise<void> | null = null;
  #ended = new AbortController();

  constructor(disk: Disk, store: CourseStore, notes: FolderNotes) {
    super();
    this.disk = disk;
    this.#store = store;
    this.#notes = notes;
    const { signal } = this.#ended;
    store.addEventListener('written', () => this.#soon(), { signal });
    addEventListener('focus', () => void this.settle(), { signal });
    addEventListener('pagehide', () => void this.settle(), { signal });
    const looking = setInterval(() => document.hidden || void this.settle(), LOOK_EVERY);
    signal.addEventListener('abort', () => clearInterval(looking));
    void this.settle();
  }

  /** Whether the folder holds what is here. */
  get isSaved(): boolean {
    const known = this.#known;
    return !this.#trouble && known !== null && differing(known, this.#store.sources).length === 0;
  }

  /** Whether the author has to be asked before anything is written. */
  get isForbidden(): boolean {
    return this.#trouble === 'not-allowed' && this.disk.allow !== undefined;
  }

  /** Asks for leave to write, and writes. */
  async allow() {
    await this.disk.allow?.().catch(() => undefined); // a browser that does not even ask says no
    await this.settle();
  }

  get standing(): Standing {
    const { name } = this.disk;
    if (this.#trouble) return { words: `not in ${name}: ${diskReasons[this.#trouble]}`, trouble: true };
    const [clash, ...more] = this.clashes;
    if (clash) {
      const files = more.length === 0 ? clash.path : `${more.length + 1} files`;
      return { words: `not in ${name}: ${files} also changed on the disk`, trouble: true };
    }
    return this.isSaved
      ? {
          words: `Saved to ${name} · ${this.#savedAt.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`,
          trouble: false,
        }
      : { words: 'Saving', trouble: false };
  }

  /** Settles when course and folder are the same, as far as they can be. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn ??= this.#compare().finally(() => {
      this.#turn = null;
      if (!this.#trouble && !this.isSaved && this.#store.sources !== this.#compared) this.#soon();
      this.dispatchEvent(new Event('change'));
    });
    return this.#turn;
  }

  /** The author wants what is here; what is on the disk is kept among the earlier versions. */
  async keepHere({ path, onDisk }: Clash) {
    await this.#notes.addVersion(
      `${path} as it was on the disk`,
      withFile(this.#store.sources, path, onDisk),
    );
    this.#known = withFile(this.#known ?? new Map(), path, onDisk);
    this.clashes = this.clashes.filter((clash) => clash.path !== path);
    await this.settle();
  }

  /** The author wants what is on the disk; what is here is kept among the earlier versions, and by undo. */
  async takeFromDisk({ path, onDisk }: Clash) {
    await this.#notes.addVersion(`${path} as it was here`, this.#store.sources);
    this.#known = withFile(this.#known ?? new Map(), path, onDisk);
    this.clashes = this.clashes.filter((clash) => clash.path !== path);
    this.#takeIn([[path, onDisk]]);
    await this.settle();
  }

  /** Another course is opened; the folder stays as it is. */
  end() {
    this.#ended.abort();
    clearTimeout(this.#timer);
  }

  /** The files that were last compared with the folder. */
  #compared: Sources | null = null;

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), PAUSE);
    this.dispatchEvent(new Event('change'));
  }

  #mayWrite(): boolean {
    return !this.#ended.signal.aborted && !this.#store.readOnly;
  }

  async #compare() {
    try {
      const recalled = this.#known ? undefined : await this.#notes.recall();
      if (!this.#mayWrite()) return;
      const onDisk = await this.disk.read();
      if (!this.#mayWrite()) return;
      this.#known ??= asLeft(recalled, onDisk, this.#store.sources);
      this.#meet(onDisk);
      await this.#save();
      if (this.#known !== this.#noted) await this.#note(new Map());
      this.#trouble = null;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      this.#trouble = error.trouble;
    }
  }

  /** Takes in what was changed on the disk alone, and finds what was changed in both places. */
  #meet(onDisk: Sources) {
    const known = this.#known ?? onDisk;
    const taken: [string, Content][] = [];
    const clashes: Clash[] = [];
    for (const path of differing(known, onDisk)) {
      const [here, there] = [this.#store.sources.get(path), onDisk.get(path)];
      if (sameContent(here, known.get(path))) taken.push([path, there]);
      else if (!sameContent(here, there)) clashes.push({ path, here, onDisk: there });
    }
    const open = new Set(clashes.map(({ path }) => path));
    this.#known = [...open].reduce((files, path) => withFile(files, path, known.get(path)), onDisk);
    this.clashes = clashes;
    this.#takeIn(taken);
  }

  #takeIn(files: readonly (readonly [string, Content])[]) {
    if (files.length === 0) return;
    const edits = files.map(([file, content]) => ({ file, content: content ?? null }));
    const [first] = files;
    const what = files.length === 1 && first ? first[0] : `${files.length} files`;
    this.#store.change({ edits, label: `${what} changed on the disk`, join: '' });
  }

  async #save() {
    const { sources } = this.#store;
    this.#compared = sources;
    const open = new Set(this.clashes.map(({ path }) => path));
    const due = differing(this.#known ?? sources, sources).filter((path) => !open.has(path));
    if (due.length === 0) return;
    await this.#note(new Map(due.map((path) => [path, sources.get(path)])));
    for (const path of due) {
      const [before, after] = [this.#known?.get(path), sources.get(path)];
      // What was changed on the disk since it was read shows at the next look.
      if (await this.disk.write(path, before, after))
        this.#known = withFile(this.#known ?? sources, path, after);
    }
    this.#savedAt = new Date();
  }

  /** A browser that keeps nothing still has a folder that does. */
  async #note(writing: ReadonlyMap<string, Content>) {
    const files = this.#known;
    if (!files) return;
    this.#noted = writing.size === 0 ? files : null;
    await this.#notes.note({ files, writing }).catch(() => undefined);
  }
}

/**
 * What the folder held when this page last knew: what was being written then counts where it got there. A folder that is
 * met for the first time holds what it holds.
 */
function asLeft(known: KnownFolder | undefined, onDisk: Sources, here: Sources): Sources {
  if (!known) return sharedBy(onDisk, here);
  const arrived = [...known.writing].filter(([path, content]) => sameContent(content, onDisk.get(path)));
  return arrived.reduce((files, [path, content]) => withFile(files, path, content), known.files);
}

/** Nothing is known of files that differ: the author is asked. */
function sharedBy(one: Sources, other: Sources): Sources {
  return new Map([...one].filter(([path, content]) => sameContent(content, other.get(path))));
}

function differing(one: Sources, other: Sources): readonly string[] {
  if (one === other) return [];
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => !sameContent(one.get(path), other.get(path)));
}

function withFile(files: Sources, path: string, content: Content): Sources {
  const changed = new Map(files);
  if (content === undefined) changed.delete(path);
  else changed.set(path, content);
  return changed;
}
