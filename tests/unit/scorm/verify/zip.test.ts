import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { schemaTools } from '../../../../scorm/bundle/schema-tools.ts';
import { verifyPackage } from '../../../../scorm/verify/verify-package.ts';
import { bytes, complaints, zipOf } from './fixture.ts';

const tools = await schemaTools();

describe('an administrator who checks a zip', () => {
  it.each<[string, Uint8Array, string]>([
    ['a text', bytes('hello'), 'this is not a zip; take the file as it was built or downloaded'],
    ['nothing', new Uint8Array(), 'this is not a zip; take the file as it was built or downloaded'],
    ['half a zip', zipOf().subarray(0, 600), 'the zip is cut short; download or build it again'],
    [
      'a zip with one spoilt byte',
      changed(zipOf(), 'run()', 'ruin)'),
      'the zip is damaged: a.js is not as packed; download or build it again',
    ],
    ['a zip with a password', locked(zipOf()), 'the zip has a password; pack it without: no LMS can open it'],
    [
      'an empty zip',
      zipSync({}),
      'it has no imsmanifest.xml, so it is no SCORM package; take the zip that was made for SCORM',
    ],
    [
      'a web page',
      zipOf({ 'imsmanifest.xml': null }),
      'it has no imsmanifest.xml, so it is no SCORM package; take the zip that was made for SCORM',
    ],
    [
      'a package inside a folder',
      zipOf({ 'imsmanifest.xml': null, 'my course/imsmanifest.xml': '<manifest/>' }),
      'imsmanifest.xml is in the folder my course; zip what is in that folder, not the folder itself',
    ],
    [
      'a manifest in capitals',
      zipOf({ 'imsmanifest.xml': null, 'IMSMANIFEST.XML': '<manifest/>' }),
      'the manifest is called IMSMANIFEST.XML; name it imsmanifest.xml, in small letters',
    ],
    [
      'an xAPI package',
      zipOf({ 'imsmanifest.xml': null, 'tincan.xml': '<tincan/>' }),
      'it has a tincan.xml and no imsmanifest.xml: it is for xAPI or cmi5; export it for SCORM',
    ],
  ])('is told what is wrong with %s', async (_, zip, words) => {
    expect(await complaints(zip)).toContain(`problem: ${words}`);
    expect((await verifyPackage(zip, tools)).ok).toBe(false);
  });

  it.each([
    ['../evil.js', '"../evil.js" would be written outside of the package; do not upload it'],
    ['/etc/passwd', '"/etc/passwd" would be written outside of the package; do not upload it'],
    ['C:\\evil.js', '"C:\\evil.js" would be written outside of the package; do not upload it'],
    ['a&b.png', '"a&b.png" has characters that Moodle drops, so that it is not found any more'],
  ])('is told what is wrong with a file called %s', async (name, words) => {
    expect((await complaints(zipOf({ [name]: '' }))).join('\n')).toContain(`problem: ${words}`);
  });

  it.each([
    ['media\\a.png', '"media\\a.png" has "\\" between folders: Moodle reads it'],
    ['A.js', '"A.js", "a.js" differ from another only in upper and lower case: one file on LMSs'],
    ['Größe 1.png', '"Größe 1.png" has blanks or letters that some LMSs spoil; use letters a to z'],
    [`${'a'.repeat(260)}.js`, 'has a name of more than 255 characters, which Moodle and Windows cannot'],
  ])('is told what some LMSs make of a file called %s', async (name, words) => {
    const zip = zipOf({ [name]: '' });
    expect((await complaints(zip)).join('\n')).toContain(words);
    expect((await verifyPackage(zip, tools)).ok).toBe(true);
  });

  it('is told of a file that is there twice', async () => {
    const twice = (text: string) => changed(changed(zipOf({ 'b.js': text }), 'b.js', 'a.js'), 'b.js', 'a.js');
    expect(await complaints(twice('ran()'))).toContain(
      'problem: "a.js" is in the zip more than once, and LMSs differ in which they take; zip it again',
    );
    expect(await complaints(twice('run()'))).toContain(
      'note: "a.js" is in the zip more than once, with the same contents; zip it again',
    );
  });

  it('always gets an answer, however damaged the zip is', async () => {
    const good = zipOf();
    const damage = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(damage, { minLength: 1, maxLength: 20 }),
        fc.nat(good.length),
        async (spots, end) => {
          const zip = good.slice(0, end > good.length / 4 ? good.length : end);
          for (const [place, value] of spots) if (place < zip.length) zip[place] = value;
          expect((await verifyPackage(zip, tools)).findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });
});

/** The zip with other bytes of the same length, at the first place where they stand. */
function changed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const copy = Buffer.from(zip);
  copy.write(to, copy.indexOf(from), 'latin1');
  return new Uint8Array(copy);
}

/** Says of its first file that it has a password. */
function locked(zip: Uint8Array): Uint8Array {
  const copy = Buffer.from(zip);
  const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  copy[entry + 8] = 1;
  return new Uint8Array(copy);
}
