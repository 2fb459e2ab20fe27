import type { AppFiles } from '../../scorm/package/app-files.ts';
import { Compiling } from './core/compiling.ts';
import { CoreClient } from './core/core-client.ts';
import type { Disk } from './keep/disk.ts';
import { originOf } from './keep/origin.ts';
import { PickedDisk } from './keep/picked-disk.ts';
import { FolderKeeping, type KnownFolder } from './keep/folder-keeping.ts';
import { CourseKeeper, newId, type KeptCourse, type Version } from './keep/course-keeper.ts';
import { Keeping, trouble, type Standing } from './keep/keeping.ts';
import { saveCourse } from './save-course.ts';
import { CourseStore } from './store/course-store.ts';
import type { Change } from './store/edit.ts';
import { sameContent, sameSources, type Sources } from './store/sources.ts';
import { begin, type Written } from './store/written.ts';
import { titleIn } from './store/titles.ts';

/** All that the studio does besides showing itself. Fires `change` whenever there is something new to be shown. */
export class Studio extends EventTarget {
  readonly app: AppFiles;
  readonly core: CoreClient;
  readonly store: CourseStore;
  readonly compiling: Compiling;
  #keeper: CourseKeeper;
  #keeping: Keeping | null = null;
  #lost: Standing | null = null;
  /** The files that the author has downloaded last. */
  #downloaded: Sources | null = null;
  /** The folder that the page was opened on, and the one that the open course is kept in. */
  #disk: Disk | null;
  #folder: FolderKeeping | null = null;
  #home: string;

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
    this.store.addEventListener('change', () => this.#tell());
    this.compiling = new Compiling(this.core, this.store);
    this.compiling.addEventListener('compiled', () => {
      if (this.#keeping) this.#keeping.title = titleIn(this.store.sources);
      this.#tell();
    });
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
      if (known && written) await this.#show(known, written);
      else await this.#take(this.store.sources, true);
    } catch (error) {
      this.#lose(error);
      if (this.#disk) this.#keepIn(this.#disk, null);
    }
  }

  change(change: Change) {
    this.store.change(change);
  }

  /**
   * Whether the open course is kept as it is now, so that another one may take its place: in this browser, in its folder
   * or as a download.
   */
  async mayLeave(): Promise<boolean> {
    const { store } = this;
    if (store.readOnly || this.#downloaded === store.sources) return true;
    if (store.written.done.length + store.written.undone.length === 0) return true; // nobody has changed it
    if (await this.#keeping?.flush()) return true;
    await this.#folder?.settle();
    return this.#folder?.isSaved ?? false;
  }

  /** Hands the author the course's files, as they are now. */
  async download(sources = this.store.sources): Promise<void> {
    await saveCourse(this.core, sources);
    this.#downloaded = sources;
  }

  /** Opens another course; the one that was open stays among the kept ones. */
  async open(sources: Sources): Promise<void> {
    await this.#leaveFolder();
    try {
      await this.#take(sources, false);
    } catch (error) {
      await this.#leave();
      this.store.replace(begin(sources));
      this.store.readOnly = false;
      this.#lose(error);
    }
  }

  /** @returns whether it could be read */
  async openKept(course: KeptCourse): Promise<boolean> {
    await this.#leaveFolder();
    const written = await this.#keeper.read(course.id).catch(() => undefined);
    if (!written) return false;
    await this.#show(course, written);
    await this.#remember();
    return true;
  }

  /**
   * Opens the course in a folder that the author has picked, and keeps it there from now on.
   * @throws DiskError
   */
  async openFolder(folder: FileSystemDirectoryHandle): Promise<void> {
    const disk = new PickedDisk(folder);
    const sources = await disk.read();
    const known = await this.#keeper.courseIn(folder).catch(() => undefined);
    if (known && (await this.openKept(known))) return;
    await this.open(sources);
    await this.#keepInPicked(disk);
  }

  /**
   * Keeps the open course in a folder too, and says whether it does: not where the folder holds a course already.
   * @throws DiskError
   */
  async keepInFolder(folder: FileSystemDirectoryHandle): Promise<boolean> {
    const disk = new PickedDisk(folder);
    if (!(await disk.fill(this.store.sources))) return false;
    await this.#keepInPicked(disk);
    return true;
  }

  /** The courses that are kept here, the open one first. */
  async courses(): Promise<readonly KeptCourse[]> {
    return this.#keeper.courses().catch(() => []);
  }

  get course(): KeptCourse | null {
    return this.#keeping?.course ?? null;
  }

  async versions(): Promise<readonly Version[]> {
    return this.#keeping ? this.#keeper.versions(this.#keeping.course.id).catch(() => []) : [];
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
    if (same && written && (goOn || sameSources(written.sources, sources))) await this.#show(same, written);
    else {
      const course = { id: newId(), title: titleIn(sources), origin, changedAt: Date.now() };
      await this.#keeper.begin(course, begin(sources));
      await this.#show(course, begin(sources));
      await this.addVersion('As it was opened');
    }
    await this.#remember();
  }

  async #show(course: KeptCourse, written: Written) {
    await this.#leave();
    this.#lost = null;
    this.store.readOnly = false;
    this.store.replace(written);
    this.#keeping = new Keeping(this.#keeper, this.store, course);
    this.#keeping.addEventListener('standing', () => this.#tell());
    const disk = await this.#diskOf(course);
    if (disk) this.#keepIn(disk, this.#keeping);
  }

  /** The folder that a course is kept in besides; null for none. */
  async #diskOf({ id, origin }: KeptCourse): Promise<Disk | null> {
    if (this.#disk) return origin === this.#home ? this.#disk : null;
    const folder = await this.#keeper.folderOf(id).catch(() => undefined);
    return folder ? new PickedDisk(folder) : null;
  }

  /** The page opens with this course the next time. */
  async #remember() {
    if (this.course) await this.#keeper.setNote(`open:${this.#home}`, this.course.id).catch(() => undefined);
  }

  /** Lets go of the open course; all of it is stored that can be. */
  async #leave() {
    const [keeping, folder] = [this.#keeping, this.#folder];
    this.#keeping = null;
    this.#folder = null;
    folder?.end();
    this.store.readOnly = true; // what is typed now would belong to neither
    await keeping?.end();
  }

  #lose(error: unknown) {
    this.#lost = { words: trouble(error), trouble: true };
    this.#tell();
  }

  async #keepInPicked(disk: PickedDisk) {
    if (this.course) await this.#keeper.setFolder(this.course.id, disk.folder).catch(() => undefined);
    this.#folder?.end();
    this.#keepIn(disk, this.#keeping);
    this.#tell();
  }

  #keepIn(disk: Disk, keeping: Keeping | null) {
    const key = `folder:${keeping?.course.id ?? ''}`;
    this.#folder = new FolderKeeping(disk, this.store, {
      recall: async () => {
        await keeping?.held;
        const known = keeping && (await this.#keeper.note(key).catch(() => undefined));
        return (known ?? undefined) as KnownFolder | undefined;
      },
      note: async (known) => {
        if (keeping) await this.#keeper.setNote(key, known);
      },
      addVersion: async (label, sources) => {
        if (!(await keeping?.addVersion(label, sources))) await saveCourse(this.core, sources);
      },
    });
    this.#folder.addEventListener('change', () => this.#tell());
  }

  /** What was typed last is written to the folder before another course takes its place. */
  async #leaveFolder() {
    if (!this.store.readOnly) await this.#folder?.settle();
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
