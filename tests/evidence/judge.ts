/** What of a claim the last test run holds: never more than was tested, of the very sources. */
import type { Claim, Level, Named } from './claims.ts';
import type { Sources } from './sources.ts';
import type { PartResult, TestResult } from './test-results.ts';

/** The tests behind one name, and what came of them. */
interface Held {
  readonly named: Named;
  /** Null where the part was not run. */
  readonly run: PartResult | null;
  readonly tests: readonly TestResult[];
  /** A sentence where they do not hold the claim; '' where they do. */
  readonly fault: string;
}

export interface Judged extends Omit<Claim, 'tests'> {
  readonly held: readonly Held[];
  /** What no test covers, and what is wrong with those there are; a sentence each. */
  readonly remarks: readonly string[];
  /** The claim's, or less. */
  readonly level: Level;
}

/** @param now the sources the packages are built from */
export function judge(claim: Claim, results: readonly PartResult[], now: Sources): Judged {
  const { tests, ...rest } = claim;
  const held = tests.map((named) => hold(named, results, now));
  const faults = held.map(({ fault }) => fault).filter((fault) => fault !== '');
  const failed = held.some(({ tests: of }) => of.some(({ state }) => state === 'failed'));
  const claimed = claim.level === 'supports' || claim.level === 'partially-supports';
  const less = failed ? 'partially-supports' : 'not-evaluated';
  return {
    ...rest,
    level: claimed && faults.length > 0 ? less : claim.level,
    held,
    remarks: [...faults, ...(claimed ? uncovered(claim) : [])],
  };
}

function uncovered({ byEye, tests }: Claim): string[] {
  if (!byEye) return [];
  return [
    tests.length === 0 ? 'Looked at by a person; no test holds it.' : 'In part looked at by a person alone.',
  ];
}

function hold(named: Named, results: readonly PartResult[], now: Sources): Held {
  const run = results.find(({ part }) => part === partOf(named.file)) ?? null;
  const tests = (run?.tests ?? []).filter(
    ({ file, name }) => file === named.file && name.includes(named.holds),
  );
  return { named, run, tests, fault: faultOf(named, run, tests, now) };
}

function faultOf(
  { name }: Named,
  run: PartResult | null,
  tests: readonly TestResult[],
  now: Sources,
): string {
  const failed = tests.filter(({ state }) => state === 'failed');
  if (!run) return `The tests "${name}" were not run.`;
  if (tests.length === 0) return `The tests "${name}" are missing from the last run.`;
  if (failed.length > 0)
    return `Of the tests "${name}" ${failed.length} failed: ${failed.map((one) => `${one.name} (${one.engine})`).join('; ')}.`;
  if (tests.every(({ state }) => state === 'skipped'))
    return `The tests "${name}" were left out of the last run.`;
  if (isOfOtherSources(run, now))
    return `The tests "${name}" ran, but not of this build: the sources have changed since.`;
  return '';
}

/** Whether a part ran on other sources than these, or while they changed. */
export function isOfOtherSources({ sources, changedMeanwhile }: PartResult, now: Sources): boolean {
  return changedMeanwhile || sources.sha256 !== now.sha256;
}

/** The part of `npm test` a file belongs to. */
function partOf(file: string): string {
  const [, folder = ''] = /^tests\/(\w+)\//.exec(file) ?? [];
  return { ui: 'components', engines: 'webkit' }[folder] ?? folder;
}
