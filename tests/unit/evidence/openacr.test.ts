import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse } from '../../../src/compiler/compile.ts';
import { readClaims } from '../../evidence/claims.ts';
import { gather, type Given } from '../../evidence/evidence.ts';
import { openAcr } from '../../evidence/openacr.ts';
import { ran, sources, test } from './fixture.ts';

/** The schema of OpenACR: github.com/GSA/openacr, schema/openacr-0.1.0.json, in the public domain (CC0). */
const schema = JSON.parse(readFileSync('tests/evidence/openacr/openacr-0.1.0.json', 'utf8')) as object;
interface Ajv {
  compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown };
}
const ofTheTool = createRequire(resolve('node_modules/@cyclonedx/cyclonedx-npm/package.json'));
const { default: Validator } = ofTheTool('ajv') as { default: new (options: object) => Ajv };
const valid = new Validator({ strict: false }).compile(schema);

const { course } = compileCourse(await readContent('content/en-GB'));
if (!course) throw new Error('The content has problems.');
const given = (more: Partial<Given> = {}): Given => ({
  course,
  supplier: null,
  claims: readClaims(readFileSync('ACCESSIBILITY.md', 'utf8')),
  results: [],
  sources,
  zips: [{ name: 'a.zip', sha256: 'ab', builtAgain: 'ab' }],
  date: '2026-12-01',
  ...more,
});

interface Report {
  readonly notes: string;
  readonly author: { readonly email: string };
  readonly chapters: Readonly<
    Record<
      string,
      { criteria: { num: string; components: { adherence: { level: string; notes: string } }[] }[] }
    >
  >;
}
const report = (more?: Partial<Given>) => parse(openAcr(gather(given(more)))) as Report;

describe('The report as OpenACR', () => {
  it('is what its schema asks for, with and without a supplier', () => {
    const supplier = { name: 'A centre', contact: 'help@example.org' };
    expect(valid(report()), JSON.stringify(valid.errors)).toBe(true);
    expect(valid(report({ supplier })), JSON.stringify(valid.errors)).toBe(true);
    expect(report({ supplier }).author.email).toBe('help@example.org');
    expect(valid({ ...report(), author: {} })).toBe(false);
  });

  it('claims nothing that was not run', () => {
    const { chapters } = report();
    const keyboard = chapters['success_criteria_level_a']?.criteria.find(({ num }) => num === '2.1.1');
    expect(keyboard?.components[0]?.adherence.level).toBe('not-evaluated');
    expect(keyboard?.components[0]?.adherence.notes).toContain('The tests "Played by keys" were not run.');
  });

  it('names build, tests, time and browser of what holds a row', () => {
    const one = {
      ...test('passed', 'A course is passed by keyboard alone'),
      file: 'tests/package/course.test.ts',
    };
    const { chapters, notes } = report({ results: [ran('package', [one])] });
    const keyboard = chapters['success_criteria_level_a']?.criteria.find(({ num }) => num === '2.1.1');
    expect(keyboard?.components[0]?.adherence).toMatchObject({ level: 'supports' });
    expect(keyboard?.components[0]?.adherence.notes).toContain(
      'Tests "Played by keys" (tests/package/course.test.ts): 1 passed, 2026-12-01T02:10:00.000Z, Chromium 146.0.',
    );
    expect(notes).toContain('a.zip: SHA-256 ab.');
  });
});

describe('What the evidence is in doubt about', () => {
  const all = ['check', 'unit', 'components', 'package', 'webkit'].map((part) => ran(part, []));
  const doubts = (more: Partial<Given>) => gather(given({ results: all, ...more })).doubts;

  it('is nothing after a whole run that passed on the sources of the zips', () => {
    expect(doubts({})).toEqual([]);
  });

  it('is said in a sentence each', () => {
    expect(doubts({ sources: { ...sources, sha256: 'later' } })[0]).toContain('Not of this build');
    expect(doubts({ zips: [{ name: 'a.zip', sha256: 'ab', builtAgain: 'cd' }] })[0]).toContain(
      'other bytes than a.zip',
    );
    expect(doubts({ zips: [{ name: 'old.zip', sha256: 'ab', builtAgain: null }] })[0]).toContain('old.zip');
    expect(doubts({ zips: [] })[0]).toContain('no package');
    expect(doubts({ results: all.slice(1) })[0]).toContain('were not run: check');
    expect(doubts({ results: [...all.slice(1), ran('check', [], { failed: ['lint'] })] })[0]).toContain(
      '1 failed: lint',
    );
    expect(doubts({ sources: { ...sources, dirty: true } })[0]).toContain('differ from the commit');
  });
});
