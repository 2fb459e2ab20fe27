import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, decimal, duration2004, timespan12, timestamp2004 } from '../../../src/tracking/formats.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { timespan12 as span } from '../../../src/tracking/formats.ts';

const anySeconds = fc.oneof(
  fc.double({ min: -10, max: 1e7, noNaN: true }),
  fc.constantFrom(0, 0.005, 59.995, 59.999, 3599.999, 356_400, 1e12, Infinity),
);

describe('a time span', () => {
  it.each([
    [0, '0000:00:00.00', 'PT0H0M0S'],
    [4.25, '0000:00:04.25', 'PT0H0M4.25S'],
    [0.05, '0000:00:00.05', 'PT0H0M0.05S'],
    [65, '0000:01:05.00', 'PT0H1M5S'],
    [59.999, '0000:01:00.00', 'PT0H1M0S'],
    [3661.5, '0001:01:01.50', 'PT1H1M1.5S'],
    [-3, '0000:00:00.00', 'PT0H0M0S'],
    [1e9, '0099:00:00.00', 'PT99H0M0S'],
  ])('of %d seconds is %s, and %s', (seconds, in12, in2004) => {
    expect(timespan12(seconds)).toBe(in12);
    expect(duration2004(seconds)).toBe(in2004);
  });

  it('always has the form the LMS takes', () => {
    fc.assert(
      fc.property(anySeconds, (seconds) => {
        expect(timespan12(seconds)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
        expect(duration2004(seconds)).toMatch(/^PT\d{1,2}H[0-5]?\dM[0-5]?\d(\.\d{1,2})?S$/);
      }),
    );
  });
});

describe('a moment', () => {
  it('is UTC with two decimals in 2004, which Moodle and ADL both take', () => {
    expect(timestamp2004(new Date('2026-11-22T06:30:15.789Z'))).toBe('2026-11-22T06:30:15.00Z');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
        (at) => {
          expect(timestamp2004(at)).toMatch(/^(19[7-9]\d|20[0-3]\d)-\d\d-\d\dT\d\d:\d\d:\d\d\.00Z$/);
        },
      ),
    );
  });
});

describe('a number', () => {
  it.each([
    [79.996, '79.99'],
    [80, '80'],
    [100, '100'],
    [0, '0'],
    [-0, '0'],
    [66.66, '66.66'],
    [0.07, '0.07'],
    [1.1 * 1.1, '1.21'],
    [86.66 - 0.01, '86.65'],
  ])('%d is %s', (value, text) => {
    expect(decimal(value)).toBe(text);
  });

  it('is cut and never rounded up, without exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(2, 4), (value, places) => {
        const text = decimal(value, places);
        expect(text).toMatch(places === 2 ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,3}(\.\d{1,4})?$/);
        expect(Number(text)).toBeLessThanOrEqual(value + 1e-8);
        expect(value - Number(text)).toBeLessThan(1 / 10 ** places);
      }),
    );
  });

  it('with two decimals already stays what it is', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
      if (Number(decimal(hundredths / 100)) !== hundredths / 100) expect(hundredths).toBe('unchanged');
    }
  });
});

describe('a text', () => {
  it('is cut to what fits, never inside a character', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('😀', 'a', '\ud83d', '\ude00') }),
    );
    fc.assert(
      fc.property(anyText, fc.nat(20), (text, limit) => {
        const cut = cutText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      }),
    );
    expect(cutText('ab😀', 3)).toBe('ab');
    expect(cutText('ab😀', 4)).toBe('ab😀');
    expect(cutText('a\ud83db', 9)).toBe('ab');
  });
});

describe('a neighbour, written first so that Moodle 1.2 sends a value again,', () => {
  const neighbour = (element: string, value: string) => scorm12.neighbour([element, value]);

  it('is a step on the way, never above the value', () => {
    const status = 'cmi.core.lesson_status';
    expect(neighbour(status, 'passed')).toBe('completed');
    expect(neighbour(status, 'failed')).toBe('completed');
    expect(neighbour(status, 'completed')).toBe('incomplete');
    expect(neighbour(status, 'incomplete')).toBeNull();
  });

  it('of a score is a hundredth less, of nought a hundredth more', () => {
    for (let hundredths = 1; hundredths <= 10_000; hundredths++) {
      const other = Number(neighbour('cmi.core.score.raw', decimal(hundredths / 100)));
      if (Math.round(other * 100) !== hundredths - 1) expect(other).toBe(hundredths - 1);
    }
    expect(neighbour('cmi.core.score.raw', '0')).toBe('0.01');
  });

  it.each([
    ['id', 'C01_soon'],
    ['type', 'fill-in'],
    ['result', 'correct'],
    ['result', 'wrong'],
    ['latency', span(0)],
    ['latency', span(4)],
    ['student_response', 'Coaching'],
    ['correct_responses.0.pattern', 'x'.repeat(255)],
  ])('of the row’s %s "%s" differs from it and is a legal value', (part, value) => {
    const other = neighbour(`cmi.interactions.3.${part}`, value) ?? value;
    expect(other).not.toBe(value);
    expect(other.length).toBeLessThanOrEqual(255);
  });
});
