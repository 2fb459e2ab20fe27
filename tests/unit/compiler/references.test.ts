import { describe, expect, it } from 'vitest';
import { lesson, problemsAfter } from './fixture.ts';

const course = (before: string, after: string) => problemsAfter(['course.yaml', before, after]);
const deck = (before: string, after: string) => problemsAfter(['decks/quiz.yaml', before, after]);

describe('a name that is taken twice tells the trainer', () => {
  it('which card repeats an id', () => {
    expect(deck('id: C6\n', 'id: C2\n')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:52:9 the card id C2 is already used in line 19; give this one another id",
      ]
    `);
  });

  it('which card repeats a report-id', () => {
    expect(deck('C6_goal', 'C1_soon')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:59:16 the report-id C1_soon is already used in line 18; give this one another id",
      ]
    `);
  });

  it('which card repeats a text, as copies do', () => {
    expect(deck('text: Holds back from advice', 'text: Over fairly soon')).toEqual([
      'decks/quiz.yaml:20:11 the card text Over fairly soon is already used in line 11; give this card another text',
    ]);
  });

  it('which category repeats an id or a label', () => {
    const another = '\n  - { id: coaching, label: Mentoring, look: shared }\ndimensions:';
    expect(deck('\ndimensions:', another)).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:5:11 the category id coaching is already used in line 3; give this one another id",
        "decks/quiz.yaml:5:28 the category label Mentoring is already used in line 4; give this one another label",
      ]
    `);
  });

  it('which dimension repeats an id', () => {
    expect(deck('{ id: style,', '{ id: length,')).toMatchInlineSnapshot(
      `
      [
        "decks/quiz.yaml:7:11 the dimension id length is already used in line 6; give this one another id",
      ]
    `,
    );
  });

  it('which lesson file repeats an id', () => {
    expect(problemsAfter(['lessons/three.md', lesson('Words.', 'L2')])).toMatchInlineSnapshot(`
      [
        "lessons/two.md:2:5 the lesson id L2 is already used in content/en-GB/lessons/three.md:2; give this one another id",
      ]
    `);
  });

  it('which deck file repeats an id', () => {
    expect(problemsAfter(['decks/z.yaml', 'id: quiz'])).toContain(
      'decks/z.yaml:1:5 the deck id quiz is already used in content/en-GB/decks/quiz.yaml:1; give this one another id',
    );
  });

  it('which lesson is named twice in course.yaml', () => {
    expect(course('[L1, L2]', '[L1, L2, L1]')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:19 the lesson L1 is already used in line 13; name each lesson once",
      ]
    `);
  });
});

