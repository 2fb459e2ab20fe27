import { describe, expect, it } from 'vitest';
import { compileCourse, isContent } from '../../../src/compiler/compile.ts';
import { courseFiles, lesson, problemsAfter } from './fixture.ts';

describe('the files of a course', () => {
  it('compile without problems when nothing is wrong', () => {
    expect(problemsAfter()).toEqual([]);
  });

  it('tell the trainer which file is missing', () => {
    expect(problemsAfter(['course.yaml', null])).toMatchInlineSnapshot(`
      [
        "course.yaml:1:1 this file is missing; put it back, or copy it from a course that npm run new has started",
      ]
    `);
    expect(problemsAfter(['ui.yaml', null])).toMatchInlineSnapshot(`
      [
        "ui.yaml:1:1 this file is missing; put it back, or copy it from a course that npm run new has started",
      ]
    `);
    expect(compileCourse([]).problems.map(({ file }) => file)).toEqual(['course.yaml', 'ui.yaml']);
  });

  it('tell the trainer that the deck of the quiz is missing', () => {
    expect(problemsAfter(['decks/quiz.yaml', null])).toMatchInlineSnapshot(`
      [
        "course.yaml:15:9 deck quiz does not exist; add it, there are no decks yet",
      ]
    `);
  });

  it('tell the trainer that all lessons are missing', () => {
    expect(problemsAfter(['lessons/one.md', null], ['lessons/two.md', null], ['decks/quiz.yaml', null]))
      .toMatchInlineSnapshot(`
        [
          "course.yaml:13:11 lesson L1 does not exist; add it, there are no lessons yet",
          "course.yaml:13:15 lesson L2 does not exist; add it, there are no lessons yet",
          "course.yaml:15:9 deck quiz does not exist; add it, there are no decks yet",
        ]
      `);
  });

  it('tell the trainer which file has the wrong ending or the wrong letters', () => {
    expect(problemsAfter(['decks/more.yml', 'id: more'])).toMatchInlineSnapshot(`
      [
        "decks/more.yml:1:1 files that end in .yml are not read; rename it, so that it ends in .yaml",
      ]
    `);
    expect(problemsAfter(['lessons/one.md', lesson('One\nCaf\uFFFD\n')])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:4 this letter cannot be read; save the file as UTF-8, and write the letter again",
      ]
    `);
  });

  it.each([
    ['ui.yaml.txt', '.yaml.txt', 'rename it, so that it ends in .yaml'],
    ['lessons/three.md.txt', '.txt', 'rename it, so that it ends in .md'],
    ['lessons/THREE.MD', '.MD', 'rename it, so that it ends in .md'],
    ['lessons/three.docx', '.docx', 'save its text in a file that ends in .md'],
    [
      'media/photo.tiff',
      '.tiff',
      'save the picture as SVG, JPEG, PNG, WebP or AVIF, with that ending, or delete it',
    ],
    [
      'lessons/photo.png',
      '.png',
      'save the picture as SVG, JPEG, PNG, WebP or AVIF, with that ending, or delete it',
    ],
  ])('tell the trainer that %s is not read', (file, ending, remedy) => {
    expect(problemsAfter([file, 'Words'])).toEqual([
      `${file}:1:1 files that end in ${ending} are not read; ${remedy}`,
    ]);
    expect(isContent(file)).toBe(true);
  });

  it('may lie beside what the trainer keeps there for other reasons', () => {
    for (const file of ['notes.txt', 'cards.csv', 'media/drawing.ai', 'lessons/one.md~', 'photo.png'])
      expect(isContent(file)).toBe(false);
  });

  it('tell the trainer of a second course among them', () => {
    const other = courseFiles().map(({ path, text }) => ({ path: path.replace('en-GB', 'fr'), text }));
    const { problems } = compileCourse([...courseFiles(), ...other]);
    expect(problems.filter(({ what }) => what.includes('second'))).toHaveLength(2);
  });

  it('are the same course with Windows line ends, a byte order mark and backslashes', () => {
    const fromWindows = courseFiles().map(({ path, text }) => ({
      path: path.replaceAll('/', '\\'),
      text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    }));
    expect(compileCourse(fromWindows).course).toEqual(compileCourse(courseFiles()).course);
    expect(compileCourse(fromWindows).course).not.toBeNull();
  });

  it('keep their line and column with Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${lesson('Word <b>bold</b>').replaceAll('\n', '\r\n')}`;
    expect(problemsAfter(['lessons/one.md', text])[0]).toMatchInlineSnapshot(
      `"lessons/one.md:8:6 HTML is not allowed in a lesson; write it in Markdown, or put it in \`backticks\` to show it"`,
    );
  });

  it('show the trainer all problems of all files at once, in reading order', () => {
    expect(
      problemsAfter(
        ['ui.yaml', 'start: Words', 'start: ""'],
        ['course.yaml', 'pass-mark: 80', 'pass-mark: 101'],
        ['course.yaml', 'completion: all', 'completion: everything'],
        ['decks/quiz.yaml', '    why: A programme is often short.\n', ''],
        ['decks/quiz.yaml', 'report-id: C2_advice', 'report-id: C1_soon'],
        ['lessons/one.md', lesson('![x](y)\n\n:::note\nText\n')],
        ['lessons/two.md', lesson('[a](lesson:L9)\n', 'L2')],
      ),
    ).toMatchInlineSnapshot(`
      [
        "course.yaml:6:12 pass-mark is not a percentage; write a number from 0 to 100",
        "course.yaml:8:13 completion is not a rule for completion; write all, lessons or quiz",
        "decks/quiz.yaml:10:5 cards.C1.why is missing; add it",
        "decks/quiz.yaml:25:16 the report-id C1_soon is already used in line 17; give this one another id",
        "lessons/one.md:8:1 a picture stands in the text; show a file of media/ with :::figure[Caption]{src=name.svg}",
        "lessons/one.md:10:1 :::note is not closed; add a line of ::: where it ends",
        "lessons/two.md:8:1 the linked lesson L9 does not exist; use one of the lessons: L1, L2",
        "ui.yaml:2:10 cover.start is empty; write the words the learner should see",
      ]
    `);
  });

  it('give no course as long as there is a problem', () => {
    expect(compileCourse(courseFiles(['lessons/one.md', lesson('<b>')])).course).toBeNull();
  });
});
