import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundleStyles } from 'esbuild';
import { gzip } from 'pako';
import { rollup, type OutputChunk, type RollupOptions } from 'rollup';
import bundleApp, { bundlePages, bundleStaticPage } from '../rollup.config.js';
import type { Course } from '../src/course/course.ts';
import type { Standard } from './profiles.ts';
import { PROBE_FILE, PROBE_TEXT } from '../src/saving/probe.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FONT = '../node_modules/@fontsource-variable/atkinson-hyperlegible-next';
/** What a package carries of others, with the licence each asks to be kept with it. */
const LICENCES = [FONT, '../node_modules/lit', '../node_modules/lucide-static'];
const FONT_FILE = `${FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`;

/**
 * The files that packages of one standard share, whatever the course: scripts, style sheet, font, licences, and the
 * file the script asks for to see whether the server can be reached.
 */
export async function appFiles(standard: Standard): Promise<Map<string, Uint8Array>> {
  const [script, pages, styles, font, licences] = await Promise.all([
    bundle(bundleApp(standard)),
    bundle(bundlePages()),
    bundlePageStyles(),
    readFile(here(FONT_FILE)),
    Promise.all(LICENCES.map((folder) => readFile(here(`${folder}/LICENSE`), 'utf8'))),
  ]);
  checkShared(script, pages);
  return new Map<string, Uint8Array>([
    ['course.js', Buffer.from(script.code)],
    ['pages.js', Buffer.from(pages.code)],
    ['course.css', styles],
    ['atkinson-hyperlegible-next.woff2', font],
    ['licences.txt', Buffer.from(licences.join('\n\n'))],
    [PROBE_FILE, Buffer.from(PROBE_TEXT)],
  ]);
}

/** index.html: the first page as plain HTML, and the course as data. */
export async function indexHtml(course: Course, firstPage: string): Promise<Uint8Array> {
  const template = await readFile(here('../src/index.html'), 'utf8');
  const { cover } = course.ui;
  const values: Record<string, string> = {
    language: escapeHtml(course.language),
    direction: course.direction,
    title: escapeHtml(course.title),
    cover: firstPage,
    withoutScript: escapeHtml(cover['without-script']),
    slowScript: escapeHtml(cover['slow-script']),
    course: packed(course),
  };
  return Buffer.from(template.replace(/%(\w+)%/g, (mark, name: string) => values[name] ?? mark));
}

/** The first page as plain HTML. Its templates import icons and so must be bundled before Node can run them. */
export async function renderFirstPage(course: Course): Promise<string> {
  const folder = here('../node_modules/.cache');
  await mkdir(folder, { recursive: true });
  const file = `${folder}/static-page-${process.pid}.mjs`;
  await writeFile(file, (await bundle(bundleStaticPage())).code);
  try {
    const module = (await import(pathToFileURL(file).href)) as { staticPage(course: Course): string };
    return module.staticPage(course);
  } finally {
    await rm(file);
  }
}

async function bundle(options: RollupOptions): Promise<OutputChunk> {
  const built = await rollup({ ...options, onwarn: (warning) => fail(warning.message) });
  const { output } = await built.generate({ ...[options.output].flat()[0] });
  await built.close();
  return output[0];
}

/** pages.js finds all it takes from course.js. */
function checkShared(script: OutputChunk, pages: OutputChunk) {
  const wanted = Object.values(pages.importedBindings).flat();
  const missing = wanted.filter((name) => !script.exports.includes(name));
  if (missing.length > 0) fail(`pages.js needs ${missing.join(', ')}; export it in src/shared.ts.`);
}

/** src/app/page.css and what it imports, in one. */
export async function bundlePageStyles(): Promise<Uint8Array> {
  const { outputFiles } = await bundleStyles({
    entryPoints: [here('../src/app/page.css')],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
  });
  return outputFiles[0]?.contents ?? fail('esbuild made no style sheet');
}

/** What src/main.ts unpacks; the same bytes on every machine, which Node's own zlib does not promise. */
function packed(course: Course): string {
  return Buffer.from(gzip(JSON.stringify(course), { level: 9 })).toString('base64');
}

function fail(message: string): never {
  throw new Error(message);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
