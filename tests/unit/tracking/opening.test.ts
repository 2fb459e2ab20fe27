import { describe, expect, it } from 'vitest';
import { createLms } from '../../../scorm/lms/lms.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { dialects, half, learnerIn, tell, whole } from './fixture.ts';

describe.each(['scorm12', 'scorm2004'] as const)('a session (%s)', (standard) => {
  const { calls, reads } = dialects[standard];

  it.each(['strict', 'moodle12', 'spec'] as const)(
    'that is open already goes on, and takes the record (%s)',
    (profile) => {
      const lms = createLms({ standard, profile });
      lms.api[calls.initialize]?.(''); // by the LMS's own page, or by the page before a reload
      const tracker = new ScormTracker(lms.api, dialects[standard]);
      expect(tracker.start()).toMatchObject({ mode: 'normal', learnerId: 'learner-1' });
      expect(tracker.send(half)).toMatchObject({ arrived: true, refusals: [] });
      expect(lms.record().values['cmi.suspend_data']).toBe(half.suspendData);
    },
  );

  it('that is over is not written to', () => {
    const lms = createLms({ standard, profile: 'strict' });
    lms.api[calls.initialize]?.('');
    lms.api[calls.terminate]?.('');
    const tracker = new ScormTracker(lms.api, dialects[standard]);
    expect(() => tracker.start()).toThrow(/open the activity again/);
    expect(tracker.send(half)).toMatchObject({ arrived: true });
    expect(lms.record().values['cmi.suspend_data']).toBeUndefined();
  });

  it('that is over is not read on, even where the LMS still answers', () => {
    const { api } = createLms({ standard });
    api[calls.initialize]?.('');
    const over = { ...api, [calls.initialize]: () => 'false', [calls.lastError]: () => '104' };
    expect(() => new ScormTracker(over, dialects[standard]).start()).toThrow(/104/);
  });

  it.each([
    (word: string) => word.toUpperCase(),
    (word: string) => ` ${word[0]?.toUpperCase()}${word.slice(1)}\n`,
  ])('is read whatever capitals and blanks the LMS puts in (%#)', (written) => {
    const { visit, store } = learnerIn({ standard });
    tell(visit().tracker, whole);
    const lms = createLms({ standard, store });
    const words = new Set([reads.mode, reads.status, reads.success, reads.score]);
    const api = {
      ...lms.api,
      [calls.initialize]: () => written(String(lms.api[calls.initialize]?.(''))),
      [calls.commit]: () => written(String(lms.api[calls.commit]?.(''))),
      [calls.get]: (element: string) => {
        const value = String(lms.api[calls.get]?.(element));
        return words.has(element) ? written(value) : value;
      },
    };
    const tracker = new ScormTracker(api, dialects[standard]);
    expect(tracker.start()).toMatchObject({ mode: 'normal', completed: true, passed: true, score: 86.66 });
    tracker.assume(whole);
    const before = lms.log.length;
    expect(tracker.send({ ...whole, suspendData: '1~9~s~1~0~x~crc9' }).arrived).toBe(true);
    const written2 = lms.log.slice(before).filter(({ call }) => call === 'SetValue');
    expect(written2.map(({ args }) => args[0])).not.toContain(reads.status); // it has that word already
  });

  it.each(['Review', 'REVIEW', 'review ', 'Browse', ' browse'])('writes nothing in the mode "%s"', (mode) => {
    const lms = createLms({ standard });
    const api = {
      ...lms.api,
      [calls.get]: (element: string) => (element === reads.mode ? mode : lms.api[calls.get]?.(element)),
    };
    const tracker = new ScormTracker(api, dialects[standard]);
    expect(tracker.start().mode).toBe(mode.trim().toLowerCase());
    tracker.send(half);
    expect(lms.log.filter(({ call }) => call === 'SetValue')).toEqual([]);
  });

  it.each([
    ['93,33', 93.33],
    [' 93.33 ', 93.33],
    ['93.33 %', 93.33],
    ['none', null],
    ['', null],
  ])('has the score "%s" as %s', (written, score) => {
    const lms = createLms({ standard });
    const api = {
      ...lms.api,
      [calls.get]: (element: string) => (element === reads.score ? written : lms.api[calls.get]?.(element)),
    };
    expect(new ScormTracker(api, dialects[standard]).start().score).toBe(score);
  });
});
