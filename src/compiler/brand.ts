import Color from 'colorjs.io';
import type { Look } from '../course/course.ts';
import { logoFile, mediaFile } from '../course/package-layout.ts';
import type { CourseFile } from '../course/schemas.ts';
import { checkStill } from './media-files.ts';
import { readPicture } from './picture-bytes.ts';
import { startOf, type Report } from './problems.ts';
import { fileName, type MediaFile, type SourceFile } from './source-files.ts';
import { placeOf, type YamlFile } from './yaml-file.ts';

/** What a brand adds to a package beside the course itself. */
interface Brand {
  /** Rules that follow those of the style sheet; '' for none. */
  readonly styles: string;
  /** By their names in a package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The logo as it goes among the sources, without what a camera or a program wrote, by its path there. */
  readonly cleaned: ReadonlyMap<string, Uint8Array>;
}

/** The backgrounds that coloured words stand on, as in src/ui/tokens.css, and which way a colour must go to be read. */
export const themes = {
  light: { backgrounds: { page: '#faf9f6', card: '#fff' }, away: -0.01 },
  dark: { backgrounds: { page: '#14171a', card: '#1d2125' }, away: 0.01 },
} as const;
type Theme = keyof typeof themes;

/** WCAG 2.2, 1.4.3: for text of normal size. */
const LEAST_CONTRAST = 4.5;
/** WCAG 2.2, 1.4.11: for a bar, or the shape of a button. */
const LEAST_SEEN = 3;
/** What words on an accent may be. */
const WORDS = ['#ffffff', '#14171a'] as const;
/** How much of a colour its wash holds, the rest is the card. */
const WASH = { light: 0.12, dark: 0.18 };
/** Bytes; it travels with the first page. */
const LARGEST_LOGO = 20_000;

/** Checks an organisation's colours and logo, and says what they add to a package. */
export function compileBrand(
  { brand }: CourseFile,
  media: readonly (SourceFile | MediaFile)[],
  courseYaml: YamlFile,
  report: Report,
): Brand {
  const { accent, ...looks } = brand?.colours ?? {};
  const colours = Object.entries(looks) as [Look, Record<Theme, string>][];
  const rules = colours.map(([look, pair]) => {
    for (const theme of ['light', 'dark'] as const) {
      const problem = contrastProblem(pair[theme], theme);
      if (problem) report(placeOf(courseYaml, ['brand', 'colours', look, theme]), ...problem);
    }
    const wash = (theme: Theme) => hex(washOf(new Color(pair[theme]), theme));
    return (
      `--${look}:light-dark(${pair.light},${pair.dark});` +
      `--${look}-wash:light-dark(${wash('light')},${wash('dark')});`
    );
  });
  if (accent) rules.push(accentRules(accent, courseYaml, report));
  const bar = accent ? '.top-bar{box-shadow:inset 0 .25rem var(--accent)}' : '';
  return {
    styles: rules.length > 0 ? `:root{${rules.join('')}}${bar}` : '',
    ...(brand?.logo ? logoOf(brand.logo, media, courseYaml, report) : noLogo),
  };
}

/** An accent carries words, in white or in the ink of dark screens, whichever is read better, and is seen on the page. */
function accentRules(accent: Record<Theme, string>, courseYaml: YamlFile, report: Report): string {
  const on = (theme: Theme) =>
    WORDS.reduce((best, words) =>
      leastContrast(accent[theme], words, theme) > leastContrast(accent[theme], best, theme) ? words : best,
    );
  for (const theme of ['light', 'dark'] as const) {
    const page = themes[theme].backgrounds.page;
    const seen = new Color(accent[theme]).contrast(new Color(page), 'WCAG21');
    const place = placeOf(courseYaml, ['brand', 'colours', 'accent', theme]);
    const what = `brand colour ${accent[theme]}`;
    const more = theme === 'light' ? 'darker' : 'lighter';
    if (seen < LEAST_SEEN)
      report(
        place,
        `${what} has a contrast of ${seen.toFixed(2)}:1 on the ${theme} page, and ${LEAST_SEEN}:1 is needed`,
        `take a ${more} one`,
      );
    else if (leastContrast(accent[theme], on(theme), theme) < LEAST_CONTRAST)
      report(place, `neither white nor dark words can be read on ${what}`, `take a ${more} one`);
  }
  return (
    `--accent:light-dark(${accent.light},${accent.dark});` +
    `--on-accent:light-dark(${on('light')},${on('dark')});`
  );
}

/** Of words on an accent, at rest and under the pointer; see .primary in src/ui/controls.css. */
function leastContrast(accent: string, words: string, theme: Theme): number {
  const rest = new Color(accent);
  const hovered = new Color(themes[theme].backgrounds.page).mix(rest, 0.88, { space: 'srgb' });
  return Math.min(...[rest, hovered].map((colour) => colour.contrast(new Color(words), 'WCAG21')));
}

