import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterConstructorOptions,
} from '@zip.js/zip.js';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { schemaTools } from '../../../../scorm/bundle/schema-tools.ts';
import { verifyPackage } from '../../../../scorm/verify/verify-package.ts';
import { bytes, complaints } from './fixture.ts';

const tools = await schemaTools();

/** What people really have, made small. Each is taken by LMSs, or refused with words that a trainer can act on. */

interface Parts {
  id?: string;
  organizations?: string;
  item?: string;
  resources?: string;
}

const page = '<!doctype html><title>Tiny</title><p>Tiny</p>';

function manifestOf({ id = 'o1', organizations, item, resources }: Parts = {}): string {
  const parts = item ?? '<item identifier="i1" identifierref="r1"><title>Tiny</title></item>';
  return `<?xml version="1.0"?>
<manifest identifier="m1" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  ${organizations ?? `<organizations default="${id}"><organization identifier="${id}"><title>Tiny</title>${parts}</organization></organizations>`}
  <resources>${resources ?? resource('index.html', '<file href="index.html"/>')}</resources>
</manifest>`;
}

function resource(href: string, inside: string, attributes = ''): string {
  return `<resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="${href}"${attributes}>${inside}</resource>`;
}

const filesOf = (manifest: string | Uint8Array, more: Readonly<Record<string, string>> = {}): Zippable => ({
  'imsmanifest.xml': typeof manifest === 'string' ? bytes(manifest) : manifest,
  'index.html': bytes(page),
  ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, bytes(text)])),
});

const zipOf = (manifest: string | Uint8Array = manifestOf(), more: Readonly<Record<string, string>> = {}) =>
  zipSync(filesOf(manifest, more));

async function written(options: ZipWriterConstructorOptions, comment = ''): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [name, contents] of Object.entries(filesOf(manifestOf()))) {
    await writer.add(name, new Uint8ArrayReader(contents as Uint8Array));
  }
  return writer.close(bytes(comment));
}

/** The zip with some bytes written at a distance from each of its records of a kind. */
function patched(
  zip: Uint8Array,
  record: 'local' | 'central',
  at: number,
  values: readonly number[],
): Uint8Array {
  const copy = new Uint8Array(zip);
  const mark = record === 'local' ? [0x50, 0x4b, 3, 4] : [0x50, 0x4b, 1, 2];
  for (let place = 0; place < copy.length - 4; place += 1) {
    if (mark.every((byte, n) => copy[place + n] === byte)) copy.set(values, place + at);
  }
  return copy;
}

const packedWith = (zip: Uint8Array, method: number) =>
  patched(patched(zip, 'local', 8, [method, 0]), 'central', 10, [method, 0]);

/** A name in the bytes of a Windows code page, without the mark for UTF-8. */
function named(zip: Uint8Array, from: string, to: readonly number[]): Uint8Array {
  const copy = new Uint8Array(zip);
  const searched = bytes(from);
  for (let place = 0; place <= copy.length - searched.length; place += 1) {
    if (searched.every((byte, n) => copy[place + n] === byte)) copy.set(to, place);
  }
  return copy;
}

/** The directory ends with a zip64 record, as packers write it that stream; the numbers are in it alone. */
function zip64End(zip: Uint8Array): Uint8Array {
  const end = zip.length - 22;
  const view = new DataView(zip.buffer, zip.byteOffset);
  const extra = new Uint8Array(56 + 20);
  const record = new DataView(extra.buffer);
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  record.setUint16(12, 45, true);
  record.setUint16(14, 45, true);
  for (const at of [24, 32]) record.setBigUint64(at, BigInt(view.getUint16(end + 10, true)), true);
  record.setBigUint64(40, BigInt(view.getUint32(end + 12, true)), true);
  record.setBigUint64(48, BigInt(view.getUint32(end + 16, true)), true);
  record.setUint32(56, 0x07064b50, true);
  record.setBigUint64(64, BigInt(end), true);
  record.setUint32(72, 1, true);
  const tail = new Uint8Array(zip.subarray(end));
  tail.fill(0xff, 8, 20);
  return joined(zip.subarray(0, end), extra, tail);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) =>
  joined(Uint8Array.of(0xff, 0xfe), new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer));

const umlaut = manifestOf().replace('<title>Tiny</title><item', '<title>Größe</title><item');

