import { checkContent } from './content-checks.ts';
import { findings, problem, type Finding } from './findings.ts';
import { trapComplaints } from './lms-traps.ts';
import { checkManifest, profileOf } from './manifest-checks.ts';
import { readManifest, XmlError, type Manifest } from './manifest-reader.ts';
import { checkZip } from './zip-checks.ts';
import { readZip, ZipError, type ReadZip } from './zip-reader.ts';

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

/** Looks at any zip that should be a SCORM package, whoever made it. Never throws for what is wrong with it. */
export async function verifyPackage(zip: Uint8Array): Promise<Report> {
  let read: ReadZip;
  try {
    read = readZip(zip);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return report(findings('zip', [problem(error.message, error.todo)], ''));
  }
  return verifyFiles(read, checkZip(zip.length, read));
}

async function verifyFiles({ files }: ReadZip, known: readonly Finding[]): Promise<Report> {
  const bytes = files.get('imsmanifest.xml');
  if (!bytes) return report([...known, ...findings('manifest', [noManifest([...files.keys()])], '')]);
  let manifest: Manifest;
  try {
    manifest = readManifest(bytes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const broken = problem(
      `imsmanifest.xml cannot be read: ${error.message}`,
      'correct it, or export it again',
    );
    return report([...known, ...findings('manifest', [broken], '')]);
  }
  const traps = trapComplaints(manifest, profileOf(manifest)?.standard ?? null);
  return report(
    [
      ...known,
      ...findings('manifest', [], 'imsmanifest.xml is at the top and can be read'),
      ...(await checkManifest(manifest, new Set(files.keys()))),
      ...findings('traps', traps, 'its manifest steps into none of the traps we know of LMSs'),
      ...(await checkContent(files)),
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

function noManifest(names: readonly string[]) {
  const found = names.find((name) => /(^|\/)imsmanifest\.xml$/i.test(name));
  if (found?.includes('/')) {
    const folder = found.slice(0, found.lastIndexOf('/'));
    return problem(
      `imsmanifest.xml is in the folder ${folder}`,
      'zip what is in that folder, not the folder itself',
    );
  }
  if (found !== undefined)
    return problem(`the manifest is called ${found}`, 'name it imsmanifest.xml, in small letters');
  const other = names.find((name) => name === 'tincan.xml' || name === 'cmi5.xml');
  return other === undefined
    ? problem('it has no imsmanifest.xml, so it is no SCORM package', 'take the zip that was made for SCORM')
    : problem(`it has a ${other} and no imsmanifest.xml: it is for xAPI or cmi5`, 'export it for SCORM');
}
