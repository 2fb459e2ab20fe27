import { describe, expect, it } from 'vitest';
import { problemsInLesson } from './fixture.ts';

describe('Markdown that cannot be shown tells the trainer', () => {
  it('where HTML stands', () => {
    expect(problemsInLesson('Some <b>bold words.\n\n<div>\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:6 HTML is not allowed in a lesson; write it in Markdown, or put it in \`backticks\` to show it",
        "lessons/one.md:10:1 HTML is not allowed in a lesson; write it in Markdown, or put it in \`backticks\` to show it",
      ]
    `);
  });

  it('where a picture stands', () => {
    expect(problemsInLesson('Look: ![a pair](pair.png)')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:7 a picture stands in the text; show a file of media/ with :::figure[Caption]{src=name.svg}",
      ]
    `);
  });

  it('where spaces turn a text into code', () => {
    expect(problemsInLesson('Words.\n\n    indented\n\n```\nfenced\n```')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 this is read as program code; start the line without spaces before it, and without \`\`\`",
        "lessons/one.md:12:1 this is read as program code; start the line without spaces before it, and without \`\`\`",
      ]
    `);
  });

  it('where a dividing line stands', () => {
    expect(problemsInLesson('Words.\n\n***\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 a dividing line is not supported; delete it, or use a ## heading",
      ]
    `);
  });

  it('where a table stands outside a block', () => {
    expect(problemsInLesson('Words.\n\n| | A | B |\n|-|-|-|\n| x | y | z |')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 this table stands outside a block; put :::compare above it and ::: below it",
      ]
    `);
  });

  it('that the lesson is empty', () => {
    expect(problemsInLesson('\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 the lesson is empty; write it below the front matter",
      ]
    `);
  });
});

describe('a heading tells the trainer', () => {
  it('that one # is the title', () => {
    expect(problemsInLesson('# Title\n\nWords.')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 a heading with one # is the title, which stands in the front matter; write ##",
      ]
    `);
  });

  it('that ### needs a ## above it', () => {
    expect(problemsInLesson('### Part\n\nWords.\n\n## Section\n\n### Part')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 a ### heading has no ## heading above it; write ##",
      ]
    `);
  });

  it('that it is too deep', () => {
    expect(problemsInLesson('## Section\n\n#### Deep')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 this heading is too deep; write ## or ###",
      ]
    `);
  });

  it('that it was made by the line below', () => {
    expect(problemsInLesson('Just words\n---\nMore.')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 the line below turns this into a heading; write ## before it, or delete the line below",
      ]
    `);
  });

  it('that it stands in a list or a quote, or is empty', () => {
    expect(problemsInLesson('- ## In a list\n\n##\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:3 a heading stands in a list or a quote; start it at the beginning of a line",
        "lessons/one.md:10:1 this heading is empty; write its text",
      ]
    `);
  });
});

describe('a link tells the trainer', () => {
  it('that it must be safe or lead to a lesson', () => {
    expect(
      problemsInLesson(
        '[a](http://example.org) and [b](page.html) and [c]()\n\n[d][e]\n\n[e]: ftp://example.org',
      ),
    ).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 this link goes to http://example.org; start it with https://, mailto:, lesson: or term:",
        "lessons/one.md:8:29 this link goes to page.html; start it with https://, mailto:, lesson: or term:",
        "lessons/one.md:8:48 this link goes to nowhere; start it with https://, mailto:, lesson: or term:",
        "lessons/one.md:12:1 this link goes to ftp://example.org; start it with https://, mailto:, lesson: or term:",
      ]
    `);
  });

  it('that it has no text', () => {
    expect(problemsInLesson('Words [](https://example.org)')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:7 this link has no text; write the text between the [ ]",
      ]
    `);
  });
});
