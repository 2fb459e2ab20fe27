import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kept, sourcesOfApp } from '../../../scorm/bundle/kept-app.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'));
  writeFileSync(join(home, 'source.ts'), 'one');
});
afterEach(() => rmSync(home, { recursive: true }));

describe('What packages share', () => {
  let bundled = 0;
  const ask = (folder = join(home, 'kept')) =>
    kept('app', () => Promise.resolve({ script: `${(bundled += 1)}` }), {
      folder,
      sources: [join(home, 'source.ts')],
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

  it('is kept beside other things, and takes the place of none of them', async () => {
    const sources = [join(home, 'source.ts')];
    await kept('page', () => Promise.resolve('first'), { folder: join(home, 'kept'), sources });
    writeFileSync(join(home, 'source.ts'), 'two');
    await ask();
    const names = readdirSync(join(home, 'kept')).map((name) => name.split('-')[0]);
    expect(names.toSorted()).toEqual(['app', 'page']);
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
