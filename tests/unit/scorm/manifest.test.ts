import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaTools } from '../../../scorm/bundle/schema-tools.ts';
import { manifest } from '../../../scorm/package/manifest.ts';
import { profiles, zipName } from '../../../scorm/package/profiles.ts';
import { schemaFaults } from '../../../scorm/verify/schema-check.ts';

const tools = await schemaTools();

const valid = { unreadable: [], invalid: [] };

const course = {
  id: 'coaching-or-mentoring',
  version: '1.0.0',
  title: 'Coaching or mentoring?',
  files: ['style.css', 'index.html', 'course.js', 'media/path.svg'],
};

const scorm = Object.values(profiles).filter((profile) => profile.manifest !== null);

describe.each(scorm)('the manifest for $label', (profile) => {
  it('is valid by the schemas of the standard', async () => {
    await expect(schemaFaults(profile, manifest(profile.manifest, course), tools)).resolves.toEqual(valid);
  });

  it('is not valid by those schemas when something is wrong with it', async () => {
    const broken = manifest(profile.manifest, course)
      .replace('<resources>', '<resourcez>')
      .replace('</resources>', '</resourcez>');
    await expect(schemaFaults(profile, broken, tools)).resolves.toMatchObject({
      unreadable: [],
      invalid: [{ words: expect.stringContaining('resourcez') as string }],
    });
  });

  it('points only at identifiers that exist, each used once', () => {
    const xml = manifest(profile.manifest, course);
    const identifiers = all(xml, / identifier="([^"]+)"/g);
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(identifiers).toEqual(expect.arrayContaining(all(xml, /(?:identifierref|default)="([^"]+)"/g)));
    expect(all(xml, /identifierref="([^"]+)"/g)).toHaveLength(1);
  });

  it('names the standard and the SCO letter by letter as LMSs match them', () => {
    const xml = manifest(profile.manifest, course);
    expect(xml).toContain('<schema>ADL SCORM</schema>');
    expect(all(xml, /<schemaversion>(.*)<\/schemaversion>/g)).toEqual([profile.manifest.schemaversion]);
    expect(all(xml, /adlcp:(scorm\w+="sco")/gi)).toEqual([
      profile.standard === 'scorm12' ? 'scormtype="sco"' : 'scormType="sco"',
    ]);
  });

  it('lists every file once, in one order, and one of them is what it launches', () => {
    const xml = manifest(profile.manifest, course);
    const listed = all(xml, /<file href="([^"]+)"/g);
    expect(listed).toEqual(course.files.toSorted());
    expect(listed).toContain(all(xml, /<resource [^>]*href="([^"]+)"/g)[0]);
    expect(manifest(profile.manifest, { ...course, files: course.files.toReversed() })).toBe(xml);
  });

  it('declares only prefixes it uses, each with a control file that is there', () => {
    const xml = manifest(profile.manifest, course);
    const folder = readdirSync(new URL(`../../../scorm/bundle/xsd/${profile.name}/`, import.meta.url));
    expect(folder.toSorted()).toEqual(profile.manifest.controlFiles.toSorted());
    for (const prefix of all(xml, /xmlns:(\w+)=/g)) expect(xml).toMatch(new RegExp(`[ <]${prefix}:`));
    const located = all(xml, /xsi:schemaLocation="([^"]+)"/g)[0]?.split(' ') ?? [];
    expect(folder).toEqual(expect.arrayContaining(located.filter((_, index) => index % 2 === 1)));
  });

  it('has neither pass mark, completion rule nor LOM, which LMSs turn against the learner', () => {
    expect(manifest(profile.manifest, course)).not.toMatch(
      /mastery|Measure|completionThreshold|<lom|timeLimit/i,
    );
  });

  it('keeps its identifiers from one version to the next', () => {
    const next = manifest(profile.manifest, {
      ...course,
      version: '2.0.0-rc.1+a.very.long.build',
      title: 'Another',
    });
    expect(all(next, / identifier="([^"]+)"/g)).toEqual(
      all(manifest(profile.manifest, course), / identifier="([^"]+)"/g),
    );
  });

  it('takes any title: markup, emoji, 250 characters', async () => {
    const title = `Tom & "Jerry's" <b>\u0007 ${'👩‍🏫'.repeat(60)}`;
    const xml = manifest(profile.manifest, { ...course, title });
    await expect(schemaFaults(profile, xml, tools)).resolves.toEqual(valid);
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
    expect(() => manifest(profiles.scorm12.manifest, { ...course, id: '1 course' })).toThrow(
      'course id "1 course"',
    );
    expect(() => manifest(profiles.scorm12.manifest, { ...course, files: ['a.js'] })).toThrow(
      'no index.html',
    );
  });

  it('goes into a zip named after course, version and profile', () => {
    expect(zipName(profiles['scorm2004-4th'], course)).toBe('coaching-or-mentoring-1.0.0-scorm2004-4th.zip');
  });
});

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group);
}
