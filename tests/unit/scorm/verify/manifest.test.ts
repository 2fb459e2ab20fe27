import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { profiles } from '../../../../scorm/package/profiles.ts';
import { schemaTools } from '../../../../scorm/bundle/schema-tools.ts';
import { verifyPackage } from '../../../../scorm/verify/verify-package.ts';
import { bytes, complaints, zipOf, zipWith, type ScormName } from './fixture.ts';

const tools = await schemaTools();

const in2004 =
  'note: Moodle plays SCORM 2004 in part: without its report of answers and without its app; use a SCORM 1.2 package for Moodle';

describe('an administrator who checks a package', () => {
  it.each(['scorm12', 'scorm2004-3rd', 'scorm2004-4th'] as const)(
    'finds nothing wrong with a good %s',
    async (name) => {
      const report = await verifyPackage(zipOf({}, name), tools);
      expect(report).toMatchObject({
        ok: true,
        standard: profiles[name].label,
        title: 'C',
        version: '1.0.0',
      });
      expect(await complaints(zipOf({}, name))).toEqual(name === 'scorm12' ? [] : [in2004]);
      expect(report.findings.map(({ check }) => check)).toEqual([
        'zip',
        'names',
        'manifest',
        'version',
        'schema',
        'references',
        'launch',
        'files',
        'traps',
        'outside',
        'host',
      ]);
    },
  );

  it.each<[string, (xml: string) => string, string | RegExp]>([
    [
      'an open tag',
      (xml) => xml.replace('</item>', ''),
      /imsmanifest\.xml cannot be read: line \d+, column \d+: .*item.*; correct it, or export it again/,
    ],
    [
      'an unknown entity',
      (xml) => xml.replace('<title>C', '<title>&nbsp;'),
      /cannot be read: line \d+.*nbsp/,
    ],
    ['a web page for a manifest', () => '<html></html>', 'its root is <html> instead of <manifest>'],
    ['nothing in it', () => '', /imsmanifest\.xml cannot be read: line \d+/],
    [
      'an encoding it is not written in',
      (xml) => xml.replace('UTF-8', 'utf-16'),
      'imsmanifest.xml cannot be read: its first line says utf-16, but it is written in another encoding',
    ],
    [
      'an unknown version',
      (xml) => xml.replace('>1.2<', '>2004<'),
      'its schemaversion is "2004", which LMSs take for SCORM 1.2 or refuse; write one of "1.2", "1.3", "CAM 1.3", "2004 3rd Edition", "2004 4th Edition", letter by letter',
    ],
    [
      'one identifier for two elements',
      (xml) => xml.replace('c-item', 'c-organization'),
      '"c-organization" is used more than once, so that LMSs see one of them only',
    ],
    [
      'an item that leads nowhere',
      (xml) => xml.replace('identifierref="c-resource"', 'identifierref="lost"'),
      'item "c-item" (to "lost") points to a resource that does not exist',
    ],
    [
      'a launch file in other letters',
      (xml) => xml.replaceAll('index.html', 'Index.html'),
      '"Index.html" (in the zip: "index.html") is opened, but has another spelling in the zip',
    ],
    [
      'a launch file elsewhere',
      (xml) => xml.replaceAll('index.html', 'https://example.org/'),
      '"https://example.org/" is opened, but is outside of the package; put the file into the package',
    ],
    ['no launch file', (xml) => xml.replace(' href="index.html">', '>'), 'resource "c-resource" has no href'],
    ['nothing to open', (xml) => xml.replace(/<item[^]*<\/item>/, ''), 'no item opens anything'],
    [
      'scormType for scormtype',
      (xml) => xml.replace('scormtype', 'scormType'),
      'resource "c-resource" says adlcp:scormType, which LMSs that read letter by letter overlook',
    ],
    [
      'a SCO in capitals',
      (xml) => xml.replace('"sco"', '"SCO"'),
      'resource "c-resource" is a "SCO", which Moodle does not know; write "sco", in small letters',
    ],
    [
      'a listed file that is missing',
      (xml) => xml.replace('a.css', 'b.css'),
      'b.css is listed, but not in the zip; add it, or correct the manifest',
    ],
  ])('is told of a manifest with %s', async (_, change, words) => {
    const found = await complaints(zipWith(change));
    expect(found.filter((one) => one.startsWith('problem: ')).join('\n')).toMatch(words);
  });

  it.each<[string, (xml: string) => string, string | RegExp]>([
    ['blanks around the version', (xml) => xml.replace('>1.2<', '> 1.2 <'), 'its schemaversion is " 1.2 "'],
    ['no version', (xml) => xml.replace(/<schemaversion>.*/, ''), 'it names no schemaversion'],
    [
      'the version of another standard',
      (xml) => xml.replace('>1.2<', '>2004 4th Edition<'),
      'it is for SCORM 2004, 4th edition, but its namespace is "http://www.imsproject.org/xsd/imscp_rootv1p1p2"; Moodle does not look, LMSs that do may refuse it; write xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
    ],
    [
      'an element that does not belong',
      (xml) => xml.replace('<resources>', '<nonsense/><resources>'),
      /imsmanifest\.xml, line \d+, against the schema of SCORM 1\.2: Element 'nonsense': This element is not expected.*; most LMSs do not look/,
    ],
    [
      'a default that is not there',
      (xml) => xml.replace('default="c-organization"', 'default="lost"'),
      'the default organization "lost" does not exist; LMSs take the first; write default="c-organization"',
    ],
    [
      'a title without words',
      (xml) => xml.replace('<title>C</title>', '<title> </title>'),
      '"c-organization" has no title',
    ],
    [
      'a launch file that is not listed',
      (xml) => xml.replace('<file href="index.html"/>', ''),
      'index.html is opened, but not listed as a file, as the standard asks',
    ],
    [
      'only an asset',
      (xml) => xml.replace('"sco"', '"asset"'),
      'nothing in it is a "sco": an LMS records only that it was opened',
    ],
  ])('is told of %s as a note, since LMSs take it', async (_, change, words) => {
    const zip = zipWith(change);
    const found = await complaints(zip);
    expect(found.filter((one) => one.startsWith('note: ')).join('\n')).toMatch(words);
  });

  it('is told of prefixes that Moodle does not know', async () => {
    const other = zipWith(
      (xml) => xml.replaceAll('imsss:', 'ss:').replace('xmlns:imsss', 'xmlns:ss'),
      'scorm2004-4th',
    );
    expect((await complaints(other)).join('\n')).toContain(
      'problem: it uses other prefixes than adlcp, adlseq, adlnav, imsss and none, and Moodle then reads half of it',
    );
  });

  it('is told of files that the manifest does not list', async () => {
    expect(await complaints(zipOf({ 'b.js': '', 'lom.xsd': '' }))).toEqual([
      'note: b.js is not listed; list each file: some LMSs serve no other',
    ]);
  });

  it.each<[string, ScormName, (xml: string) => string, string]>([
    [
      'a mastery score',
      'scorm12',
      (xml) => xml.replace('</item>', '<adlcp:masteryscore>80</adlcp:masteryscore></item>'),
      'it sets a mastery score',
    ],
    [
      'a number for a character',
      'scorm12',
      (xml) => xml.replaceAll('<title>C', '<title>It&#8217;s'),
      'a title has characters written as numbers',
    ],
    [
      'a long title',
      'scorm12',
      (xml) => xml.replace('<title>C', `<title>${'C'.repeat(201)}`),
      'it has a title of more than 200 characters',
    ],
    [
      'a completion threshold',
      'scorm2004-4th',
      (xml) =>
        xml.replace(
          '<imsss:sequencing>\n          <imsss:delivery',
          '<adlcp:completionThreshold completedByMeasure="true"/>\n<imsss:sequencing>\n          <imsss:delivery',
        ),
      'it sets a completion threshold',
    ],
    [
      'mapped objectives',
      'scorm2004-4th',
      (xml) => xml.replace('</title>', '</title><imsss:mapInfo/>'),
      'it maps objectives',
    ],
    [
      'buttons to leave that are hidden',
      'scorm2004-3rd',
      (xml) =>
        xml.replace(
          '</adlnav:navigationInterface>',
          '<adlnav:hideLMSUI>exit</adlnav:hideLMSUI><adlnav:hideLMSUI>suspendAll</adlnav:hideLMSUI></adlnav:navigationInterface>',
        ),
      "it hides the LMS's buttons to leave",
    ],
    [
      'several items',
      'scorm2004-3rd',
      (xml) =>
        xml.replace(
          '</item>',
          '</item><item identifier="second" identifierref="c-resource"><title>D</title></item>',
        ),
      'it has several items to open',
    ],
  ])(
    'is warned of %s, a trap of LMSs, which is no problem of the package',
    async (_, name, change, words) => {
      const found = await complaints(zipWith(change, name));
      expect(found.filter((one) => one.startsWith(`note: ${words}`))).toHaveLength(1);
    },
  );

  it("can check another tool's package: several items, folders, metadata, escaped names, another encoding", async () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?>
<manifest identifier="other" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
    <imsmd:lom><imsmd:general><imsmd:title><imsmd:langstring>Gr\u00f6\u00dfe</imsmd:langstring></imsmd:title></imsmd:general></imsmd:lom>
  </metadata>
  <organizations default="o">
    <organization identifier="o"><title>Gr\u00f6\u00dfe</title>
      <item identifier="part"><title>Part</title>
        <item identifier="one" identifierref="r1" parameters="?page=1"><title>One</title></item>
        <item identifier="two" identifierref="r2"><title>Two</title></item>
      </item>
    </organization>
  </organizations>
  <resources xml:base="sco/">
    <resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="one%20page.html?x=1">
      <file href="one%20page.html"/><dependency identifierref="shared"/>
    </resource>
    <resource identifier="r2" type="webcontent" adlcp:scormtype="asset" href="two.html"><file href="two.html"/></resource>
    <resource identifier="shared" type="webcontent" adlcp:scormtype="asset"><file href="../lib/a.js"/></resource>
  </resources>
</manifest>`;
    const zip = zipSync({
      'imsmanifest.xml': Uint8Array.from(xml, (character) => character.charCodeAt(0)),
      'sco/one page.html': bytes(''),
      'sco/two.html': bytes(''),
      'lib/a.js': bytes(''),
      'adlcp_rootv1p2.xsd': bytes(''),
    });
    expect(await complaints(zip)).toEqual([
      'note: "sco/one page.html" has blanks or letters that some LMSs spoil; use letters a to z, digits, ".", "_" and "-"',
      'note: it sets xml:base for all its resources at once, which Moodle overlooks: it then finds none of the files; write the folder into each href',
    ]);
    expect((await verifyPackage(zip, tools)).title).toBe('Größe');
  });
});
