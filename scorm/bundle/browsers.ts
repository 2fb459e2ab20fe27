/**
 * The browsers we build for (docs/decisions/015-older-browsers.md). What is written here holds for the style sheets, the
 * scripts and the linters; src/app/frame.css and src/main.ts tell them apart by what they can do.
 */

/** The oldest in which everything works and can be seen; since Chrome 105 and Safari 16.0 it also looks as designed. */
export const oldest = ['chrome 92', 'edge 92', 'firefox 115', 'safari 15.4', 'ios_saf 15.4'] as const;

/** As esbuild takes them. */
export function scriptTargets(browsers: readonly string[]): string[] {
  return browsers.map((one) => one.replace('ios_saf', 'ios').replace(' ', ''));
}

/** As lightningcss takes them: 16.4 is 16 × 2¹⁶ + 4 × 2⁸. */
export function styleTargets(browsers: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    browsers.map((one) => {
      const [name = '', version = ''] = one.split(' ');
      const [major = 0, minor = 0] = version.split('.').map(Number);
      return [name, major * 65_536 + minor * 256];
    }),
  );
}
