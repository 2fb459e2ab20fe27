import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCourse, formatProblem } from '../../../src/compiler/compile.ts';

const root = join(import.meta.dirname, '../../../content');
const languages = existsSync(root)
  ? readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory())
  : [];

/** How wide a picture is on a phone of 390 px, and how large words must be to be read there, in CSS pixels. */
const PHONE_PICTURE = 318;
const SMALLEST_WORDS = 13;

function read(language: string) {
  const folder = join(root, language);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(yaml|md|svg)$/.test(path))
    .map((path) => ({
      path: `content/${language}/${path}`,
      text: readFileSync(join(folder, path), 'utf8'),
    }));
}

describe('the content that is published', () => {
  it('is there', () => {
    expect(languages).toContain('en-GB');
  });

  it.each(languages)('compiles without problems in %s', (language) => {
    const { course, problems } = compileCourse(read(language));
    expect(problems.map(formatProblem)).toEqual([]);
    expect(course?.language).toBe(language);
  });

  it.each(languages)('lets every learner meet every card in %s', (language) => {
    const { course } = compileCourse(read(language));
    if (!course) throw new Error('It does not compile.');
    const { cards, draw } = course.quiz;
    const met = new Set([
      ...cards
        .filter(({ dimension }) => !draw.practiceOnlyDimensions.includes(dimension))
        .map(({ id }) => id),
      ...(course.warmUp?.pairs.flat() ?? []),
      ...course.lessons.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'sort' ? block.cards : [])),
      ),
    ]);
    expect(cards.filter(({ id }) => !met.has(id))).toEqual([]);
  });

  it.each(languages)('keeps sources out of the sentences in %s', (language) => {
    const texts = read(language).filter(({ path }) => /lessons|decks/.test(path));
    for (const { path, text } of texts) {
      const running = text.replace(/^:::quote.*$/gm, '');
      expect(
        running.match(/\([^()]*\b(19|20)\d\d\)/g)?.filter((found) => found.length > 6) ?? [],
        path,
      ).toEqual([]);
    }
  });

  it.each(languages)('has pictures whose words can be read on a phone in %s', (language) => {
    const pictures = read(language).filter(({ path }) => path.endsWith('.svg'));
    expect(pictures).not.toHaveLength(0);
    for (const { path, text } of pictures) {
      const width = Number(/viewBox="0 0 (\d+) /.exec(text)?.[1]);
      const sizes = [...text.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
      expect((Math.min(...sizes) * PHONE_PICTURE) / width, path).toBeGreaterThanOrEqual(SMALLEST_WORDS);
    }
  });
});
