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
export async function firstPageWriter(): Promise<FirstPage> {
  const code = `data:text/javascript,${encodeURIComponent(await firstPageCode())}`;
  const { firstPage } = (await import(code)) as { firstPage: FirstPage };
  return firstPage;
}
