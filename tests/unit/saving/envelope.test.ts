import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, open, seal, type Envelope } from '../../../src/saving/envelope.ts';

const anyEnvelope: fc.Arbitrary<Envelope> = fc.record({
  revision: fc.nat(2 ** 30),
  session: fc.stringMatching(/^[a-z0-9]{1,6}$/),
  minute: fc.nat(2 ** 30),
  owed: fc.boolean(),
  attempt: fc.stringMatching(/^[A-Za-z0-9._*!-]{0,200}$/),
});
const envelope: Envelope = {
  revision: 41,
  session: 'k3x9',
  minute: 29_000_000,
  owed: false,
  attempt: 'AbCd.c..1',
};

describe('the envelope around the state', () => {
  it('brings back what was put in', () => {
    fc.assert(
      fc.property(anyEnvelope, (one) => {
        expect(open(seal(one))).toEqual({ kind: 'read', envelope: one });
      }),
    );
  });

  it('is printable ASCII without quotes, and short', () => {
    fc.assert(
      fc.property(anyEnvelope, (one) => {
        expect(seal(one)).toMatch(/^[A-Za-z0-9._*~!-]+$/);
        expect(seal(one).length - one.attempt.length).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('looks as it always has: states of earlier packages must stay readable', () => {
    expect(seal(envelope)).toMatchInlineSnapshot(`"1~15~k3x9~h9kjk~0~AbCd.c..1~1i4ong6"`);
  });

  it.each(['', ' ', '\n'])('that is empty is a first visit', (text) => {
    expect(open(text)).toEqual({ kind: 'empty' });
  });

  it('notices every single character that changed', () => {
    fc.assert(
      fc.property(
        anyEnvelope,
        fc.nat(),
        fc.constantFrom(...Array.from('Az09~.*- é')),
        (one, place, other) => {
          const text = seal(one);
          const at = place % text.length;
          if (text[at] === other) return;
          expect(open(text.slice(0, at) + other + text.slice(at + 1))).toEqual({ kind: 'damaged' });
        },
      ),
    );
  });

  it('notices where it was cut', () => {
    const text = seal(envelope);
    for (let length = 1; length < text.length; length++) {
      expect(open(text.slice(0, length))).toEqual({ kind: 'damaged' });
    }
  });

  it('takes garbage and other programs’ data for damage', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        if (text.trim() !== '') expect(open(text)).toEqual({ kind: 'damaged' });
      }),
    );
    expect(open('{"bookmark":3}')).toEqual({ kind: 'damaged' });
  });

  it('of a later package is left alone, not taken for damage', () => {
    expect(open(withChecksum('2~a~k~b~0~new things~more'))).toEqual({ kind: 'newer' });
    expect(open(withChecksum('17~whatever'))).toEqual({ kind: 'newer' });
  });

  it.each(['1~a~k~b~0', '1~A!~k~b~0~x', '1~a~k~~0~x', '0~a~k~b~0~x', 'x~a~k~b~0~x', '1~a~k~b~0~x~more'])(
    'with a right checksum around %s is still damage',
    (body) => {
      expect(open(withChecksum(body))).toEqual({ kind: 'damaged' });
    },
  );
});

describe('two versions are the same', () => {
  const version = { revision: 3, session: 'a' };
  it('when revision and session are', () => {
    expect(isSame(version, { ...version })).toBe(true);
    expect(isSame(version, { ...version, revision: 4 })).toBe(false);
    expect(isSame(version, { ...version, session: 'b' })).toBe(false);
  });

  it('but nothing is never the same', () => {
    expect(isSame(null, null)).toBe(false);
    expect(isSame(version, null)).toBe(false);
  });
});

/** CRC-32 in base 36, written independently. */
function withChecksum(body: string): string {
  let crc = ~0;
  for (const byte of Buffer.from(body)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return `${body}~${(~crc >>> 0).toString(36)}`;
}

/** Each wraps a text as something on the way between us and the LMS's database does. */
const wrappings: Record<string, (text: string) => string> = {
  'blanks around it': (text) => `  ${text} \t`,
  'a line end behind it': (text) => `${text}\r\n`,
  'lines of 76 characters': (text) => text.replace(/.{1,76}/g, '$&\r\n'),
  'one blank inside': (text) => `${text.slice(0, 7)} ${text.slice(7)}`,
  'a byte order mark': (text) => `\uFEFF${text}`,
  'NULs behind it': (text) => `${text}\0\0`,
  'escapes of an address': (text) => encodeURIComponent(text).replace(/[~!*.]/g, hex('%')),
  'small escapes of an address': (text) => text.replaceAll('~', '%7e'),
  'two escapes on top of each other': (text) => text.replaceAll('~', '%257E'),
  'entities of a page': (text) => text.replace(/[~!*]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  'hexadecimal entities': (text) => text.replaceAll('~', '&#x7E;'),
  'entities on top of each other': (text) => text.replaceAll('~', '&amp;#126;'),
  'escapes of a script': (text) => JSON.stringify(text.replaceAll('~', '\u007e')).replaceAll('\\\\', '\\'),
  'escapes of a script by code': (text) => `"${text.replaceAll('~', String.raw`\u007e`)}"`,
  quotes: (text) => `'${text}'`,
  'an XML section': (text) => `<![CDATA[${text}]]>`,
  'breaks of a page': (text) => text.replace(/.{1,40}/g, '$&<br />\n'),
  'quoted-printable mail': (text) => text.replaceAll('~', '=7E').replace(/.{1,70}/g, '$&=\r\n'),
};
const hex = (mark: string) => (sign: string) => mark + sign.charCodeAt(0).toString(16).toUpperCase();

describe('a state that comes back wrapped', () => {
  it.each(Object.keys(wrappings))('in %s is read as it was written', (name) => {
    fc.assert(
      fc.property(anyEnvelope, (one) => {
        expect(open(wrappings[name]?.(seal(one)) ?? '')).toEqual({ kind: 'read', envelope: one });
      }),
    );
  });

  it('is never read as another one: what is really changed stays damaged', () => {
    fc.assert(
      fc.property(anyEnvelope, fc.nat(), fc.constantFrom('0', 'Q', '~', '.'), (one, where, sign) => {
        const text = seal(one);
        const place = where % text.length;
        const changed = text.slice(0, place) + sign + text.slice(place + 1);
        const opened = open(changed);
        if (changed !== text) expect(opened.kind === 'read' && !isSame(opened.envelope, one)).toBe(false);
        if (changed !== text) expect(opened.kind).not.toBe('read');
      }),
    );
  });

  it.each(['null', 'undefined', '\0', ' \r\n', '\uFEFF'])(
    'of which nothing is there (%j) is none',
    (text) => {
      expect(open(text).kind).toBe('empty');
    },
  );
});
