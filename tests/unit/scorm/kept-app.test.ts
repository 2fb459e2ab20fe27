import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptApp, sourcesOfApp } from '../../../scorm/bundle/kept-app.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'));
  writeFileSync(join(home, 'source.ts'), 'one');
});
afterEach(() => rmSync(home, { recursive: true }));

describe('What packages share', () => {
  let bundled = 0;
  const ask = (folder = join(home, 'kept')) =>
    keptApp({
      folder,
      sources: [join(home, 'source.ts')],
      bundle: () => Promise.resolve({ script: `${(bundled += 1)}` } as AppFiles),
    });
  beforeEach(() => {
    bundled = 0;
  });

  it('is bundled once, as long as no source changes', async () => {
    expect([await ask(), await ask()]).toEqual([{ script: '1' }, { script: '1' }]);
    writeFileSync(join(home, 'source.ts'), 'two');
    expect([await ask(), await ask()]).toEqual([{ script: '2' }, { script: '2' }]);
    expect(readdirSync(join(home, 'kept'))).toHaveLength(1);
  });

  it('is bundled again where what was kept is damaged', async () => {
    await ask();
    for (const name of readdirSync(join(home, 'kept'))) writeFileSync(join(home, 'kept', name), '{"script":');
    expect([await ask(), await ask()]).toEqual([{ script: '2' }, { script: '2' }]);
  });

  it('is bundled each time where nothing can be kept', async () => {
    const noFolder = join(home, 'source.ts');
    expect([await ask(noFolder), await ask(noFolder)]).toEqual([{ script: '1' }, { script: '2' }]);
  });

  it('counts the licence, the settings and all code as its sources', async () => {
    const names = (await sourcesOfApp()).map((path) => basename(path));
    expect(names).toEqual(
      expect.arrayContaining([
        'src',
        'scorm',
        'LICENSE',
        'package-lock.json',
        'rollup.config.js',
        'tsconfig.json',
      ]),
    );
  });
});
