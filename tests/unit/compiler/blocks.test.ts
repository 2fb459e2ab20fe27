import { describe, expect, it } from 'vitest';
import { problemsInLesson } from './fixture.ts';

describe('a block tells the trainer', () => {
  it('the nearest name that is known', () => {
    expect(problemsInLesson(':::revael\n### A\nB\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::revael is not a block; did you mean reveal?",
      ]
    `);
    expect(problemsInLesson('::note[Two colons]')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 ::note has a colon too few for a block; write :::note, and a line of ::: where it ends",
      ]
    `);
  });

  it('that it is not closed', () => {
    expect(problemsInLesson('Words.\n\n:::note\nMore words.\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 :::note is not closed; add a line of ::: where it ends",
      ]
    `);
  });

  it('that another block begins before it is closed', () => {
    expect(problemsInLesson(':::note\nWords.\n\n:::reveal\n### A\nB\n:::\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:1 :::reveal stands inside the :::note of line 8; close :::note with a line of ::: before it",
      ]
    `);
  });

  it('that a line closes nothing', () => {
    expect(problemsInLesson('Words.\n\n:::\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:1 this ::: closes no block; delete it, or check how the block above was opened",
      ]
    `);
  });

  it('that its first line is not written quite right', () => {
    expect(problemsInLesson(':::note Title\nWords.\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::note is not read as a block; write the line as :::name[Label]{key=value}, with nothing before or after",
      ]
    `);
    expect(problemsInLesson('::: note\nWords.\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::note is not read as a block; write the line as :::name[Label]{key=value}, with nothing before or after",
      ]
    `);
  });

  it('that it stands in a list or a quote', () => {
    expect(problemsInLesson('- item\n\n  :::note\n  Words.\n  :::\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:10:3 :::note stands in a list or a quote; start it at the beginning of a line",
      ]
    `);
  });

  it('that it does not know a setting or takes no label', () => {
    expect(problemsInLesson(':::note{color=red}\nWords.\n:::\n\n:::reveal[Cards]\n### A\nB\n:::'))
      .toMatchInlineSnapshot(`
        [
          "lessons/one.md:8:1 :::note does not know the setting color; delete it, as it takes none",
          "lessons/one.md:12:1 :::reveal takes no [label]; delete it",
        ]
      `);
  });
});

describe(':::note tells the trainer', () => {
  it('that it is empty', () => {
    expect(problemsInLesson(':::note[Title]\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::note is empty; write its text between :::note and :::",
      ]
    `);
  });

  it('that it takes no heading', () => {
    expect(problemsInLesson(':::note\n## Title\nWords.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 a heading stands inside :::note; write it as :::note[Title], or in bold",
      ]
    `);
  });
});

describe(':::reveal tells the trainer', () => {
  it('that it has no cards', () => {
    expect(problemsInLesson(':::reveal\nWords.\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::reveal has no cards; start each card with a line such as ### Front, its back below",
      ]
    `);
  });

  it('that a text stands before the first card', () => {
    expect(problemsInLesson(':::reveal\nTurn these.\n\n### A\nB\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 this text stands before the first card of :::reveal; move it above :::reveal, or start a card with ###",
      ]
    `);
  });

  it('which card has no back, no front or the wrong heading', () => {
    expect(problemsInLesson(':::reveal\n### A\n\n### \nB\n\n## C\nD\n:::')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 the card A has no back; write below ### what turning the card shows",
        "lessons/one.md:11:1 the front of this card is empty; write it after ###",
        "lessons/one.md:14:1 this heading in :::reveal does not start with ###; start each card with ###",
      ]
    `);
  });
});

describe(':::compare tells the trainer', () => {
  const compare = (table: string, opening = ':::compare') => problemsInLesson(`${opening}\n${table}\n:::`);

  it('that it has no table, or something beside it', () => {
    expect(compare('Words.')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::compare has no table; put one below it, with as many columns in its line of dashes as in its first line",
      ]
    `);
    expect(compare('Words.\n\n| | A | B |\n|-|-|-|\n| x | y | z |\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 :::compare takes nothing but its table; move this above or below the block",
      ]
    `);
    expect(compare('| | A | B |\n|-|-|\n| x | y | z |\n')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::compare has no table; put one below it, with as many columns in its line of dashes as in its first line",
      ]
    `);
  });

  it('that it has two tables', () => {
    const table = '| | A | B |\n|-|-|-|\n| x | y | z |\n';
    expect(compare(`${table}\n${table}`)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:13:1 this is a second table in the same :::compare; give it a :::compare of its own",
      ]
    `);
  });

  it('that it compares fewer than two columns', () => {
    expect(compare('| | A |\n|-|-|\n| x | y |')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 the table compares fewer than two columns; add columns after the first, which names what is compared",
      ]
    `);
  });

  it('that a column has no label or that of another', () => {
    expect(compare('| | A | A | |\n|-|-|-|-|\n| x | y | z | w |')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:7 two columns are labelled A; give each its own label",
        "lessons/one.md:9:11 this column has no label; write it in the first line",
      ]
    `);
  });

  it('that there are no rows', () => {
    expect(compare('| | A | B |\n|-|-|-|')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:9:1 the table has no rows; add one below the line of dashes",
      ]
    `);
  });

  it('which row has too few or too many cells', () => {
    expect(compare('| | A | B |\n|-|-|-|\n| x | y |\n| x | y | z | w |\nWords.')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:1 this row has 2 cells, the first line of the table has 3; add what is missing, or an empty line after the table",
        "lessons/one.md:12:1 this row has 4 cells, the first line of the table has 3; check the | signs",
        "lessons/one.md:13:1 this row has 1 cell, the first line of the table has 3; add what is missing, or an empty line after the table",
      ]
    `);
  });

  it('which cell is empty', () => {
    expect(compare('| | A | B |\n|-|-|-|\n| x | | z |\n| | y | z |')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:11:5 this cell is empty; write what goes there",
        "lessons/one.md:12:1 this cell is empty; write what goes there",
      ]
    `);
  });

  it('that guess names no column', () => {
    const table = '| | Coaching | Mentoring |\n|-|-|-|\n| x | y | z |';
    expect(compare(table, ':::compare[guess what]{guess=Mentorin}')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:24 guess names no column: Mentorin; did you mean Mentoring? (the columns are Coaching, Mentoring)",
      ]
    `);
    expect(compare(table, ':::compare{guess}')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:12 guess names no column: it is empty; use one of the columns: Coaching, Mentoring",
      ]
    `);
    expect(compare(table, ':::compare{gues=Mentoring}')).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::compare does not know the setting gues; did you mean guess? (the settings are guess)",
      ]
    `);
  });
});
