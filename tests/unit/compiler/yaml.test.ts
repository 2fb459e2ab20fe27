import { describe, expect, it } from 'vitest';
import { lesson, problemsAfter } from './fixture.ts';

const title = 'title: A small course';
const afterTitle = (line: string) => problemsAfter(['course.yaml', title, line]);

describe('YAML that cannot be read tells the trainer', () => {
  it('that a text with a colon needs quotes', () => {
    expect(afterTitle('title: Coaching: the course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 this text holds a colon; put the text in double quotes",
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

  it.each([
    ['pass-mark: 80', 'pass-mark:80', '6:1', 'pass-mark; write pass-mark: 80'],
    ['completion: all', 'completion:all', '8:1', 'completion; write completion: all'],
    ['  deck: quiz', '  deck:quiz', '15:3', 'deck; write deck: quiz'],
    ['  title: Sort it', '  title:Sort: it', '16:3', 'title; add it'],
  ])('that %s needs its space after the colon, once', (before, after, place, problem) => {
    expect(problemsAfter(['course.yaml', before, after])).toEqual([
      `course.yaml:${place} there is no space after the colon of ${problem}`,
    ]);
  });

  it('where a text ends at a quote of its own', () => {
    expect(afterTitle('title: The "best" course')).toEqual([]);
    expect(afterTitle('title: "The "best" course"')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:14 the text starts with " and so ends at its next double quote, before this; write each double quote inside it as \\", or put the text in single quotes",
      ]
    `);
    expect(afterTitle('title: {name} learns')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:15 the text starts with {, which starts a group here; put the text in double quotes",
      ]
    `);
    expect(afterTitle('title: [draft] Coaching')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:16 the text starts with [, which starts a list here; put the text in double quotes",
      ]
    `);
    expect(afterTitle('title: “Coaching: the course”')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 curly quotes do not count as quotes, and this text holds a colon; use straight ones, as in "…"",
      ]
    `);
  });

  it('that a # would swallow the rest of a text', () => {
    expect(afterTitle('title: Our #1 course')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:12 the text ends before this #, which starts a note that learners never see; put the text in double quotes; if it is a note, leave a space after the #",
      ]
    `);
    expect(afterTitle('title: Our course # a note')).toEqual([]);
    expect(afterTitle('title: Our course\n#a note in a line of its own')).toEqual([]);
  });

  it('that words follow a closing quote', () => {
    expect(afterTitle("title: 'It's small'")).toMatchInlineSnapshot(`
      [
        "course.yaml:3:12 the text starts with ' and so ends at its next apostrophe, before this; write each apostrophe inside it twice (It''s), or put the text in double quotes",
      ]
    `);
  });

  it('that a tab indents a line, once for all lines', () => {
    expect(problemsAfter(['course.yaml', '  deck: quiz', '\tdeck: quiz'])).toEqual([
      'course.yaml:15:1 the line is indented with a tab; use spaces',
    ]);
    expect(problemsAfter(['decks/quiz.yaml', '    text: Over', '\ttext: Over'])).toEqual([
      'decks/quiz.yaml:11:1 the line is indented with a tab; use spaces',
    ]);
    const tabbed = 'quiz:\n\tdeck: quiz\n\ttitle: Sort it\n\tquestion: Which?';
    expect(problemsAfter(['course.yaml', 'quiz:\n  deck: quiz', tabbed])).toEqual([
      'course.yaml:15:1 the line is indented with a tab, and so are 2 below; use spaces',
    ]);
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
        "course.yaml:5:10 the lines below are indented too far for what stands here; line them up with this line",
      ]
    `);
  });

  it('that an entry does not line up with the others, once', () => {
    expect(problemsAfter(['decks/quiz.yaml', '    why: Goals come first.', '   why: Goals come first.']))
      .toMatchInlineSnapshot(`
        [
          "decks/quiz.yaml:57:1 this line does not line up with its neighbours; start it with as many spaces as they have, and with a dash and a space if they do",
        ]
      `);
    expect(problemsAfter(['decks/quiz.yaml', '  - id: C4', '  id: C4'])).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:35:1 this line does not line up with its neighbours; start it with as many spaces as they have, and with a dash and a space if they do",
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
        "lessons/one.md:3:8 this text holds a colon; put the text in double quotes",
      ]
    `);
  });
});
