import { describe, expect, it } from 'vitest';
import { courseAfter, lesson } from './fixture.ts';

const firstLesson = (body: string) => courseAfter(['lessons/one.md', lesson(body)]).lessons[0];
const blocks = (body: string) => firstLesson(body)?.blocks;
const prose = (body: string) => {
  const [block] = blocks(body) ?? [];
  return block?.kind === 'prose' ? block.html : block;
};

describe('a compiled course', () => {
  it('says that first answers are reported only where the trainer wants them', () => {
    const answers = (line: string) =>
      courseAfter(['course.yaml', 'completion: all', `completion: all${line}`]).firsts;
    expect(answers('\nreport-answers: first')).toBe(true);
    expect(courseAfter()).not.toHaveProperty('firsts');
    expect(answers('\nreport-answers: latest')).toBeUndefined();
  });

  it('holds what the trainer wrote, in the words of the app', () => {
    const { ui, lessons, quiz, ...course } = courseAfter();
    expect(course).toMatchInlineSnapshot(`
      {
        "attempts": null,
        "brand": null,
        "comeBack": {
          "cards": 6,
          "days": [
            7,
            28,
          ],
        },
        "completion": "all",
        "coverCards": [
          {
            "label": "Coaching",
            "look": "coaching",
            "text": "Over fairly soon",
          },
        ],
        "direction": "ltr",
        "id": "small",
        "ilm": null,
        "language": "en-GB",
        "minutes": 3,
        "notesRoom": 3467,
        "passMark": 80,
        "qualification": "",
        "resources": null,
        "summary": "Two lessons and a quiz.",
        "time": "Words 5",
        "title": "A small course",
        "toTry": "",
        "version": "1.0.0",
        "warmUp": null,
      }
    `);
    expect(lessons[1]).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "html": "<p>More words.</p>",
            "kind": "prose",
          },
        ],
        "id": "L2",
        "minutes": 1,
        "objective": "tell them apart",
        "reviewedOn": "2026-11-22",
        "sources": [],
        "takeAway": "They differ.",
        "title": "Lesson L2",
      }
    `);
    expect({ ...quiz, cards: quiz.cards.slice(0, 2) }).toMatchInlineSnapshot(`
      {
        "cards": [
          {
            "category": "coaching",
            "core": true,
            "difficulty": 1,
            "dimension": "length",
            "id": "C1",
            "lesson": "L1",
            "reportId": "C1_soon",
            "text": "Over fairly soon",
            "why": "A programme is often short.",
          },
          {
            "category": "coaching",
            "core": false,
            "difficulty": 2,
            "dimension": "style",
            "id": "C2",
            "lesson": "L2",
            "reportId": "C2_advice",
            "text": "Holds back from advice",
            "why": "The person finds the answer.",
          },
        ],
        "categories": [
          {
            "id": "coaching",
            "label": "Coaching",
            "look": "coaching",
          },
          {
            "id": "mentoring",
            "label": "Mentoring",
            "look": "mentoring",
          },
        ],
        "dimensions": [
          {
            "family": "",
            "id": "length",
            "label": "How long",
          },
          {
            "family": "",
            "id": "style",
            "label": "Style",
          },
          {
            "family": "",
            "id": "origins",
            "label": "Where the word comes from",
          },
        ],
        "draw": {
          "cardsPerCategory": {
            "coaching": 2,
            "mentoring": 1,
          },
          "cardsPerDimensionAtMost": 2,
          "coreCardsAtLeast": 1,
          "dimensionsWithoutLimit": [
            "style",
          ],
          "neverTogether": [
            [
              "C1",
              "C4",
            ],
          ],
          "practiceOnlyDimensions": [
            "origins",
          ],
          "varyBy": 0,
        },
        "families": [],
        "intro": "",
        "minutes": 1,
        "question": "Coaching or mentoring?",
        "title": "Sort it",
      }
    `);
    expect(ui.cover.start).toBe('Words');
  });

  it('shows the lessons in the order of course.yaml', () => {
    const { lessons } = courseAfter(['course.yaml', '[L1, L2]', '[L2, L1]']);
    expect(lessons.map(({ id }) => id)).toEqual(['L2', 'L1']);
  });

  it('can limit the attempts', () => {
    expect(courseAfter(['course.yaml', 'attempts: unlimited', 'attempts: 3']).attempts).toBe(3);
  });
});

describe('prose', () => {
  it('becomes plain HTML', () => {
    expect(prose('## One\n\nA *b* **c** `d`\\\ne\n\n### Two\n\n- x\n- y\n\n3. z\n\n> quoted & "said"\n'))
      .toMatchInlineSnapshot(`
      "<h2>One</h2>
      <p>A <em>b</em> <strong>c</strong> <code>d</code><br>
      e</p>
      <h3>Two</h3>
      <ul>
      <li>x</li>
      <li>y</li>
      </ul>
      <ol start="3">
      <li>z</li>
      </ol>
      <blockquote>
      <p>quoted &#x26; "said"</p>
      </blockquote>"
    `);
  });

  it('opens other sites in a new window and lessons in the app', () => {
    expect(
      prose('[a](https://example.org "t") [b](lesson:L2) [c](mailto:a@example.org) [d][e]\n\n[e]: lesson:L1'),
    ).toMatchInlineSnapshot(
      `"<p><a href="https://example.org" target="_blank" rel="noopener noreferrer">a</a> <a href="#L2" data-lesson="L2">b</a> <a href="mailto:a@example.org">c</a> <a href="#L1" data-lesson="L1">d</a></p>"`,
    );
  });

  it('keeps colons, times and emoji names as they were written', () => {
    expect(prose('See note:this at 10:30, :ref[x]{y=z} and :smile: http:foo')).toMatchInlineSnapshot(
      `"<p>See note:this at 10:30, :ref[x]{y=z} and :smile: http:foo</p>"`,
    );
  });

  it('leaves out comments', () => {
    expect(prose('One <!-- not\nthis --> two\n\n<!-- nor this -->')).toMatchInlineSnapshot(
      `"<p>One  two</p>"`,
    );
  });

  it('shows HTML in backticks as words', () => {
    expect(prose('Write `<script>`, not \\<b>.')).toMatchInlineSnapshot(
      `"<p>Write <code>&#x3C;script></code>, not &#x3C;b>.</p>"`,
    );
  });
});

