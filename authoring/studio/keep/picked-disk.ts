import { isContent } from '../../../src/compiler/source-files.ts';
import { bytesOf, contentOf, sameContent, type Sources } from '../store/sources.ts';
import { DiskError, type Content, type Disk, type DiskTrouble } from './disk.ts';

/** A file as it was last read. */
interface ReadFile {
  readonly mark: string;
  readonly content: string | Uint8Array;
}

/** A folder that the author has picked, by the browser's File System Access. */
export class PickedDisk implements Disk {
  readonly name: string;
  readonly folder: FileSystemDirectoryHandle;
  #read: ReadonlyMap<string, ReadFile> = new Map();
  #last: Sources = new Map();

  constructor(folder: FileSystemDirectoryHandle) {
    this.name = folder.name;
    this.folder = folder;
  }

  async read(): Promise<Sources> {
    const files = await this.#files();
    if (!files.has('course.yaml')) throw new DiskError('gone'); // emptied or put elsewhere, and no course without files
    const isSame =
      files.size === this.#read.size && [...files].every(([path, file]) => this.#read.get(path) === file);
    this.#read = files;
    if (!isSame) this.#last = new Map([...files].map(([path, { content }]) => [path, content]));
    return this.#last;
  }

  async write(path: string, before: Content, after: Content): Promise<boolean> {
    try {
      await this.#mayWrite();
      const names = path.split('/');
      const name = names.pop() ?? '';
      let folder = this.folder;
      for (const one of names) folder = await folder.getDirectoryHandle(one, { create: after !== undefined });
      const found = await missingIsNone(folder.getFileHandle(name));
      const now = found && contentOf(path, await bytesIn(await found.getFile()));
      if (!sameContent(now, before)) return false;
      if (after === undefined) await missingIsNone(folder.removeEntry(name));
      else await replace(found ?? (await folder.getFileHandle(name, { create: true })), after);
      return true;
    } catch (error) {
      return fail(error);
    }
  }

  /** Writes a whole course into a folder that holds none, and says whether it did; course.yaml last, so that half of it is none. */
  async fill(sources: Sources): Promise<boolean> {
    if ((await this.#files()).has('course.yaml')) return false;
    const last = (path: string) => (path === 'course.yaml' ? 1 : 0);
    const inOrder = [...sources].sort(([one], [other]) => last(one) - last(other));
    for (const [path, content] of inOrder) if (!(await this.write(path, undefined, content))) return false;
    return true;
  }

  /** Asks the author, which a browser does only after a press. */
  async allow(): Promise<void> {
    await this.folder.requestPermission?.({ mode: 'readwrite' });
  }

  async #mayWrite() {
    const permission = await this.folder.queryPermission?.({ mode: 'readwrite' });
    if (permission !== undefined && permission !== 'granted') throw new DiskError('not-allowed');
  }

  async #files(): Promise<ReadonlyMap<string, ReadFile>> {
    try {
      await this.#mayWrite();
      const files = new Map<string, ReadFile>();
      await this.#gather(this.folder, '', files);
      return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
    } catch (error) {
      return fail(error);
    }
  }

  async #gather(folder: FileSystemDirectoryHandle, above: string, files: Map<string, ReadFile>) {
    for await (const entry of folder.values()) {
      const path = above + entry.name;
      if (/^[.~]/.test(entry.name)) continue; // what systems and word processors leave behind
      if (entry.kind === 'directory') await this.#gather(entry, `${path}/`, files);
      else if (isContent(path)) await this.#take(entry, path, files);
    }
  }

  /** A file that was deleted meanwhile is not there. */
  async #take(entry: FileSystemFileHandle, path: string, files: Map<string, ReadFile>) {
    const file = await missingIsNone(entry.getFile());
    if (!file) return;
    const mark = `${file.lastModified} ${file.size}`;
    const known = this.#read.get(path);
    files.set(path, known?.mark === mark ? known : { mark, content: contentOf(path, await bytesIn(file)) });
  }
}

async function bytesIn(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** A reader meets the old file or the new one: the browser writes beside it and puts it there when it is closed. */
async function replace(file: FileSystemFileHandle, content: string | Uint8Array) {
  const stream = await file.createWritable();
  try {
    await stream.write(new Uint8Array(bytesOf(content)));
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
  await stream.close();
}

async function missingIsNone<Value>(wanted: Promise<Value>): Promise<Value | undefined> {
  return wanted.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  });
}

const troubles: Readonly<Record<string, DiskTrouble>> = {
  NotFoundError: 'gone',
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  QuotaExceededError: 'full',
  NoModificationAllowedError: 'read-only',
  TypeMismatchError: 'read-only',
};

function fail(error: unknown): never {
  if (error instanceof DiskError) throw error;
  const name = error instanceof DOMException ? error.name : '';
  throw new DiskError(troubles[name] ?? 'unknown', { cause: error });
}
