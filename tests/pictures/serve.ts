/** `npm run gallery`: serves every screen and block in every state, and says where. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup, type Plugin } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { assets } from '../../rollup.config.js';
import { moreLetters, typeface } from '../../scorm/bundle/typeface.ts';
import { bundleStyles } from '../../scorm/bundle/page-styles.ts';
import { servePreview } from '../../scorm/preview/server.ts';
import { readContent } from '../../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../../src/compiler/compile.ts';

const source = resolve(import.meta.dirname, '../gallery');

/** The compiled content as `virtual:course`. */
const virtualCourse = (): Plugin => ({
  name: 'virtual-course',
  resolveId: (id) => (id === 'virtual:course' ? `\0${id}` : null),
  async load(id) {
    if (id !== '\0virtual:course') return null;
    const { course, problems } = compileCourse(await readContent('content/en-GB'));
    if (!course) throw new Error(problems.map(formatProblem).join('\n'));
    return `export default ${JSON.stringify(course)};`;
  },
});

/** Builds the gallery and serves it beside nothing else, under the same policy as packages. */
export async function serveGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  const bundle = await rollup({
    input: join(source, 'main.ts'),
    plugins: [
      virtualCourse(),
      assets(),
      nodeResolve({ exportConditions: ['browser', 'production'] }),
      esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' }),
    ],
  });
  await bundle.write({ file: join(folder, 'gallery.js'), format: 'iife' });
  await bundle.close();
  const { launch, later } = await bundleStyles();
  await writeFile(join(folder, 'course.css'), launch + later);
  for (const name of ['pages.js', 'later.js']) await writeFile(join(folder, name), ''); // the gallery's own script has them
  await writeFile(join(folder, 'atkinson-hyperlegible-next.woff2'), await typeface());
  await writeFile(join(folder, 'atkinson-hyperlegible-next-more.woff2'), await moreLetters());
  for (const name of ['index.html', 'gallery.css']) await copyFile(join(source, name), join(folder, name));
  const gallery = { name: 'gallery', label: 'Gallery', title: 'Gallery', folder, zip: '', size: 0 };
  const server = await servePreview({ packages: [gallery] });
  return {
    url: `${server.url}package/gallery/`,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

if (import.meta.main) {
  const { url } = await serveGallery();
  console.log(`Gallery: ${url}`);
  console.log('Press Ctrl+C to stop.');
}