describe('a name that leads nowhere tells the trainer', () => {
  it('the nearest category and all that exist', () => {
    expect(deck('category: coaching\n    dimension: style', 'category: coachng\n    dimension: style'))
      .toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:21:15 category coachng does not exist; did you mean coaching? (the categories are coaching, mentoring)",
      ]
    `);
  });

  it('only the place where a category is misspelt, not what comes of it', () => {
    expect(
      deck(
        'text: May go on for years\n    category: mentoring',
        'text: May go on for years\n    category: mentorng',
      ),
    ).toEqual([
      'decks/quiz.yaml:37:15 category mentorng does not exist; did you mean mentoring? (the categories are coaching, mentoring)',
    ]);
  });

  it('once that a name which is used everywhere was changed where it is defined', () => {
    expect(deck('{ id: coaching,', '{ id: coach,')).toMatchInlineSnapshot(`
      [
        "course.yaml:20:7 category coaching does not exist; did you mean coach? (the categories are coach, mentoring)",
        "decks/quiz.yaml:12:15 category coaching, which is named here and 3 times below, does not exist; did you mean coach? (the categories are coach, mentoring)",
      ]
    `);
  });

  it('the names that start like it, and of many names the first and the last', () => {
    const lessons = Array.from({ length: 11 }, (_, index) => `N${index + 10}_lesson`);
    const files = lessons.map((id) => [`lessons/${id}.md`, lesson('Words.', id)] as const);
    const named = (name: string) =>
      problemsAfter(...files, ['course.yaml', '[L1, L2]', `[L1, L2, ${lessons.join(', ')}, ${name}]`]);
    expect(named('N12')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:151 lesson N12 does not exist; did you mean N12_lesson?",
      ]
    `);
    expect(named('Other')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:151 lesson Other does not exist; use one of the 13 lessons that exist, L1 to N20_lesson",
      ]
    `);
    expect(named('N1_lesson')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:151 lesson N1_lesson does not exist; use one of the 13 lessons that exist, L1 to N20_lesson",
      ]
    `);
  });

  it('the nearest dimension', () => {
    expect(deck('dimension: origins', 'dimension: origin')).toMatchInlineSnapshot(`
      [
        "decks/quiz.yaml:30:16 dimension origin does not exist; did you mean origins? (the dimensions are length, style, origins)",
      ]
    `);
  });

  it('the lessons a card can lead to', () => {
    expect(deck('why: Goals come first.\n    lesson: L1', 'why: Goals.\n    lesson: Chapter_four'))
      .toMatchInlineSnapshot(`
        [
          "decks/quiz.yaml:58:13 lesson Chapter_four does not exist; use one of the lessons: L1, L2",
        ]
      `);
  });

  it('which lesson in course.yaml has no file', () => {
    expect(course('[L1, L2]', '[L1, L2, L7]')).toMatchInlineSnapshot(`
      [
        "course.yaml:13:19 lesson L7 does not exist; use one of the lessons: L1, L2",
      ]
    `);
  });

  it('which deck the quiz asks for', () => {
    expect(course('deck: quiz', 'deck: quizz')).toMatchInlineSnapshot(`
      [
        "course.yaml:15:9 deck quizz does not exist; did you mean quiz? (the decks are quiz)",
        "decks/quiz.yaml:1:5 the deck quiz is not used; name it as deck of the quiz in course.yaml or delete this file",
      ]
    `);
  });

  it('which rule of the draw names something unknown', () => {
    expect(course('mentoring: 1', 'menoring: 1')).toMatchInlineSnapshot(`
      [
        "course.yaml:21:7 category menoring does not exist; did you mean mentoring? (the categories are coaching, mentoring)",
      ]
    `);
    expect(course('[style]', '[styles]')).toMatchInlineSnapshot(`
      [
        "course.yaml:24:32 dimension styles does not exist; did you mean style? (the dimensions are length, style, origins)",
      ]
    `);
    expect(course('[origins]', '[roots]')).toMatchInlineSnapshot(`
      [
        "course.yaml:25:32 dimension roots does not exist; use one of the dimensions: length, style, origins",
      ]
    `);
    expect(course('[C1, C4]', '[C1, C44]')).toMatchInlineSnapshot(`
      [
        "course.yaml:27:14 card C44 does not exist; did you mean C4? (the cards are C1, C2, C3, C4, C5, C6)",
      ]
    `);
  });

  it('which link leads to no lesson', () => {
    const text = lesson('Read [the second](lesson:L22) or [the first](lesson:L1).');
    expect(problemsAfter(['lessons/one.md', text])).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:6 the linked lesson L22 does not exist; did you mean L2? (the lessons are L1, L2)",
      ]
    `);
  });

  it('nothing about lessons as long as the id of one cannot be read', () => {
    expect(problemsAfter(['lessons/two.md', 'More words.'])).toMatchInlineSnapshot(`
      [
        "lessons/two.md:1:1 the lesson has no front matter; start the file with a line of ---, then id, title and so on",
      ]
    `);
  });
});

describe('what is missing only because of another problem', () => {
  it('stays unsaid while the id of a dimension cannot be read', () => {
    expect(deck('{ id: style, label: Style }', 'style')).toHaveLength(1);
  });

  it('stays unsaid while the list of lessons cannot be read', () => {
    expect(course('lessons: [L1, L2]', 'lessons: L1')).toHaveLength(1);
  });

  it('stays unsaid while a file is not YAML', () => {
    expect(problemsAfter(['decks/quiz.yaml', 'id: quiz', 'id: "quiz'])).toHaveLength(1);
    expect(course('title: A small', 'title: "A small')).toHaveLength(1);
  });
});

describe('a file that nothing names tells the trainer', () => {
  it('to add the lesson to course.yaml or delete it', () => {
    expect(problemsAfter(['lessons/three.md', lesson('Words.', 'L3')])).toMatchInlineSnapshot(`
      [
        "lessons/three.md:2:5 the lesson L3 is not used; add it to lessons in course.yaml or delete this file",
      ]
    `);
  });

  it('to name the deck in course.yaml or delete it', () => {
    expect(problemsAfter(['decks/z.yaml', 'id: spare']).at(-1)).toMatchInlineSnapshot(
      `"decks/z.yaml:1:5 the deck spare is not used; name it as deck of the quiz in course.yaml or delete this file"`,
    );
  });
});
