import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { forAnywhere } from '../rollup.config.js';
import { keptApp } from '../scorm/bundle/kept-app.ts';
import { readContent } from '../scorm/read-content.ts';
import { asText } from '../src/compiler/source-files.ts';
import type { Asked } from './package/same-bytes.ts';

/** The core in one script: for a worker as `iife`, for Node as `es`. */
export async function bundleCore(format: 'iife' | 'es'): Promise<string> {
  const bundle = await rollup({
    input: join(import.meta.dirname, 'package/same-bytes.ts'),
    plugins: forAnywhere(),
    onwarn: ({ code, message }) => {
      if (code !== 'THIS_IS_UNDEFINED' && code !== 'CIRCULAR_DEPENDENCY') throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format, name: 'core' });
  await bundle.close();
  const [{ code, imports }] = output;
  if (imports.length > 0) throw new Error(`The core asks for ${imports.join(', ')}; it must stand alone.`);
  return code;
}

/** This course and the one that `npm run new` starts. */
export async function coreInput(): Promise<Asked> {
  const real = (await readContent('content/en-GB')).map(asText);
  const folder = 'authoring/starter/en-GB';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path: path.slice(folder.length + 1), text: await readFile(path, 'utf8') };
    });
  const words = real.find(({ path }) => path.endsWith('ui.yaml'))?.text ?? '';
  const starter = [...(await Promise.all(own)), { path: 'ui.yaml', text: words }];
  return { app: await keptApp(), courses: [real, starter] };
}
