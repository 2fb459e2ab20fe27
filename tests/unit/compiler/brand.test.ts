import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { themes } from '../../../src/compiler/brand.ts';
import { compileCourse, formatProblem } from '../../../src/compiler/compile.ts';
import { courseFiles, problemsAfter, type Change } from './fixture.ts';

const logo = '<svg viewBox="0 0 10 10"><circle r="4" fill="#e4002b"/></svg>';

/** A PNG of so many bytes, as far as the compiler looks. */
function png(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.set([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], size - 8);
  return bytes;
}

const branded = (lines: string): Change => [
  'course.yaml',
  'pass-mark: 80',
  `brand:\n  organisation: Quarry Bank\n${lines}pass-mark: 80`,
];

describe('A brand in course.yaml', () => {
  it('gives the cover a name and a logo, and the package its colours for light and dark', () => {
    const compiled = compileCourse(
      courseFiles(
        branded("  logo: us.svg\n  colours: { coaching: { light: '#7a1f5c', dark: '#f0a6d8' } }\n"),
        ['media/us.svg', logo],
      ),
    );
    expect(compiled.problems).toEqual([]);
    if (!compiled.course) throw new Error('There is no course.');
    expect(compiled.course.brand).toEqual({ organisation: 'Quarry Bank', logo: 'logo.svg' });
    expect(compiled.files).toEqual(new Map([['logo.svg', new TextEncoder().encode(logo)]]));
    expect(compiled.styles).toBe(
      ':root{--coaching:light-dark(#7a1f5c,#f0a6d8);--coaching-wash:light-dark(#efe4eb,#433945);}',
    );
  });

  it('is told which colour cannot be read, where, by how much, and a near one that can', () => {
    const lines = problemsAfter(
      branded("  colours:\n    mentoring: { light: '#f2a876', dark: '#9a4208' }\n"),
    );
    expect(lines).toMatchInlineSnapshot(`
      [
        "course.yaml:9:25 brand colour #f2a876 has a contrast of 1.83:1 on the light tint of itself, and 4.5:1 is needed; take a darker one, such as #a15725",
        "course.yaml:9:42 brand colour #9a4208 has a contrast of 2.17:1 on the dark tint of itself, and 4.5:1 is needed; take a lighter one, such as #e28a59",
      ]
    `);
  });

  it('is offered colours that are then taken', () => {
    for (const bad of ['#ffffff', '#00ff00', '#ffd400', '#8899aa']) {
      const colours = (light: string) =>
        branded(`  colours: { shared: { light: '${light}', dark: '#ffffff' } }\n`);
      const [line = ''] = problemsAfter(colours(bad));
      const offered = /such as (#[0-9a-f]{6})$/.exec(line)?.[1] ?? '';
      expect(problemsAfter(colours(offered))).toEqual([]);
    }
  });

  it('needs the logo it names, small and complete', () => {
    const named = branded('  logo: us.svg\n');
    expect(problemsAfter(named)).toMatchInlineSnapshot(`
      [
        "course.yaml:8:9 there is no media/us.svg; put the logo there, as an SVG or PNG file, or take this line out",
      ]
    `);
    expect(problemsAfter(named, ['media/us.svg', '<svg><image href="https://example.org/a.png"/></svg>']))
      .toMatchInlineSnapshot(`
      [
        "media/us.svg:1:1 the logo asks for other files; save it with everything inside, text as shapes",
      ]
    `);
    expect(problemsAfter(named, ['media/us.svg', `<svg>${'<path d="M0 0h1"/>'.repeat(2000)}</svg>`]))
      .toMatchInlineSnapshot(`
      [
        "media/us.svg:1:1 the logo has 36011 bytes, and 20000 are allowed; save a simpler one",
      ]
    `);
  });

  it('takes out of a PNG logo what a camera or a program wrote', () => {
    const bytes = (...parts: (string | readonly number[])[]) =>
      parts.flatMap((part) =>
        typeof part === 'string' ? Array.from(part, (one) => one.charCodeAt(0)) : part,
      );
    const chunk = (name: string, data: readonly number[]) =>
      bytes([0, 0, 0, data.length], name, data, [0, 0, 0, 0]);
    const header = chunk('IHDR', [0, 0, 2, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]);
    const end = [0, 0, 0, 0, ...bytes('IEND'), 0xae, 0x42, 0x60, 0x82];
    const whole = (notes: readonly number[]) =>
      Uint8Array.from(bytes('\x89PNG\r\n\x1a\n', header, notes, end));
    const compiled = compileCourse([
      ...courseFiles(branded('  logo: us.png\n')),
      { path: 'media/us.png', bytes: whole(chunk('tEXt', bytes('Author\0Jo Bloggs'))) },
    ]);
    if (compiled.course === null) throw new Error('has problems');
    expect(compiled.files).toEqual(new Map([['logo.png', whole([])]]));
    expect(compiled.sources?.get('media/us.png')).toEqual(whole([]));
  });

  it('takes a small logo as PNG, and puts it into the package and its sources byte for byte', () => {
    const compiled = compileCourse([
      ...courseFiles(branded('  logo: us.png\n')),
      { path: 'media/us.png', bytes: png(300) },
    ]);
    expect(compiled.problems).toEqual([]);
    if (!compiled.course) throw new Error('There is no course.');
    expect(compiled.course.brand?.logo).toBe('logo.png');
    expect(compiled.files).toEqual(new Map([['logo.png', png(300)]]));
    expect(compiled.sources?.get('media/us.png')).toEqual(png(300));
  });

  it.each([
    [
      'too large',
      png(20_001),
      'the logo has 20001 bytes, and 20000 are allowed; save it smaller: 400 pixels wide are enough',
    ],
    ['cut off', png(300).slice(0, 200), 'the logo is cut off; save it once more'],
    [
      'something else',
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0]),
      'the logo is no PNG picture; save it as PNG or SVG',
    ],
  ])('refuses a PNG that is %s', (_, bytes, words) => {
    const { problems } = compileCourse([
      ...courseFiles(branded('  logo: us.png\n')),
      { path: 'media/us.png', bytes },
    ]);
    expect(problems.map(formatProblem)).toEqual([`media/us.png:1:1 ${words}`]);
  });

  it('may have a colour for the bar, the main button and the progress, with words that can be read on it', () => {
    const stylesOf = (light: string, dark: string) => {
      const colours = `  colours: { accent: { light: '${light}', dark: '${dark}' } }\n`;
      const compiled = compileCourse(courseFiles(branded(colours)));
      expect(compiled.problems).toEqual([]);
      return compiled.course ? compiled.styles : '';
    };
    expect(stylesOf('#7a1f5c', '#f0a6d8')).toBe(
      ':root{--accent:light-dark(#7a1f5c,#f0a6d8);--on-accent:light-dark(#ffffff,#14171a);}' +
        '.top-bar{box-shadow:inset 0 .25rem var(--accent)}',
    );
    expect(stylesOf('#e4002b', '#ffd400')).toContain('--on-accent:light-dark(#ffffff,#14171a)');
  });

  it('is told of an accent that is not seen on the page', () => {
    expect(problemsAfter(branded("  colours: { accent: { light: '#ffd400', dark: '#222222' } }\n"))).toEqual([
      'course.yaml:8:31 brand colour #ffd400 has a contrast of 1.36:1 on the light page, and 3:1 is needed; take a darker one',
      'course.yaml:8:48 brand colour #222222 has a contrast of 1.13:1 on the dark page, and 3:1 is needed; take a lighter one',
    ]);
  });

  it('is checked against the very backgrounds of the style sheet', async () => {
    const tokens = await readFile('src/ui/tokens.css', 'utf8');
    const { light, dark } = themes;
    expect(tokens).toContain(`--paper: light-dark(${light.backgrounds.page}, ${dark.backgrounds.page})`);
    expect(tokens).toContain(`--surface: light-dark(${light.backgrounds.card}, ${dark.backgrounds.card})`);
  });
});
