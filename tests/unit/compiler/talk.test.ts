import { describe, expect, it } from 'vitest';
import { courseAfter, lesson, problemsAfter, problemsInLesson } from './fixture.ts';

const head = '{id=friday with=Amina role="her coach" look=coaching}';

const talk = `:::talk[A meeting on Friday]${head}
Amina leads her first meeting.

### Opening

I go blank when people argue.

- [x] When did it last go well?

  **An open question.** She looks at her own experience. → Spring

- [ ] Always stop them.

  **A ready answer.** It may not fit her. -> Spring

### Spring

I wrote both points on the board.

- [x] How could you use that?

  **An open question.** She makes the plan. → A plan

- [ ] Take a course.

  **A ready answer.** Friday is near. → Opening

### End: A plan

She writes three steps.
:::`;

const block = (text: string) => courseAfter(['lessons/one.md', lesson(text)]).lessons[0]?.blocks[0];
const changed = (...changes: readonly (readonly [string | RegExp, string])[]) =>
  changes.reduce((text, [from, to]) => text.replace(from, to), talk);
const problems = (...changes: readonly (readonly [string | RegExp, string])[]) =>
  problemsInLesson(changed(...changes)).map((problem) => problem.replace(/^lessons\/one\.md:\d+:\d+ /, ''));

describe(':::talk', () => {
  it('is a situation, and turns that lead from one to another', () => {
    expect(block(talk)).toMatchInlineSnapshot(`
      {
        "face": "",
        "html": "<p>Amina leads her first meeting.</p>",
        "id": "friday",
        "kind": "talk",
        "look": "coaching",
        "other": "",
        "person": "Amina",
        "role": "her coach",
        "title": "A meeting on Friday",
        "turns": [
          {
            "choices": [
              {
                "best": true,
                "id": "CLeP",
                "move": "An open question",
                "text": "When did it last go well?",
                "to": 1,
                "why": "<p>She looks at her own experience.</p>",
              },
              {
                "best": false,
                "id": "bR5z",
                "move": "A ready answer",
                "text": "Always stop them.",
                "to": 1,
                "why": "<p>It may not fit her.</p>",
              },
            ],
            "html": "<p>I go blank when people argue.</p>",
            "name": "",
          },
          {
            "choices": [
              {
                "best": true,
                "id": "chwN",
                "move": "An open question",
                "text": "How could you use that?",
                "to": 2,
                "why": "<p>She makes the plan.</p>",
              },
              {
                "best": false,
                "id": "SUEq",
                "move": "A ready answer",
                "text": "Take a course.",
                "to": 0,
                "why": "<p>Friday is near.</p>",
              },
            ],
            "html": "<p>I wrote both points on the board.</p>",
            "name": "",
          },
          {
            "choices": [],
            "html": "<p>She writes three steps.</p>",
            "name": "A plan",
          },
        ],
      }
    `);
  });

  it.each(['id', 'with'])('says what is missing: %s', (key) => {
    expect(problems([new RegExp(`${key}=\\w+ `), ''])).toHaveLength(1);
  });

  it.each<[string, [string | RegExp, string][], string]>([
    [
      'no situation',
      [['Amina leads her first meeting.\n', '']],
      ':::talk has no situation; say above the first turn who talks to whom about what',
    ],
    [
      'a turn in which nobody speaks',
      [['I go blank when people argue.\n', '']],
      'nobody says anything in this turn; write below its heading what the person says',
    ],
    ['an unknown turn', [['→ A plan', '→ A plam']], 'there is no turn A plam; did you mean A plan?'],
    [
      'no best answer',
      [['- [x] How could', '- [ ] How could']],
      'the turn Spring has no best answer; mark just one with - [x]',
    ],
    [
      'an answer without a mark',
      [['- [ ] Take', '- Take']],
      'this answer is not marked; start it with - [x] if it is the best, - [ ] if not, then a space and what you say',
    ],
    [
      'an answer that leads nowhere',
      [[' → Opening', '']],
      'this answer leads nowhere; end the line about it with → and the name of a turn',
    ],
    [
      'an end with nothing in it',
      [['She writes three steps.\n', '']],
      'this end has no text; say below its heading what the talk led to',
    ],
    [
      'no end',
      [['End: A plan', 'A plan']],
      'the turn A plan has no choices; add a list: - [x] the best answer, - [ ] the others; or call it "End: …"',
    ],
    [
      'a heading of another size',
      [['### Spring', '## Spring']],
      'this heading in :::talk does not start with ###; start each turn with ###',
    ],
    [
      'an unknown look',
      [['look=coaching', 'look=blue']],
      'blue is not a look; use one of the looks: coaching, mentoring, shared',
    ],
    [
      'an unknown other talk',
      [['look=coaching', 'other=monday']],
      'the other talk monday does not exist; use one of the talks: friday',
    ],
    [
      'a face that is not there',
      [['look=coaching', 'face=amina.svg']],
      'the picture media/amina.svg does not exist; add it, there are no pictures yet',
    ],
  ])('tells the author of %s', (_, changes, problem) => {
    expect(problems(...changes)).toContainEqual(expect.stringContaining(problem));
  });

  it('finds turns nobody can reach, and circles nobody gets out of', () => {
    expect(problems(['→ A plan', '→ Opening'])).toEqual([
      'no way leads from this turn to an end; let one of its answers lead on, so that nobody goes round in circles',
      'no way leads from this turn to an end; let one of its answers lead on, so that nobody goes round in circles',
      'nothing leads to this turn; let an answer lead here, or delete it',
    ]);
  });

  it('lets a way lead back, as long as another leads out', () => {
    expect(problems()).toEqual([]);
  });

  it('refuses a second talk of the same id anywhere in the course', () => {
    expect(
      problemsAfter(['lessons/one.md', lesson(talk)], ['lessons/two.md', lesson(talk, 'L2')]),
    ).toContainEqual(expect.stringContaining('the talk id friday is already used'));
  });
});
