import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsAfter } from './fixture.ts';

const figure = ':::figure[Two lengths]{src=two.svg}\nOne bar is short,\n\n- the other *long*.\n:::';
const svg = (inside: string, attributes = ' viewBox="0 0 10 10"') =>
  `<svg${attributes}>\n${inside}\n</svg>\n`;

/** The problems of a course that shows this picture. */
const problems = (picture: string, body = figure) =>
  problemsAfter(['media/two.svg', picture], ['lessons/one.md', lesson(body)]);

/** The markup of this picture in the compiled course. */
function markup(picture: string): string | undefined {
  const { lessons } = courseAfter(['media/two.svg', picture], ['lessons/one.md', lesson(figure)]);
  const [block] = lessons[0]?.blocks ?? [];
  return block?.kind === 'figure' ? block.svg : undefined;
}

describe(':::figure', () => {
  it('holds the picture, its caption and its text alternative', () => {
    const { lessons } = courseAfter(
      ['media/two.svg', svg('<circle r="2"/>')],
      ['lessons/one.md', lesson(figure)],
    );
    expect(lessons[0]?.blocks).toMatchInlineSnapshot(`
      [
        {
          "caption": "Two lengths",
          "html": "<p>One bar is short,</p>
      <ul>
      <li>the other <em>long</em>.</li>
      </ul>",
          "kind": "figure",
          "svg": "<svg viewBox='0 0 10 10'><circle r='2' /></svg>",
          "text": "One bar is short, the other long.",
        },
      ]
    `);
  });

  it('tells the trainer that a picture must be one that browsers show, there, and named without its folder', () => {
    const shown = (src: string) => problems(svg(''), `${figure}\n\n:::figure[Caption]{src=${src}}\nA.\n:::`);
    expect(shown('photo.tiff')).toEqual([
      'lessons/one.md:14:20 photo.tiff is no picture that a browser shows; save it as SVG, JPEG, PNG, WebP or AVIF in media/, and write its name here',
    ]);
    expect(shown('photo.png')).toEqual([
      'lessons/one.md:14:20 the picture media/photo.png does not exist; use one of the pictures: two.svg',
    ]);
    expect(shown('media/two.svg')).toEqual([
      'lessons/one.md:14:20 src=media/two.svg names a folder too; write only the name of the file: src=two.svg',
    ]);
  });

  it('tells the trainer which picture does not exist', () => {
    expect(problems(svg(''), `${figure}\n\n:::figure[Caption src]{src=tow.svg}\nA.\n:::`))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:14:24 the picture media/tow.svg does not exist; did you mean two.svg? (the pictures are two.svg)",
      ]
    `);
    expect(problemsAfter(['lessons/one.md', lesson(figure)])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:24 the picture media/two.svg does not exist; add it, there are no pictures yet",
      ]
    `);
  });

  it('tells the trainer what is missing', () => {
    expect(problemsAfter(['lessons/one.md', lesson(':::figure\n:::')])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::figure names no picture; write it as :::figure[Caption]{src=name.svg}",
        "lessons/one.md:8:1 :::figure has no caption; write it as :::figure[The caption]",
        "lessons/one.md:8:1 :::figure is empty; write its text alternative, what the picture shows, between :::figure and :::",
      ]
    `);
  });
});

describe('a picture', () => {
  it('keeps its shapes and loses what the page does not need', () => {
    expect(
      markup(
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="10" height="10" viewBox="0 0 10 10">\n  <g stroke-width="2" fill="none" transform="translate(1 2)">\n    <!-- one --><path d="M0 0h5" stroke="var(--coaching)"></path>\n    <text x="1" fill="currentColor">Long\n      <tspan font-weight="700">&amp; short</tspan></text>\n  </g>\n</svg>',
      ),
    ).toMatchInlineSnapshot(
      `"<svg viewBox='0 0 10 10'><g stroke-width='2' fill='none' transform='translate(1 2)'><path d='M0 0h5' stroke='var(--coaching)' /><text x='1' fill='currentColor'>Long <tspan font-weight='700'>&#x26; short</tspan></text></g></svg>"`,
    );
  });

  it('that no lesson shows is reported', () => {
    expect(problemsAfter(['media/two.svg', svg('')])).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:1 no lesson shows the picture two.svg; write :::figure[Caption]{src=two.svg} in a lesson, or delete this file",
      ]
    `);
  });

  it('tells the trainer which elements are not allowed', () => {
    expect(
      problems(
        svg(
          '<script>alert(1)</script>\n<style>p{}</style>\n<g>\n  <image href="x.png"/></g>\n<a href="https://x.org"><path d="M0 0"/></a>\n<foreignObject><p>Hm</p></foreignObject>\n<linearGradient></linearGradient>',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "media/two.svg:2:1 <script> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
        "media/two.svg:3:1 <style> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
        "media/two.svg:5:3 <image> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
        "media/two.svg:6:1 <a> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
        "media/two.svg:7:1 <foreignObject> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
        "media/two.svg:8:1 <linearGradient> is not allowed in a picture; delete it, or draw it with g, path, rect, circle, ellipse, line, polyline, polygon, text, tspan",
      ]
    `);
  });

  it('tells the trainer which attributes are not allowed', () => {
    expect(
      problems(
        svg(
          '<path id="a" class="b" style="fill:red"\n  onclick="alert(1)" d="M0 0" strok-width="2"/>\n<path xlink:href="#a" d="M0 0"/>',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "media/two.svg:2:7 the attribute id is not allowed in a picture; delete it",
        "media/two.svg:2:14 the attribute class is not allowed in a picture; write its looks as attributes, such as fill",
        "media/two.svg:2:24 the attribute style is not allowed in a picture; write its looks as attributes, such as fill",
        "media/two.svg:3:3 the attribute onclick is not allowed in a picture; delete it",
        "media/two.svg:3:31 the attribute strok-width is not allowed in a picture; did you mean stroke-width?",
        "media/two.svg:4:7 the attribute xlink:href is not allowed in a picture; delete it",
      ]
    `);
  });

  it('tells the trainer which colours and values are not allowed', () => {
    expect(
      problems(
        svg(
          '<path fill="#fff" stroke="url(https://x.org/#a)"/>\n<path fill="var(--coching)" opacity="calc(1)"/>\n<path fill="VAR(--ink)"/>',
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "media/two.svg:2:7 fill="#fff" is not a colour of the course; write none, or var(--…) with one of ink, muted, line, line-strong, paper, surface, wash, coaching, coaching-wash, mentoring, mentoring-wash, shared, shared-wash",
        "media/two.svg:2:19 stroke="url(https://x.org/#a)" is not a colour of the course; write none, or var(--…) with one of ink, muted, line, line-strong, paper, surface, wash, coaching, coaching-wash, mentoring, mentoring-wash, shared, shared-wash",
        "media/two.svg:3:7 fill="var(--coching)" is not a colour of the course; did you mean var(--coaching)?",
        "media/two.svg:3:29 opacity="calc(1)" is more than a plain value; write it as a number or a word",
        "media/two.svg:4:7 fill="VAR(--ink)" is not a colour of the course; write none, or var(--…) with one of ink, muted, line, line-strong, paper, surface, wash, coaching, coaching-wash, mentoring, mentoring-wash, shared, shared-wash",
      ]
    `);
  });

  it('tells the trainer that it has no viewBox', () => {
    expect(problems(svg('', ''))).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:1 <svg> has no viewBox; add one, such as viewBox="0 0 640 320"",
      ]
    `);
    expect(problems(svg('', ' viewbox="0 0 1 1"'))).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:6 the attribute viewbox is not allowed in a picture; did you mean viewBox?",
      ]
    `);
  });

  it('tells the trainer that it is too large', () => {
    const path = `<path d="${'M0 0'.repeat(1480)}"/>`;
    expect(problems(svg(path)).length).toBe(0);
    expect(problems(svg(path + ' '.repeat(100)))).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:1 the picture has 6066 bytes, and 6000 are allowed; draw it with fewer shapes, or round its numbers",
      ]
    `);
  });

  it('tells the trainer that it is no picture, or cannot be read', () => {
    expect(problems('Hello')).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:1 the file holds no <svg>; save the picture as plain SVG",
      ]
    `);
    expect(problems('')).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:1 the file holds no <svg>; save the picture as plain SVG",
      ]
    `);
    expect(problems(`${svg('')}<p>Hm</p>`)).toMatchInlineSnapshot(`
      [
        "media/two.svg:4:1 this stands outside of the <svg>; delete it",
      ]
    `);
    expect(problems('<svg viewBox="0 0 1 1">\n<g><path d="M0 0">\n</svg>')).toMatchInlineSnapshot(`[]`);
    expect(problems('<svg viewBox="0 0 1 1"><path d="M0 0"d="M1 1"/></svg>')).toMatchInlineSnapshot(`
      [
        "media/two.svg:1:38 this cannot be read (missing whitespace between attributes); check the tags and quotes",
        "media/two.svg:1:39 this cannot be read (duplicate attribute); check the tags and quotes",
      ]
    `);
    expect(problems(svg('<g>Words</g>'))).toMatchInlineSnapshot(`
      [
        "media/two.svg:2:4 words stand outside of a <text>; put them into one",
      ]
    `);
  });
});
