import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed,
  committed,
  dueAt,
  failed,
  newSession,
  type Schedule,
} from '../../../src/saving/schedule.ts';

const s = 1000;
const fresh = newSession(0);
const afterFailures = (count: number): Schedule =>
  Array.from({ length: count }).reduce<Schedule>(
    (schedule) => failed(schedule, 100 * s),
    changed(fresh, 100 * s, 'work'),
  );

describe('the next save', () => {
  it('is never due while there is nothing to save', () => {
    expect(dueAt(fresh, 0.5)).toBeNull();
    expect(dueAt(committed(changed(fresh, 1, 'work'), 2), 0.5)).toBeNull();
  });

  it('waits for a pause of 20 seconds', () => {
    const once = changed(fresh, 5 * s, 'work');
    expect(dueAt(once, 0.5)).toBe(25 * s);
    expect(dueAt(changed(once, 15 * s, 'work'), 0.5)).toBe(35 * s);
  });

  it('waits for 8 seconds only where the latest commit was a minute ago and there is more than reading', () => {
    const later = committed(fresh, 100 * s);
    const card = (at: number) => dueAt(changed(later, at, 'work'), 0.5);
    expect(card(170 * s)).toBe(178 * s);
    expect(card(155 * s)).toBe(163 * s);
    expect(card(145 * s)).toBe(160 * s);
    expect(card(120 * s)).toBe(140 * s); // never later than without that rule
    expect(dueAt(changed(later, 170 * s, 'reading'), 0.5)).toBe(190 * s);
  });

  it('but never longer than 60 seconds while the learner goes on', () => {
    let schedule = fresh;
    for (let at = 0; at <= 55 * s; at += 5 * s) schedule = changed(schedule, at, 'work');
    expect(dueAt(schedule, 0.5)).toBe(60 * s);
  });

  it('is due at once after a submit, also when a card is moved right after it', () => {
    const urgent = changed(changed(fresh, 1 * s, 'work'), 3 * s, 'urgent');
    expect(dueAt(urgent, 0.5)).toBe(3 * s);
    expect(dueAt(changed(urgent, 4 * s, 'work'), 0.5)).toBeLessThanOrEqual(4 * s);
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
    [5, 32],
    [6, 60],
    [7, 60],
    [2000, 60],
  ])('after %i failures in a row waits %i seconds, give or take a fifth', (failures, seconds) => {
    const schedule = afterFailures(failures);
    expect(dueAt(schedule, 0)).toBeCloseTo((100 + seconds * 0.8) * s);
    expect(dueAt(schedule, 0.5)).toBeCloseTo((100 + seconds) * s);
    expect(dueAt(schedule, 1)).toBeCloseTo((100 + seconds * 1.2) * s);
  });

  it('does not knock sooner after a failure because the learner goes on', () => {
    const schedule = afterFailures(4);
    expect(dueAt(changed(schedule, 101 * s, 'urgent'), 0.5)).toBe(dueAt(schedule, 0.5));
  });

  it('is always due within 72 seconds of something to save', () => {
    const steps = fc.array(
      fc.record({ wait: fc.nat(30 * s), what: fc.constantFrom('card', 'submit', 'failure') }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (all, chance) => {
        let [now, schedule] = [0, changed(fresh, 0, 'work')];
        for (const { wait, what } of all) {
          now += wait;
          schedule =
            what === 'failure'
              ? failed(schedule, now)
              : changed(schedule, now, what === 'submit' ? 'urgent' : 'work');
          expect(dueAt(schedule, chance)).not.toBeNull();
          expect((dueAt(schedule, chance) ?? Infinity) - now).toBeLessThanOrEqual(72 * s);
        }
      }),
    );
  });
});
