import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** How many checks or tests of a part passed, and which ones failed. */
export interface Count {
  passed: number;
  /** A line each: where it stands, its name, and the first line of what was wrong. */
  failed: string[];
}

/** What vitest's JSON reporter writes; only what is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Of a file that broke outside of its tests. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Tests, and a failure for each file that broke outside of its tests. */
export async function countVitest(file: string): Promise<Count> {
  const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
  const failed = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const path = relative('.', name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) return [failure(path, message)];
    return tests.map(({ fullName, failureMessages: [why = ''] }) => failure(`${path} ${fullName}`, why));
  });
  return { passed: report.numPassedTests, failed };
}

/** What the reporter in web-test-runner.config.js writes. */
export async function countBrowserTests(file: string): Promise<Count> {
  return JSON.parse(await readFile(file, 'utf8')) as Count;
}

/** The line for something that failed. */
export function failure(name: string, why: string): string {
  const [firstLine = ''] = why.split('\n');
  return firstLine === '' ? name : `${name}: ${firstLine}`;
}
