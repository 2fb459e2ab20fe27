import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsInLesson, type Change } from './fixture.ts';

const block = (body: string, ...changes: readonly Change[]) =>
  courseAfter(['lessons/one.md', lesson(body)], ...changes).lessons[0]?.blocks[0];

describe(':::quote', () => {
  it('holds words and their source', () => {
    expect(block(':::quote{source="Whitmore, 2017"}\nUnlocking *potential*.\n:::')).toMatchInlineSnapshot(`
      {
        "html": "<p>Unlocking <em>potential</em>.</p>",
        "kind": "quote",
        "source": "Whitmore, 2017",
      }
    `);
  });

  it('tells the trainer what is missing', () => {
    expect(problemsInLesson(':::quote\nWords.\n:::\n\n:::quote{source="CIPD"}\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::quote has no source; say who and when, such as :::quote{source="CIPD, 2015"}",
        "lessons/one.md:12:1 :::quote is empty; write its text between :::quote and :::",
      ]
    `);
  });

  it('tells the trainer what it cannot hold', () => {
    expect(problemsInLesson(':::quote{source="CIPD"}\n## Title\n\n| a |\n|-|\n| b |\n\nWords.\n:::'))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 a heading stands inside :::quote; write it in bold",
        "lessons/one.md:11:1 a table stands inside :::quote; use :::compare, above or below it",
      ]
    `);
  });
});

describe(':::timeline', () => {
  it('holds dates and what happened', () => {
    expect(
      block(
        ':::timeline[Two words]\n- **1699** A French novel.\n- **The 1830s:** Oxford slang.\n\n  More.\n- **1974**\n\n  A book.\n:::',
      ),
    ).toMatchInlineSnapshot(`
      {
        "events": [
          {
            "html": "<p>A French novel.</p>",
            "time": "1699",
          },
          {
            "html": "<p>Oxford slang.</p>
      <p>More.</p>",
            "time": "The 1830s",
          },
          {
            "html": "<p>A book.</p>",
            "time": "1974",
          },
        ],
        "kind": "timeline",
        "label": "Two words",
      }
    `);
  });

  it('is named after the lesson if it has no label', () => {
    expect(block(':::timeline\n- **1699** A novel.\n:::')).toMatchObject({ label: 'Lesson L1' });
  });

  it('tells the trainer what does not fit', () => {
    expect(problemsInLesson(':::timeline\nWords.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::timeline has no list; start each entry with - **date** what happened",
      ]
    `);
    expect(
      problemsInLesson(
        ':::timeline\nWords.\n\n- 1699: a novel\n- **1830**\n- ## Title\n\nAfter.\n\n* **1974** A book.\n:::',
      ),
    ).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 this stands before the list of :::timeline; move it above the block",
        "lessons/one.md:11:1 this entry has no date; start it with one in bold, such as - **1937** and so on",
        "lessons/one.md:12:1 nothing follows the date 1830; say what happened",
        "lessons/one.md:13:1 this entry has no date; start it with one in bold, such as - **1937** and so on",
        "lessons/one.md:15:1 this stands after the list of :::timeline; indent it by two spaces if it belongs to the entry above, or move it out of the block",
        "lessons/one.md:17:1 a second list starts in :::timeline; start all entries with the same sign, such as -",
      ]
    `);
  });
});

