import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/** The npm package the typeface comes from, with its licence. */
export const FONT_PACKAGE = '@fontsource-variable/atkinson-hyperlegible-next';

const fileOf = (part: 'latin' | 'latin-ext') =>
  `../../node_modules/${FONT_PACKAGE}/files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`;

/** The weights that src/ui/tokens.css uses; all from 200 to 800 would be 34 kB instead of 19. */
const WEIGHTS = { wght: { min: 400, max: 700 } };

/** Letters of western languages, punctuation, currencies, arrows, signs: all that the Latin file may have. */
const RANGES = [
  [0x20, 0x24f],
  [0x2b0, 0x2ff],
  [0x2000, 0x22ff],
] as const;

/** Letters of Welsh, Polish, Turkish, Vietnamese and others, as src/ui/tokens.css names them. */
const MORE_RANGES = [
  [0x100, 0x24f],
  [0x1e00, 0x1eff],
] as const;

/** The typeface as packages carry it; the same bytes on every machine, since the tool is WebAssembly. */
export async function typeface(): Promise<Uint8Array> {
  return cut('latin', RANGES);
}

/** Its letters for other languages, in a file of their own. */
export async function moreLetters(): Promise<Uint8Array> {
  return cut('latin-ext', MORE_RANGES);
}

async function cut(
  part: 'latin' | 'latin-ext',
  ranges: readonly (readonly [number, number])[],
): Promise<Uint8Array> {
  const font = await readFile(fileURLToPath(new URL(fileOf(part), import.meta.url)));
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)),
  );
  return subsetFont(font, letters.join(''), { targetFormat: 'woff2', variationAxes: WEIGHTS });
}
