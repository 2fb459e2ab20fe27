import type { PartResult, TestResult } from '../../evidence/test-results.ts';
import type { Sources } from '../../evidence/sources.ts';

export const sources: Sources = { commit: 'c0ffee', dirty: false, sha256: 'now' };

/** A part of the tests that ran on the sources above. */
export const ran = (
  part: string,
  tests: readonly TestResult[],
  more: Partial<PartResult> = {},
): PartResult => ({
  part,
  began: '2026-12-01T02:00:00.000Z',
  ended: '2026-12-01T02:10:00.000Z',
  engines: ['Chromium 146.0'],
  sources,
  changedMeanwhile: false,
  passed: tests.length,
  failed: [],
  tests,
  ...more,
});

export const test = (
  state: TestResult['state'],
  name = 'A card is placed',
  engine = 'Chromium',
): TestResult => ({
  file: 'tests/ui/sort-card.test.ts',
  name,
  engine,
  state,
});
