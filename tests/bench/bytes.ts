import { readdir, stat } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { rollup, type RollupOptions } from 'rollup';
import { bundleLaunch, bundleDialect, bundleLater, bundlePages } from '../../rollup.config.js';

/** Bytes by file, of one script or folder. */
export type Bytes = Readonly<Record<string, number>>;

export interface WhereBytesAre {
  /** Of each script by module, character by character as the source map tells. */
  readonly scripts: Readonly<Record<'course.js' | 'pages.js' | 'later.js', Bytes>>;
  readonly files: Bytes;
}

/** What each module adds to the scripts, and how large the files of a package are. */
export async function whereBytesAre(folder: string): Promise<WhereBytesAre> {
  const names = (await readdir(folder)).filter((name) => /\.(html|css|js|woff2)$/.test(name));
  const sizes = names.map(async (name) => [name, (await stat(join(folder, name))).size] as const);
  return {
    scripts: {
      'course.js': { ...(await modulesOf(bundleLaunch())), ...(await modulesOf(bundleDialect('scorm12'))) },
      'pages.js': await modulesOf(bundlePages()),
      'later.js': await modulesOf(bundleLater()),
    },
    files: Object.fromEntries(await Promise.all(sizes)),
  };
}

async function modulesOf(options: RollupOptions): Promise<Bytes> {
  const built = await rollup(options);
  const { output } = await built.generate({ ...[options.output].flat()[0], sourcemap: true });
  await built.close();
  const [{ code, map }] = output;
  if (!map) throw new Error('The bundler gave no source map.');
  const origins = new SourceMap({ ...map, file: '', sourceRoot: '', sourcesContent: [] });
  const sums = new Map<string, number>();
  for (const [row, line] of code.split('\n').entries()) {
    for (const [column, character] of line.split('').entries()) {
      const entry = origins.findEntry(row, column);
      const name = 'originalSource' in entry ? nameOf(entry.originalSource) : 'the frame around them';
      sums.set(name, (sums.get(name) ?? 0) + Buffer.byteLength(character));
    }
  }
  return Object.fromEntries([...sums].sort(([, one], [, other]) => other - one));
}

function nameOf(source: string): string {
  return source.replaceAll('\\', '/').replace(/^.*?(node_modules\/|(?=src\/))/, '');
}

/** Bytes by dependency, or by folder of ours. */
export function byOrigin(modules: Bytes): Bytes {
  const sums = new Map<string, number>();
  for (const [name, bytes] of Object.entries(modules)) {
    const origin = /^(src\/[^/]+|lucide-static|[^/]+)/.exec(name)?.[1] ?? name;
    sums.set(origin, (sums.get(origin) ?? 0) + bytes);
  }
  return Object.fromEntries([...sums].sort(([, one], [, other]) => other - one));
}
