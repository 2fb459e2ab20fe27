import type { Problem } from '../../src/compiler/problems.ts';
import { COURSE_SELECTOR, MANIFEST_FILE, PAGE_FILE, unpackCourse } from '../../src/course/package-layout.ts';
import type { Standard } from '../package/profiles.ts';

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

/** What the preview server has, as `/packages.json`. */
export interface PreviewList {
  packages: PreviewPackage[];
  /** The build they are of, if `/events` tells of new ones as `LiveState`; null for packages that stay as they are. */
  build: string | null;
}

/** How the content stands while somebody works on it. */
export interface LiveState {
  /** Changes with each build that came to an end; '' before the first. */
  build: string;
  /** What is wrong with the content since then. */
  problems: readonly Problem[];
  /** What else stopped the latest build, such as a slip in the code; '' for nothing. */
  failure: string;
}

/** What an LMS reads from a manifest; `none` is a package without one, which talks to no LMS. */
interface Manifest {
  standard: Standard | 'none';
  href: string;
}

/** How to launch a package, and how to read what it reports. */
export interface Launch extends Manifest {
  /** The words behind the ids that an LMS is told: cards and lessons. Empty for a package that is none of ours. */
  words: ReadonlyMap<string, string>;
}

/** Reads standard and launch file as Moodle does: whatever is not exactly a known 2004 text counts as 1.2. */
function readManifest(xml: string): Manifest {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const version = document.getElementsByTagName('schemaversion')[0]?.textContent ?? '';
  const href = document.getElementsByTagName('resource')[0]?.getAttribute('href') ?? PAGE_FILE;
  const is2004 = ['1.3', 'CAM 1.3', '2004 3rd Edition', '2004 4th Edition'].includes(version);
  return { standard: is2004 ? 'scorm2004' : 'scorm12', href };
}

/** The compiled course inside a page of ours. */
async function readWords(page: string): Promise<Map<string, string>> {
  const data = new DOMParser().parseFromString(page, 'text/html').querySelector(COURSE_SELECTOR)?.textContent;
  if (data === undefined) return new Map();
  const { lessons, quiz } = await unpackCourse(data);
  return new Map([
    ...lessons.map(({ id, title }) => [id, title] as const),
    ...quiz.cards.map(({ reportId, text }) => [reportId, text] as const),
  ]);
}

/** Reads a package on the preview server: its manifest as an LMS does, and the words behind its ids for people. */
export async function findLaunch(name: string): Promise<Launch> {
  const response = await fetch(`/package/${name}/${MANIFEST_FILE}`);
  const manifest: Manifest = response.ok
    ? readManifest(await response.text())
    : { standard: 'none', href: PAGE_FILE };
  const page = await fetch(`/package/${name}/${manifest.href}`);
  return { ...manifest, words: await readWords(await page.text()) };
}
