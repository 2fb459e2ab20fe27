/**
 * Reads pictures made of dots, as far as a page needs: how large they are, and a copy without what a camera wrote about
 * the place, the time and itself. Nothing is drawn again, so the same bytes come out on every machine.
 */
import { joined, lettersAt, lettersOf, viewOf } from './bytes.ts';
import { orientationIn, withoutName } from './exif.ts';
import { readJpeg } from './jpeg-bytes.ts';

export interface PictureBytes {
  /** In CSS pixels, as a browser shows it: turned where the camera was. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Whether a note that was cut out of it said how to turn it. */
  readonly lostItsTurn?: true;
  /** Whether it is several pictures, which browsers show one after the other. */
  readonly moves?: true;
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

const lost = (turned: number): Pick<PictureBytes, 'lostItsTurn'> =>
  turned === 1 ? {} : { lostItsTurn: true };
const moving = (moves: boolean): Pick<PictureBytes, 'moves'> => (moves ? { moves } : {});

/** PNG (third edition), 5.3: length, name, data, checksum. These are what a picture is shown with; all others go. */
const PNG_KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs'.split(' '),
);

function readPng(bytes: Uint8Array): PictureBytes | null {
  if (lettersAt(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || lettersAt(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let turned = 1;
  let moves = false;
  for (let at = 8; ;) {
    const end = at + 12 + view.getUint32(at);
    const name = lettersAt(bytes, at + 4, 4);
    if (end > bytes.length) return null;
    if (name === 'eXIf') turned = orientationIn(bytes.subarray(at + 8, end));
    moves ||= name === 'acTL';
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') break;
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return { width, height, bytes: joined(kept), ...lost(turned), ...moving(moves) };
}

/** WebP container (RFC 9649): RIFF chunks, padded to even lengths; VP8X says which others there are. */
const WEBP_KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);

function readWebp(bytes: Uint8Array): PictureBytes | null {
  const view = viewOf(bytes);
  if (lettersAt(bytes, 0, 4) !== 'RIFF' || lettersAt(bytes, 8, 4) !== 'WEBP') return null;
  if (view.getUint32(4, true) + 8 > bytes.length) return null;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let turned = 1;
  let moves = false;
  for (let at = 12; at < view.getUint32(4, true) + 8;) {
    const name = lettersAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const chunk = bytes.slice(at, at + 8 + length + (length % 2));
    size ??= webpSize(name, chunk);
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0b1100; // neither Exif nor XMP follow
    if (name === 'EXIF') turned = orientationIn(withoutName(chunk.subarray(8)));
    moves ||= name === 'ANIM';
    if (WEBP_KEPT.has(name)) kept.push(chunk);
    at += 8 + length + (length % 2);
  }
  const whole = joined([bytes.slice(0, 12), ...kept]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return size && { ...size, bytes: whole, ...lost(turned), ...moving(moves) };
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
  const [width, height] = turns ? [largest.height, largest.width] : [largest.width, largest.height];
  return { width, height, bytes, ...moving(lettersAt(bytes, 8, 4) === 'avis') };
}

/** Whether an AVIF picture holds what a camera wrote, which cannot be cut out of it. */
export function hasCameraData(bytes: Uint8Array): boolean {
  if (boxesAt(bytes, ['uuid']).length > 0) return true;
  return boxesAt(bytes, ['meta', 'iinf']).some((box) => /infe[^]{8}(?:Exif|mime)/.test(lettersOf(box)));
}
