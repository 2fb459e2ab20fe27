/**
 * Reads pictures made of dots, as far as a page needs: how large they are, and a copy without what a camera wrote about
 * the place, the time and itself. Nothing is drawn anew, so the same bytes come out on every machine.
 */

export interface PictureBytes {
  /** In CSS pixels, as a browser shows it: turned where the camera was. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Whether a note that was cut out of it said how to turn it. */
  readonly lostItsTurn?: true;
}

/** The picture in a file with this ending; null for another format, or one that is cut off. */
export function readPicture(bytes: Uint8Array, ending: string): PictureBytes | null {
  try {
    const picture = readers[ending]?.(bytes) ?? null;
    return picture && picture.width > 0 && picture.height > 0 ? picture : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // read beyond its end
    throw error;
  }
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => PictureBytes | null>> = {
  png: readPng,
  jpg: readJpeg,
  jpeg: readJpeg,
  webp: readWebp,
  avif: readAvif,
};

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** Letters in a file, such as the name of a chunk. */
export const lettersAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** PNG (third edition), 5.3: length, name, data, checksum. */
const PNG_DROPPED = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function readPng(bytes: Uint8Array): PictureBytes | null {
  if (lettersAt(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || lettersAt(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let turned = 1;
  for (let at = 8; ;) {
    const end = at + 12 + view.getUint32(at);
    const name = lettersAt(bytes, at + 4, 4);
    if (end > bytes.length) return null;
    if (name === 'eXIf') turned = orientationIn(bytes.subarray(at + 8, end));
    if (!PNG_DROPPED.includes(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') break;
  }
  return { width: view.getUint32(16), height: view.getUint32(20), bytes: joined(kept), ...lost(turned) };
}

/** JPEG (T.81), B.1.1.3: APP1 holds Exif and XMP, APP13 what picture agencies note, COM a comment. */
const JPEG_DROPPED = [0xe1, 0xed, 0xfe];

function readJpeg(bytes: Uint8Array): PictureBytes | null {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xffd8 || view.getUint16(bytes.length - 2) !== 0xffd9) return null;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let turned = 1;
  let at = 2;
  while (view.getUint8(at + 1) !== 0xda) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const end = at + 2 + view.getUint16(at + 2);
    if (end <= at + 2 || end > bytes.length) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xe1 && lettersAt(bytes, at + 4, 6) === EXIF)
      turned = orientationIn(withoutName(bytes.subarray(at + 4, end)));
    if (!JPEG_DROPPED.includes(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!size) return null;
  const start = bytes.subarray(0, 2);
  const note = turned === 1 ? [] : [orientationNote(turned)];
  const whole = joined([start, ...note, ...kept, bytes.subarray(at)]);
  const [width, height] = turned >= 5 ? [size.height, size.width] : [size.width, size.height];
  return { width, height, bytes: whole };
}

const lost = (turned: number): Pick<PictureBytes, 'lostItsTurn'> =>
  turned === 1 ? {} : { lostItsTurn: true };

/** What Exif begins with in a JPEG; some programs write it into a WebP too. */
const EXIF = 'Exif\0\0';
const withoutName = (exif: Uint8Array) => (lettersAt(exif, 0, 6) === EXIF ? exif.subarray(6) : exif);

/** How the camera was held (Exif 2.32, tag 0x0112), 1 to 8; 1 where it does not say. */
function orientationIn(tiff: Uint8Array): number {
  if (!/^(?:II\*\0|MM\0\*)/.test(lettersAt(tiff, 0, 4))) return 1;
  const view = viewOf(tiff);
  const isLittle = lettersAt(tiff, 0, 2) === 'II';
  const directory = tiff.length < 8 ? tiff.length : view.getUint32(4, isLittle);
  const entries = directory + 2 > tiff.length ? 0 : view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.length) return 1; // a broken note breaks no picture
    if (view.getUint16(entry, isLittle) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif segment that says nothing but how the camera was held. */
function orientationNote(turned: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff]);
}

/** WebP container (RFC 9649): RIFF chunks, padded to even lengths; VP8X says which others there are. */
function readWebp(bytes: Uint8Array): PictureBytes | null {
  const view = viewOf(bytes);
  if (lettersAt(bytes, 0, 4) !== 'RIFF' || lettersAt(bytes, 8, 4) !== 'WEBP') return null;
  if (view.getUint32(4, true) + 8 > bytes.length) return null;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let turned = 1;
  for (let at = 12; at < view.getUint32(4, true) + 8;) {
    const name = lettersAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const chunk = bytes.slice(at, at + 8 + length + (length % 2));
    size ??= webpSize(name, chunk);
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0b1100; // neither Exif nor XMP follow
    if (name === 'EXIF') turned = orientationIn(withoutName(chunk.subarray(8)));
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at += 8 + length + (length % 2);
  }
  const whole = joined([bytes.slice(0, 12), ...kept]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return size && { ...size, bytes: whole, ...lost(turned) };
}

function webpSize(name: string, chunk: Uint8Array): { width: number; height: number } | null {
  const view = viewOf(chunk);
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (name === 'VP8X') return { width: 1 + three(12), height: 1 + three(15) };
  if (name === 'VP8 ')
    return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff };
  if (name !== 'VP8L') return null;
  const bits = view.getUint32(9, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/**
 * A box of an ISO base media file (ISO 14496-12) with what is in it, as AVIF and MP4 have them.
 * @param within boxes to look for one in another, such as `moov`, `udta`
 */
export function boxesAt(bytes: Uint8Array, within: readonly string[]): Uint8Array[] {
  const [wanted, ...deeper] = within;
  if (wanted === undefined) return [bytes];
  const view = viewOf(bytes);
  const found: Uint8Array[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = view.getUint32(at);
    const head = short === 1 ? 16 : 8;
    const long = short === 1 ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : short;
    const end = long === 0 ? bytes.length : at + long;
    if (end < at + head || end > bytes.length) break;
    // `meta` has a version and flags before its boxes.
    const from = at + head + (wanted === 'meta' ? 4 : 0);
    if (lettersAt(bytes, at + 4, 4) === wanted) found.push(...boxesAt(bytes.subarray(from, end), deeper));
    at = end;
  }
  return found;
}

/** AVIF keeps its Exif among the data that offsets lead to: what has any is refused by its caller, see `hasCameraData`. */
function readAvif(bytes: Uint8Array): PictureBytes | null {
  if (lettersAt(bytes, 4, 4) !== 'ftyp' || !/avi[fs]/.test(lettersAt(bytes, 8, 24))) return null;
  const sizes = boxesAt(bytes, ['meta', 'iprp', 'ipco', 'ispe']).map((box) => {
    const view = viewOf(box);
    return { width: view.getUint32(4), height: view.getUint32(8) };
  });
  const [largest] = sizes.sort((one, other) => other.width * other.height - one.width * one.height);
  if (!largest) return null;
  const turns = boxesAt(bytes, ['meta', 'iprp', 'ipco', 'irot']).some((box) => (box[0] ?? 0) % 2 === 1);
  const { width, height } = largest;
  return turns ? { width: height, height: width, bytes } : { width, height, bytes };
}

/** Whether an AVIF picture holds what a camera wrote, which cannot be cut out of it. */
export function hasCameraData(bytes: Uint8Array): boolean {
  return boxesAt(bytes, ['meta', 'iinf']).some((box) => /infe[^]{8}(?:Exif|mime)/.test(lettersOf(box)));
}

const lettersOf = (bytes: Uint8Array) => [...bytes].map((byte) => String.fromCharCode(byte)).join('');
