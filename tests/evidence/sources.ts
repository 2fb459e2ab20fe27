/** What packages are built from and tests are run on, as one checksum; whatever is changed changes it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const git = async (folder: string, ...args: readonly string[]) =>
  (await promisify(execFile)('git', ['-C', folder, ...args], { maxBuffer: 1e8 })).stdout;

/** All but prose: of the folders, and the files that say how they are built. */
const COUNTED = /^(src|scorm|authoring|content|tests)\/|^[^/]+\.(json|js|ts)$/;

/** The state of the sources. */
export interface Sources {
  /** Null outside of a git checkout. */
  readonly commit: string | null;
  /** Whether files differ from that commit. */
  readonly dirty: boolean;
  /** SHA-256 over the names and bytes of all files that count. */
  readonly sha256: string;
}

/** @throws Error outside of a git checkout: which files belong to the project is what git says */
export async function readSources(folder = '.'): Promise<Sources> {
  const listed = await git(folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  const hash = createHash('sha256');
  for (const file of [...new Set(listed.split('\0'))].filter((name) => COUNTED.test(name)).toSorted()) {
    const bytes = await readFile(join(folder, file)).catch(() => undefined); // listed, but deleted
    if (bytes) hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  const commit = (await git(folder, 'rev-parse', 'HEAD').catch(() => '')).trim();
  const changed = (await git(folder, 'status', '--porcelain')).split('\n');
  return {
    commit: commit === '' ? null : commit,
    dirty: changed.some((line) => COUNTED.test(line.slice(3))),
    sha256: hash.digest('hex'),
  };
}
