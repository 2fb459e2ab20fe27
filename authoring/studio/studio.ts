import type { CompiledCourse, Problem } from '../../src/compiler/compile.ts';
import type { AppFiles } from '../../scorm/package/app-files.ts';
import { sha256 } from '../../scorm/package/sha256.ts';
import { CoreClient } from './core/core-client.ts';
import type { Disk } from './keep/disk.ts';
import { FolderKeeping, type KnownFolder } from './keep/folder-keeping.ts';
import { CourseKeeper, type KeptCourse, type Version } from './keep/course-keeper.ts';
import { Keeping, trouble, type Standing } from './keep/keeping.ts';
import { CourseStore } from './store/course-store.ts';
import type { Change } from './store/edit.ts';
import { bytesOf, fromSources, sameContent, sameSources, type Sources } from './store/sources.ts';
import { begin, type Written } from './store/written.ts';
import { titleIn } from './store/titles.ts';

/** How long the course rests before it is compiled, in milliseconds. */
const PAUSE = 80;

/** All that the studio does besides showing itself. Fires `change` whenever there is something new to be shown. */
export class Studio extends EventTarget {
  readonly app: AppFiles;
  readonly core: CoreClient;
  readonly store: CourseStore;
  /** As it was last compiled without problems. */
  compiled: CompiledCourse | null = null;
  /** The newest that can be looked at, in spite of problems. */
  shown: CompiledCourse | null = null;
  problems: readonly Problem[] = [];
  /** The files that `problems` and `compiled` are of. */
  compiledFrom: Sources | null = null;
  #keeper: CourseKeeper;
  #keeping: Keeping | null = null;
  #lost: Standing | null = null;
  /** The folder that the page was opened on, and the one that the open course is kept in. */
  #disk: Disk | null;
  #folder: FolderKeeping | null = null;
  #home: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #compiling = false;

  constructor(parts: {
    readonly app: AppFiles;
    readonly worker: string;
    /** The course to begin with: as it lies on `disk`, where there is one. */
    readonly sources: Sources;
    readonly disk?: Disk | null;
    readonly keeper?: CourseKeeper;
  }) {
    super();
    const { sources, disk = null } = parts;
    this.app = parts.app;
    this.core = new CoreClient(parts.worker, parts.app);
    this.store = new CourseStore(sources);
    this.#keeper = parts.keeper ?? new CourseKeeper();
    this.#disk = disk;
    this.#home = disk ? `folder:${disk.name}` : originOf(sources);
    this.store.addEventListener('change', () => {
      this.#compileSoon();
      this.#tell();
    });
    void this.#compile();
  }

  get standing(): Standing {
    const here = this.#lost ?? this.#keeping?.standing ?? { words: 'Saving', trouble: false };
    return this.#folder && !this.store.readOnly ? together(here, this.#folder.standing) : here;
  }

  /** How the course is kept in a folder; null for one that is kept in this browser alone. */
  get folder(): FolderKeeping | null {
    return this.#folder;
  }

