import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

/** The files of the preview page by the names the server gives them. */
export interface PreviewPage {
  'index.html': string;
  'preview.css': string;
  'preview.js': string;
}

/** Builds the preview page in memory; nothing of it ever goes into a package. */
export async function bundlePreview(): Promise<PreviewPage> {
  const bundle = await rollup({
    input: fileURLToPath(new URL('preview.ts', import.meta.url)),
    plugins: [
      nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
      esbuild({ target: 'es2022', minify: true, tsconfig: false }),
    ],
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  const text = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
  return {
    'index.html': await text('preview.html'),
    'preview.css': await text('preview.css'),
    'preview.js': output[0].code,
  };
}
