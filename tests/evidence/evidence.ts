/** All that the evidence says of a build, as data: the page and the OpenACR file are two ways to write it down. */
import type { Supplier } from '../../src/compiler/compile.ts';
import type { Course } from '../../src/course/course.ts';
import type { Claims } from './claims.ts';
import { isOfOtherSources, judge, type Judged } from './judge.ts';
import type { Sources } from './sources.ts';
import type { PartResult } from './test-results.ts';

/** A zip in the folder, and what these sources make of it. */
export interface Zip {
  readonly name: string;
  readonly sha256: string;
  /** Of the zip of that name built again; null where the sources make none of that name. */
  readonly builtAgain: string | null;
}

/** What goes in. */
export interface Given {
  readonly course: Course;
  readonly supplier: Supplier | null;
  readonly claims: Claims;
  readonly results: readonly PartResult[];
  readonly sources: Sources;
  readonly zips: readonly Zip[];
  /** ISO date. */
  readonly date: string;
}

export interface Evidence extends Omit<Given, 'claims'> {
  readonly wcag: readonly Judged[];
  readonly clauses: readonly Judged[];
  /** What is left to do, as Markdown. */
  readonly left: string;
  /** Why this is not, or not wholly, of this build; none where all is. A sentence each. */
  readonly doubts: readonly string[];
}

/** The parts of `npm test` that belong to a whole run. */
const PARTS = ['check', 'unit', 'components', 'package', 'webkit'];

export function gather({ claims, ...given }: Given): Evidence {
  const judged = (all: Claims['wcag']) => all.map((claim) => judge(claim, given.results, given.sources));
  return {
    ...given,
    wcag: judged(claims.wcag),
    clauses: judged(claims.clauses),
    left: claims.left,
    doubts: doubts(given),
  };
}

function doubts({ results, sources, zips }: Omit<Given, 'claims'>): string[] {
  const stale = results.filter((run) => isOfOtherSources(run, sources)).map(({ part }) => part);
  const lacking = PARTS.filter((part) => !results.some((run) => run.part === part));
  const failed = results.filter((run) => run.failed.length > 0);
  const foreign = zips.filter(({ sha256, builtAgain }) => sha256 !== builtAgain).map(({ name }) => name);
  return [
    ...(stale.length > 0
      ? [
          `Not of this build: the sources have changed since these parts of the tests ran: ${stale.join(', ')}. Run npm test.`,
        ]
      : []),
    ...(foreign.length > 0
      ? [`Not of this build: the sources make other bytes than ${foreign.join(', ')}. Run npm run build.`]
      : []),
    ...(zips.length === 0 ? ['There is no package this could be about. Run npm run build.'] : []),
    ...(lacking.length > 0 ? [`These parts of the tests were not run: ${lacking.join(', ')}.`] : []),
    ...failed.map(
      ({ part, failed: lines }) => `In the part "${part}" ${lines.length} failed: ${lines.join('; ')}.`,
    ),
    ...(sources.dirty ? ['The sources differ from the commit: somebody has changed files since.'] : []),
  ];
}
