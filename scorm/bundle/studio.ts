import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Source } from '../../src/compiler/compile.ts';
import { asBytes } from '../../src/compiler/source-files.ts';
import type { BroughtFile, Served } from '../../authoring/studio/brought.ts';
import { contentOf } from '../../authoring/studio/store/sources.ts';
import type { AppFiles } from '../package/app-files.ts';
import { toBase64 } from '../package/base64.ts';
import { packed } from '../package/html-files.ts';
import { firstPageCode } from './first-page.ts';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A Lucide icon becomes a Lit template, as in rollup.config.js. */
const icons: Plugin = {
  name: 'icons',
  setup(build) {
    build.onLoad({ filter: /\.svg$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const shapes = source.replace(/<!--.*?-->|<\/?svg[^>]*>/gs, '').replace(/\s*\n\s*/g, '');
      return {
        contents: `import { svg } from 'lit'; import { icon } from ${JSON.stringify(here('src/ui/icon.ts'))};
          export default icon(svg\`${shapes.replace(/[\\`$]/g, '\\$&')}\`);`,
        loader: 'js',
        resolveDir: here('.'),
      };
    });
  },
};

const firstPage: Plugin = {
  name: 'first-page',
  setup(build) {
    build.onResolve({ filter: /^virtual:first-page$/ }, ({ path }) => ({ path, namespace: 'virtual' }));
    build.onLoad({ filter: /.*/, namespace: 'virtual' }, async () => ({ contents: await firstPageCode() }));
  },
};

async function script(path: string, conditions: string[], plugins: Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here(path)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    tsconfig: here('tsconfig.json'),
    conditions,
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}

async function styles(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here('authoring/studio/studio.css')],
    bundle: true,
    write: false,
    minify: true,
    external: ['*.woff2'],
  });
  const text = outputFiles[0]?.text ?? '';
  return text.replace(/@font-face\{[^}]*\.woff2[^}]*\}/g, ''); // the page has the typeface from what it brings along
}

/**
 * The studio as one page that needs nothing else: the app of the packages and a course to begin with are inside.
 * @param served the server of ours that has it: the one place it may connect to. Without one it connects nowhere
 */
export async function bundleStudio(
  app: AppFiles,
  course: readonly Source[],
  starter: readonly Source[],
  served?: Served,
): Promise<string> {
  const [page, main, worker, css] = await Promise.all([
    readFile(here('authoring/studio/studio.html'), 'utf8'),
    script('authoring/studio/main.ts', ['browser', 'production'], [icons]),
    script('authoring/studio/core/worker.ts', ['worker', 'browser', 'production'], [firstPage]),
    styles(),
  ]);
  const brought = { app, main, worker, course: course.map(inText), starter: starter.map(inText), served };
  const values = new Map(
    Object.entries({
      connect: served ? "'self'" : "'none'",
      styles: css,
      brought: packed(JSON.stringify(brought)),
    }),
  );
  return page.replace(/%(connect|styles|brought)%/g, (mark, name: string) => values.get(name) ?? mark);
}

/** A file as JSON can carry it: as its text, or its bytes in base64. */
export function inText(file: Source): BroughtFile {
  const { path, bytes } = asBytes(file);
  const content = contentOf(path, bytes);
  return typeof content === 'string' ? { path, text: content } : { path, base64: toBase64(content) };
}
