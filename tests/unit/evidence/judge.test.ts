import { describe, expect, it } from 'vitest';
import type { Claim } from '../../evidence/claims.ts';
import { judge } from '../../evidence/judge.ts';
import { ran, sources, test } from './fixture.ts';

const claim: Claim = {
  num: '2.1.1',
  row: '2.1.1 Keyboard',
  level: 'supports',
  how: 'By keys.',
  byEye: false,
  tests: [{ name: 'Cards', file: 'tests/ui/sort-card.test.ts', holds: 'placed' }],
};
const judged = (results: Parameters<typeof judge>[1], of: Claim = claim) => {
  const { level, remarks } = judge(of, results, sources);
  return { level, remarks };
};

describe('A row of the evidence', () => {
  it('claims what its tests hold, where they passed on these sources', () => {
    expect(judged([ran('components', [test('passed')])])).toEqual({ level: 'supports', remarks: [] });
  });

  it('says that its tests were not run', () => {
    expect(judged([ran('unit', [])])).toEqual({
      level: 'not-evaluated',
      remarks: ['The tests "Cards" were not run.'],
    });
  });

  it('says that its tests are missing', () => {
    expect(judged([ran('components', [test('passed', 'Something else')])])).toEqual({
      level: 'not-evaluated',
      remarks: ['The tests "Cards" are missing from the last run.'],
    });
  });

  it('says which test failed and where, though others passed', () => {
    const results = [ran('components', [test('passed'), test('failed', 'A card is placed', 'Firefox')])];
    expect(judged(results)).toEqual({
      level: 'partially-supports',
      remarks: ['Of the tests "Cards" 1 failed: A card is placed (Firefox).'],
    });
  });

  it('says that its tests were left out', () => {
    expect(judged([ran('components', [test('skipped')])])).toEqual({
      level: 'not-evaluated',
      remarks: ['The tests "Cards" were left out of the last run.'],
    });
  });

  for (const [what, more] of Object.entries({
    'other sources': { sources: { ...sources, sha256: 'before' } },
    'sources that changed meanwhile': { changedMeanwhile: true },
  })) {
    it(`is not of this build where its tests ran on ${what}`, () => {
      const { level, remarks } = judged([ran('components', [test('passed')], more)]);
      expect(level).toBe('not-evaluated');
      expect(remarks[0]).toContain('not of this build');
    });
  }

  it('never becomes more than was claimed', () => {
    const partial: Claim = { ...claim, level: 'partially-supports' };
    expect(judged([ran('components', [test('passed')])], partial).level).toBe('partially-supports');
    expect(judged([], { ...claim, level: 'not-applicable', tests: [] })).toEqual({
      level: 'not-applicable',
      remarks: [],
    });
  });

  it('says what a person looked at, alone or beside tests', () => {
    expect(judged([], { ...claim, tests: [], byEye: true }).remarks).toEqual([
      'Looked at by a person; no test holds it.',
    ]);
    const both = judged([ran('components', [test('passed')])], { ...claim, byEye: true });
    expect(both).toEqual({ level: 'supports', remarks: ['In part looked at by a person alone.'] });
  });
});