describe(':::check', () => {
  const options =
    '- [x] Six booked talks\n\n  A set number.\n\n- [ ] Advice as needed\n\n  That is *mentoring*.\n\n  - More.\n';

  it('holds options, each with its reason', () => {
    expect(block(`:::check[Which is coaching?]\n${options}:::`)).toMatchInlineSnapshot(`
      {
        "kind": "check",
        "options": [
          {
            "right": true,
            "text": "Six booked talks",
            "why": "<p>A set number.</p>",
          },
          {
            "right": false,
            "text": "Advice as needed",
            "why": "<p>That is <em>mentoring</em>.</p>
      <ul>
      <li>More.</li>
      </ul>",
          },
        ],
        "question": "Which is coaching?",
      }
    `);
  });

  it('tells the trainer that the question or the options are missing', () => {
    expect(problemsInLesson(':::check\nWords.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::check has no question; write it as :::check[The question]",
        "lessons/one.md:8:1 :::check has no list; start each entry with - [x] if it is right, - [ ] if not",
      ]
    `);
    expect(problemsInLesson(':::check[Q?]\n- [x] A\n\n  Why.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 :::check has fewer than two options; add one, starting with - [ ]",
      ]
    `);
    expect(problemsInLesson(':::check[Q?]\n- [ ] A\n\n  Why.\n\n- [ ] B\n\n  Why.\n:::'))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 :::check has no right option; start the right one with - [x]",
      ]
    `);
  });

  it('tells the trainer which option is not marked, has no reason or holds a link', () => {
    expect(
      problemsInLesson(
        ':::check[Q?]\n- [x] A\n  Why, but on the next line.\n\n- B\n\n  Why.\n\n- [ ] [C](lesson:L2)\n\n  Why.\n:::',
      ),
    ).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 this option has no reason; leave a line empty below it, then write the reason, indented by two spaces",
        "lessons/one.md:12:1 this option is not marked as right or wrong; start it with - [x] if it is right, - [ ] if not, then a space and its text",
        "lessons/one.md:16:7 a link cannot be followed here; move it to the reason",
      ]
    `);
  });

  it('tells the trainer where a reason is not indented', () => {
    expect(problemsInLesson(':::check[Q?]\n- [x] A\n\n  Why.\n\n- [ ] B\n\nWhy.\n:::'))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:13:1 this option has no reason; leave a line empty below it, then write the reason, indented by two spaces",
        "lessons/one.md:15:1 this stands after the list of :::check; indent it by two spaces if it belongs to the entry above, or move it out of the block",
      ]
    `);
  });

  it('is the only place for boxes to tick', () => {
    expect(problemsInLesson('- [ ] Buy milk\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 this box to tick stands outside of :::check; delete the [ ], or put it into :::check",
      ]
    `);
    expect(problemsInLesson(':::check[Q?]\n- [x] A\n\n  - [ ] Why.\n\n- [ ] B\n\n  Why.\n:::'))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:3 this box to tick stands outside of :::check; delete the [ ], or put it into :::check",
      ]
    `);
  });
});

describe(':::reflect', () => {
  const two = (id: string) => `:::reflect[One?]\n:::\n\n:::reflect[Other?]${id}\n:::`;

  it('asks for a note that is kept under the name of its lesson, whatever it asks', () => {
    expect(block(':::reflect[What will you do?]\n:::')).toEqual({
      kind: 'reflect',
      id: 'L1_note',
      prompt: 'What will you do?',
    });
    expect(block(':::reflect[What now?]{id=plan}\n:::')).toMatchObject({ id: 'L1_plan' });
  });

  it('tells the trainer what is missing or too much', () => {
    expect(problemsInLesson(':::reflect\nWords.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::reflect has no prompt; write it as :::reflect[The prompt]",
        "lessons/one.md:9:1 this stands inside :::reflect; move it above the block, which takes nothing but its prompt",
      ]
    `);
  });

  it('tells the trainer of two notes that could not be told apart', () => {
    expect(problemsInLesson(two(''))).toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:1 this :::reflect would be saved together with an earlier one; give it a name of its own, such as {id=next_month}",
      ]
    `);
    expect(problemsInLesson(two('{id=plan}'))).toEqual([]);
  });
});

describe(':::recall', () => {
  it('holds a model answer', () => {
    expect(block(':::recall[What is coaching?]\nGuided talks.\n\n- Short\n:::')).toMatchInlineSnapshot(`
      {
        "html": "<p>Guided talks.</p>
      <ul>
      <li>Short</li>
      </ul>",
        "kind": "recall",
        "prompt": "What is coaching?",
      }
    `);
  });

  it('tells the trainer what is missing', () => {
    expect(problemsInLesson(':::recall\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::recall has no prompt; write it as :::recall[The prompt]",
        "lessons/one.md:8:1 :::recall is empty; write its model answer between :::recall and :::",
      ]
    `);
  });
});

