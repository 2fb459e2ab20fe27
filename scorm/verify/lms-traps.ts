import type { Element } from '@xmldom/xmldom';
import type { Standard } from '../package/profiles.ts';
import { note, problem, type Complaint } from './findings.ts';
import { attribute, elements, type Manifest } from './manifest-reader.ts';

/** Something that is allowed, or nearly, and that an LMS turns against the learner: one line each. */
interface Trap {
  /** Only in packages of this standard; in both when left out. */
  readonly standard?: Standard;
  readonly level: typeof note;
  /** Whether the manifest steps into it. */
  readonly in: (manifest: Manifest) => boolean;
  readonly what: string;
  readonly todo: string;
}

/** Moodle reads names with exactly these prefixes (scormlib.php). */
const moodlePrefixes: Readonly<Record<string, string>> = {
  'http://www.imsproject.org/xsd/imscp_rootv1p1p2': '',
  'http://www.imsglobal.org/xsd/imscp_v1p1': '',
  'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp',
  'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp',
  'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq',
  'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav',
  'http://www.imsglobal.org/xsd/imsss': 'imsss',
};

/** SCORM 1.2's binding has titles of 200 characters; Moodle's columns for titles and identifiers 255. */
const LONGEST_TITLE = 200;
const LONGEST_NAME = 255;

const has = (name: string) => (manifest: Manifest) => elements(manifest.root, name).length > 0;
const any = (name: string, test: (element: Element) => boolean) => (manifest: Manifest) =>
  elements(manifest.root, name).some(test);
const parts = ({ organizations }: Manifest) => organizations.flatMap((one) => [one, ...one.items]);

const traps: readonly Trap[] = [
  {
    level: problem,
    in: ({ root }) =>
      [root, ...elements(root, '*')].some(
        ({ namespaceURI, prefix }) =>
          Object.hasOwn(moodlePrefixes, namespaceURI ?? '') &&
          moodlePrefixes[namespaceURI ?? ''] !== (prefix ?? ''),
      ),
    what: 'it uses other prefixes than adlcp, adlseq, adlnav, imsss and none, and Moodle then reads half of it',
    todo: 'use these',
  },
  {
    standard: 'scorm12',
    level: note,
    in: has('masteryscore'),
    what: 'it sets a mastery score: by it Moodle turns an attempt that is only paused into a failed one',
    todo: 'leave it out if the course says "passed" itself, or switch off "Mastery score overrides status" in Moodle',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: has('completionThreshold'),
    what: 'it sets a completion threshold: by it Moodle overwrites the status the course sent',
    todo: 'leave it out if the course says "completed" itself',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: has('mapInfo'),
    what: 'it maps objectives (imsss:mapInfo): Moodle 5.1 stops at it and cannot import the package',
    todo: 'leave it out for Moodle',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: any(
      'primaryObjective',
      (one) =>
        attribute(one, 'satisfiedByMeasure') === 'true' &&
        one.getElementsByTagNameNS('*', 'minNormalizedMeasure').length === 0,
    ),
    what: 'its objective is satisfied by measure but names no measure: Moodle takes 100%',
    todo: 'add imsss:minNormalizedMeasure',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: ({ root }) => {
      const hidden = elements(root, 'hideLMSUI').map((one) => one.textContent);
      return hidden.includes('exit') && hidden.includes('suspendAll');
    },
    what: "it hides the LMS's buttons to leave: without one of its own the learner is caught",
    todo: 'hide only previous, continue, abandon and abandonAll',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: ({ organizations }) =>
      organizations.some(({ items }) => items.filter((i) => i.resource !== '').length > 1),
    what: 'it has several items to open: Moodle records only the first one that is opened',
    todo: 'use one item for Moodle',
  },
  {
    standard: 'scorm2004',
    level: note,
    in: () => true,
    what: 'Moodle plays SCORM 2004 in part: without its report of answers and without its app',
    todo: 'use a SCORM 1.2 package for Moodle',
  },
  {
    level: note,
    in: (manifest) => parts(manifest).some(({ title }) => title.length > LONGEST_TITLE),
    what: `it has a title of more than ${LONGEST_TITLE} characters, which some LMSs cut or refuse`,
    todo: 'shorten it',
  },
  {
    level: problem,
    in: (manifest) => parts(manifest).some(({ identifier }) => identifier.length > LONGEST_NAME),
    what: `it has an identifier of more than ${LONGEST_NAME} characters, which Moodle cannot keep`,
    todo: 'shorten it',
  },
  {
    level: note,
    in: ({ text }) => /<title>[^<]*&#/.test(text),
    what: 'a title has characters written as numbers ("&#8217;"), which Moodle shows as they stand',
    todo: 'write the characters themselves',
  },
  {
    level: note,
    in: (manifest) =>
      manifest.root.hasAttribute('xml:base') ||
      any('resources', (one) => one.hasAttribute('xml:base'))(manifest),
    what: 'it sets xml:base for all its resources at once, which Moodle overlooks: it then finds none of the files',
    todo: 'write the folder into each href',
  },
];

/** The traps a manifest steps into. */
export function trapComplaints(manifest: Manifest, standard: Standard | null): Complaint[] {
  return traps
    .filter((trap) => (trap.standard === undefined || trap.standard === standard) && trap.in(manifest))
    .map(({ level, what, todo }) => level(what, todo));
}
