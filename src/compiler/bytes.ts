/** Numbers in a file, in either order of bytes; a RangeError beyond its end. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Letters in a file, such as the name of a chunk. */
export const lettersAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** A part of a file as letters, one for each byte. */
export const lettersOf = (bytes: Uint8Array) => [...bytes].map((byte) => String.fromCharCode(byte)).join('');

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
