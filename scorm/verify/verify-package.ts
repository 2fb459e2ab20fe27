import { PAGE_FILE, SOURCES_FILE } from '../../src/course/package-layout.ts';
import { checkContent } from './content-checks.ts';
import { findings, note, problem, someOf, type Complaint, type Finding } from './findings.ts';
import { trapComplaints } from './lms-traps.ts';
import { checkManifest, profileOf } from './manifest-checks.ts';
import { readManifest, type Manifest } from './manifest-reader.ts';
import { XmlError } from './xml-words.ts';
import type { SchemaTools } from './schema-check.ts';
import { checkZip } from './zip-checks.ts';
import { isComputersOwn, readZip, withSlashes, ZipError, type ReadZip } from './zip-reader.ts';

/** What is to be said of a SCORM package. */
export interface Report {
  /** Whether there is no problem; notes are allowed. */
  readonly ok: boolean;
  /** What it is, such as `SCORM 1.2`; '' when that is not known. */
  readonly standard: string;
  readonly title: string;
  readonly version: string;
  readonly findings: readonly Finding[];
}

/**
 * Looks at any zip that should be a SCORM package, whoever made it. Never throws for what is wrong with it.
 * @param tools null leaves the schemas out, and says nothing of them
 */
export async function verifyPackage(zip: Uint8Array, tools: SchemaTools | null): Promise<Report> {
  let read: ReadZip;
  try {
    read = await readZip(zip);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return report(findings('zip', [problem(error.message, error.todo)], ''));
  }
  return verifyFiles(read, checkZip(zip.length, read), tools);
}

async function verifyFiles(
  zip: ReadZip,
  known: readonly Finding[],
  tools: SchemaTools | null,
): Promise<Report> {
  const { files } = zip;
  const readings = readingsIn(zip);
  const names = readings.map(([name = '']) => name);
  const bytes = files.get('imsmanifest.xml');
  if (!bytes) return report([...known, ...findings('manifest', noManifest(names), '')]);
  let manifest: Manifest;
  try {
    manifest = readManifest(bytes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const broken = problem(`imsmanifest.xml cannot be read: ${error.message}`, error.todo);
    return report([...known, ...findings('manifest', [broken], '')]);
  }
  const traps = trapComplaints(manifest, profileOf(manifest)?.standard ?? null);
  return report(
    [
      ...known,
      ...findings('manifest', [], 'imsmanifest.xml is at the top and can be read'),
      ...(await checkManifest(manifest, readings, tools)),
      ...findings('traps', traps, 'its manifest steps into none of the traps we know of LMSs'),
      ...checkContent(files),
    ],
    manifest,
  );
}

function report(all: readonly Finding[], manifest?: Manifest): Report {
  return {
    ok: all.every(({ level }) => level !== 'problem'),
    standard: (manifest && profileOf(manifest)?.label) ?? '',
    title: manifest?.organizations[0]?.title ?? '',
    version: manifest?.version ?? '',
    findings: all,
  };
}

/** The readings of each file's name: one, but for names in a code page of Windows. */
function readingsIn({ entries }: ReadZip): string[][] {
  return entries
    .map(({ name, otherNames }) => [name, ...otherNames].map(withSlashes))
    .filter(([name = '']) => !isComputersOwn(name));
}

function noManifest(names: readonly string[]): Complaint[] {
  if (names.includes('imsmanifest.xml')) return []; // it is there, but packed so that nobody can read it: said above
  const found = names.find((name) => /(^|\/)imsmanifest\.xml$/i.test(name));
  if (found?.includes('/')) {
    const folder = found.slice(0, found.lastIndexOf('/'));
    return [
      problem(
        `imsmanifest.xml is in the folder ${folder}`,
        'zip what is in that folder, not the folder itself',
      ),
    ];
  }
  if (found !== undefined) {
    return [problem(`the manifest is called ${found}`, 'name it imsmanifest.xml, in small letters')];
  }
  const zips = names.filter((name) => /\.zip$/i.test(name));
  const isOurs = names.includes(PAGE_FILE) && names.includes(SOURCES_FILE); // for a website: the zip in it is its sources
  if (zips.length > 0 && !isOurs) return [zipInside(zips)];
  const other = names.find((name) => name === 'tincan.xml' || name === 'cmi5.xml');
  if (other !== undefined) {
    return [
      problem(`it has a ${other} and no imsmanifest.xml: it is for xAPI or cmi5`, 'export it for SCORM'),
    ];
  }
  const aicc = names.find((name) => /\.(cst|crs)$/i.test(name));
  return aicc === undefined
    ? [
        problem(
          'it has no imsmanifest.xml, so it is no SCORM package',
          'take the zip that was made for SCORM',
        ),
      ]
    : [
        note(
          `it is an AICC package (${aicc}), not one for SCORM: Moodle takes it, many LMSs do not`,
          'export it for SCORM if yours does not',
        ),
      ];
}

function zipInside(zips: readonly string[]): Complaint {
  return zips.length === 1
    ? problem(
        `it is a zip with another zip in it (${zips[0] ?? ''}), and LMSs look into the outer one only`,
        `unpack it, and upload ${zips[0] ?? ''} as it is`,
      )
    : problem(
        `it is a zip with ${zips.length} other zips in it (${someOf(zips)}), and LMSs look into the outer one only`,
        'unpack it, and upload one of them as it is',
      );
}
