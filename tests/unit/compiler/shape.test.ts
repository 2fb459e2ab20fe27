import { describe, expect, it } from 'vitest';
import { courseFiles, folder, lesson, problemsAfter } from './fixture.ts';

const course = (before: string, after: string) => problemsAfter(['course.yaml', before, after]);
const deck = (before: string, after: string) => problemsAfter(['decks/quiz.yaml', before, after]);

describe('a file of another shape tells the trainer', () => {
  it('which key was misspelt, once', () => {
    expect(course('pass-mark: 80', 'pas-mark: 80')).toMatchInlineSnapshot(`
      [
        "course.yaml:6:1 the key pas-mark is not known here; did you mean pass-mark?",
      ]
    `);
  });

  it('all keys that nobody knows', () => {
    expect(course('completion: all', 'completion: all\ncolour: red\nlayout: wide')).toMatchInlineSnapshot(`
      [
        "course.yaml:9:1 the key colour is not known here; delete it, or use one of: id, version, title, language, direction, summary, to-try, qualification, pass-mark, attempts, report-answers, completion, brand, cover-cards, warm-up, lessons, quiz, come-back, ilm, supplier, carry-sources, media-budget, credits",
        "course.yaml:10:1 the key layout is not known here; delete it, or use one of: id, version, title, language, direction, summary, to-try, qualification, pass-mark, attempts, report-answers, completion, brand, cover-cards, warm-up, lessons, quiz, come-back, ilm, supplier, carry-sources, media-budget, credits",
      ]
    `);
    expect(course('    core-cards-at-least', '    spread: 1\n    core-cards-at-least'))
      .toMatchInlineSnapshot(`
        [
          "course.yaml:22:5 the key spread is not known here; delete it, or use one of: cards-per-category, vary-by, core-cards-at-least, cards-per-dimension-at-most, dimensions-without-limit, practice-only-dimensions, never-together",
        ]
      `);
    expect(deck('report-id: C3_carriage', 'report-id: C3_carriage\n    hint: none')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:35:5 the key hint is not known here; delete it, or use one of: id, text, category, dimension, difficulty, why, lesson, core, report-id, source",
      ]
    `);
  });

  it('which key is missing, at the entry that should have it', () => {
    expect(course('version: "1.0.0"\n', '')).toMatchInlineSnapshot(`
      [
        "course.yaml:1:1 version is missing; add it",
      ]
    `);
    expect(deck('    why: The person finds the answer.\n', '')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:19:5 cards.C2.why is missing; add it",
      ]
    `);
    expect(deck('- id: C2\n    text', '- text')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:19:5 cards.#2.id is missing; add it",
      ]
    `);
  });

  it('that something is not a text', () => {
    expect(course('title: A small course', 'title: 2026')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 title is not a text; put it in double quotes",
      ]
    `);
    expect(course('title: A small course', 'title:')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:7 title is empty; write something after the colon",
      ]
    `);
    expect(course('title: A small course', 'title: [A, B]')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 title is not a single text; write one text, in double quotes if it holds a colon",
      ]
    `);
    expect(course('title: A small course', 'title: "  "')).toMatchInlineSnapshot(`
      [
        "course.yaml:3:8 title is empty; write a text",
      ]
    `);
  });

  it('that something is not a list, or not a group of keys', () => {
    expect(course('lessons: [L1, L2]', 'lessons: L1')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:10 lessons is not a list; start each entry on a new line with a dash",
      ]
    `);
    expect(deck('{ id: style, label: Style }', 'style')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:7:5 dimensions.#2 is not a group of keys; write each key on a new line, indented",
      ]
    `);
    expect(problemsAfter(['course.yaml', ''])).toMatchInlineSnapshot(`
      [
        "course.yaml:1:1 there are no keys with values here; write lines such as id: quiz",
      ]
    `);
  });

  it.each([
    [
      'id: small',
      'id: 1st',
      '1:5 id is not an id; use a letter, then letters, digits or underscores, 64 at most',
    ],
    [
      'version: "1.0.0"',
      'version: "1"',
      '2:10 version is not a version; write three numbers in quotes, such as "1.0.0"',
    ],
    ['language: en-GB', 'language: English', '4:11 language is not a language tag; write one such as en-GB'],
    ['pass-mark: 80', 'pass-mark: 80%', '6:12 pass-mark is not a percentage; write a number from 0 to 100'],
    [
      'attempts: unlimited',
      'attempts: lots',
      '7:11 attempts is not a number of attempts; write unlimited, or a whole number from 1 to 99',
    ],
    [
      'attempts: unlimited',
      'attempts: 0',
      '7:11 attempts is not a whole number from 1 to 99; write such a number',
    ],
    [
      'completion: all',
      'report-answers: best\ncompletion: all',
      '8:17 report-answers is not a choice; write latest or first',
    ],
    [
      'completion: all',
      'completion: some',
      '8:13 completion is not a rule for completion; write all, lessons or quiz',
    ],
    [
      '- look: coaching',
      '- look: blue',
      '10:11 cover-cards.#1.look is not a look; write coaching, mentoring or shared',
    ],
    [
      'coaching: 2',
      'coaching: 1.5',
      '20:17 quiz.draw.cards-per-category.coaching is not a whole number from 0 to 60; write such a number',
    ],
    [
      'coaching: 2',
      '2nd: 1',
      '20:7 quiz.draw.cards-per-category.2nd is not an id; use a letter, then letters, digits or underscores, 64 at most',
    ],
    ['- [C1, C4]', '- [C1]', '27:9 quiz.draw.never-together.#1.#2 is missing; add it'],
    [
      '- [C1, C4]',
      '- [C1, C4, C5]',
      '27:18 quiz.draw.never-together.#1.#3 is one too many; write two card ids, such as [C01, C08]',
    ],
    [
      '- [C1, C4]',
      '- C1',
      '27:9 quiz.draw.never-together.#1 is not a pair; write two card ids, such as [C01, C08]',
    ],
  ])('what belongs where %s became %s', (before, after, problem) => {
    expect(course(before, after)).toContain(`course.yaml:${problem}`);
  });

  it('that a text is too long, or a difficulty unknown', () => {
    expect(deck('text: May go on for years', `text: ${'long '.repeat(19)}`)).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:36:11 cards.C4.text is longer than 90 characters; shorten it",
      ]
    `);
    expect(deck('difficulty: 3', 'difficulty: hard')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:31:17 cards.C3.difficulty is not a difficulty; write 1, 2 or 3",
      ]
    `);
  });

  it('what front matter lacks', () => {
    const text = lesson('Words.').replace('reviewed-on: "2026-11-22"', 'reviewed-on: last week');
    expect(problemsAfter(['lessons/one.md', text.replace('take-away', 'takeaway')])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:5:1 the key takeaway is not known here; did you mean take-away?",
        "lessons/one.md:6:14 reviewed-on is not a date; write it in quotes, such as "2026-11-22"",
      ]
    `);
    expect(problemsAfter(['lessons/one.md', '---\n---\nWords.'])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:2:1 there are no keys with values here; write lines such as id: quiz",
      ]
    `);
  });

  it('once, that the first line of --- is missing', () => {
    expect(problemsAfter(['lessons/one.md', lesson('Words.').replace('---\n', '')])).toEqual([
      'lessons/one.md:1:1 the lesson has no front matter; start the file with a line of ---, then id, title and so on',
    ]);
  });

  it('that front matter is missing or not closed', () => {
    expect(problemsAfter(['lessons/one.md', 'Words.'])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:1:1 the lesson has no front matter; start the file with a line of ---, then id, title and so on",
      ]
    `);
    expect(problemsAfter(['lessons/one.md', '---\nid: L1\n\nWords.'])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:1:1 the front matter is not closed; add a line of --- after its last key",
      ]
    `);
  });
});

