import { readFile } from 'node:fs/promises';
import { rollup, type OutputChunk, type RollupOptions } from 'rollup';
import { bundleDialect, bundleLaunch, bundlePages } from '../../rollup.config.js';
import type { AppFiles, ControlFiles, Speech } from '../package/app-files.ts';
import { toBase64 } from '../package/base64.ts';
import { profiles } from '../package/profiles.ts';
import { licences, schemaNotice } from './licences.ts';
import { bundleStyles, stylesAsScript } from './page-styles.ts';
import { FONT_PACKAGE, typeface } from './typeface.ts';

/** Makes all that packages share, whatever the course. */
export async function bundleApp(): Promise<AppFiles> {
  const speeches: readonly Speech[] = ['scorm12', 'scorm2004', 'none'];
  const [launch, pages, styles, font, dialects] = await Promise.all([
    bundle(bundleLaunch()),
    bundle(bundlePages()),
    bundleStyles(),
    typeface(),
    Promise.all(
      speeches.map(async (speech) => [speech, (await bundle(bundleDialect(speech))).chunk.code] as const),
    ),
  ]);
  checkShared(launch.chunk, pages.chunk);
  const npmPackages = [...new Set([...launch.packages, ...pages.packages, FONT_PACKAGE])].toSorted();
  return {
    dialects: Object.fromEntries(dialects) as AppFiles['dialects'],
    script: launch.chunk.code,
    pages: stylesAsScript(styles.pages) + pages.chunk.code,
    styles: styles.launch,
    font: toBase64(font),
    licences: await licences(npmPackages),
    schemaNotice: await schemaNotice(),
    templates: { page: await textOf('../../src/index.html'), probe: await textOf('../../src/ping.html') },
    controlFiles: await readControlFiles(),
    npmPackages,
  };
}

/** The schema files of every standard. */
async function readControlFiles(): Promise<ControlFiles> {
  const ofStandards = [profiles.scorm12, profiles['scorm2004-3rd'], profiles['scorm2004-4th']];
  const read = ofStandards.map(async ({ name, manifest }) => {
    const texts = manifest.controlFiles.map(
      async (file) => [file, await textOf(`xsd/${name}/${file}`)] as const,
    );
    return [name, Object.fromEntries(await Promise.all(texts))] as const;
  });
  return Object.fromEntries(await Promise.all(read)) as unknown as ControlFiles;
}

/** The text of a file from which the same bytes can be written again. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(new URL(path, import.meta.url));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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
