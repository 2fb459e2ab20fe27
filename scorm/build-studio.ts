import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Source } from '../src/compiler/compile.ts';
import type { Served } from '../authoring/studio/brought.ts';
import { bundleStudio } from './bundle/studio.ts';
import type { AppFiles } from './package/app-files.ts';
import { readContent } from './read-content.ts';

/** The file of the studio, beside the packages. */
const STUDIO_FILE = 'studio.html';

/** Writes the studio with a course inside, as one file, and says where. */
export async function buildStudio(course: readonly Source[], app: AppFiles, out: string): Promise<string> {
  const file = resolve(out, STUDIO_FILE);
  await writeFile(file, await bundleStudio(app, inOneFolder(course), await readStarter()));
  return file;
}

/** What `npm run new` begins with: the starter, and the words of our own course. */
async function readStarter(): Promise<readonly Source[]> {
  const here = (path: string) => new URL(path, import.meta.url).pathname;
  const own = inOneFolder(await readContent(here('../authoring/starter/en-GB')));
  const words = await readFile(here('../content/en-GB/ui.yaml'), 'utf8');
  return [...own, { path: 'ui.yaml', text: words }];
}

/** The page of `npm start`, which reads its course from a folder; the page itself brings none. */
export async function servedStudio(app: AppFiles, served: Served): Promise<string> {
  return bundleStudio(app, [], await readStarter(), served);
}

/** By their paths from the folder of course.yaml. */
function inOneFolder(files: readonly Source[]): readonly Source[] {
  const paths = files.map(({ path }) => path.replaceAll('\\', '/'));
  const folder =
    paths.find((path) => /(^|\/)course\.yaml$/.test(path))?.slice(0, -'course.yaml'.length) ?? '';
  return files.map((file, index) => ({ ...file, path: paths[index]?.slice(folder.length) ?? file.path }));
}
