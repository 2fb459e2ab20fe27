import { rollup } from 'rollup';
import { bundleFirstPage } from '../../rollup.config.js';
import type { FirstPage } from '../package/make-packages.ts';

/** What writes first pages, bundled and read by Node without a file. */
export async function firstPageWriter(): Promise<FirstPage> {
  const bundle = await rollup(bundleFirstPage());
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const code = `data:text/javascript,${encodeURIComponent(output[0].code)}`;
  const { firstPage } = (await import(code)) as { firstPage: FirstPage };
  return firstPage;
}
