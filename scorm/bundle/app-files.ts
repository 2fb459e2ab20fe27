import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { rollup, type OutputChunk, type RollupOptions } from 'rollup';
import { bundleApp, bundleDialect, bundlePages, bundleStaticPage } from '../../rollup.config.js';
import type { Course } from '../../src/course/course.ts';
import { licences } from './licences.ts';
import { bundleStyles, stylesAsScript } from './page-styles.ts';
import type { PackageProfile } from '../package/profiles.ts';
import { FONT_PACKAGE, typeface } from './typeface.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const LICENCES_FILE = 'licences.txt';

/** What a script speaks: a standard, or nothing where there is no LMS. */
type Speech = PackageProfile['standard'];

/** What packages share that speak the same. */
export interface AppFiles {
  /** Scripts, style sheet, font and licences. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The npm packages they are made of. */
  readonly packages: readonly string[];
}

/** The files that packages share by what they speak, whatever the course. */
export async function appFiles(wanted: Iterable<Speech>): Promise<ReadonlyMap<Speech, AppFiles>> {
  const [app, pages, styles, font, dialects] = await Promise.all([
    bundle(bundleApp()),
    bundle(bundlePages()),
    bundleStyles(),
    typeface(),
    Promise.all([...new Set(wanted)].map(bundledDialect)),
  ]);
  checkShared(app.chunk, pages.chunk);
  const packages = [...app.packages, ...pages.packages, FONT_PACKAGE];
  const shared = [
    ['pages.js', Buffer.from(stylesAsScript(styles.pages) + pages.chunk.code)],
    ['course.css', Buffer.from(styles.launch)],
    ['atkinson-hyperlegible-next.woff2', font],
    [LICENCES_FILE, Buffer.from(await licences(packages))],
  ] as const;
  return new Map(
    dialects.map(([speech, dialect]) => {
      const files = new Map([['course.js', Buffer.from(dialect + app.chunk.code)], ...shared]);
      return [speech, { files, packages }] as const;
    }),
  );
}

async function bundledDialect(speech: Speech): Promise<readonly [Speech, string]> {
  const { chunk } = await bundle(bundleDialect(speech));
  return [speech, chunk.code];
}

/**
 * Writes the first page of any course as plain HTML. Its templates import icons and so must be bundled before Node can
 * run them.
 */
export async function firstPageWriter(): Promise<(course: Course) => string> {
  const folder = here('../../node_modules/.cache');
  await mkdir(folder, { recursive: true });
  const file = `${folder}/static-page-${process.pid}-${threadId}.mjs`;
  await writeFile(file, (await bundle(bundleStaticPage())).chunk.code);
  try {
    const module = (await import(pathToFileURL(file).href)) as { staticPage(course: Course): string };
    return (course) => module.staticPage(course);
  } finally {
    await rm(file);
  }
}

interface Script {
  readonly chunk: OutputChunk;
  /** The npm packages it is made of. */
  readonly packages: readonly string[];
}

async function bundle(options: RollupOptions): Promise<Script> {
  const built = await rollup({ ...options, onwarn: (warning) => fail(warning.message) });
  const { output } = await built.generate({ ...[options.output].flat()[0] });
  await built.close();
  const inPackage = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;
  const packages = built.watchFiles.flatMap((id) => inPackage.exec(id)?.[1]?.replaceAll('\\', '/') ?? []);
  return { chunk: output[0], packages };
}

/** pages.js finds all it takes from course.js. */
function checkShared(script: OutputChunk, pages: OutputChunk) {
  const wanted = Object.values(pages.importedBindings).flat();
  const missing = wanted.filter((name) => !script.exports.includes(name));
  if (missing.length > 0) fail(`pages.js needs ${missing.join(', ')}; export it in src/shared.ts.`);
}

function fail(message: string): never {
  throw new Error(message);
}