  /** What this file of the studio brought along, or what was last open in it; under `npm start` always its folder. */
  async begin(): Promise<void> {
    try {
      if (this.#disk) return await this.#take(this.store.sources, true, this.#home);
      const last = await this.#keeper.note(`open:${this.#home}`);
      const known = (await this.#keeper.courses()).find(({ id }) => id === last);
      const written = known && (await this.#keeper.read(known.id));
      if (known && written) this.#show(known, written);
      else await this.#take(this.store.sources, true);
    } catch (error) {
      this.#lost = { words: trouble(error), trouble: true };
      if (this.#disk) this.#keepIn(this.#disk, null);
      this.#tell();
    }
  }

  change(change: Change) {
    this.store.change(change);
  }

  /** Opens another course; the one that was open stays among the kept ones. */
  async open(sources: Sources): Promise<void> {
    await this.#leaveFolder();
    try {
      await this.#take(sources, false);
    } catch (error) {
      this.store.replace(begin(sources));
      this.#lost = { words: trouble(error), trouble: true };
      this.#tell();
    }
  }

  async openKept(course: KeptCourse): Promise<void> {
    await this.#leaveFolder();
    const written = await this.#keeper.read(course.id);
    if (!written) return;
    this.#show(course, written);
    await this.#keeper.setNote(`open:${this.#home}`, course.id);
  }

  /** The courses that are kept here, the open one first. */
  async courses(): Promise<readonly KeptCourse[]> {
    return this.#lost ? [] : this.#keeper.courses();
  }

  get course(): KeptCourse | null {
    return this.#keeping?.course ?? null;
  }

  async versions(): Promise<readonly Version[]> {
    return this.#keeping ? this.#keeper.versions(this.#keeping.course.id) : [];
  }

  async addVersion(label: string): Promise<void> {
    await this.#keeping?.addVersion(label);
  }

  /** Goes back to a version by a change that can be undone. */
  async goBackTo(version: Version): Promise<void> {
    await this.addVersion('Before going back to an earlier version');
    const { sources } = this.store;
    const files = new Set([...sources.keys(), ...version.sources.keys()]);
    const edits = [...files]
      .filter((file) => !sameContent(sources.get(file), version.sources.get(file)))
      .map((file) => ({ file, content: version.sources.get(file) ?? null }));
    this.change({ edits, label: 'Back to an earlier version', join: '' });
  }

  /** The version that was last given out; null before there was one. */
  async givenOut(): Promise<Version | null> {
    if (!this.#keeping) return null;
    const known = await this.#keeper.note(`given-out:${this.#keeping.course.id}`).catch(() => null);
    return (known as Version | undefined) ?? null;
  }

  async giveOut(): Promise<void> {
    if (!this.#keeping) return;
    const version: Version = { at: Date.now(), label: 'Given out', sources: this.store.sources };
    await this.#keeper.setNote(`given-out:${this.#keeping.course.id}`, version).catch(() => undefined);
    await this.addVersion('Given out as a package');
  }

  /** @param goOn whether what became of the course here is opened, where it has been here before */
  async #take(sources: Sources, goOn: boolean, origin = originOf(sources)): Promise<void> {
    const same = (await this.#keeper.courses()).find((one) => one.origin === origin);
    const written = same && (await this.#keeper.read(same.id));
    if (same && written && (goOn || sameSources(written.sources, sources))) this.#show(same, written);
    else {
      const course = { id: crypto.randomUUID(), title: titleIn(sources), origin, changedAt: Date.now() };
      await this.#keeper.begin(course, begin(sources));
      this.#show(course, begin(sources));
      await this.addVersion('As it was opened');
    }
    if (this.course) await this.#keeper.setNote(`open:${this.#home}`, this.course.id);
  }

  #show(course: KeptCourse, written: Written) {
    this.#keeping?.end();
    this.#folder?.end();
    this.#folder = null;
    this.#lost = null;
    this.store.readOnly = false;
    this.#keeping = new Keeping(this.#keeper, this.store, course);
    this.#keeping.addEventListener('standing', () => this.#tell());
    this.store.replace(written);
    if (this.#disk && course.origin === this.#home) this.#keepIn(this.#disk, this.#keeping);
  }

  #keepIn(disk: Disk, keeping: Keeping | null) {
    const key = `folder:${keeping?.course.id ?? ''}`;
    this.#folder = new FolderKeeping(disk, this.store, {
      recall: async () => {
        await keeping?.held;
        return keeping ? ((await this.#keeper.note(key)) as KnownFolder | undefined) : undefined;
      },
      note: async (known) => {
        if (keeping) await this.#keeper.setNote(key, known);
      },
      addVersion: async (label, sources) => keeping?.addVersion(label, sources),
    });
    this.#folder.addEventListener('change', () => this.#tell());
  }

  /** What was typed last is written to the folder before another course takes its place. */
  async #leaveFolder() {
    if (!this.store.readOnly) await this.#folder?.settle();
  }

  #compileSoon() {
    if (this.store.sources === this.compiledFrom) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#compile(), PAUSE);
  }

  async #compile() {
    if (this.#compiling) return;
    this.#compiling = true;
    const { sources } = this.store;
    try {
      const compilation = await this.core.ask('compile', fromSources(sources));
      this.problems = compilation.problems;
      this.compiled = compilation.course === null ? this.compiled : compilation;
      this.shown = compilation.course === null ? (compilation.draft ?? this.shown) : compilation;
      this.compiledFrom = sources;
      if (this.#keeping) this.#keeping.title = titleIn(sources);
    } finally {
      this.#compiling = false;
    }
    this.#tell();
    this.#compileSoon();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/** How a course is kept that lies in a folder too: in the browser alone while something is wrong with the folder. */
function together(here: Standing, folder: Standing): Standing {
  if (!folder.trouble) return folder;
  return here.trouble
    ? { words: `Not kept: ${folder.words}, and this browser keeps nothing`, trouble: true }
    : { words: `Kept on this computer, ${folder.words}`, trouble: true };
}

/** Names a course by all its bytes. */
function originOf(sources: Sources): string {
  const parts = [...sources].flatMap(([path, content]) => {
    const bytes = bytesOf(content);
    return [new TextEncoder().encode(`${path}\n${bytes.length}\n`), bytes];
  });
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return sha256(whole);
}
