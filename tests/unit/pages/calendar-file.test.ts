import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, madeUpUid } from '../../../src/pages/calendar-file.ts';

const date = {
  start: new Date(2026, 11, 8, 9),
  minutes: 10,
  summary: 'Refresher',
  description: 'Open it.',
  url: '',
};
const NOW = new Date('2026-12-01T08:30:15.123Z');

/** The lines as a calendar reads them. */
const read = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n');
const meant = (text: string) =>
  text.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? '\n' : one));
const valueOf = (file: string, name: string) =>
  read(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

describe('a calendar file', () => {
  it('has what RFC 5545 asks for, at the same hour wherever it is read', () => {
    let number = 0;
    const url = 'https://lms.example/mod/scorm/view.php?id=17';
    const file = calendarFile(
      [date, { ...date, start: new Date(2027, 0, 29, 9), url }],
      'en-GB',
      NOW,
      () => `uid-${++number}`,
    );
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(read(file)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Course//Coming back//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:uid-1',
      'DTSTAMP:20261201T083015Z',
      'DTSTART:20261208T090000',
      'DURATION:PT10M',
      'SUMMARY:Refresher',
      'DESCRIPTION:Open it.',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Refresher',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:uid-2',
      'DTSTAMP:20261201T083015Z',
      'DTSTART:20270129T090000',
      'DURATION:PT10M',
      'SUMMARY:Refresher',
      `DESCRIPTION:Open it.\\n${url}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Refresher',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps any words whole, in lines of at most 75 octets that cut no character in two', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', 'ŵ', '漢', '👩‍🏫', ',', ';', '\\', '\n', ':', '"', 'n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const file = calendarFile([{ ...date, summary, description }], 'en', NOW, madeUpUid);
        for (const line of file.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\n\r]/);
        }
        expect(() => encodeURIComponent(file)).not.toThrow(); // no half of a character
        expect(meant(valueOf(file, 'SUMMARY') ?? '')).toBe(summary);
        expect(meant(valueOf(file, 'DESCRIPTION') ?? '')).toBe(description);
      }),
    );
  });

  it('names each entry by chance alone', () => {
    const uids = Array.from({ length: 50 }, madeUpUid);
    expect(new Set(uids).size).toBe(50);
    for (const uid of uids)
      expect(uid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});
