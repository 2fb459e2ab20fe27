import { readFile } from 'node:fs/promises';

/** How many checks or tests of a part passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

/** What vitest's JSON reporter writes; only what is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Tests, and a failure for each file that broke outside of its tests. */
export async function countVitest(file: string): Promise<Count> {
  const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/** What the reporter in web-test-runner.config.js writes. */
export async function countBrowserTests(file: string): Promise<Count> {
  return JSON.parse(await readFile(file, 'utf8')) as Count;
}
