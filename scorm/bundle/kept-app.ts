import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppFiles } from '../package/app-files.ts';
import type { FirstPage } from '../package/make-packages.ts';
import { bundleApp } from './app-files.ts';
import { readInventory, type Bill } from './bill-of-materials.ts';
import { firstPageCode, readFirstPage } from './first-page.ts';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Everything it can be made from; the lock file speaks for the npm packages. */
export async function sourcesOfApp(): Promise<string[]> {
  const beside = (await readdir(here(''), { withFileTypes: true })).filter((entry) => entry.isFile());
  return ['src', 'scorm', ...beside.map(({ name }) => name)].map(here); // the licence and all settings lie there
}

interface Keeping {
  /** Where it is kept. */
  readonly folder?: string;
  /** Files and folders: where one of them has changed, all is made again. */
  readonly sources?: readonly string[];
}

/** What all packages share. */
export const keptApp = (): Promise<AppFiles> => kept('app', bundleApp);

/** What writes first pages. */
export const keptFirstPage = async (): Promise<FirstPage> =>
  readFirstPage(await kept('first-page', firstPageCode));

/** All that this project needs to run. */
export const keptInventory = (): Promise<Bill> =>
  kept('inventory', readInventory, { sources: ['package.json', 'package-lock.json'].map(here) });

/**
 * Something that takes long to make, taken from the last time it was made from the very same sources: bundling is by far
 * the longest part of a build. Where nothing can be kept, or what is kept is damaged, it is made again.
 * @param what its name among what is kept
 */
export async function kept<Made>(
  what: string,
  make: () => Promise<Made>,
  { folder = here('node_modules/.cache/kept'), sources }: Keeping = {},
): Promise<Made> {
  const name = `${what}-${await hashOf(sources ?? (await sourcesOfApp()))}.json`;
  const found = await read(join(folder, name));
  if (found !== null) return found as Made;
  const made = await make();
  await keep(folder, name, made, (one) => one.startsWith(`${what}-`));
  return made;
}

async function read(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** Keeps it in the place of what it was before. */
async function keep(folder: string, name: string, made: unknown, isBefore: (name: string) => boolean) {
  try {
    await mkdir(folder, { recursive: true });
    const before = await readdir(folder);
    const half = join(folder, `${process.pid}.half`);
    await writeFile(half, JSON.stringify(made));
    await rename(half, join(folder, name)); // another process sees all of it or nothing
    const old = before.filter((one) => one !== name && isBefore(one) && one.endsWith('.json'));
    await Promise.all(old.map((one) => rm(join(folder, one), { force: true })));
  } catch {
    // a folder that nobody may write to: the next build takes as long as this one
  }
}

/** The SHA-256 of all sources, each with its path. */
async function hashOf(sources: readonly string[]): Promise<string> {
  const paths = (await Promise.all(sources.map(filesIn))).flat().toSorted();
  const hash = createHash('sha256');
  for (const [index, bytes] of (await Promise.all(paths.map((path) => readFile(path)))).entries())
    hash.update(`${paths[index]}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
