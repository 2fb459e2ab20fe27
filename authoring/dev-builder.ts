/** A worker of `npm run dev`: bundles the app once, then builds one package each time it is asked to. */
import { parentPort, workerData } from 'node:worker_threads';
import { keptApp, keptFirstPage } from '../scorm/bundle/kept-app.ts';
import { packageFiles } from '../scorm/package/make-packages.ts';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, type Problem } from '../src/compiler/compile.ts';

/** What came of a build. */
export type Built =
  | { readonly title: string; readonly files: ReadonlyMap<string, Uint8Array> }
  /** What is wrong with the content; or what else stopped it, such as a slip in the code, else ''. */
  | { readonly problems: readonly Problem[]; readonly failure: string };

const { content } = workerData as { content: string };
const preparing = Promise.all([keptApp(), keptFirstPage()]);
preparing.catch(() => undefined); // whoever waits for it hears of it

async function build(): Promise<Built> {
  const compiled = compileCourse(await readContent(content));
  if (compiled.course === null) return { problems: compiled.problems, failure: '' };
  const [app, firstPage] = await preparing;
  return { title: compiled.course.title, files: packageFiles(compiled, app, firstPage, 'scorm12') };
}

parentPort?.on('message', () => {
  void build()
    .catch((error: unknown): Built => ({ problems: [], failure: (error as Error).message }))
    .then((built) => parentPort?.postMessage(built));
});
