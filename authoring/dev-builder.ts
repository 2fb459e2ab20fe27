/** A worker of `npm run dev`: bundles the app once, then builds one package each time it is asked to. */
import { parentPort, workerData } from 'node:worker_threads';
import { indexHtml } from '../scorm/package/html-files.ts';
import { packageFiles, prepareApp } from '../scorm/build-packages.ts';
import { profiles } from '../scorm/package/profiles.ts';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';

/** What came of a build. */
export type Built =
  | { readonly title: string; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly problems: readonly string[] };

const profile = profiles.scorm12;
const { content } = workerData as { content: string };
const preparing = prepareApp([profile]);
preparing.catch(() => undefined); // whoever waits for it hears of it

async function build(): Promise<Built> {
  const compiled = compileCourse(await readContent(content));
  const { course, problems } = compiled;
  if (!course) return { problems: problems.map(formatProblem) };
  const app = await preparing;
  const page = await indexHtml(course, app.firstPage(course));
  return { title: course.title, files: await packageFiles({ ...compiled, course }, page, app, profile) };
}

parentPort?.on('message', () => {
  void build()
    .catch((error: unknown): Built => ({ problems: [(error as Error).message] }))
    .then((built) => parentPort?.postMessage(built));
});
