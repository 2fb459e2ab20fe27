import {
  ERR_EOCDR_NOT_FOUND,
  ERR_SPLIT_ZIP_FILE,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  WARNING_PREPENDED_DATA,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js';
import { kilobytes, someOf } from './findings.ts';

/** A zip, read. */
export interface ReadZip {
  /** By name, with "/" between folders; folders and what a computer adds for itself are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every file of the zip, in its order, which may hold one twice. */
  readonly entries: readonly ZippedFile[];
  /** Bytes. */
  readonly unpacked: number;
  /** Whether something stands before the first file, as in a program that unpacks itself. */
  readonly prefixed: boolean;
}

export interface ZippedFile {
  /** As it is written in the zip. */
  readonly name: string;
  /** Other readings of a name that is in a code page of Windows. */
  readonly otherNames: readonly string[];
  /** Bytes unpacked; null where the packing method is one LMSs cannot undo. */
  readonly contents: Uint8Array | null;
  /** '' for the two methods every LMS knows. */
  readonly method: string;
}

/** What is wrong with a zip that cannot be read, and what to do. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly todo: string;

  constructor(message: string, todo: string) {
    super(message);
    this.todo = todo;
  }
}

/** More than this is not unpacked: no course needs it, and a zip may be made to fill a disk. */
const MOST_UNPACKED = 2e9;
const TAKE_ANOTHER = 'download or build it again';

/** Stored and deflated: what PHP, Java and the app of Moodle unpack. */
const commonMethods = [0, 8];
const methodNames: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};

/** What files that are no zip begin with, in latin1. */
const otherFormats: readonly (readonly [start: RegExp, what: string, todo: string])[] = [
  [/^Rar!/, 'this is a RAR archive, not a zip', 'unpack it, and zip what is in it'],
  [/^7z\xbc\xaf/, 'this is a 7z archive, not a zip', 'unpack it, and zip what is in it'],
  [
    /^\s*<(!doctype html|html)/i,
    'this is a web page, not a zip: perhaps the page that asks you to sign in',
    'sign in, and download it again',
  ],
  [/^/, 'this is not a zip', 'take the file as it was built or downloaded'],
];

/** Reads any zip as an LMS would: zip64, data descriptors, comments, something before it. @throws ZipError */
export async function readZip(zip: Uint8Array): Promise<ReadZip> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), {
    strictness: 'tolerant',
    checkSignature: true,
    useWebWorkers: false,
  });
  const all = await reader.getEntries().catch((error: unknown) => {
    throw unreadable(zip, error as Error);
  });
  const packed = all.filter((entry) => !entry.directory && !entry.filename.endsWith('/')) as FileEntry[];
  const locked = packed.filter(({ encrypted }) => encrypted);
  if (locked.length > 0) throw new ZipError('the zip has a password', 'pack it without: no LMS can open it');
  const unpacked = packed.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > MOST_UNPACKED) {
    throw new ZipError(
      `it unpacks to ${kilobytes(unpacked)}`,
      'do not upload it: it may be made to fill a disk',
    );
  }
  const entries = await unpack(packed);
  return { files: byName(entries), entries, unpacked, prefixed: reader.warnings?.some(isPrefix) ?? false };
}

/** What a Mac or Windows puts into a zip for itself. */
export function isComputersOwn(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** The name with "/" between folders; some old packers for Windows write "\". */
export function withSlashes(name: string): string {
  return name.replaceAll('\\', '/');
}

function isPrefix({ reason }: { readonly reason: string }): boolean {
  return reason === WARNING_PREPENDED_DATA;
}

async function unpack(packed: readonly FileEntry[]): Promise<ZippedFile[]> {
  const entries: ZippedFile[] = [];
  const spoilt: string[] = [];
  for (const entry of packed) {
    const { filename: name, compressionMethod } = entry;
    const method = commonMethods.includes(compressionMethod)
      ? ''
      : (methodNames[compressionMethod] ?? `method ${compressionMethod}`);
    const contents = method === '' ? await contentsOf(entry) : null;
    if (method === '' && contents === null) spoilt.push(name);
    entries.push({ name, otherNames: otherNames(entry), contents, method });
  }
  if (spoilt.length > 0) {
    const what = `${someOf(spoilt)} ${spoilt.length === 1 ? 'is' : 'are'} not as packed`;
    throw new ZipError(`the zip is damaged: ${what}`, TAKE_ANOTHER);
  }
  return entries;
}

async function contentsOf(entry: FileEntry): Promise<Uint8Array | null> {
  try {
    return await entry.getData(new Uint8ArrayWriter());
  } catch {
    return null; // said of all such files at once
  }
}

/** Of twins the last, as most unpackers leave it. */
function byName(entries: readonly ZippedFile[]): ReadonlyMap<string, Uint8Array> {
  return new Map(
    entries.flatMap(({ name, contents }) =>
      contents === null || isComputersOwn(withSlashes(name)) ? [] : [[withSlashes(name), contents] as const],
    ),
  );
}

/** A name without the mark for UTF-8 is read as code page 437; it may have been meant otherwise. */
function otherNames({ filenameUTF8, rawFilename, filename }: FileEntry): string[] {
  if (filenameUTF8) return [];
  const readings = ['windows-1252', 'ibm866', 'windows-1250', 'windows-1251', 'shift_jis', 'gbk'].map(
    (label) => new TextDecoder(label).decode(rawFilename),
  );
  return [...new Set(readings)].filter((one) => one !== filename);
}

function unreadable(zip: Uint8Array, { message }: Error): ZipError {
  const start = new TextDecoder('latin1').decode(zip.subarray(0, 200));
  if (!start.startsWith('PK')) {
    const [, what = '', todo = ''] = otherFormats.find(([pattern]) => pattern.test(start)) ?? [];
    return new ZipError(what, todo);
  }
  if (message === ERR_SPLIT_ZIP_FILE) {
    return new ZipError('this is one part of a zip in several parts', 'zip it again, as one file');
  }
  if (message === ERR_EOCDR_NOT_FOUND) return new ZipError('the zip is cut short', TAKE_ANOTHER);
  return new ZipError('the zip is damaged: its list of files cannot be read', TAKE_ANOTHER);
}
