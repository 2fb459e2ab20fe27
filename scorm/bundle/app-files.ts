import { rollup, type OutputChunk, type RollupOptions } from 'rollup';
import {
  bundleDialect,
  bundleLater,
  bundleLaunch,
  bundleOld,
  bundlePages,
  offeredBy,
} from '../../rollup.config.js';
import { SHARED_GLOBAL } from '../../src/course/package-layout.ts';
import type { AppFiles, Speech } from '../package/app-files.ts';
import { toBase64 } from '../package/base64.ts';
import { packed } from '../package/html-files.ts';
import { readControlFiles, textOf } from './control-files.ts';
import { licences, schemaNotice } from './licences.ts';
import { bundleStyles } from './page-styles.ts';
import { FONT_PACKAGE, moreLetters, typeface } from './typeface.ts';

/** Makes all that packages share, whatever the course. */
export async function bundleApp(): Promise<AppFiles> {
  const page = await textOf('../../src/index.html');
  const speeches: readonly Speech[] = ['scorm12', 'scorm2004', 'none'];
  const [launch, pages, later, old, styles, font, more, dialects] = await Promise.all([
    bundle(bundleLaunch()),
    bundle(bundlePages()),
    bundle(bundleLater()),
    bundle(bundleOld()),
    bundleStyles(),
    typeface(),
    moreLetters(),
    Promise.all(
      speeches.map(async (speech) => [speech, (await bundle(bundleDialect(speech))).chunk.code] as const),
    ),
  ]);
  checkShared(launch.chunk, pages.chunk, later.chunk);
  const scripts = [launch, pages, later, old];
  const npmPackages = [...new Set([...scripts.flatMap(({ packages }) => packages), FONT_PACKAGE])].toSorted();
  return {
    dialects: Object.fromEntries(dialects) as AppFiles['dialects'],
    script: launch.chunk.code,
    pages: pages.chunk.code,
    later: later.chunk.code,
    styles: styles.launch,
    old: { script: old.chunk.code, styles: styles.old },
    font: toBase64(font),
    moreLetters: toBase64(more),
    licences: await licences(npmPackages),
    schemaNotice: await schemaNotice(),
    templates: {
      page: page.replace(/^ +/gm, '').replace('%styles%', packed(styles.later)),
      probe: await textOf('../../src/ping.html'),
    },
    controlFiles: await readControlFiles(),
    npmPackages,
  };
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

/** Each script finds all it takes from one that came before it, and none defines an element that another has defined. */
function checkShared(launch: OutputChunk, pages: OutputChunk, later: OutputChunk) {
  for (const { name, importedBindings } of [pages, later])
    for (const [module, names] of Object.entries(importedBindings)) {
      const [from, list] =
        offeredBy(module) === SHARED_GLOBAL ? [launch, 'src/shared.ts'] : [pages, 'src/pages/pages.ts'];
      const missing = names.filter((one) => !from.exports.includes(one));
      if (missing.length > 0) fail(`${name}.js needs ${missing.join(', ')}; export it in ${list}.`);
    }
  const defining = [launch, pages, later].flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { code }]) =>
      code?.includes('customElements.define') ? [id] : [],
    ),
  );
  const twice = defining.find((id, index) => defining.indexOf(id) < index);
  if (twice) fail(`Two scripts define the element of ${twice}; let rollup.config.js share it.`);
}

function fail(message: string): never {
  throw new Error(message);
}
