import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '../../scorm/read-content.ts';
import { compileCourse, type SourceFile } from '../../src/compiler/compile.ts';
import { asText } from '../../src/compiler/source-files.ts';
import { run } from '../command.ts';
import { grow } from './grow.ts';
import { growth, median, type Sized } from './numbers.ts';
import { CONTENT, FIVE } from './packages.ts';

export interface BuildTimes {
  /** Seconds of whole builds of this course, all packages. */
  readonly builds: readonly number[];
  /** Compiling 1, 5 and 25 times the content: characters of content, and milliseconds. */
  readonly compiles: readonly Sized[];
}

/** Tries of each size; the quickest counts, since everything else only adds. */
const TRIES = 5;

export async function measureBuild(rounds: number): Promise<BuildTimes> {
  const out = await mkdtemp(join(tmpdir(), 'bench-build-'));
  const builds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const { ok, output } = await run('node', ['scorm/build.ts', '--out', out]);
    if (!ok) throw new Error(`The build failed: ${output}`);
    builds.push((performance.now() - began) / 1000);
  }
  await rm(out, { recursive: true });
  const content = (await readContent(CONTENT)).map(asText);
  const deck = 57;
  const sizes = [
    content,
    grow(content, { ...FIVE, cards: 5 * deck }),
    grow(content, { ...FIVE, times: 25, cards: 25 * deck }),
  ];
  return { builds, compiles: sizes.map(compile) };
}

/**
 * A course of 25 times the size is refused, since no LMS could keep its learners' state; that is the last check, so
 * all the work has been done by then.
 */
function compile(files: readonly SourceFile[]): Sized {
  const took = Array.from({ length: TRIES }, () => {
    const began = performance.now();
    const { problems } = compileCourse(files);
    const other = problems.find(({ what }) => !what.startsWith("a learner's saved state"));
    if (other) throw new Error(`The larger content is wrong: ${other.file}:${other.line} ${other.what}`);
    return performance.now() - began;
  });
  return { size: files.reduce((sum, { text }) => sum + text.length, 0), took: Math.min(...took) };
}

export function buildFigures({ builds, compiles }: BuildTimes): Record<string, number> {
  const steps = compiles.slice(1).map((larger, place) => growth(compiles[place] ?? larger, larger));
  return { build: median(builds), 'build-growth': Math.max(...steps) };
}
