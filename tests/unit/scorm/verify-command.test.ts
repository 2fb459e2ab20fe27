import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../scorm/verify/verify-package.ts';
import { run } from '../../command.ts';
import { zipOf } from './verify/fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(home, { recursive: true }));

const verify = (...args: readonly string[]) => run('npm', ['run', '--silent', 'verify', '--', ...args]);

function file(name: string, contents: Uint8Array | string): string {
  const path = join(home, name);
  writeFileSync(path, contents);
  return path;
}

const good = file('good.zip', zipOf());
const noted = file('noted.zip', zipOf({ 'b.js': '' }));
const bad = file('bad.zip', zipOf({ 'a.js': null }));

describe('npm run verify', { timeout: 30_000 }, () => {
  it('says of a good package, line by line, that it is', async () => {
    const { ok, output } = await verify(good);
    expect(ok).toBe(true);
    const [first = '', ...lines] = output.split('\n');
    expect(first).toBe(`${good}, SCORM 1.2, “C”, 1.0.0`);
    expect(lines.at(-1)).toBe('  0 problems, 0 notes.');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^ {2}ok: .+\.$/);
  });

  it('says what is wrong and what to do, and ends as a failure', async () => {
    const { ok, output } = await verify(bad);
    expect(ok).toBe(false);
    expect(output).toContain(
      '  problem: a.js is listed, but not in the zip; add it, or correct the manifest.\n',
    );
    expect(output).toMatch(/ {2}1 problem, 0 notes\.$/);
  });

  it('does not fail for a note', async () => {
    const { ok, output } = await verify(noted);
    expect(ok).toBe(true);
    expect(output).toMatch(/ {2}0 problems, 1 note\.$/);
  });

  it('takes several packages, and tells programs the same', async () => {
    const { ok, output } = await verify('--json', good, bad);
    expect(ok).toBe(false);
    const reports = JSON.parse(output) as (Report & { file: string })[];
    expect(reports.map((report) => [report.file, report.ok, report.standard])).toEqual([
      [good, true, 'SCORM 1.2'],
      [bad, false, 'SCORM 1.2'],
    ]);
    expect(reports[1]?.findings.filter(({ level }) => level === 'problem')).toEqual([
      {
        check: 'files',
        level: 'problem',
        what: 'a.js is listed, but not in the zip',
        todo: 'add it, or correct the manifest',
      },
    ]);
  });

  it('explains itself', async () => {
    const { ok, output } = await verify('--help');
    expect(ok).toBe(true);
    expect(output).toContain('npm run verify -- FILE.zip');
  });

  it.each([
    [[], 'Name a zip, such as: npm run verify -- dist/course-1.0.0-scorm12.zip'],
    [['--jsn', good], `Unknown option '--jsn'; "npm run verify -- --help" says what there is.`],
    [['nowhere.zip'], 'nowhere.zip cannot be read (ENOENT); name a zip that is there.'],
    [[home], `${home} is a folder; name a zip.`],
    [
      [file('notes.txt', 'hello')],
      /problem: this is not a zip; take the file as it was built or downloaded\.\n {2}1 problem, 0 notes\.$/,
    ],
  ])('answers %j with a sentence', async (args, sentence) => {
    const { ok, output } = await verify(...args);
    expect(ok).toBe(false);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(/^\s+at /m);
  });
});
