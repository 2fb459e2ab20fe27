import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { manifest } from '../../../scorm/manifest.ts';
import { profiles, zipName, type PackageProfile } from '../../../scorm/profiles.ts';

const course = {
  id: 'coaching-or-mentoring',
  version: '1.0.0',
  title: 'Coaching or mentoring?',
  files: ['style.css', 'index.html', 'course.js', 'media/path.svg'],
};

describe.each(Object.values(profiles))('the manifest for $label', (profile) => {
  it('is valid by the schemas of the standard', async () => {
    await expect(problems(profile, manifest(profile, course))).resolves.toEqual([]);
  });

  it('is not valid by those schemas when something is wrong with it', async () => {
    const broken = manifest(profile, course)
      .replace('<resources>', '<resourcez>')
      .replace('</resources>', '</resourcez>');
    await expect(problems(profile, broken)).resolves.not.toEqual([]);
  });

  it('points only at identifiers that exist, each used once', () => {
    const xml = manifest(profile, course);
    const identifiers = all(xml, / identifier="([^"]+)"/g);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(identifiers).toEqual(expect.arrayContaining(all(xml, /(?:identifierref|default)="([^"]+)"/g)));
    expect(all(xml, /identifierref="([^"]+)"/g)).toHaveLength(1);
  });

  it('names the standard and the SCO letter by letter as LMSs match them', () => {
    const xml = manifest(profile, course);
    expect(xml).toContain('<schema>ADL SCORM</schema>');
    expect(all(xml, /<schemaversion>(.*)<\/schemaversion>/g)).toEqual([profile.schemaversion]);
    expect(all(xml, /adlcp:(scorm\w+="sco")/gi)).toEqual([
      profile.standard === 'scorm12' ? 'scormtype="sco"' : 'scormType="sco"',
    ]);
  });

  it('lists every file once, in one order, and one of them is what it launches', () => {
    const xml = manifest(profile, course);
    const listed = all(xml, /<file href="([^"]+)"/g);
    expect(listed).toEqual(course.files.toSorted());
    expect(listed).toContain(all(xml, /<resource [^>]*href="([^"]+)"/g)[0]);
    expect(manifest(profile, { ...course, files: course.files.toReversed() })).toBe(xml);
  });

  it('declares only prefixes it uses, each with a control file that is there', () => {
    const xml = manifest(profile, course);
    const folder = readdirSync(folderOf(profile));
    expect(folder.toSorted()).toEqual(profile.controlFiles.toSorted());
    for (const prefix of all(xml, /xmlns:(\w+)=/g)) expect(xml).toMatch(new RegExp(`[ <]${prefix}:`));
    const located = all(xml, /xsi:schemaLocation="([^"]+)"/g)[0]?.split(' ') ?? [];
    expect(folder).toEqual(expect.arrayContaining(located.filter((_, index) => index % 2 === 1)));
  });

  it('has neither pass mark, completion rule nor LOM, which LMSs turn against the learner', () => {
    expect(manifest(profile, course)).not.toMatch(/mastery|Measure|completionThreshold|<lom|timeLimit/i);
  });

  it('keeps its identifiers from one version to the next', () => {
    const next = manifest(profile, { ...course, version: '2.0.0-rc.1+a.very.long.build', title: 'Another' });
    expect(all(next, / identifier="([^"]+)"/g)).toEqual(
      all(manifest(profile, course), / identifier="([^"]+)"/g),
    );
  });

  it('takes any title: markup, emoji, 250 characters', async () => {
    const title = `Tom & "Jerry's" <b>\u0007 ${'👩‍🏫'.repeat(60)}`;
    const xml = manifest(profile, { ...course, title });
    await expect(problems(profile, xml)).resolves.toEqual([]);
    const [shown = ''] = all(xml, /<title>(.*)<\/title>/g);
    expect(shown).toContain("Tom &amp; &quot;Jerry's&quot; &lt;b&gt; 👩‍🏫");
    expect(shown).not.toContain('&#');
    const text = shown.replace(/&\w+;/g, '?');
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(text.endsWith('…')).toBe(true);
  });
});

describe('manifest', () => {
  it('says what is wrong with an id or a package it cannot describe', () => {
    expect(() => manifest(profiles.scorm12, { ...course, id: '1 course' })).toThrow('course id "1 course"');
    expect(() => manifest(profiles.scorm12, { ...course, files: ['a.js'] })).toThrow('no index.html');
  });

  it('goes into a zip named after course, version and profile', () => {
    expect(zipName(profiles['scorm2004-4th'], course)).toBe('coaching-or-mentoring-1.0.0-scorm2004-4th.zip');
  });
});

function folderOf(profile: PackageProfile): URL {
  return new URL(`../../../scorm/xsd/${profile.name}/`, import.meta.url);
}

async function problems(profile: PackageProfile, xml: string): Promise<string[]> {
  const controlFiles = profile.controlFiles.map((fileName) => {
    const contents = readFileSync(new URL(fileName, folderOf(profile)), 'utf8');
    // The original declares the xml namespace as default namespace, which xmllint refuses (scorm/xsd/README.md).
    return {
      fileName,
      contents: fileName === 'ims_xml.xsd' ? contents.replace(/ xmlns="[^"]+"/, '') : contents,
    };
  });
  // One schema that imports them all: xmllint ignores xsi:schemaLocation.
  const imports = profile.namespaces
    .filter(({ xsd }) => xsd !== '')
    .map(({ uri, xsd }) => `<xs:import namespace="${uri}" schemaLocation="${xsd}"/>`);
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const { errors } = await validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: xml }],
    schema: [{ fileName: 'all.xsd', contents }],
    preload: controlFiles,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group);
}