describe('blocks', () => {
  it('stand between the prose around them', () => {
    expect(blocks('One.\n\nTwo.\n\n:::note[A *bold* title]\nThree.\n:::\n\nFour.')).toMatchInlineSnapshot(`
      [
        {
          "html": "<p>One.</p>
      <p>Two.</p>",
          "kind": "prose",
        },
        {
          "html": "<p>Three.</p>",
          "kind": "note",
          "title": "A bold title",
        },
        {
          "html": "<p>Four.</p>",
          "kind": "prose",
        },
      ]
    `);
  });

  it('may be notes without a title, with lists and links', () => {
    expect(blocks(':::note\n- [x][y]\n:::\n\n[y]: https://example.org')).toMatchInlineSnapshot(`
      [
        {
          "html": "<ul>
      <li><a href="https://example.org" target="_blank" rel="noopener noreferrer">x</a></li>
      </ul>",
          "kind": "note",
          "title": "",
        },
      ]
    `);
  });

  it('turn headings into cards with a front and a back', () => {
    expect(blocks(':::reveal\n### Front *one*\nBack.\n\nMore.\n\n### Two\n- b\n:::')).toMatchInlineSnapshot(`
      [
        {
          "cards": [
            {
              "back": "<p>Back.</p>
      <p>More.</p>",
              "front": "Front one",
            },
            {
              "back": "<ul>
      <li>b</li>
      </ul>",
              "front": "Two",
            },
          ],
          "kind": "reveal",
        },
      ]
    `);
  });

  it('give columns the look of the category they name', () => {
    expect(
      blocks(
        ':::compare[How they differ]{guess=mentoring}\n| Trait | coaching | MENTORING | Therapy |\n|-|-|-|-|\n| How *long* | **Short** | [Long](lesson:L2) | a \\| b |\n:::',
      ),
    ).toMatchInlineSnapshot(`
      [
        {
          "columns": [
            {
              "label": "coaching",
              "look": "coaching",
            },
            {
              "label": "MENTORING",
              "look": "mentoring",
            },
            {
              "label": "Therapy",
              "look": null,
            },
          ],
          "guess": 1,
          "kind": "compare",
          "label": "How they differ",
          "rows": [
            {
              "cells": [
                "<strong>Short</strong>",
                "<a href="#L2" data-lesson="L2">Long</a>",
                "a | b",
              ],
              "dimension": "How long",
            },
          ],
        },
      ]
    `);
  });

  it('name a comparison after the lesson if it has no label', () => {
    expect(blocks(':::compare\n| | A | B |\n|-|-|-|\n| x | y | z |\n:::')?.[0]).toMatchObject({
      label: 'Lesson L1',
      guess: null,
    });
  });
});
