import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../scorm/read-content.ts';
import { asText } from '../../src/compiler/source-files.ts';

const read = async <T>(path: string) => parse(await readFile(`content/${path}`, 'utf8')) as T;

interface Identified {
  readonly id: string;
}

/** Everything that can carry a fact, as coverage.yaml names it. */
async function carriers(): Promise<Set<string>> {
  const deck = await read<{ cards: Identified[] }>('en-GB/decks/quiz.yaml');
  const course = await read<{ lessons: string[]; credits: Identified[] }>('en-GB/course.yaml');
  const resources = await read<Record<string, Identified[]>>('en-GB/resources.yaml');
  return new Set([
    ...deck.cards.map(({ id }) => `card:${id}`),
    ...course.lessons.map((id) => `lesson:${id}`),
    ...course.credits.map(({ id }) => `credit:${id}`),
    ...Object.entries(resources).flatMap(([list, entries]) => [
      `resources:${list}`,
      ...entries.map(({ id }) => `resources:${list}/${id}`),
    ]),
  ]);
}

describe('the facts the course was written from', () => {
  it('are all carried by a lesson, a card, a credit or the resources', async () => {
    const coverage = await read<Record<string, string[]>>('coverage.yaml');
    const facts = Array.from({ length: 54 }, (_, index) => `S${index + 1}`);
    expect(Object.keys(coverage)).toEqual(facts);
    const known = await carriers();
    for (const [fact, places] of Object.entries(coverage)) {
      expect(places, fact).not.toHaveLength(0);
      expect(
        places.filter((place) => !known.has(place)),
        fact,
      ).toEqual([]);
    }
  });

  it('are told without the words of the makers', async () => {
    const files = (await readContent('content/en-GB')).map(asText);
    const lessons = files.filter(({ path }) => path.includes('lessons'));
    expect(lessons.length).toBeGreaterThanOrEqual(8);
    for (const { path, text } of lessons) expect(text, path).not.toMatch(/\bseeds?\b|\bthe brief\b/i);
  });
});