describe('a package that LMSs take', () => {
  const taken: readonly (readonly [string, Uint8Array | Promise<Uint8Array>])[] = [
    ['without any fault', zipOf()],
    ['with brackets and commas in an identifier', zipOf(manifestOf({ id: 'My_course_(part_1),_2026_ORG' }))],
    ['with a digit first in an identifier', zipOf(manifestOf({ id: '2026_course_ORG' }))],
    ['with blanks, colons and braces in an identifier', zipOf(manifestOf({ id: '{A:1} my course' }))],
    [
      'with blanks around a reference',
      zipOf(manifestOf().replace('identifierref="r1"', 'identifierref=" r1 "')),
    ],
    ['with blanks around the default', zipOf(manifestOf().replace('default="o1"', 'default="o1 "'))],
    ['with a default that does not exist', zipOf(manifestOf().replace('default="o1"', 'default="o2"'))],
    ['without a default', zipOf(manifestOf().replace(' default="o1"', ''))],
    ['without an organization', zipOf(manifestOf({ organizations: '<organizations/>' }))],
    [
      'whose launched file is listed by a dependency',
      zipOf(
        manifestOf({
          resources: `${resource('index.html', '<dependency identifierref="c"/>')}<resource identifier="c" type="webcontent" adlcp:scormtype="asset"><file href="index.html"/></resource>`,
        }),
      ),
    ],
    ...[
      './index.html',
      'index.html?x=1#top',
      ' index.html ',
      'a/../index.html',
      './a/.././index.html',
      '%69ndex.html',
      '/index.html',
    ].map(
      (href) =>
        [
          `that opens "${href}"`,
          zipOf(manifestOf({ resources: resource(href, '<file href="index.html"/>') })),
        ] as const,
    ),
    [
      'that opens a\\b.html',
      zipOf(manifestOf({ resources: resource('a\\b.html', '<file href="a/b.html"/>') }), {
        'a/b.html': page,
      }),
    ],
    [
      'that opens a name with a blank, written as %20',
      zipOf(manifestOf({ resources: resource('a%20b.html', '<file href="a b.html"/>') }), {
        'a b.html': page,
      }),
    ],
    [
      'that opens a name with a % in it',
      zipOf(manifestOf({ resources: resource('100% b.html', '<file href="100% b.html"/>') }), {
        '100% b.html': page,
      }),
    ],
    [
      'whose launched file is not listed at all',
      zipOf(manifestOf({ resources: resource('index.html', '') })),
    ],
    [
      'with xml:base on its resource',
      zipOf(manifestOf({ resources: resource('b.html', '<file href="b.html"/>', ' xml:base="a/"') }), {
        'a/b.html': page,
      }),
    ],
    [
      'with xml:base without a slash',
      zipOf(manifestOf({ resources: resource('b.html', '<file href="b.html"/>', ' xml:base="a"') }), {
        'a/b.html': page,
      }),
    ],
    [
      'that lists a folder',
      zipOf(manifestOf({ resources: resource('index.html', '<file href="index.html"/><file href="a/"/>') }), {
        'a/b.js': '',
      }),
    ],
    [
      'with elements in another order than the schema has them',
      zipOf(
        manifestOf({
          item: '<item identifier="i1" identifierref="r1"><adlcp:masteryscore>80</adlcp:masteryscore><title>Tiny</title></item>',
        }),
      ),
    ],
    ['of assets only', zipOf(manifestOf().replace('"sco"', '"asset"'))],
    ['with blanks around its version', zipOf(manifestOf().replace('>1.2<', '> 1.2\n<'))],
    ['with a mark for UTF-8 (BOM)', zipOf(`\ufeff${umlaut}`)],
    ['in UTF-16', zipOf(utf16(umlaut.replace('?>', ' encoding="UTF-16"?>')))],
    ['in Windows-1252, as it says', zipOf(latin1(umlaut.replace('?>', ' encoding="windows-1252"?>')))],
    [
      'with files of a Mac',
      zipOf(manifestOf(), { '__MACOSX/._imsmanifest.xml': 'x', '.DS_Store': 'x', 'Thumbs.db': 'x' }),
    ],
    ['with a zip to download in it', zipOf(manifestOf(), { 'handouts.zip': 'PK' })],
    ['with a zip64 record at its end', zip64End(zipOf())],
    ['in zip64 throughout', written({ zip64: true })],
    ['with data descriptors', written({ dataDescriptor: true })],
    ['with data descriptors in zip64', written({ dataDescriptor: true, zip64: true })],
    ['with a comment', written({}, 'Made by hand PK\u0005\u0006')],
    ['stored', written({ level: 0 })],
    ['after a program that unpacks it', joined(bytes('MZ program'), zipOf())],
    ['before something else', joined(zipOf(), new Uint8Array(9))],
    [
      'with a name in code page 850',
      named(zipOf(manifestOf(), { 'bXr.txt': 'x' }), 'bXr.txt', [98, 0x84, 114]),
    ],
    [
      'with a name in Windows-1252',
      named(zipOf(manifestOf(), { 'bXr.txt': 'x' }), 'bXr.txt', [98, 0xe4, 114]),
    ],
    [
      'with its launched file in Windows-1252',
      named(
        zipOf(manifestOf({ resources: resource('bär.html', '<file href="bär.html"/>') }), {
          'bXr.html': page,
        }),
        'bXr.html',
        [98, 0xe4, 114],
      ),
    ],
  ];

  it.each(taken)('%s has no problem', async (_, zip) => {
    const report = await verifyPackage(await zip, tools);
    expect(report.findings.filter(({ level }) => level === 'problem')).toEqual([]);
    expect(report.standard).toBe('SCORM 1.2');
  });

  it.each([
    ['identifiers', manifestOf({ id: '2026_course' }), '"2026_course" is no identifier by the standard'],
    [
      'blanks around one',
      manifestOf({ id: 'o1 ' }),
      '"o1 " has blanks around it, which Moodle takes for a part of it',
    ],
    [
      'a "\\" in an address',
      manifestOf({ resources: resource('a\\b.html', '<file href="a/b.html"/>') }),
      '"a\\b.html" has "\\", which browsers take for "/"',
    ],
  ])('is told which LMSs mind %s', async (_, manifest, words) => {
    expect((await complaints(zipOf(manifest, { 'a/b.html': page }))).join('\n')).toContain(`note: ${words}`);
  });

  it('is told of names in a code page, and that is all', async () => {
    const listed = manifestOf({
      resources: resource('index.html', '<file href="index.html"/><file href="bär.txt"/>'),
    });
    const zip = named(zipOf(listed, { 'bXr.txt': 'x' }), 'bXr.txt', [98, 0x84, 114]);
    expect(await complaints(zip)).toEqual([
      'note: "bär.txt" has its name in a code page of Windows, which LMSs read differently; use letters a to z, digits, ".", "_" and "-"',
    ]);
  });
});

