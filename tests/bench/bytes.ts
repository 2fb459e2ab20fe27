import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rollup, type RollupOptions } from 'rollup';
import bundleApp, { bundlePages } from '../../rollup.config.js';

/** Bytes by file, of one script or folder. */
export type Bytes = Readonly<Record<string, number>>;

export interface WhereBytesAre {
  /** Of each script by module: what remains of it in the finished script. */
  readonly scripts: Readonly<Record<'course.js' | 'pages.js', Bytes>>;
  readonly files: Bytes;
}

/** What each module adds to the scripts, and how large the files of a package are. */
export async function whereBytesAre(folder: string): Promise<WhereBytesAre> {
  const names = (await readdir(folder)).filter((name) => /\.(html|css|js|woff2)$/.test(name));
  const sizes = names.map(async (name) => [name, (await stat(join(folder, name))).size] as const);
  return {
    scripts: {
      'course.js': await modulesOf(bundleApp('scorm12')),
      'pages.js': await modulesOf(bundlePages()),
    },
    files: Object.fromEntries(await Promise.all(sizes)),
  };
}

async function modulesOf(options: RollupOptions): Promise<Bytes> {
  const built = await rollup(options);
  const { output } = await built.generate({ ...[options.output].flat()[0] });
  await built.close();
  const [{ code, modules }] = output;
  const rendered = Object.values(modules).reduce((sum, { renderedLength }) => sum + renderedLength, 0);
  const kept = code.length / rendered; // the last minifier works on the whole script
  const entries = Object.entries(modules).map(
    ([id, { renderedLength }]) => [nameOf(id), Math.round(renderedLength * kept)] as const,
  );
  return Object.fromEntries(
    entries.filter(([, bytes]) => bytes > 0).sort(([, one], [, other]) => other - one),
  );
}

function nameOf(id: string): string {
  return relative(process.cwd(), id.replace(/^\0/, ''))
    .replaceAll('\\', '/')
    .replace(/^.*node_modules\//, '');
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
