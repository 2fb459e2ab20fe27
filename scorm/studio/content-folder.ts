import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { DiskError, type DiskTrouble } from '../../authoring/studio/keep/disk.ts';
import { isContent, type MediaFile } from '../../src/compiler/source-files.ts';

/** The files of the course that lies in a folder, and nothing else of this computer. */
export class ContentFolder {
  /** Where course.yaml is. */
  readonly path: string;
  /** One write after the other, so that what is looked at is what is replaced. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** @throws DiskError */
  async read(): Promise<readonly MediaFile[]> {
    const root = await this.#root();
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(fail);
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .map((path) => path.replaceAll(sep, '/'))
      .filter(isOurs)
      .sort();
    const files = await Promise.all(
      paths.map(async (path) => ({ path, bytes: await bytesAt(join(root, path)) })),
    );
    // One that was deleted while the folder was read is a file that is not there.
    return files.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
  }

  /**
   * Puts `after` in the place of a file, or deletes it for null. A reader meets the old file or the new one, never a half.
   * @param isAsBefore whether the file (null for none) is the one that may be replaced
   * @returns whether it was replaced
   * @throws DiskError
   */
  write(
    path: string,
    isAsBefore: (bytes: Uint8Array | null) => boolean,
    after: Uint8Array | null,
  ): Promise<boolean> {
    const written = this.#last.then(() => this.#write(path, isAsBefore, after));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #write(path: string, isAsBefore: (bytes: Uint8Array | null) => boolean, after: Uint8Array | null) {
    const root = await this.#root();
    const file = await this.#inside(root, path, after !== null);
    const bytes = (await bytesAt(file)) ?? null;
    if (!isAsBefore(bytes)) return false;
    if (bytes) await mustBeWritable(file);
    if (after) await replace(file, after).catch(fail);
    else await rm(file, { force: true }).catch(fail);
    return true;
  }

  async #root(): Promise<string> {
    const root = await realpath(this.path).catch(fail);
    await access(join(root, 'course.yaml')).catch(() => {
      throw new DiskError('gone'); // a folder that was emptied or put elsewhere is no course without files
    });
    return root;
  }

  /** The file's place, which no link leads out of the folder. */
  async #inside(root: string, path: string, isToBe: boolean): Promise<string> {
    if (!isOurs(path)) throw new DiskError('not-allowed');
    const file = join(root, path);
    const folder = dirname(file);
    if (isToBe) await this.#makeFolders(root, path.split('/').slice(0, -1));
    const real = await realpath(folder).catch((error: unknown) => (isMissing(error) ? folder : fail(error)));
    if (real !== folder) throw new DiskError('not-allowed');
    const found = await lstat(file).catch((error: unknown) => (isMissing(error) ? undefined : fail(error)));
    if (found && !found.isFile()) throw new DiskError('not-allowed');
    return file;
  }

  async #makeFolders(root: string, names: readonly string[]) {
    let folder = root;
    for (const name of names) {
      folder = join(folder, name);
      const found = await lstat(folder).catch((error: unknown) =>
        isMissing(error) ? undefined : fail(error),
      );
      if (!found) await mkdir(folder).catch(fail);
      else if (!found.isDirectory()) throw new DiskError('not-allowed');
    }
  }
}

/** A path of a course's file, written as the compiler writes it: no way out, nothing hidden, nothing of another kind. */
function isOurs(path: string): boolean {
  const names = path.split('/');
  return (
    isContent(path) && !/[\\:\0]/.test(path) && names.every((name) => name !== '' && !/^[.~]/.test(name))
  );
}

/** undefined for no file. */
async function bytesAt(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch((error: unknown) => (isMissing(error) ? undefined : fail(error)));
}

/** A file that somebody protected stays as it is, even where the system would let us put another in its place. */
async function mustBeWritable(file: string) {
  const { mode } = await lstat(file).catch(fail);
  if ((mode & 0o222) === 0) throw new DiskError('read-only');
  await access(file, constants.W_OK).catch(fail);
}

/** Written beside it and renamed: a full disk or a power cut leaves the old file whole. */
async function replace(file: string, bytes: Uint8Array) {
  const known = await lstat(file).catch(() => undefined);
  const fresh = join(dirname(file), `.${randomBytes(6).toString('hex')}.part`);
  try {
    const opened = await open(fresh, 'wx');
    try {
      await opened.writeFile(bytes);
      await opened.sync();
    } finally {
      await opened.close();
    }
    if (known) await chmod(fresh, known.mode);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** What the system says, as one of the troubles that an author can do something about. */
export function fail(error: unknown): never {
  if (error instanceof DiskError) throw error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const troubles: Readonly<Record<string, DiskTrouble>> = {
    ...{ ENOSPC: 'full', EDQUOT: 'full', EFBIG: 'full' },
    ...{ EROFS: 'read-only', EACCES: 'read-only', EPERM: 'read-only' },
    ...{ ENOENT: 'gone', ENOTDIR: 'gone' },
  };
  throw new DiskError(troubles[code] ?? 'unreachable', { cause: error });
}
