import { rollup } from 'rollup';
import { bundleFirstPage } from '../../rollup.config.js';
import type { FirstPage } from '../package/make-packages.ts';

/** What writes first pages, as the code of a module that imports nothing. */
export async function firstPageCode(): Promise<string> {
  const bundle = await rollup(bundleFirstPage());
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}

/** The same, read by Node without a file. */
export async function readFirstPage(code: string): Promise<FirstPage> {
  const module_ = `data:text/javascript,${encodeURIComponent(code)}`;
  const { firstPage } = (await import(module_)) as { firstPage: FirstPage };
  return firstPage;
}
