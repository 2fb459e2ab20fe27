import {
  counted,
  findings,
  kilobytes,
  note,
  problem,
  someOf,
  type Complaint,
  type Finding,
} from './findings.ts';
import type { ReadZip } from './zip-reader.ts';

/** Upload limits differ; from here on it is worth a look before uploading. */
const LARGE = 50e6;

/** Sizes and names. */
export function checkZip(size: number, { files, names, unpacked }: ReadZip): Finding[] {
  const [largest] = [...files].toSorted(([, one], [, other]) => other.length - one.length);
  const facts = [
    `the zip can be read: ${counted(files.size, 'file')}, ${kilobytes(size)}`,
    `${kilobytes(unpacked)} unpacked`,
    ...(largest ? [`the largest is ${largest[0]} with ${kilobytes(largest[1].length)}`] : []),
  ];
  const large = note(
    `the zip has ${kilobytes(size)}`,
    'ask first what your LMS takes, or make its media smaller',
  );
  return [
    ...findings('zip', size > LARGE ? [large] : [], facts.join(', ')),
    ...findings(
      'names',
      nameComplaints(names),
      'all file names are plain: letters, digits, ".", "_" and "-"',
    ),
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
    level: problem,
    has: (name) => name.includes('\\'),
    what: 'has "\\" instead of "/"',
    todo: 'zip it with another tool',
  },
  {
    level: problem,
    has: (name) => /[&<>"':|`]/.test(name),
    what: 'has characters that Moodle drops, so that it is not found any more',
    todo: 'use letters a to z, digits, ".", "_" and "-"',
  },
  {
    level: note,
    has: (name) => /[^\w./\\&<>"':|`-]/.test(name),
    what: 'has characters that some LMSs spoil',
    todo: 'use letters a to z, digits, ".", "_" and "-"',
  },
  {
    level: problem,
    has: (name, { exactly }) => exactly.get(name) !== 1,
    what: 'is in the zip more than once, and LMSs differ in which they take',
    todo: 'zip it again',
  },
  {
    level: problem,
    has: (name, { exactly, smallLetters }) => smallLetters.get(name.toLowerCase()) !== exactly.get(name),
    what: 'differ only in upper and lower case, and are one file on some servers',
    todo: 'rename one of them',
  },
];

function nameComplaints(names: readonly string[]): Complaint[] {
  const seen = { exactly: tally(names), smallLetters: tally(names.map((name) => name.toLowerCase())) };
  return nameTraps.flatMap(({ level, has, what, todo }) => {
    const found = [...new Set(names.filter((name) => has(name, seen)))].toSorted().map((name) => `"${name}"`);
    return found.length > 0 ? [level(`${someOf(found)} ${what}`, todo)] : [];
  });
}

function tally(names: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