/** @returns what is wrong and what to do; null when the colour can be read everywhere */
function contrastProblem(text: string, theme: Theme): [what: string, remedy: string] | null {
  const worst = worstContrast(new Color(text), theme);
  if (worst.ratio >= LEAST_CONTRAST) return null;
  return [
    `brand colour ${text} has a contrast of ${worst.ratio.toFixed(2)}:1 on the ${theme} ${worst.on}, and ${LEAST_CONTRAST}:1 is needed`,
    `take a ${theme === 'light' ? 'darker' : 'lighter'} one, such as ${hex(readable(new Color(text), theme))}`,
  ];
}

function worstContrast(colour: Color, theme: Theme): { ratio: number; on: string } {
  const { backgrounds } = themes[theme];
  const all: [string, Color][] = [
    ['page', new Color(backgrounds.page)],
    ['card', new Color(backgrounds.card)],
    ['tint of itself', washOf(colour, theme)],
  ];
  return all
    .map(([on, background]) => ({ on, ratio: colour.contrast(background, 'WCAG21') }))
    .reduce((worst, next) => (next.ratio < worst.ratio ? next : worst));
}

/** The nearest colour of the same hue that can be read. */
function readable(colour: Color, theme: Theme): Color {
  let next = colour.to('oklch');
  for (let step = 0; step < 100 && worstContrast(next, theme).ratio < LEAST_CONTRAST; step += 1) {
    next = next.clone().set('l', (lightness) => lightness + themes[theme].away);
    next = new Color(hex(next)).to('oklch'); // as it would be written
  }
  return next;
}

function washOf(colour: Color, theme: Theme): Color {
  return new Color(themes[theme].backgrounds.card).mix(colour, WASH[theme], { space: 'srgb' });
}

function hex(colour: Color): string {
  return colour.to('srgb').toGamut().toString({ format: 'hex', collapse: false });
}

const kindOf = (name: string) => (name.toLowerCase().endsWith('.png') ? 'png' : 'svg');

/** What the logo is called in a package; null for none. */
export function logoFileOf(name: string | undefined): string | null {
  return name === undefined ? null : logoFile(kindOf(name));
}

/** The eight bytes that every PNG begins with, and the chunk that ends it (PNG, 5.2 and 11.2.5). */
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function pngProblem(bytes: Uint8Array): [what: string, remedy: string] | null {
  const same = (part: Uint8Array, wanted: readonly number[]) => wanted.every((byte, at) => part[at] === byte);
  if (!same(bytes, PNG_START)) return ['the logo is no PNG picture', 'save it as PNG or SVG'];
  if (!same(bytes.slice(-PNG_END.length), PNG_END)) return ['the logo is cut off', 'save it once more'];
  return null;
}

function svgProblem(text: string): [what: string, remedy: string] | null {
  if (!/<svg[\s>]/.test(text)) return ['the logo is no SVG picture', 'save it as SVG or PNG'];
  if (/(?:href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)|@import/.test(text))
    return ['the logo asks for other files', 'save it with everything inside, text as shapes'];
  return null;
}

const noLogo: Pick<Brand, 'files' | 'cleaned'> = { files: new Map(), cleaned: new Map() };

function logoOf(
  name: string,
  media: readonly (SourceFile | MediaFile)[],
  courseYaml: YamlFile,
  report: Report,
): Pick<Brand, 'files' | 'cleaned'> {
  const file = media.find((found) => fileName(found) === name);
  if (!file) {
    report(
      placeOf(courseYaml, ['brand', 'logo']),
      `there is no media/${name}`,
      'put the logo there, as an SVG or PNG file, or take this line out',
    );
    return noLogo;
  }
  const start = startOf(file.path);
  const picture = 'bytes' in file ? readPicture(file.bytes, 'png') : null;
  if (picture) checkStill(picture, file.path, report);
  const bytes = 'bytes' in file ? (picture?.bytes ?? file.bytes) : new TextEncoder().encode(file.text);
  if (bytes.length > LARGEST_LOGO)
    report(
      start,
      `the logo has ${bytes.length} bytes, and ${LARGEST_LOGO} are allowed`,
      'bytes' in file ? 'save it smaller: 400 pixels wide are enough' : 'save a simpler one',
    );
  const problem = 'bytes' in file ? pngProblem(file.bytes) : svgProblem(file.text);
  if (problem) report(start, ...problem);
  return {
    files: new Map([[logoFile(kindOf(name)), bytes]]),
    cleaned: 'bytes' in file ? new Map([[mediaFile(name), bytes]]) : new Map(),
  };
}