describe('the words of the interface tell the trainer', () => {
  const text = courseFiles().find(({ path }) => path === `${folder}ui.yaml`)?.text ?? '';
  const line = text.split('\n').indexOf('  place: Words {title}') + 1;
  const place = (after: string) => problemsAfter(['ui.yaml', '  place: Words {title}', `  ${after}`]);

  it('which text is missing or unknown', () => {
    expect(place('places: On {title}')).toEqual([
      `ui.yaml:${line}:3 the key places is not known here; did you mean place?`,
    ]);
    expect(place('where: On {title}')).toEqual([
      'ui.yaml:2:3 cover.place is missing; add it',
      expect.stringContaining(
        `ui.yaml:${line}:3 the key where is not known here; delete it, or use one of: `,
      ),
    ]);
  });

  it.each(['place: On', 'place: On {title} of {total}', 'place: On {name}'])(
    'which placeholders belong into %s',
    (after) => {
      expect(place(after)).toEqual([
        `ui.yaml:${line}:10 cover.place does not hold the right placeholders; use {title}, and no others`,
      ]);
    },
  );

  it('that a text takes no placeholder', () => {
    expect(problemsAfter(['ui.yaml', '  start: Words', '  start: Start {title}'])).toEqual([
      'ui.yaml:2:10 cover.start has a {placeholder}, but takes none; delete it',
    ]);
  });
});