describe('a package that LMSs refuse', () => {
  const gone = Array.from({ length: 150 }, (_, n) => `<file href="gone/${n}.svg"/>`).join('');
  const refused: readonly (readonly [string, Uint8Array | Promise<Uint8Array>, string])[] = [
    [
      'with a bare &',
      zipOf(manifestOf().replace('Tiny<', 'Tiny & small<')),
      '"&" stands alone; Moodle overlooks that, other LMSs refuse the package; write &amp; instead',
    ],
    [
      'with &nbsp;',
      zipOf(manifestOf().replace('Tiny<', 'Tiny&nbsp;small<')),
      '"&nbsp;" is known in web pages, but not in XML; write the character itself',
    ],
    [
      'with a prefix that is not declared',
      zipOf(manifestOf().replace(/ xmlns:adlcp="[^"]*"/, '')),
      'line 5, column 14: the prefix "adlcp:" is used, but declared nowhere; add xmlns:adlcp="…" to <manifest>: http://www.adlnet.org/xsd/adlcp_rootv1p2',
    ],
    [
      'with an empty line before its first one',
      zipOf(`\n${manifestOf()}`),
      'something stands before its first line; let the file begin with "<?xml"',
    ],
    [
      'with curly quotation marks',
      zipOf(manifestOf().replace('version="1" xmlns=', 'version=“1” xmlns=')),
      'a value has curly quotation marks around it; write straight ones: "',
    ],
    [
      'with a control character',
      zipOf(manifestOf().replace('Tiny<', 'Tiny\u0001<')),
      'it holds a control character, which XML forbids',
    ],
    [
      'with an open tag',
      zipOf(manifestOf().replace('</item>', '')),
      'imsmanifest.xml cannot be read: line 4',
    ],
    [
      'that says UTF-8 and is Windows-1252',
      zipOf(latin1(umlaut)),
      'its first line says UTF-8, but line 4 is written in another encoding, such as that of Windows; save it as UTF-8',
    ],
    [
      'that says UTF-16 and is UTF-8',
      zipOf(umlaut.replace('?>', ' encoding="UTF-16"?>')),
      'its first line says UTF-16, but it is written in another encoding',
    ],
    [
      'in an encoding that does not exist',
      zipOf(umlaut.replace('?>', ' encoding="ANSI 1"?>')),
      'its first line names the encoding "ANSI 1", which does not exist; save it as UTF-8',
    ],
    [
      'packed with bzip2',
      packedWith(zipOf(), 12),
      'imsmanifest.xml, index.html are packed with bzip2, which LMSs cannot unpack; zip it again with the ordinary method: Deflate',
    ],
    ['packed with Deflate64', packedWith(zipOf(), 9), 'are packed with Deflate64, which LMSs cannot unpack'],
    [
      'with a password',
      written({ password: 'secret' }),
      'the zip has a password; pack it without: no LMS can open it',
    ],
    [
      'with 150 files that are missing',
      zipOf(manifestOf({ resources: resource('index.html', `<file href="index.html"/>${gone}`) })),
      '150 files are listed, but not in the zip (gone/0.svg, gone/1.svg, gone/2.svg, gone/3.svg, gone/4.svg and 145 more); add it, or correct the manifest',
    ],
    [
      'in a zip',
      zipSync({ 'course-scorm12.zip': zipOf() }),
      'it is a zip with another zip in it (course-scorm12.zip), and LMSs look into the outer one only; unpack it, and upload course-scorm12.zip as it is',
    ],
    [
      'in a zip made on a Mac',
      zipSync({ 'a.zip': zipOf(), '__MACOSX/._a.zip': bytes('') }),
      'it is a zip with another zip in it (a.zip)',
    ],
    [
      'of several, in one zip',
      zipSync({ 'a.zip': zipOf(), 'b.zip': zipOf() }),
      'it is a zip with 2 other zips in it (a.zip, b.zip)',
    ],
    [
      'in a folder',
      zipSync(
        Object.fromEntries(
          Object.entries(filesOf(manifestOf())).map(([name, file]) => [`my course/${name}`, file]),
        ),
      ),
      'imsmanifest.xml is in the folder my course; zip what is in that folder',
    ],
    [
      'that opens other letters',
      zipOf(manifestOf({ resources: resource('Index.HTML', '<file href="index.html"/>') })),
      '"Index.HTML" (in the zip: "index.html") is opened, but has another spelling in the zip',
    ],
    [
      'that opens a folder',
      zipOf(manifestOf({ resources: resource('a/', '<file href="a/b.js"/>') }), { 'a/b.js': '' }),
      '"a/" is opened, but is a folder; name the file to open',
    ],
    [
      'that opens what is above it',
      zipOf(manifestOf({ resources: resource('../index.html', '<file href="index.html"/>') })),
      '"../index.html" is opened, but is outside of the package',
    ],
    [
      'that opens %20 where the name has just that',
      zipOf(manifestOf({ resources: resource('a%20b.html', '') }), { 'a%20b.html': page }),
      '"a%20b.html" (in the zip: "a%20b.html") is opened, but has another spelling',
    ],
    [
      'that opens accents written otherwise, as a Mac does',
      zipOf(manifestOf({ resources: resource('ä.html', '') }), { 'a\u0308.html': page }),
      'is opened, but has another spelling in the zip: upper and lower case and accents count',
    ],
    [
      'in 7z',
      joined(latin1('7z\u00bc\u00af\u0027\u001c'), new Uint8Array(60)),
      'this is a 7z archive, not a zip; unpack it, and zip what is in it',
    ],
    ['in RAR', joined(latin1('Rar!\u001a\u0007'), new Uint8Array(60)), 'this is a RAR archive, not a zip'],
    [
      'that is the page to sign in',
      bytes('<!DOCTYPE html><title>Sign in</title><p>Please sign in first.</p>'),
      'this is a web page, not a zip: perhaps the page that asks you to sign in',
    ],
  ];

  it.each(refused)('%s is told so in words to act on', async (_, zip, words) => {
    const found = (await complaints(await zip)).filter((one) => one.startsWith('problem: '));
    expect(found.join('\n')).toContain(words);
    expect(found).toHaveLength(1);
  });

  it('is not called AICC, which Moodle takes', async () => {
    expect(await complaints(zipSync({ 'course.cst': bytes('"block","member"') }))).toEqual([
      'note: it is an AICC package (course.cst), not one for SCORM: Moodle takes it, many LMSs do not; export it for SCORM if yours does not',
    ]);
  });
});
