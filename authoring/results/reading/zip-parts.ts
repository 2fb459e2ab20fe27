import { Unzip, UnzipInflate } from 'fflate';
import { LARGEST_PART } from './table.ts';

/** Bytes handed on at a time. */
const STEP = 1 << 18;

/** A part of a workbook is larger than a page can read. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Reads parts of a zip as text, piece by piece.
 * @param wanted says for each name who takes its text, or null to pass over it
 * @throws {TooLarge} when what is unpacked exceeds {@link LARGEST_PART}; anything else fflate throws means a damaged zip
 */
export function readParts(
  bytes: Uint8Array,
  wanted: (name: string) => ((text: string) => void) | null,
  progress: (share: number) => void = () => undefined,
): void {
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    const take = wanted(part.name);
    if (!take) return;
    const decoder = new TextDecoder();
    part.ondata = (error, chunk, last) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > LARGEST_PART) throw new TooLarge(part.name);
      take(decoder.decode(chunk, { stream: !last }));
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += STEP) {
    unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    progress(at / bytes.length);
  }
}

/** The whole text of the parts that are small, by their names. */
export function readTexts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  const texts = new Map<string, string>();
  readParts(bytes, (name) => {
    if (!isWanted(name)) return null;
    texts.set(name, '');
    return (text) => texts.set(name, `${texts.get(name) ?? ''}${text}`);
  });
  return texts;
}
