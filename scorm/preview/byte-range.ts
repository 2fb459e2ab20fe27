/** The first and the last byte of a part of a file, both counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of a file that a player asks for when somebody moves to another place in a film; Safari plays nothing from a
 * server that has no parts (RFC 9110, 14.2).
 * @param header the request's Range
 * @param size of the file in bytes
 * @returns null for the whole file: nothing was asked for, or what may be left unanswered, such as several parts at once
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'beyond its end' | null {
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'beyond its end' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? Infinity : Number(to);
  if (last < first) return null; // no range at all
  return first < size ? { first, last: Math.min(last, size - 1) } : 'beyond its end';
}
