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

  it('has each clause of EN 301 549 and Section 508 that can concern a module, once', () => {
    const found = clauses.map(({ num }) => num);
    const { chapters } = catalog;
    const wanted = [
      chapters.functional_performance_criteria,
      chapters.software,
      chapters.support_documentation_and_services,
      chapters.en_301_549_functional_performance,
      chapters.en_301_549_software,
      chapters.en_301_549_documentation_and_support_services,
    ].flatMap((chapter) => Object.keys(chapter));
    const headings = ['11.0', '11.5', '11.5.2', '11.6', '11.8', '12.1', '12.2'];
    expect(wanted.filter((num) => !found.includes(num))).toEqual(headings);
    expect(new Set(found).size).toBe(found.length);
  });

  it('has only clauses that the catalogue knows, and the one on conformance that it lacks', () => {
    const known = Object.values(catalog.chapters).flatMap((chapter) => Object.keys(chapter));
    expect(clauses.map(({ num }) => num).filter((num) => !known.includes(num))).toEqual(['9.6']);
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
    const nothing = text.replace(/^(\| 2\.4\.2 .*)\| Names +\|$/m, '$1| – |');
    expect(() => readClaims(nothing)).toThrow('"2.4.2 Page titled" claims "Supports", and nothing holds it');
    expect(change('## What is left', '## The rest')).toThrow('There is no heading "## What is left"');
  });
});
