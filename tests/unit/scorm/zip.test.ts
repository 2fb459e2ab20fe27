import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../scorm/verify/zip-reader.ts';
import { zipPackage } from '../../../scorm/package/zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ['index.html', bytes('<!doctype html>')],
  ['media/path.svg', bytes('<svg/>')],
  ['imsmanifest.xml', bytes('<manifest/>')],
]);

describe('the zip', () => {
  it('gives back what went in', async () => {
    const { files: read } = await readZip(zipPackage(files));
    expect(new Map([...read].toSorted())).toEqual(new Map([...files].toSorted()));
  });

  it('has the same bytes in whatever order the files come', () => {
    expect(zipPackage(new Map([...files].reverse()))).toEqual(zipPackage(files));
  });

  it.each(['Pacific/Auckland', 'America/Los_Angeles', 'UTC'])('has the same bytes in %s', (zone) => {
    const script = `
      import { createHash } from 'node:crypto';
      import { zipPackage } from ${JSON.stringify(new URL('../../../scorm/package/zip.ts', import.meta.url).href)};
      const zip = zipPackage(new Map([['a.txt', new Uint8Array([1, 2, 3])], ['b/c.txt', new Uint8Array([4])]]));
      process.stdout.write(createHash('sha256').update(zip).digest('hex'));`;
    const elsewhere = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const here = zipPackage(
      new Map([
        ['a.txt', new Uint8Array([1, 2, 3])],
        ['b/c.txt', new Uint8Array([4])],
      ]),
    );
    expect(elsewhere).toBe(createHash('sha256').update(here).digest('hex'));
  });

  it.each(['Bild 1.png', 'médaille.svg', '../up.txt', '/root.txt', 'a\\b.txt', '.hidden', 'a//b'])(
    'refuses the name %j and says how to mend it',
    (name) => {
      expect(() => zipPackage(new Map([[name, bytes('')]]))).toThrow(
        `"${name}" cannot go into a package; rename it`,
      );
    },
  );
});