describe(':::scenario', () => {
  const scenario = (options: string, opening = ':::scenario[Sam]') =>
    problemsInLesson(`${opening}\nSam is new.\n\n${options}:::`);
  const best = '- **best** Ask Sam\n\n  Sam knows.\n\n';

  it('holds a case, and options with their grades and feedback', () => {
    expect(
      block(
        `:::scenario[Sam]{note="bias at work"}\nSam is *new*.\n\n${best}- **Partly:** Wait\n\n  A bit.\n\n- **poor** Go\n\n  No.\n:::`,
      ),
    ).toMatchInlineSnapshot(`
      {
        "html": "<p>Sam is <em>new</em>.</p>",
        "kind": "scenario",
        "note": "bias at work",
        "options": [
          {
            "feedback": "<p>Sam knows.</p>",
            "grade": "best",
            "text": "Ask Sam",
          },
          {
            "feedback": "<p>A bit.</p>",
            "grade": "partly",
            "text": "Wait",
          },
          {
            "feedback": "<p>No.</p>",
            "grade": "poor",
            "text": "Go",
          },
        ],
        "title": "Sam",
      }
    `);
  });

  it('tells the trainer that the title, the case or the options are missing', () => {
    expect(problemsInLesson(':::scenario\nSam is new.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::scenario has no title; write it as :::scenario[The title]",
        "lessons/one.md:8:1 :::scenario has no list; start each entry with - **best**, - **partly** or - **poor**",
      ]
    `);
    expect(problemsInLesson(`:::scenario[Sam]\n${best}:::`)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::scenario has no case; tell it above the list of options",
        "lessons/one.md:9:1 :::scenario has fewer than two options; add one with **best**, **partly** or **poor**",
      ]
    `);
  });

  it('tells the trainer which grade is missing or unknown', () => {
    expect(scenario(`${best}- Wait\n\n  Hm.\n\n- **partial** Go\n\n  Hm.\n\n- **poor**\n\n  Hm.\n`))
      .toMatchInlineSnapshot(`
      [
        "lessons/one.md:15:1 this option has no grade; start it with **best**, **partly** or **poor**",
        "lessons/one.md:19:3 partial is not a grade; use one of the grades: best, partly, poor",
        "lessons/one.md:23:1 this option has no text; write it after the grade",
      ]
    `);
  });

  it('tells the trainer which option has no feedback', () => {
    expect(scenario(`${best}- **poor** Wait\n`)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:15:1 this option has no feedback; leave a line empty below it, then write the feedback, indented by two spaces",
      ]
    `);
  });

  it('tells the trainer that not exactly one option is best', () => {
    expect(scenario(`${best}- **best** Wait\n\n  Hm.\n`)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:15:1 this is a second best option; write **partly**, or **poor**",
      ]
    `);
    expect(scenario('- **partly** Wait\n\n  Hm.\n\n- **poor** Go\n\n  No.\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:1 no option is the best one; start one with **best**",
      ]
    `);
  });
});

describe(':::estimate', () => {
  const estimate = (settings: string) => problemsInLesson(`:::estimate[How many?]{${settings}}\nWords.\n:::`);

  it('holds a figure on its scale', () => {
    expect(block(':::estimate[How many?]{min=0 max=100 answer=80 unit="%" step=5}\nFour in five.\n:::'))
      .toMatchInlineSnapshot(`
      {
        "answer": 80,
        "html": "<p>Four in five.</p>",
        "kind": "estimate",
        "max": 100,
        "min": 0,
        "question": "How many?",
        "step": 5,
        "unit": "%",
      }
    `);
  });

  it('goes in steps of 1, and keeps a word apart from its number', () => {
    expect(
      block(':::estimate[How many?]{min=-5 max=5.0 answer=2.5 unit="people"}\nWords.\n:::'),
    ).toMatchObject({
      step: 1,
      min: -5,
      answer: 2.5,
      unit: '\u00A0people',
    });
  });

  it('tells the trainer which number is missing or none', () => {
    expect(estimate('min=1 max=ten')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::estimate has no answer; write answer= and a number, such as answer=10",
        "lessons/one.md:8:30 max is not a number: ten; write max= and a number, such as max=10",
      ]
    `);
    expect(problemsInLesson(':::estimate\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::estimate has no min; write min= and a number, such as min=10",
        "lessons/one.md:8:1 :::estimate has no max; write max= and a number, such as max=10",
        "lessons/one.md:8:1 :::estimate has no answer; write answer= and a number, such as answer=10",
        "lessons/one.md:8:1 :::estimate has no question; write it as :::estimate[The question]",
        "lessons/one.md:8:1 :::estimate is empty; write its explanation between :::estimate and :::",
      ]
    `);
  });

  it('tells the trainer what does not fit on the scale', () => {
    expect(estimate('min=10 max=5 answer=7')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:31 max 5 is not above min 10; write a higher max",
      ]
    `);
    expect(estimate('min=0 max=100 answer=120')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:38 answer 120 is not from 0 to 100; change min or max so that it fits",
      ]
    `);
    expect(estimate('min=0 max=100 answer=80 step=30')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:48 steps of 30 from 0 never reach 100; change step, min or max",
      ]
    `);
    expect(estimate('unit="step" min=0 max=100 answer=80 step=0')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:60 step 0 is not above 0; write a higher step",
      ]
    `);
  });
});
