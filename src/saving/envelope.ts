/** The suspend data around the encoded attempt: `format~revision~session~attempt~checksum`, printable ASCII. */

/** Goes up when older packages could no longer read what we write. */
const FORMAT = 1;

export interface Envelope {
  /** Goes up with every change; decides which of two states is newer. */
  readonly revision: number;
  /** Random, new in every session: letters and digits. */
  readonly session: string;
  /** As `encodeAttempt` wrote it. */
  readonly attempt: string;
}

/** `empty` is a first visit; `newer` was written by a later version of the package and must not be overwritten. */
export type Opened =
  { readonly kind: 'read'; readonly envelope: Envelope } | { readonly kind: 'empty' | 'damaged' | 'newer' };

export function seal({ revision, session, attempt }: Envelope): string {
  const body = [FORMAT, revision.toString(36), session, attempt].join('~');
  return `${body}~${checksum(body)}`;
}

/** Never throws, whatever the LMS hands back. */
export function open(text: string): Opened {
  if (text.trim() === '') return { kind: 'empty' };
  const parts = text.split('~');
  const end = text.lastIndexOf('~');
  if (parts.length < 3 || checksum(text.slice(0, end)) !== text.slice(end + 1)) return { kind: 'damaged' };
  if (Number(parts[0]) > FORMAT) return { kind: 'newer' };
  const [format, revision = '', session = '', attempt] = parts;
  if (Number(format) !== FORMAT || parts.length !== 5 || attempt === undefined) return { kind: 'damaged' };
  return { kind: 'read', envelope: { revision: parseInt(revision, 36) || 0, session, attempt } };
}

/** CRC-32 (the polynomial of zip and PNG) in base 36. */
function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let place = 0; place < text.length; place++) {
    crc ^= text.charCodeAt(place);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(36);
}
