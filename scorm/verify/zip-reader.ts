import { crc32 } from 'node:zlib';
import { unzipPackage } from '../package/zip.ts';
import { kilobytes } from './findings.ts';

/** A zip, read. */
export interface ReadZip {
  /** By name; folders are left out. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** As they stand in the zip, which may hold one twice. */
  readonly names: readonly string[];
  /** Bytes. */
  readonly unpacked: number;
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

/** @throws ZipError */
export function readZip(zip: Uint8Array): ReadZip {
  if (!startsLikeZip(zip))
    throw new ZipError('this is not a zip', 'take the file as it was built or downloaded');
  const all = entries(zip);
  const names = all.map(({ name }) => name).filter((name) => !name.endsWith('/'));
  const unpacked = all.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > MOST_UNPACKED) {
    throw new ZipError(
      `it unpacks to ${kilobytes(unpacked)}`,
      'do not upload it: it may be made to fill a disk',
    );
  }
  const files = unpack(zip);
  const checksums = new Map(all.map(({ name, checksum }) => [name, checksum])); // of twins the last, like the files
  const spoilt = [...files].find(([name, bytes]) => crc32(bytes) !== checksums.get(name));
  if (spoilt) {
    throw new ZipError(`the zip is damaged: ${spoilt[0]} is not as it was packed`, TAKE_ANOTHER);
  }
  return { files, names, unpacked };
}

/** A zip begins with its first file, or with its end when it is empty. */
function startsLikeZip([p, k, three, four]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((three === 3 && four === 4) || (three === 5 && four === 6));
}

function unpack(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return unzipPackage(zip);
  } catch (error) {
    throw new ZipError(`the zip is damaged (${(error as Error).message})`, TAKE_ANOTHER);
  }
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly checksum: number;
}

/** What the directory at the end of a zip says of its files (PKWARE APPNOTE 4.3.12); fflate keeps it to itself. */
function entries(zip: Uint8Array): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new ZipError('the zip is cut short', TAKE_ANOTHER);
  const found: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
      throw new ZipError('the zip is damaged: its list of files cannot be read', TAKE_ANOTHER);
    }
    const flags = view.getUint16(at + 8, true);
    if (flags & 1) throw new ZipError('the zip has a password', 'pack it without: no LMS can open it');
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    found.push({
      name: new TextDecoder(flags & 2048 ? 'utf-8' : 'latin1').decode(zip.subarray(at + 46, at + 46 + name)),
      size: view.getUint32(at + 24, true),
      checksum: view.getUint32(at + 16, true),
    });
    at += 46 + name + extra + comment;
  }
  return found;
}
