/**
 * The suspend data around the encoded attempt:
 * `format~revision~session~minute~owed~attempt~checksum`, printable ASCII.
 */

/** Goes up when older packages could no longer read what we write. */
const FORMAT = 1;

/** Names one state of one attempt: two that are equal hold the same. */
export interface Version {
  /** Goes up with every change. */
  readonly revision: number;
  /** Random, new in every session: letters and digits. */
  readonly session: string;
}

export interface Envelope extends Version {
  /** Minutes since 1970; only ever compared when revisions cannot decide. */
  readonly minute: number;
  /** Whether an earlier commit may have lost rows, score or status, so that the next visit must write them again. */
  readonly owed: boolean;
  /** As `encodeAttempt` wrote it. */
  readonly attempt: string;
}

/** `empty` is a first visit; `newer` was written by a later version of the package and must not be overwritten. */
export type Opened =
  { readonly kind: 'read'; readonly envelope: Envelope } | { readonly kind: 'empty' | 'damaged' | 'newer' };

export function seal({ revision, session, minute, owed, attempt }: Envelope): string {
  const head = [FORMAT, revision.toString(36), session, minute.toString(36), owed ? 1 : 0];
  const body = [...head, attempt].join('~');
  return `${body}~${checksum(body)}`;
}

/** Never throws, whatever the LMS hands back. What was wrapped on the way is unwrapped where the sum says so. */
export function open(text: string): Opened {
  const opened = openAsIs(text);
  return opened.kind === 'damaged' ? openAsIs(unwrapped(text) || '~') : opened;
}

/** What a wrapping writes for one character: by its code, in hexadecimal or decimal, or for none: breaks and tags. */
const ESCAPES =
  /%([\da-f]{2})|&#x([\da-f]+);|\\u([\da-f]{4})|=([\da-f]{2})|&#(\d+);|&amp;|\\[nrt]|<!\[CDATA\[|<[a-z/][^<>]*>/gi;

/**
 * The text without what LMSs, databases and exports put around and into it: escapes for web addresses, pages, scripts and
 * mail, up to three on top of each other; then blanks, line ends, quotes and whatever else we never write. None of the
 * characters that go is one of ours, so nothing is guessed: the sum decides.
 */
function unwrapped(text: string): string {
  let plain = text;
  for (let layer = 0; layer < 3; layer++) {
    plain = plain.replace(ESCAPES, (all, ...codes: (string | undefined)[]) => {
      const hex = codes.slice(0, 4).find((code) => code);
      const code = hex ? parseInt(hex, 16) : Number(codes[4] ?? 0);
      return all === '&amp;' ? '&' : code < 127 ? String.fromCharCode(code) : '';
    });
  }
  return plain.replace(/[^!-~]|["'<>\\=\]]/g, '');
}

function openAsIs(text: string): Opened {
  if (/^(\s|\0|null|undefined)*$/.test(text)) return { kind: 'empty' };
  const end = text.lastIndexOf('~');
  if (end < 0 || checksum(text.slice(0, end)) !== text.slice(end + 1)) return { kind: 'damaged' };
  const [format = '', revision = '', session = '', minute = '', owed = '', attempt, ...more] = text
    .slice(0, end)
    .split('~');
  if (Number(format) > FORMAT) return { kind: 'newer' };
  const numbers = [revision, minute].map((digits) =>
    /^[0-9a-z]+$/.test(digits) ? parseInt(digits, 36) : NaN,
  );
  if (Number(format) !== FORMAT || attempt === undefined || more.length > 0 || numbers.some(Number.isNaN)) {
    return { kind: 'damaged' };
  }
  const [parsedRevision = 0, parsedMinute = 0] = numbers;
  return {
    kind: 'read',
    envelope: { revision: parsedRevision, session, minute: parsedMinute, owed: owed === '1', attempt },
  };
}

export function isSame(one: Version | null, other: Version | null): boolean {
  return one !== null && other !== null && one.revision === other.revision && one.session === other.session;
}

/** CRC-32 (the polynomial of zip and PNG) in base 36. */
export function checksum(text: string): string {
  let crc = 0xffffffff;
  for (let place = 0; place < text.length; place++) {
    crc ^= text.charCodeAt(place);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(36);
}
