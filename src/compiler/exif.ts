import { lettersAt, viewOf } from './bytes.ts';

/** What Exif begins with in a JPEG; some programs write it into a WebP too. */
export const EXIF = 'Exif\0\0';
export const withoutName = (exif: Uint8Array) => (lettersAt(exif, 0, 6) === EXIF ? exif.subarray(6) : exif);

/** How the camera was held (Exif 2.32, tag 0x0112), 1 to 8; 1 where it does not say. */
export function orientationIn(tiff: Uint8Array): number {
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
export function orientationNote(turned: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 2 + exif.length + tiff.length, ...exif, ...tiff]);
}
