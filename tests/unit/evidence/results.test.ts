import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../evidence/sources.ts';
import { keepResults, readResults } from '../../evidence/test-results.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('The results of a part', () => {
  it('are kept test by test, with the sources they are of', async () => {
    const report = join(folder, 'report.txt');
    writeFileSync(
      report,
      JSON.stringify({
        testResults: [
          {
            name: resolve('tests/package/course.test.ts'),
            assertionResults: [
              { status: 'passed', fullName: 'A course is passed' },
              { status: 'failed', fullName: 'A course is failed' },
              { status: 'pending', fullName: 'A course waits' },
            ],
          },
        ],
      }),
    );
    const keep = await keepResults(folder);
    await keep('package', [], report, { passed: 1, failed: ['A course is failed'] });
    const [kept] = await readResults(folder);
    expect(kept).toMatchObject({ part: 'package', passed: 1, changedMeanwhile: false });
    expect(kept?.sources.sha256).toBe((await readSources()).sha256);
    expect(kept?.tests.map(({ file, name, state }) => [file, name, state])).toEqual([
      ['tests/package/course.test.ts', 'A course is passed', 'passed'],
      ['tests/package/course.test.ts', 'A course is failed', 'failed'],
      ['tests/package/course.test.ts', 'A course waits', 'skipped'],
    ]);
  });

  it('are kept without tests where the part broke off', async () => {
    const keep = await keepResults(folder);
    await keep('unit', [], join(folder, 'nothing.txt'), { passed: 0, failed: ['It broke off'] });
    expect(await readResults(folder)).toMatchObject([{ part: 'unit', tests: [], failed: ['It broke off'] }]);
  });
});

describe('The checksum of the sources', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it('changes with a byte, a new file and a file that is gone, but not with prose', async () => {
    git('init', '-q');
    mkdirSync(join(folder, 'src'));
    write('src/main.ts', 'one');
    write('README.md', 'words');
    git('add', '.');
    git('commit', '-qm', 'first');
    const first = await readSources(folder);
    expect(first).toMatchObject({ dirty: false, commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string });
    write('README.md', 'other words');
    expect(await readSources(folder)).toEqual(first);
    write('src/main.ts', 'two');
    const changed = await readSources(folder);
    expect(changed).toMatchObject({ dirty: true, commit: first.commit });
    write('src/new.ts', 'three');
    const added = await readSources(folder);
    rmSync(join(folder, 'src/main.ts'));
    const gone = await readSources(folder);
    expect(new Set([first, changed, added, gone].map(({ sha256 }) => sha256)).size).toBe(4);
  });
});
