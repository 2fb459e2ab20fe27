import {
  counted,
  findings,
  grouped,
  kilobytes,
  note,
  problem,
  someOf,
  type Complaint,
  type Finding,
} from './findings.ts';
import { isComputersOwn, withSlashes, type ReadZip, type ZippedFile } from './zip-reader.ts';

/** Bytes. LMSs' limits differ; from here on it is worth a look before uploading. */
const LARGE = 50e6;

/** Moodle's column for names of files. */
const LONGEST_NAME = 255;

const PLAIN = 'use letters a to z, digits, ".", "_" and "-"';

/** Sizes, packing and names. */
export function checkZip(size: number, zip: ReadZip): Finding[] {
  const { files, unpacked } = zip;
  const [largest] = [...files].toSorted(([, one], [, other]) => other.length - one.length);
  const facts = [
    `the zip can be read: ${counted(files.size, 'file')}, ${kilobytes(size)}`,
    `${kilobytes(unpacked)} unpacked`,
    ...(largest ? [`the largest is ${largest[0]} with ${kilobytes(largest[1].length)}`] : []),
  ];
  return [
    ...findings('zip', packingComplaints(size, zip), facts.join(', ')),
    ...findings(
      'names',
      nameComplaints(zip.entries),
      'all file names are plain: letters, digits, ".", "_" and "-"',
    ),
  ];
}

function packingComplaints(size: number, { entries, prefixed }: ReadZip): Complaint[] {
  const own = entries.filter(({ name }) => isComputersOwn(withSlashes(name)));
  return [
    ...(size > LARGE
      ? [note(`the zip has ${kilobytes(size)}`, 'ask first what your LMS takes, or make its media smaller')]
      : []),
    ...entries
      .filter(({ method }) => method !== '')
      .map(({ name, method }) =>
        problem(
          `is packed with ${method}, which LMSs cannot unpack`,
          'zip it again with the ordinary method: Deflate',
          { kind: 'file', name },
        ),
      ),
    ...(prefixed
      ? [
          note(
            'something stands before the zip, as in a program that unpacks itself: LMSs that read from the front find no zip',
            'zip it again, as a plain zip',
          ),
        ]
      : []),
    ...(own.length > 0
      ? [
          note(
            `it holds ${counted(own.length, 'file')} that a Mac or Windows made for itself (${someOf(
              own.map(({ name }) => name),
              2,
            )})`,
            'they do no harm; a zip made of the files alone is smaller',
          ),
        ]
      : []),
  ];
}

/** How often a name is there, as it is written and in small letters. */
type Seen = Readonly<Record<'exactly' | 'smallLetters', ReadonlyMap<string, number>>>;

/** What may be wrong with a name, one line each. */
const nameTraps: readonly {
  readonly level: typeof note;
  readonly has: (name: string, seen: Seen) => boolean;
  readonly what: string;
  readonly todo: string;
}[] = [
  {
    level: problem,
    has: (name) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name),
    what: 'would be written outside of the package',
    todo: 'do not upload it',
  },
  {
    level: note,
    has: (name) => /^(?![A-Za-z]:).*\\/.test(name),
    what: 'has "\\" between folders: Moodle reads it, its app and LMSs on Linux may not',
    todo: 'zip it with another tool',
  },
  {
    level: problem,
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    has: (name) => /[&<>"':|`\x00-\x1f]/.test(name),
    what: 'has characters that Moodle drops, so that it is not found any more',
    todo: PLAIN,
  },
  {
    level: note,
    has: (name) => /[^\w./\\&<>"':|`-]/.test(name),
    what: 'has blanks or letters that some LMSs spoil',
    todo: PLAIN,
  },
  {
    level: note,
    has: (name) => name.length > LONGEST_NAME,
    what: `has a name of more than ${LONGEST_NAME} characters, which Moodle and Windows cannot keep`,
    todo: 'shorten it',
  },
  {
    level: note,
    has: (name, { exactly, smallLetters }) => smallLetters.get(name.toLowerCase()) !== exactly.get(name),
    what: 'differs from another only in upper and lower case: one file on LMSs that run on Windows',
    todo: 'rename one of them',
  },
];

function nameComplaints(entries: readonly ZippedFile[]): Complaint[] {
  const content = entries.filter(({ name }) => !isComputersOwn(withSlashes(name)));
  const names = content.map(({ name }) => name);
  const seen = { exactly: tally(names), smallLetters: tally(names.map((name) => name.toLowerCase())) };
  const foreign = new Set(content.filter(({ otherNames }) => otherNames.length > 0).map(({ name }) => name));
  const distinct = [...new Set(names)].filter((name) => !foreign.has(name)).toSorted();
  return [
    ...nameTraps.flatMap(({ level, has, what, todo }) =>
      distinct
        .filter((name) => has(name, seen))
        .map((name) => level(what, todo, { kind: 'file', name: `"${name}"` })),
    ),
    ...[...foreign].map((name) =>
      note('has its name in a code page of Windows, which LMSs read differently', PLAIN, {
        kind: 'file',
        name: `"${name}"`,
      }),
    ),
    ...twins(content),
  ];
}

function twins(entries: readonly ZippedFile[]): Complaint[] {
  return grouped(entries, ({ name }) => name)
    .filter((same) => same.length > 1)
    .map((same) => {
      const [{ name, contents: first }] = same;
      const equal = same.every(({ contents }) => isSame(contents, first));
      const thing = { kind: 'file', name: `"${name}"` };
      return equal
        ? note('is in the zip more than once, with the same contents', 'zip it again', thing)
        : problem('is in the zip more than once, and LMSs differ in which they take', 'zip it again', thing);
    });
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one?.length === other?.length && (one?.every((byte, place) => byte === other?.[place]) ?? true);
}

function tally(names: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
