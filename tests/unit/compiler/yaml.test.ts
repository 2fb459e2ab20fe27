import { describe, expect, it } from 'vitest';
import { lesson, problemsAfter } from './fixture.ts';

const title = 'title: A small course';
const afterTitle = (line: string) => problemsAfter(['course.yaml', title, line]);

describe('YAML that cannot be read tells the trainer', () => {
  it('that a text with a colon needs quotes', () => {
    expect(afterTitle('title: Coaching: the course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 this text holds a colon, or the lines below are indented too far; put the text in double quotes, or line the lines up",
      ]
    `);
  });

  it('which quote is never closed', () => {
    expect(problemsAfter(['decks/quiz.yaml', 'why: Goals come first.', 'why: "Goals come first.']))
      .toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:57:10 the quote that starts here is never closed; add the closing quote",
      ]
    `);
  });

  it('that words follow a closing quote', () => {
    expect(afterTitle("title: 'It's small'")).toMatchInlineSnapshot(`
      [
        "course.yaml:3:12 this does not belong here; check the quotes and the indentation of this line and the one above",
      ]
    `);
  });

  it('that a tab indents a line', () => {
    expect(problemsAfter(['course.yaml', '  deck: quiz', '\tdeck: quiz'])[0]).toMatchInlineSnapshot(
      `"course.yaml:15:1 the line is indented with a tab; use spaces"`,
    );
  });

  it('which key is there twice', () => {
    expect(afterTitle(`${title}\n${title}`)).toMatchInlineSnapshot(`
      [
        "course.yaml:4:1 the key title is already there above; delete one of the two",
      ]
    `);
  });

  it('that a text starts with a character that needs quotes', () => {
    expect(afterTitle('title: @home')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 the text starts with a character that means something else here; put the text in double quotes",
      ]
    `);
    expect(afterTitle('title: *Small* course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 the text starts with *, which means something else here; put the text in double quotes",
      ]
    `);
    expect(afterTitle('title: &Co')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 the text starts with &, which means something else here; put the text in double quotes",
      ]
    `);
    expect(afterTitle('title: !Small course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 the text starts with !, which means something else here; put the text in double quotes",
      ]
    `);
  });

  it('that a bracket is not closed', () => {
    expect(problemsAfter(['course.yaml', 'lessons: [L1, L2]', 'lessons: [L1, L2'])).toMatchInlineSnapshot(`
      [
        "course.yaml:14:1 a bracket opened above is not closed, or the line is not indented enough; close the bracket or indent the line",
      ]
    `);
  });

  it('that the colon after a key is missing', () => {
    expect(afterTitle('title A small course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:1 this is not a key with a value; put a colon and a space after the key, and line it up with its neighbours",
      ]
    `);
  });

  it('that a line is indented unlike its neighbours', () => {
    expect(problemsAfter(['course.yaml', 'pass-mark: 80', '  pass-mark: 80'])).toMatchInlineSnapshot(`
      [
        "course.yaml:5:10 this text holds a colon, or the lines below are indented too far; put the text in double quotes, or line the lines up",
      ]
    `);
  });

  it('that a second document begins', () => {
    expect(afterTitle(`---\n${title}`)).toMatchInlineSnapshot(`
      [
        "course.yaml:3:1 a line with --- ends the file early; delete that line",
      ]
    `);
  });

  it('that a backslash means something else in double quotes', () => {
    expect(afterTitle('title: "C:\\course"')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:11 a backslash means something else inside double quotes; write two backslashes, or use single quotes",
      ]
    `);
  });

  it('the right line in the front matter of a lesson', () => {
    const text = lesson('Words.').replace('title: Lesson L1', 'title: Lesson: one');
    expect(problemsAfter(['lessons/one.md', text])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:3:8 this text holds a colon, or the lines below are indented too far; put the text in double quotes, or line the lines up",
      ]
    `);
  });
});
