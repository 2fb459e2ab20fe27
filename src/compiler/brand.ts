import Color from 'colorjs.io';
import type { Look } from '../course/course.ts';
import { LOGO_FILE } from '../course/package-layout.ts';
import type { CourseFile } from '../course/schemas.ts';
import { startOf, type Report } from './problems.ts';
import { fileName, type SourceFile } from './source-files.ts';
import { placeOf, type YamlFile } from './yaml-file.ts';

/** What a brand adds to a package beside the course itself. */
interface Brand {
  /** Rules that follow those of the style sheet; '' for none. */
  readonly styles: string;
  /** By their names in a package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The backgrounds that coloured words stand on, as in src/ui/tokens.css, and which way a colour must go to be read. */
export const themes = {
  light: { backgrounds: { page: '#faf9f6', card: '#fff' }, away: -0.01 },
  dark: { backgrounds: { page: '#14171a', card: '#1d2125' }, away: 0.01 },
} as const;
type Theme = keyof typeof themes;

/** WCAG 2.2, 1.4.3: for text of normal size. */
const LEAST_CONTRAST = 4.5;
/** How much of a colour its wash holds, the rest is the card. */
const WASH = { light: 0.12, dark: 0.18 };
/** Bytes; it travels with the first page. */
const LARGEST_LOGO = 20_000;

/** Checks an organisation's colours and logo, and says what they add to a package. */
export function compileBrand(
  { brand }: CourseFile,
  media: readonly SourceFile[],
  courseYaml: YamlFile,
  report: Report,
): Brand {
  const colours = Object.entries(brand?.colours ?? {}) as [Look, Record<Theme, string>][];
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
  return {
    styles: rules.length > 0 ? `:root{${rules.join('')}}` : '',
    files: brand?.logo ? logoOf(brand.logo, media, courseYaml, report) : new Map(),
  };
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

function logoOf(
  name: string,
  media: readonly SourceFile[],
  courseYaml: YamlFile,
  report: Report,
): Map<string, Uint8Array> {
  const file = media.find((found) => fileName(found) === name);
  if (!file) {
    report(
      placeOf(courseYaml, ['brand', 'logo']),
      `there is no media/${name}`,
      'put the logo there, as an SVG file, or take this line out',
    );
    return new Map();
  }
  const start = startOf(file.path);
  const bytes = new TextEncoder().encode(file.text);
  if (bytes.length > LARGEST_LOGO)
    report(
      start,
      `the logo has ${bytes.length} bytes, and ${LARGEST_LOGO} are allowed`,
      'save a simpler one',
    );
  if (!/<svg[\s>]/.test(file.text)) report(start, 'the logo is no SVG picture', 'save it as SVG');
  if (/(?:href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)|@import/.test(file.text))
    report(start, 'the logo asks for other files', 'save it with everything inside, text as shapes');
  return new Map([[LOGO_FILE, bytes]]);
}
