import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../scorm/read-content.ts';
import { compileCourse } from '../../src/compiler/compile.ts';
import { courseFileSchema } from '../../src/course/schemas.ts';

const guide = readFileSync('docs/trainers-guide.md', 'utf8');
const { course } = compileCourse(await readContent('content/en-GB'));

/** The rows of the table below this line, cell by cell, without its head. */
function tableAfter(line: string): string[][] {
  const [, table = ''] = guide.slice(guide.indexOf(line)).split(/\n\n(?=\|)/);
  const rows = (table.split('\n\n')[0] ?? '').split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The name GitHub gives a heading, for links to it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

describe("The trainer's guide", () => {
  it('has small pictures, each with words for those who do not see it', () => {
    const pictures = [...guide.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)];
    expect(pictures.length).toBeGreaterThanOrEqual(5);
    for (const [, words = '', file = ''] of pictures) {
      expect(words.length, file).toBeGreaterThan(40);
      expect(statSync(join('docs', file)).size, file).toBeLessThan(60_000);
    }
  });

  it('links only to what is there', () => {
    const headings = [...guide.matchAll(/^##+ (.+)$/gm)].map(([, text = '']) => anchor(text));
    for (const [, target = ''] of guide.matchAll(/(?<!!)\[[^\]]*\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
      else expect(existsSync(join('docs', target)), target).toBe(true);
    }
  });

  it('names the lessons, and what a learner can do after each, as the course does', () => {
    expect(tableAfter('## What it teaches')).toEqual(
      course?.lessons.map(({ title, objective }, place) => [String(place + 1), title, objective]),
    );
  });

  it('maps the criteria of the ILM unit to lessons as the course does', () => {
    const titles = new Map(course?.lessons.map(({ id, title }) => [id, title]));
    const { ilm } = v.parse(courseFileSchema, parse(readFileSync('content/en-GB/course.yaml', 'utf8')));
    expect(tableAfter('### Where it fits into ILM units')).toEqual(
      ilm?.criteria.map(({ id, text, lessons }) => [
        `${id}: ${text}`,
        lessons.map((lesson) => titles.get(lesson)).join(', '),
      ]),
    );
  });

  it('speaks of the save states by their real names', () => {
    const words = course?.ui.save;
    for (const state of [
      words?.saved,
      words?.sent,
      words?.['not-saved'],
      words?.['sign-in'],
      words?.review,
      words?.['no-record'],
      words?.['on-device'],
    ])
      expect(guide).toContain(`_${state}_`);
  });
});
