/**
 * What the last `npm test` found, test by test, kept in test-results/ for `npm run evidence`: a file for each part, with
 * the sources it ran on.
 */
import { execFile } from 'node:child_process';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Count } from '../count.ts';
import { findFirefox } from '../engines/find.ts';
import { readSources, type Sources } from './sources.ts';

const FOLDER = 'test-results';

/** One test in one engine. */
export interface TestResult {
  /** Where it stands, such as `tests/ui/sort-card.test.ts`. */
  readonly file: string;
  /** With those of the groups around it, the outermost first. */
  readonly name: string;
  /** Such as `Firefox`; Node where it needs no browser. */
  readonly engine: string;
  readonly state: 'passed' | 'failed' | 'skipped';
}

/** A part of the tests as it ran last. */
export interface PartResult {
  readonly part: string;
  /** As ISO 8601. */
  readonly began: string;
  readonly ended: string;
  /** The engines with their versions, such as `Chromium 146.0`. */
  readonly engines: readonly string[];
  /** At the beginning. */
  readonly sources: Sources;
  /** Whether they were other ones at the end. */
  readonly changedMeanwhile: boolean;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly tests: readonly TestResult[];
}

/** Keeps the results of parts that run from now on. */
export async function keepResults(folder = FOLDER) {
  const sources = await readSources().catch(() => null); // no git, no evidence
  let began = new Date().toISOString();
  return async (part: string, engines: readonly string[], report: string, { passed, failed }: Count) => {
    const ended = new Date().toISOString();
    if (sources === null) return;
    const kept: PartResult = {
      part,
      began,
      ended,
      engines: await Promise.all(engines.map(withVersion)),
      sources,
      changedMeanwhile: (await readSources()).sha256 !== sources.sha256,
      passed,
      failed,
      tests: await readReport(report, engines[0] ?? 'Node'),
    };
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${part}.json`), `${JSON.stringify(kept, null, 1)}\n`);
    began = ended;
  };
}

/** All parts that were run. */
export async function readResults(folder = FOLDER): Promise<PartResult[]> {
  const parts: PartResult[] = [];
  for await (const file of glob(join(folder, '*.json')))
    parts.push(JSON.parse(await readFile(file, 'utf8')) as PartResult);
  return parts.toSorted((one, other) => one.began.localeCompare(other.began));
}

/** What vitest's JSON reporter writes, or the one in web-test-runner.config.js; only what is read here. */
interface Report {
  readonly tests?: readonly TestResult[];
  readonly testResults?: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function readReport(file: string, engine: string): Promise<TestResult[]> {
  const text = await readFile(file, 'utf8').catch(() => '{}'); // it broke off, or is the part of the checks
  const { tests = [], testResults = [] } = JSON.parse(text) as Report;
  const ofVitest = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }): TestResult => ({
      file: relative('.', name).replaceAll('\\', '/'),
      name: fullName.trim(),
      engine,
      state: status === 'passed' || status === 'failed' ? status : 'skipped',
    })),
  );
  return [...tests, ...ofVitest];
}

async function withVersion(engine: string): Promise<string> {
  const browser = { Chromium: process.env['CHROME_PATH'], Firefox: findFirefox() }[engine];
  if (browser === undefined) return engine;
  const { stdout } = await promisify(execFile)(browser, ['--version']).catch(() => ({ stdout: '' }));
  const [version] = /\d+(\.\d+)+/.exec(stdout) ?? [];
  return version === undefined ? engine : `${engine} ${version}`;
}
