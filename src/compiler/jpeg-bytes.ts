import { joined, lettersAt, viewOf } from './bytes.ts';
import { EXIF, orientationIn, orientationNote, withoutName } from './exif.ts';

const [START, END, SCAN, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe];

/**
 * A JPEG (T.81, annex B): segments, with the picture itself behind those that begin a scan. It ends at its own end:
 * phones put a second picture behind it, with notes of its own.
 */
export function readJpeg(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number; readonly bytes: Uint8Array } | null {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xff00 + START) return null;
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let turned = 1;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === END) break;
    if (marker === 0xff) {
      at += 1; // a byte that only fills
      continue;
    }
    const head = at + 2 + view.getUint16(at + 2);
    if (head <= at + 3) return null;
    const end = marker === SCAN ? endOfScan(view, head) : head;
    if (end > bytes.length) return null;
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xe1 && lettersAt(bytes, at + 4, 6) === EXIF)
      turned = orientationIn(withoutName(bytes.subarray(at + 4, end)));
    if (isShown(marker, lettersAt(bytes, at + 4, 12))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!size) return null;
  const note = turned === 1 ? [] : [orientationNote(turned)];
  const whole = joined([bytes.subarray(0, 2), ...note, ...kept, bytes.subarray(at, at + 2)]);
  const [width, height] = turned >= 5 ? [size.height, size.width] : [size.width, size.height];
  return { width, height, bytes: whole };
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Whether a picture is shown with this segment: of those for applications (APP0 to APP15), with JFIF, a colour profile and
 * Adobe's word about colours. Exif, XMP, comments, previews and what picture agencies or editors note are left out.
 */
function isShown(marker: number, name: string): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name === 'ICC_PROFILE\0') ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

/** Where the next segment begins: behind FF there is 00 or a restart (D0 to D7) within a scan. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at += 1) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
