import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { themes } from '../../../src/compiler/brand.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';
import { courseFiles, problemsAfter, type Change } from './fixture.ts';

const logo = '<svg viewBox="0 0 10 10"><circle r="4" fill="#e4002b"/></svg>';

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
    expect(compiled.course.brand).toEqual({ organisation: 'Quarry Bank', hasLogo: true });
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
        "course.yaml:8:9 there is no media/us.svg; put the logo there, as an SVG file, or take this line out",
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

  it('is checked against the very backgrounds of the style sheet', async () => {
    const tokens = await readFile('src/ui/tokens.css', 'utf8');
    const { light, dark } = themes;
    expect(tokens).toContain(`--paper: light-dark(${light.backgrounds.page}, ${dark.backgrounds.page})`);
    expect(tokens).toContain(`--surface: light-dark(${light.backgrounds.card}, ${dark.backgrounds.card})`);
  });
});
