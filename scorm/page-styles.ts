import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

/** src/app/page.css and what it imports, in one. */
export async function bundlePageStyles(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/app/page.css', import.meta.url))],
    bundle: true,
    write: false,
    external: ['*.woff2'],
  });
  const styles = inlineFixedTokens(outputFiles[0]?.text ?? '');
  const { code } = await transform(styles, { loader: 'css', minify: true });
  return Buffer.from(code);
}

/**
 * Numbers and lengths that src/ui/tokens.css sets once stay what they are in every theme: the value stands in place of
 * the name, which is longer.
 */
function inlineFixedTokens(styles: string): string {
  const set = [...styles.matchAll(/(--[\w-]+):/g)];
  const times = (name: string) => set.filter(([, one]) => one === name).length;
  for (const [, name = ''] of styles.matchAll(/var\((--[\w-]+)/g)) {
    if (times(name) === 0)
      throw new Error(`The style sheets use ${name} and set it nowhere; is it in src/ui/tokens.css?`);
  }
  const roots = [...styles.matchAll(/^:root \{[^}]*\}/gm)].map(([rule]) => rule).join('\n');
  const fixed = new Map<string, string>();
  for (const [, name = '', value = ''] of roots.matchAll(/^ *(--[\w-]+): (-?[\d.]+(?:rem|em|px)?);$/gm)) {
    if (times(name) === 1) fixed.set(name, value);
  }
  return styles
    .replace(/^ *(--[\w-]+): [^;]+;\n/gm, (whole, name: string) => (fixed.has(name) ? '' : whole))
    .replace(/var\((--[\w-]+)\)/g, (whole, name: string) => fixed.get(name) ?? whole);
}
