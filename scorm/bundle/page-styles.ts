import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { oldStyles } from './old-styles.ts';

/** The styles of a package. */
export interface Styles {
  /** What the page needs before any script: course.css. */
  readonly launch: string;
  /** What all that only the scripts show needs; it comes packed in index.html. */
  readonly later: string;
  /** All of it for older browsers: old/old.css. */
  readonly old: string;
}

export async function bundleStyles(): Promise<Styles> {
  const files = ['../../src/app/page.css', '../../src/pages/pages.css', '../../src/old/old.css'];
  const inlined = inlineFixedTokens(await Promise.all(files.map(bundle)));
  const minified = await Promise.all(
    inlined.slice(0, 2).map((styles) => transform(styles, { loader: 'css', minify: true })),
  );
  const [launch = '', later = ''] = minified.map(({ code }) => code);
  return { launch, later, old: await oldStyles(inlined.join('\n')) };
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    external: ['*.woff2'],
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Numbers and lengths that src/ui/tokens.css sets once stay what they are in every theme: the value stands in place of
 * the name, which is longer.
 */
function inlineFixedTokens(sheets: readonly string[]): string[] {
  const all = sheets.join('\n');
  const set = [...all.matchAll(/(--[\w-]+):/g)];
  const times = (name: string) => set.filter(([, one]) => one === name).length;
  for (const [, name = ''] of all.matchAll(/var\((--[\w-]+)/g)) {
    if (times(name) === 0)
      throw new Error(`The style sheets use ${name} and set it nowhere; is it in src/ui/tokens.css?`);
  }
  const roots = [...all.matchAll(/^:root \{[^}]*\}/gm)].map(([rule]) => rule).join('\n');
  const fixed = new Map<string, string>();
  for (const [, name = '', value = ''] of roots.matchAll(/^ *(--[\w-]+): (-?[\d.]+(?:rem|em|px)?);$/gm)) {
    if (times(name) === 1) fixed.set(name, value);
  }
  return sheets.map((styles) =>
    styles
      .replace(/^ *(--[\w-]+): [^;]+;\n/gm, (whole, name: string) => (fixed.has(name) ? '' : whole))
      .replace(/var\((--[\w-]+)\)/g, (whole, name: string) => fixed.get(name) ?? whole),
  );
}
