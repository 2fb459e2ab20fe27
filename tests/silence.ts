/**
 * A sound that says nothing for so many seconds: WAV, since every browser plays it and it can be written by hand
 * (8 bits, one channel, not compressed).
 */
export function silence(seconds: number): Uint8Array<ArrayBuffer> {
  const perSecond = 8000;
  const samples = seconds * perSecond;
  const wav = new Uint8Array(44 + samples).fill(128, 44);
  const head = new DataView(wav.buffer);
  const write = (at: number, letters: string) =>
    new TextEncoder().encode(letters).forEach((byte, index) => head.setUint8(at + index, byte));
  write(0, 'RIFF');
  head.setUint32(4, 36 + samples, true);
  write(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // not compressed
  head.setUint16(22, 1, true); // channels
  head.setUint32(24, perSecond, true);
  head.setUint32(28, perSecond, true); // bytes in a second
  head.setUint16(32, 1, true); // bytes at a time
  head.setUint16(34, 8, true); // bits in a sample
  write(36, 'data');
  head.setUint32(40, samples, true);
  return wav;
}
