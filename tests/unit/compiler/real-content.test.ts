import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCourse, formatProblem } from '../../../src/compiler/compile.ts';

const root = join(import.meta.dirname, '../../../content');
const languages = existsSync(root)
  ? readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory())
  : [];

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
});
