import type { Standard } from '../profiles.ts';

/** A built package as the preview server lists it in `/packages.json`. */
export interface PreviewPackage {
  /** Names it in the address, such as `scorm12`. */
  name: string;
  title: string;
  /** The zip's file name; '' for none. */
  zip: string;
  /** Bytes of the zip. */
  size: number;
}

/** What an LMS reads from a manifest; `none` is a package without one, which talks to no LMS. */
export interface Launch {
  standard: Standard | 'none';
  href: string;
}

/** Reads standard and launch file as Moodle does: whatever is not exactly a known 2004 text counts as 1.2. */
function readManifest(xml: string): Launch {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const version = document.getElementsByTagName('schemaversion')[0]?.textContent ?? '';
  const href = document.getElementsByTagName('resource')[0]?.getAttribute('href') ?? 'index.html';
  const is2004 = ['1.3', 'CAM 1.3', '2004 3rd Edition', '2004 4th Edition'].includes(version);
  return { standard: is2004 ? 'scorm2004' : 'scorm12', href };
}

/** Reads the manifest of a package on the preview server. */
export async function findLaunch(name: string): Promise<Launch> {
  const response = await fetch(`/package/${name}/imsmanifest.xml`);
  return response.ok ? readManifest(await response.text()) : { standard: 'none', href: 'index.html' };
}
