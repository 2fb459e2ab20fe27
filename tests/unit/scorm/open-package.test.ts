import { readFileSync } from 'node:fs';
import { Zip, ZipDeflate, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { makePackages } from '../../../scorm/package/make-packages.ts';
import { openPackage } from '../../../scorm/package/open-package.ts';
import { profileNames } from '../../../scorm/package/profiles.ts';
import { readContent } from '../../../scorm/read-content.ts';
import { compileCourse, type Source } from '../../../src/compiler/compile.ts';
import { courseFiles } from '../compiler/fixture.ts';

const app: AppFiles = {
  dialects: { scorm12: '1', scorm2004: '2', none: '0' },
  script: 'run()',
  pages: 'pages()',
  later: 'later()',
  styles: 'p{color:red}',
  font: btoa('font'),
  old: { script: '', styles: '' },
  moreLetters: btoa('more letters'),
  licences: 'MIT',
  schemaNotice: 'theirs',
  templates: { page: '<title>%title%</title>%cover%%course%', probe: '%proof%' },
  controlFiles: { scorm12: { 'a.xsd': 'a' }, 'scorm2004-3rd': { 'b.xsd': 'b' }, 'scorm2004-4th': {} },
  npmPackages: [],
};

function packagesOf(files: readonly Source[]) {
  const compiled = compileCourse(files);
  if (compiled.course === null) throw new Error(JSON.stringify(compiled.problems));
  return makePackages(compiled, app, ({ title }) => title, profileNames);
}

const text = (words: string) => new TextEncoder().encode(words);
const course: Zippable = { 'course.yaml': text('id: a') };

/** A package whose sources are this zip. */
const carrying = (sources: Uint8Array) => zipSync({ 'index.html': text('page'), 'sources.zip': sources });

/** A zip that holds its files as they come, twins too. */
function zipInTurn(...files: readonly (readonly [name: string, words: string])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => (error ? expect.fail(error.message) : chunks.push(chunk)));
  for (const [name, words] of files) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(text(words), true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}

async function refusal(zip: Uint8Array): Promise<string> {
  const opened = await openPackage(zip);
  return 'refusal' in opened ? opened.refusal : `opened ${opened.files.length} files`;
}

describe('An author who opens a package', () => {
  it.each(profileNames)(
    'goes on from a package for %s as it was written, and makes the same bytes',
    async (name) => {
      const files = await readContent('content/en-GB');
      const before = packagesOf(files);
      const zip = before.find(({ profile }) => profile.name === name)?.zip ?? new Uint8Array();
      const opened = await openPackage(zip);
      if ('refusal' in opened) throw new Error(opened.refusal);
      expect(opened.files.map(({ path }) => `content/en-GB/${path}`)).toEqual(files.map(({ path }) => path));
      const after = packagesOf(opened.files);
      expect(
        after.map((one) =>
          Buffer.compare(one.zip, before.find(({ zipName }) => zipName === one.zipName)?.zip ?? Buffer.of()),
        ),
      ).toEqual([0, 0, 0, 0]);
    },
  );

  it('finds each byte again: marks, line ends of Windows, letters of any language in names', async () => {
    const changed = courseFiles().map(({ path, text }) => ({
      path: path.replace('lessons/one', 'lessons/Größe und Maß'),
      text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    }));
    const [one] = packagesOf(changed);
    const opened = await openPackage(one?.zip ?? new Uint8Array());
    const found = 'files' in opened ? opened.files : [];
    expect(found.map(({ path }) => path)).toContain('lessons/Größe und Maß.md');
    const bytes = new Map(
      changed.map(({ path, text: words }) => [path.replace('content/en-GB/', ''), text(words)]),
    );
    for (const file of found) expect('bytes' in file && file.bytes, file.path).toEqual(bytes.get(file.path));
  });

  it('finds nothing where course.yaml keeps the sources out, and is told why', async () => {
    const files = courseFiles(['course.yaml', 'pass-mark: 80', 'pass-mark: 80\ncarry-sources: false']);
    const packages = packagesOf(files);
    for (const { zip, files: inside } of packages) {
      expect([...inside.keys()]).not.toContain('sources.zip');
      expect(await refusal(zip)).toBe(
        'it carries no sources: it was made without them (carry-sources: false), before version 1.1 or by another tool.',
      );
    }
  });

  it('has them listed in the manifest, and in no page, script or style sheet', () => {
    const [one] = packagesOf(courseFiles());
    const read = (name: string) => new TextDecoder().decode(one?.files.get(name));
    expect(read('imsmanifest.xml')).toContain('<file href="sources.zip"/>');
    for (const name of ['src/index.html', 'src/ping.html', 'src/main.ts', 'src/app/load-pages.ts'])
      expect(readFileSync(name, 'utf8')).not.toContain('sources');
  });

  it('can open a zipped folder, of which only the files of the course are taken', async () => {
    const zip = zipSync({
      ...course,
      'media/a.svg': text('<svg/>'),
      'evil.html': text('x'),
      'README.md': text('x'),
    });
    const opened = await openPackage(zip);
    expect('files' in opened && opened.files.map(({ path }) => path)).toEqual(['course.yaml', 'media/a.svg']);
  });
});

describe('What is opened is not trusted: a zip', () => {
  const link: Zippable = { 'lessons/a.md': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] };
  const many = Object.fromEntries(
    Array.from({ length: 2001 }, (_, index) => [`lessons/${index}.md`, text('')]),
  );
  const bomb = zipSync({ ...course, 'lessons/a.md': new Uint8Array(21e6) });
  const inner: readonly (readonly [what: string, sources: Uint8Array, words: string])[] = [
    [
      'with a step up',
      zipSync({ ...course, '../a.yaml': text('') }),
      '"../a.yaml" in sources.zip would lie outside of the course.',
    ],
    [
      'with a step up in the middle',
      zipSync({ 'lessons/../../a.md': text('') }),
      '"lessons/../../a.md" in sources.zip would lie outside of the course.',
    ],
    [
      'with a path from the root',
      zipSync({ '/lessons/a.md': text('') }),
      '"/lessons/a.md" in sources.zip would lie outside of the course.',
    ],
    [
      'with a path on a drive',
      zipSync({ 'C:/lessons/a.md': text('') }),
      '"C:/lessons/a.md" in sources.zip would lie outside of the course.',
    ],
    [
      'with backslashes',
      zipInTurn(['lessons\\a.md', '']),
      '"lessons\\\\a.md" in sources.zip has "\\" instead of "/".',
    ],
    ['with a link', zipSync(link), '"lessons/a.md" in sources.zip is a link to another file.'],
    [
      'with a file twice',
      zipInTurn(['lessons/a.md', '1'], ['lessons/a.md', '2']),
      '"lessons/a.md" is twice in sources.zip.',
    ],
    [
      'with names that differ in capitals',
      zipSync({ 'lessons/a.md': text(''), 'lessons/A.md': text('') }),
      '"lessons/A.md" and "lessons/a.md" in sources.zip differ only in capitals.',
    ],
    [
      'with something to run',
      zipSync({ ...course, 'a.js': text('') }),
      '"a.js" in sources.zip is not a file of a course.',
    ],
    ['with more than 2,000 files', zipSync(many), 'sources.zip holds more than 2000 files.'],
    ['that unpacks to more than 20 MB', bomb, 'sources.zip unpacks to 22 MB, and at most 20 MB are opened.'],
    ['that is none', text('PK, but no zip'), 'sources.zip is not a zip that can be read.'],
  ];
  it.each(inner)('%s is refused in a sentence', async (_, sources, words) => {
    expect(await refusal(carrying(sources))).toBe(words);
  });

  it.each(inner.slice(0, 8))('%s is refused also around the sources', async (_, zip) => {
    expect(await refusal(zip)).toMatch(/ in it |twice in it/);
  });

  it('that is larger than it says is refused before it is unpacked', async () => {
    const zip = zipSync({ ...course, 'lessons/a.md': new Uint8Array(5e6) });
    const view = new DataView(zip.buffer, zip.byteOffset);
    const directory = zip.findLastIndex(
      (_, index) => index + 4 <= zip.length && view.getUint32(index, true) === 0x02014b50,
    );
    view.setUint32(directory + 24, 100, true);
    expect(await refusal(carrying(zip))).toMatch(
      /^"lessons\/a\.md" is damaged, or not as large as the zip says\.$/,
    );
  });

  it('of more than 20 MB is refused before it is read', async () => {
    expect(await refusal(new Uint8Array(20e6 + 1))).toBe('it has 21 MB, and at most 20 MB are opened.');
  });

  it('may have 100 MB of media besides, in a package or a zipped folder', async () => {
    const media = (megabytes: number) => ({ 'media/a.mp4': new Uint8Array(megabytes * 1e6) });
    for (const carrier of [course, { 'sources.zip': zipSync(course) }]) {
      const opened = await openPackage(zipSync({ ...carrier, ...media(21) }));
      expect('files' in opened && opened.files.map(({ path }) => path)).toContain('media/a.mp4');
      expect(await refusal(zipSync({ ...carrier, ...media(101) }))).toBe(
        'media in it have 101 MB, and at most 100 MB are opened.',
      );
      expect(await refusal(zipSync({ ...carrier, 'style.css': new Uint8Array(21e6) }))).toBe(
        'it unpacks to 22 MB, and at most 20 MB are opened.',
      );
    }
    expect(await refusal(carrying(zipSync({ ...course, ...media(21) })))).toBe(
      'sources.zip unpacks to 22 MB, and at most 20 MB are opened.',
    );
  });
});
