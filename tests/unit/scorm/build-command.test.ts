import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readZip } from '../../../scorm/verify/zip-reader.ts';
import { run } from '../../command.ts';

const home = mkdtempSync(join(tmpdir(), 'build-'));
let out = '';
let place = 0;
beforeEach(() => {
  out = join(home, `out-${(place += 1)}`);
});
afterAll(() => rmSync(home, { recursive: true }));

/** As `npm run build` does it, without the second that npm itself takes. */
const build = (args: readonly string[], env: Record<string, string> = {}) =>
  run('node', ['scorm/build.ts', ...args], { env });

describe('npm run build', () => {
  it('writes the packages that are asked for, and says where, how large and how long', async () => {
    const { ok, output } = await build(['--only', 'scorm12', '--only', 'web', '--out', out]);
    expect(ok).toBe(true);
    expect(readdirSync(out).toSorted()).toEqual([
      'coaching_or_mentoring-1.0.0-scorm12.zip',
      'coaching_or_mentoring-1.0.0-web.zip',
      'coaching_or_mentoring-1.0.0.cdx.json',
      'scorm12',
      'web',
    ]);
    for (const name of ['scorm12', 'web']) {
      const zip = join(out, `coaching_or_mentoring-1.0.0-${name}.zip`);
      const size = Math.ceil(readFileSync(zip).length / 1000);
      expect(output).toContain(`${relative(process.cwd(), zip)} (${size} kB)`);
      expect((await readZip(readFileSync(zip))).files).toEqual(contentsOf(join(out, name)));
    }
    expect(output).toMatch(/^Bill of materials: \S*coaching_or_mentoring-1\.0\.0\.cdx\.json$/m);
    expect(output).toMatch(/^Built in \d+\.\d s\.$/m);
  });

  it('leaves the packages of one version, and what is not ours', async () => {
    const old = ['coaching_or_mentoring-0.9.0-web.zip', 'coaching_or_mentoring-0.9.0.cdx.json'];
    const others = ['another-0.9.0-web.zip', 'coaching_or_mentoring-notes.zip'];
    mkdirSync(out, { recursive: true });
    for (const name of [...old, ...others]) writeFileSync(join(out, name), '');
    expect((await build(['--only', 'web', '--out', out])).ok).toBe(true);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(others));
    for (const name of old) expect(readdirSync(out)).not.toContain(name);
  });

  it('takes several names with commas', async () => {
    await build(['--only', 'web,scorm2004-3rd', '--out', out]);
    expect(readdirSync(out).filter((name) => !name.includes('.'))).toEqual(['scorm2004-3rd', 'web']);
  });

  it('builds the course of another folder, and replaces what it built before', async () => {
    const content = join(home, 'my course');
    cpSync('content/en-GB', content, { recursive: true });
    const file = join(content, 'course.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: .*$/m, 'id: mine'));
    mkdirSync(join(out, 'web'), { recursive: true });
    for (const name of ['course.js', 'old.txt']) writeFileSync(join(out, 'web', name), 'old');
    const { output } = await build(['--content', content, '--out', out, '--only', 'web']);
    expect(output).toContain('mine-1.0.0-web.zip');
    expect(contentsOf(join(out, 'web')).has('old.txt')).toBe(false);
  });

  it(
    'makes the same bytes in another time zone and language, from another place',
    { timeout: 300_000 },
    async () => {
      const content = join(home, 'elsewhere');
      cpSync('content/en-GB', content, { recursive: true });
      const there = `${out}-there`;
      const [here, elsewhere] = await Promise.all([
        build(['--fresh', '--out', out], { TZ: 'Pacific/Auckland', LC_ALL: 'C' }),
        build(['--fresh', '--out', there, '--content', content], {
          TZ: 'America/Los_Angeles',
          LC_ALL: 'tr_TR.UTF-8',
        }),
      ]);
      expect([here.ok, elsewhere.ok]).toEqual([true, true]);
      expect(contentsOf(there)).toEqual(contentsOf(out));
      await build(['--out', there]); // from what the last build has left
      expect(contentsOf(there)).toEqual(contentsOf(out));
    },
  );

  it('explains itself', async () => {
    const { ok, output } = await run('npm', ['run', '--silent', 'build', '--', '--help']);
    expect(ok).toBe(true);
    for (const words of ['--only NAME', '--content FOLDER', '--out FOLDER', 'scorm2004-4th', 'Write "--"'])
      expect(output).toContain(words);
  });

  it.each([
    [['--onyl', 'web'], `Unknown option '--onyl'; "npm run build -- --help" says what there is.`],
    [['--only'], `Option '--only <value>' argument missing; "npm run build -- --help" says what there is.`],
    [['web'], `Unexpected argument 'web'; "npm run build -- --help" says what there is.`],
    [
      ['--only', 'web,scorm13'],
      'There is no package "scorm13"; name one of scorm12, scorm2004-3rd, scorm2004-4th, web.',
    ],
    [['--content', 'nowhere'], 'There is no content folder nowhere; name one that holds a course.yaml.'],
  ])('answers %j with a sentence, and builds nothing', async (args, sentence) => {
    expect(await build(['--out', out, ...args])).toEqual({ ok: false, output: sentence });
    expect(existsSync(out)).toBe(false);
  });

  it('says file, line, column and what to do where the content has a mistake, and builds nothing', async () => {
    const content = join(home, 'mistaken');
    cpSync('content/en-GB', content, { recursive: true });
    const file = join(content, 'course.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('pass-mark:', 'pass-marc:'));
    const { ok, output } = await build(['--content', content, '--out', out]);
    expect(ok).toBe(false);
    expect(output).toMatch(/course\.yaml:\d+:\d+ .*pass-marc.*; .*pass-mark/);
    expect(output).toMatch(/\d problems?; no package was written\.$/);
    expect(existsSync(out)).toBe(false);
  });

  it('never clears a folder that is not a package', async () => {
    const mine = join(out, 'web', 'thesis.txt');
    mkdirSync(join(out, 'web'), { recursive: true });
    writeFileSync(mine, 'mine');
    const { ok, output } = await build(['--only', 'web', '--out', out]);
    expect(ok).toBe(false);
    expect(output).toBe(
      `${join(out, 'web')} contains something other than a package; name another folder with --out.`,
    );
    expect(readFileSync(mine, 'utf8')).toBe('mine');
  });
});

/** Every file under a folder, by its path inside. */
function contentsOf(folder: string): Map<string, Uint8Array> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) =>
    relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
  );
  return new Map(paths.toSorted().map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}
