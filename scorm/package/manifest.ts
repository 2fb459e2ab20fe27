import { PAGE_FILE } from '../../src/course/package-layout.ts';
import type { ManifestProfile } from './profiles.ts';

/** What the manifest needs to know of a course; `files` are the paths of the content, control files apart. */
export interface ManifestCourse {
  id: string;
  version: string;
  title: string;
  files: readonly string[];
}

/** SCORM 1.2's binding holds titles of at most 200 characters, and Moodle's columns 255. */
const longestTitle = 200;
/** The 1.2 XSD's limit for the attribute; it is for people only. */
const longestVersion = 20;

/**
 * The text of `imsmanifest.xml`: one organization, one item, one SCO (SCORM CAM, content packaging).
 * Identifiers come from the course's id alone, so that a new version keeps the learners' records (Moodle matches SCOs by
 * them). Throws when the id cannot be an XML id or the launch file is missing.
 */
export function manifest(profile: ManifestProfile, course: ManifestCourse): string {
  const { id } = course;
  if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(id)) {
    throw new Error(`course id "${id}" cannot name a package; use a letter, then letters, digits, - or _`);
  }
  if (!course.files.includes(PAGE_FILE)) {
    throw new Error(`the package has no ${PAGE_FILE}; an LMS would have nothing to open`);
  }
  const title = `<title>${escapeXml(cut(course.title, longestTitle))}</title>`;
  const organizationAttributes = [`identifier="${id}-organization"`, ...profile.organizationAttributes].join(
    ' ',
  );
  return lines(
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest identifier="${id}" version="${escapeXml(cut(course.version, longestVersion))}"`,
    indent(4, namespaces(profile)),
    '  <metadata>',
    '    <schema>ADL SCORM</schema>',
    `    <schemaversion>${profile.schemaversion}</schemaversion>`,
    '  </metadata>',
    `  <organizations default="${id}-organization">`,
    `    <organization ${organizationAttributes}>`,
    `      ${title}`,
    `      <item identifier="${id}-item" identifierref="${id}-resource" isvisible="true">`,
    `        ${title}`,
    indent(8, profile.itemExtras),
    '      </item>',
    indent(6, profile.organizationExtras),
    '    </organization>',
    '  </organizations>',
    '  <resources>',
    `    <resource identifier="${id}-resource" type="webcontent" ${profile.scormTypeAttribute}="sco" href="${PAGE_FILE}">`,
    indent(
      6,
      course.files.toSorted(byCodeUnit).map((file) => `<file href="${escapeXml(file)}"/>`),
    ),
    '    </resource>',
    '  </resources>',
    '</manifest>',
  );
}

function namespaces(profile: ManifestProfile): string[] {
  const declared = profile.namespaces.map(({ prefix, uri }) => `xmlns${prefix && `:${prefix}`}="${uri}"`);
  const located = profile.namespaces.filter(({ xsd }) => xsd !== '').map(({ uri, xsd }) => `${uri} ${xsd}`);
  return [...declared, `xsi:schemaLocation="${located.join(' ')}">`];
}

/** Same order on every machine, whatever its language. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function lines(...parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function indent(spaces: number, block: readonly string[]): string {
  return block.map((line) => ' '.repeat(spaces) + line).join('\n');
}

/** At most `length` UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd'); // an unpaired half cannot be written as UTF-8
  if (whole.length <= length) return whole;
  let short = '';
  for (const character of whole) {
    if (short.length + character.length > length - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}

/** Real characters, no numeric references: Moodle shows `&#8217;` literally (moodle.md section 1). */
function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML 1.0 cannot hold these at all
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
