/** A date to put into a calendar. */
export interface CalendarDate {
  /** Local, and so wherever the learner is. */
  readonly start: Date;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  /** Where to go on that day; '' where nobody knows. */
  readonly url: string;
}

/** Dates as a calendar file, by RFC 5545; nothing in it says who the learner is. */
export function calendarFile(
  dates: readonly CalendarDate[],
  language: string,
  now: Date,
  uid: () => string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Course//Coming back//${language.split('-')[0]?.toUpperCase() ?? 'EN'}`,
    'CALSCALE:GREGORIAN',
    ...dates.flatMap((date) => eventLines(date, now, uid())),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A name for an entry that says nothing of anybody (RFC 7986). */
export function madeUpUid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // `randomUUID` is missing on plain http
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function eventLines(
  { start, minutes, summary, description, url }: CalendarDate,
  now: Date,
  uid: string,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART:${local(start)}`,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(url === '' ? description : `${description}\n${url}`)}`,
    ...(url === '' ? [] : [`URL:${url}`]),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** Without a time zone: the same hour wherever the calendar is read. */
function local(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** At most 75 octets in a line; the next begins with a space. No character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [out, octets] = ['', 0];
  for (const character of line) {
    const more = encoder.encode(character).length;
    if (octets + more > 75) [out, octets] = [`${out}\r\n `, 1];
    out += character;
    octets += more;
  }
  return out;
}
