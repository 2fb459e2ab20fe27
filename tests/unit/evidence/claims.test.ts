import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../evidence/claims.ts';
import catalog from '../../evidence/openacr/catalog.json' with { type: 'json' };

const text = readFileSync('ACCESSIBILITY.md', 'utf8');
const { wcag, clauses } = readClaims(text);

/** The words of a test file in which names of tests stand, also those made of a template. */
const wordsOf = (file: string) => readFileSync(file, 'utf8').replace(/\$\{[^}]*\}/g, '');

describe('ACCESSIBILITY.md', () => {
  it('has each criterion of WCAG 2.2, levels A and AA, once', () => {
    const { success_criteria_level_a: a, success_criteria_level_aa: aa } = catalog.chapters;
    expect(wcag.map(({ num }) => num).toSorted()).toEqual([...Object.keys(a), ...Object.keys(aa)].toSorted());
  });

  it('has only clauses that the catalogue knows', () => {
    const known = Object.values(catalog.chapters).flatMap((chapter) => Object.keys(chapter));
    expect(clauses.map(({ num }) => num).filter((num) => !known.includes(num))).toEqual([]);
    expect(new Set(clauses.map(({ num }) => num)).size).toBe(clauses.length);
  });

  it('names tests that are there', () => {
    for (const { tests, row } of [...wcag, ...clauses])
      for (const { file, holds, name } of tests) {
        expect(existsSync(file), `${row}: ${file}`).toBe(true);
        expect(wordsOf(file), `${row}: ${name}`).toContain(holds);
      }
  });

  it('is told what cannot be read in it', () => {
    const change = (from: string, to: string) => () => readClaims(text.replace(from, to));
    expect(change('| Supports ', '| Perhaps ')).toThrow('"1.1.1 Non-text content" has the result "Perhaps"');
    expect(change('| Axe, Figures', '| Axe, Nobody')).toThrow('names the tests "Nobody"');
    expect(change('| 1.1.1 Non-text', '| Non-text')).toThrow('has no number');
    expect(change('## What is left', '## The rest')).toThrow('There is no heading "## What is left"');
  });
});
