import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isContent, type Source } from '../src/compiler/compile.ts';
import { openPackage } from './package/open-package.ts';

/** What stops a build, as a sentence for the person who builds. */
export class BuildError extends Error {
  override readonly name: string = 'BuildError';
}

/** The files of a content folder, with paths as the person who edits them would type them. */
export async function readContent(folder: string): Promise<Source[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new BuildError(`There is no content folder ${folder}; name one that holds a course.yaml.`);
  });
  const paths = entries
    .filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name)) // what systems and word processors leave behind
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isContent)
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(process.cwd(), path),
      bytes: await readFile(path),
    })),
  );
}

/** The files of the course in a package of ours, or in a zipped folder. */
export async function readZip(file: string): Promise<readonly Source[]> {
  const zip = await readFile(file).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new BuildError(`${file} cannot be read (${code ?? 'unknown reason'}); name a zip that is there.`);
  });
  const opened = await openPackage(zip);
  if ('refusal' in opened) throw new BuildError(`${file} cannot be opened: ${opened.refusal}`);
  return opened.files;
}
