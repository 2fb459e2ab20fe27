import { describe, expect, it } from 'vitest';
import { courseAfter, courseFiles, problemsAfter, type Change } from './fixture.ts';

const uiText = courseFiles().find(({ path }) => path.endsWith('ui.yaml'));
const ui = uiText && 'text' in uiText ? uiText.text : '';
const countedTexts = ui.match(/^ +other: .*$/gm)?.length ?? 0;
/** Every counted text with these forms beside "other". */
const withForms = (...forms: readonly string[]): Change => [
  'ui.yaml',
  ui.replace(/^( +)one: .*\n(?= +other:)/gm, (_, indent: string) =>
    forms.map((form) => `${indent}${form}: Words {n}\n`).join(''),
  ),
];
const language = (tag: string): Change => ['course.yaml', 'language: en-GB', `language: ${tag}`];

describe('counted texts', () => {
  it.each([
    ['en-GB', ['one']],
    ['pl', ['one', 'few', 'many']],
    ['cy', ['zero', 'one', 'two', 'few', 'many']],
    ['ja', []],
    ['fr', ['one']],
    ['lt', ['one', 'few']],
    ['sl', ['one', 'two', 'few']],
  ] as const)('of %s have the forms %j beside "other"', (tag, forms) => {
    expect(countedTexts).toBeGreaterThan(5);
    expect(courseAfter(language(tag), withForms(...forms)).language).toBe(tag);
  });

  it('tell the trainer which form is missing, and for which numbers', () => {
    const found = problemsAfter(language('pl'), withForms('one', 'many'));
    expect(found).toHaveLength(countedTexts);
    expect(found[0]).toMatch(
      /^ui\.yaml:\d+:\d+ lesson\.minutes has no text for few, which this language needs for 2, 3, 4, 22 …; add a line few: with the words for these numbers$/,
    );
  });

  it('tell the trainer which form is never used', () => {
    const found = problemsAfter(withForms('one', 'few'));
    expect(found).toHaveLength(countedTexts);
    expect(found[0]).toMatch(
      /lesson\.minutes has a text for few, which this language never uses; delete the line$/,
    );
  });
});

describe('a language that runs from right to left', () => {
  it('says so in course.yaml', () => {
    const forms = withForms('zero', 'one', 'two', 'few', 'many');
    expect(problemsAfter(language('ar'), forms)).toEqual([
      'course.yaml:4:11 ar runs from right to left; add a line direction: rtl',
    ]);
    expect(courseAfter(language('ar\ndirection: rtl'), forms).direction).toBe('rtl');
    expect(problemsAfter(language('en-GB\ndirection: rtl'))[0]).toContain('en-GB runs from left to right');
  });
});

describe('a mistake in course.yaml', () => {
  const logo: Change = ['media/logo.svg', '<svg><style>a{}</style></svg>'];
  const brand = 'brand:\n  organisation: Us\n  logo: logo.svg\n';

  it('reports itself, and says nothing about a good logo', () => {
    const broken = problemsAfter(['course.yaml', 'pass-mark: 80', `${brand}pass-mark: 70%`], logo);
    expect(broken).toEqual([expect.stringContaining('pass-mark is not a percentage')]);
    const unreadable = problemsAfter(['course.yaml', 'pass-mark: 80', `${brand}pass-mark: "80`], logo);
    expect(unreadable).toHaveLength(1);
    expect(unreadable[0]).toMatch(/^course\.yaml:/);
  });

  it('is named by its own line when it is a wrong indent below notes', () => {
    const notes =
      '\n# Your organisation.\n# Take the # signs out.\n brand:\n   organisation: Us\n\npass-mark: 80';
    expect(problemsAfter(['course.yaml', 'pass-mark: 80', notes])).toEqual([
      expect.stringMatching(/^course\.yaml:9:1 this line does not line up with its neighbours/),
    ]);
  });

  it('is named by its key when it is a space that cannot be seen', () => {
    expect(problemsAfter(['course.yaml', 'pass-mark: 80', '\u00a0pass-mark: 80'])).toEqual([
      'course.yaml:6:1 the key pass-mark has a space or a sign in it that cannot be seen, as pasted text has; delete the line, and type it again',
    ]);
  });
});
