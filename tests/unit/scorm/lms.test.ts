import { describe, expect, it, vi } from 'vitest';
import { Faults, faultPresets } from '../../../scorm/lms/faults.ts';
import { lmsProfiles } from '../../../scorm/lms/lms-profiles.ts';
import { createLms, type Lms, type LmsOptions } from '../../../scorm/lms/lms.ts';
import { standards } from '../../../scorm/lms/standards.ts';

const profileNames = Object.values(lmsProfiles).map(({ name }) => name);
const checking = ['strict', 'moodle12'] as const;

/** A learner's LMS over several launches, driven by neutral names. */
function learnerIn(options: LmsOptions) {
  const { standard } = options;
  const store = options.store ?? new Map<string, string>();
  const { calls, elements } = standards[standard];
  let lms!: Lms;
  const call = (name: keyof typeof calls, ...args: unknown[]) => lms.api[calls[name]]?.(...args);
  const learner = {
    elements,
    call,
    launch(more: Partial<LmsOptions> = {}) {
      lms = createLms({ ...options, store, ...more });
      return learner;
    },
    open: (more: Partial<LmsOptions> = {}) => {
      learner.launch(more);
      expect(call('Initialize', '')).toBe('true');
      return learner;
    },
    set: (element: string, value: string) => call('SetValue', element, value),
    get: (element: string) => call('GetValue', element),
    commit: () => call('Commit', ''),
    finish: () => call('Terminate', ''),
    error: () => call('GetLastError'),
    held: (element: string) => lms.record().values[element],
    get lms() {
      return lms;
    },
  };
  return learner;
}

describe.each(['scorm12', 'scorm2004'] as const)('the preview LMS in %s', (standard) => {
  const { elements, errors } = standards[standard];

  const readable = profileNames.filter((name) => !lmsProfiles[name].storesAtSet); // Open edX tells no counts
  it.each(readable)('plays a visit and a return as %s', (profile) => {
    const learner = learnerIn({ standard, profile });
    learner.open();
    expect(learner.get(elements.entry)).toBe('ab-initio');
    learner.set(elements.status, 'incomplete');
    learner.set(elements.exit, 'suspend');
    learner.set(elements.suspendData, '1~state');
    learner.set('cmi.interactions.0.id', 'C01_fairly_soon');
    learner.set('cmi.interactions.0.type', standard === 'scorm12' ? 'fill-in' : 'choice');
    expect(learner.commit()).toBe('true');
    learner.set(elements.sessionTime, standard === 'scorm12' ? '0000:01:05.00' : 'PT1M5S');
    expect(learner.finish()).toBe('true');
    expect(learner.lms.refused()).toEqual([]);

    learner.open();
    const keeps = lmsProfiles[profile].keeps;
    expect(learner.get(elements.entry)).toBe(keeps ? 'resume' : 'ab-initio');
    expect(learner.get(elements.suspendData)).toBe(keeps ? '1~state' : '');
    expect(String(learner.get('cmi.interactions._count'))).toBe(keeps ? '1' : '0');
    if (keeps) expect(learner.get(elements.totalTime)).toMatch(standard === 'scorm12' ? /01:05/ : /1M5S/);
  });

  it('holds only what a save brought', () => {
    const learner = learnerIn({ standard }).open();
    learner.set(elements.location, 'L2');
    expect(learner.held(elements.location)).toBeUndefined();
    expect(learner.lms.unsaved).toBe(1);
    learner.commit();
    expect(learner.held(elements.location)).toBe('L2');
    expect(learner.lms.unsaved).toBe(0);
  });

  it('knows who learns, and in which mode', () => {
    const learner = learnerIn({
      standard,
      learner: { id: 'a7', name: 'Müller, Anna' },
      mode: 'review',
    }).open();
    expect(learner.get(elements.learnerId)).toBe('a7');
    expect(learner.get(elements.learnerName)).toBe('Müller, Anna');
    expect(learner.get(elements.mode)).toBe('review');
    expect(learner.get(elements.credit)).toBe('no-credit');
  });

  it('keeps the records of learners and activities apart', () => {
    const store = new Map<string, string>();
    const first = learnerIn({ standard, store }).open();
    first.set(elements.exit, 'suspend');
    first.set(elements.suspendData, 'mine');
    first.commit();
    for (const other of [{ learner: { id: 'b', name: 'B, B' } }, { activity: 'second' }]) {
      expect(
        learnerIn({ standard, store, ...other })
          .open()
          .get(elements.suspendData),
      ).toBe('');
    }
  });

  it('refuses calls before, after and twice, with the codes of the standard', () => {
    const learner = learnerIn({ standard }).launch();
    const expectRefused = (answer: unknown, code: string) => {
      expect(['false', '']).toContain(answer);
      expect(learner.error()).toBe(code);
    };
    expectRefused(learner.get(elements.mode), errors.before.GetValue);
    expectRefused(learner.commit(), errors.before.Commit);
    expectRefused(learner.call('Initialize'), errors.argument);
    expectRefused(learner.call('Initialize', null), errors.argument);
    learner.open();
    expectRefused(learner.call('Initialize', ''), errors.running);
    expectRefused(learner.call('Commit', 'now'), errors.argument);
    expectRefused(learner.call('SetValue', elements.location, 3), errors.value);
    learner.finish();
    expectRefused(learner.set(elements.location, '1'), errors.after.SetValue);
    expectRefused(learner.commit(), errors.after.Commit);
    expectRefused(learner.finish(), errors.after.Terminate);
    expectRefused(learner.call('Initialize', ''), errors.ended);
    expect(learner.lms.refused()).toHaveLength(7);
  });

  it('starts a new attempt with an empty record and keeps the old one aside', () => {
    const learner = learnerIn({ standard }).open();
    learner.set(elements.exit, 'suspend');
    learner.set(elements.location, 'L2');
    learner.finish();
    learner.open({ newAttempt: true });
    expect(learner.get(elements.entry)).toBe('ab-initio');
    expect(learner.get(elements.location)).toBe('');
    expect(learner.lms.record()).toMatchObject({ attempt: 2, launches: 2 });
    expect(learner.lms.record().earlier[0]).toMatchObject({ [elements.location]: 'L2' });
  });

  it('can know less, and give more, than usual', () => {
    const given = { 'cmi.launch_data': 'x=1', 'cmi.objectives.0.id': 'primary' };
    const learner = learnerIn({ standard, without: ['cmi.interactions'], given }).open();
    expect(learner.get('cmi.launch_data')).toBe('x=1');
    expect(learner.get('cmi.objectives.0.id')).toBe('primary');
    expect(learner.get('cmi.interactions._children')).toBe('');
    expect(learner.error()).toBe('401');
  });

  it('survives a damaged record, and says so', () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const store = new Map([[`${standard}:course:learner-1`, '{"launches":']]);
    expect(learnerIn({ standard, store }).open().get(elements.entry)).toBe('ab-initio');
    expect(warning).toHaveBeenCalledOnce();
    warning.mockRestore();
  });

  it('merges what two windows save', () => {
    const store = new Map<string, string>();
    const [one, two] = [learnerIn({ standard, store }).open(), learnerIn({ standard, store }).open()];
    one.set(elements.location, 'L1');
    two.set(elements.suspendData, 'two');
    one.commit();
    two.commit();
    expect([one.held(elements.location), one.held(elements.suspendData)]).toEqual(['L1', 'two']);
  });

  describe('with faults', () => {
    it('refuses commits as often as asked, then takes what was waiting', () => {
      const faults = new Faults();
      const learner = learnerIn({ standard, faults }).open();
      faults.add({ on: ['Commit'], refuse: true, times: 2 });
      learner.set(elements.location, 'L1');
      expect([learner.commit(), learner.error()]).toEqual(['false', errors.store]);
      expect(learner.commit()).toBe('false');
      expect(learner.held(elements.location)).toBeUndefined();
      expect(learner.commit()).toBe('true');
      expect(learner.held(elements.location)).toBe('L1');
    });

    it('can lie, throw, answer in odd types, and choose its calls', () => {
      const faults = new Faults();
      const learner = learnerIn({ standard, faults }).launch();
      const lift = faults.add({ on: ['Initialize'], answer: true });
      expect(learner.call('Initialize', '')).toBe(true);
      lift();
      faults.add({ on: ['Commit'], lie: true, when: ({ count }) => count === 1 });
      faults.add({
        on: ['GetValue'],
        throws: 'window closed',
        when: ({ args }) => args[0] === elements.mode,
      });
      learner.set(elements.location, 'L1');
      expect(learner.commit()).toBe('true');
      expect(learner.held(elements.location)).toBeUndefined();
      expect(() => learner.get(elements.mode)).toThrow('window closed');
      expect(learner.get(elements.location)).toBe('L1');
      expect(learner.lms.log.filter(({ fault }) => fault)).toHaveLength(3);
    });

    it('expires the session until the next launch, reading and writing as before', () => {
      const faults = new Faults();
      const learner = learnerIn({ standard, faults }).open();
      faults.add(faultPresets.sessionExpired);
      expect(learner.set(elements.location, 'L1')).toBe('true');
      expect([learner.commit(), learner.error()]).toEqual(['false', '101']);
      learner.open();
      expect(learner.commit()).toBe('true');
    });

    it('refuses Initialize', () => {
      const faults = new Faults();
      faults.add({ on: ['Initialize'], refuse: '101' });
      const learner = learnerIn({ standard, faults }).launch();
      expect([learner.call('Initialize', ''), learner.error()]).toEqual(['false', '101']);
    });

    it('takes its time', () => {
      const faults = new Faults();
      faults.add({ on: ['Commit'], wait: 60 });
      const learner = learnerIn({ standard, faults }).open();
      const start = performance.now();
      learner.commit();
      expect(performance.now() - start).toBeGreaterThanOrEqual(60);
    });
  });

  it('says how large a save is, so that tests can keep it small', () => {
    const learner = learnerIn({ standard }).open();
    learner.set(elements.suspendData, 'x'.repeat(1000));
    learner.commit();
    const { sent } = learner.lms.log.at(-1) ?? {};
    expect(sent?.elements).toEqual([elements.suspendData]);
    expect(sent?.bytes).toBeGreaterThan(1100);
  });
});

/** Rows for it.each, with long values told by their length. */
function shown(rows: (readonly [string, string, string?])[]) {
  return rows.map(([element, value, code]) => ({
    element,
    value,
    code,
    shown: value.length > 60 ? `${value.length} characters` : JSON.stringify(value),
  }));
}

describe('what is refused in SCORM 1.2', () => {
  const refused: [string, string][] = [
    ['cmi.suspend_data', 'x'.repeat(4097)],
    ['cmi.core.lesson_location', 'x'.repeat(256)],
    ['cmi.core.lesson_status', 'not attempted'],
    ['cmi.core.score.raw', '100.5'],
    ['cmi.core.score.raw', '80,5'],
    ['cmi.core.score.raw', ''],
    ['cmi.core.exit', 'normal'],
    ['cmi.core.session_time', '00:01:05.5'],
    ['cmi.core.session_time', '0:01:05'],
    ['cmi.core.session_time', '00:01:05.123'],
    ['cmi.interactions.0.id', 'has space'],
    ['cmi.interactions.0.id', 'über'],
    ['cmi.interactions.0.type', 'other'],
    ['cmi.interactions.0.result', 'incorrect'],
    ['cmi.interactions.0.time', '2026-11-22T06:30:15'],
    ['cmi.interactions.0.latency', '00:00:04.250'],
    ['cmi.interactions.0.student_response', 'x'.repeat(256)],
    ['cmi.objectives.0.status', 'unknown'],
    ['cmi.suspend_data', 'half \ud83d'],
  ];

  it.each(shown(refused))('$element = $shown by the strict LMS', ({ element, value }) => {
    const learner = learnerIn({ standard: 'scorm12', profile: 'strict' }).open();
    expect([learner.set(element, value), learner.error()]).toEqual(['false', '405']);
    expect(learner.call('GetDiagnostic', '405')).toContain(element);
  });

  it.each(['cmi.suspend_data', 'cmi.interactions.0.student_response'])(
    'not %s of 5000 by Moodle',
    (element) => {
      const learner = learnerIn({ standard: 'scorm12', profile: 'moodle12' }).open();
      expect(learner.set(element, 'x'.repeat(5000))).toBe('true');
    },
  );

  it.each([
    ['cmi.interactions.0.student_response', 'Coaching, „both“ – or {none}'],
    ['cmi.interactions.0.result', 'wrong'],
    ['cmi.interactions.0.time', '23:59:59'],
    ['cmi.core.session_time', '0000:01:05.50'],
    ['cmi.core.score.raw', '86.67'],
  ])('not %s = %j', (element, value) => {
    for (const profile of checking) {
      expect(learnerIn({ standard: 'scorm12', profile }).open().set(element, value)).toBe('true');
    }
  });

  it('reading what was answered: interactions are write-only', () => {
    const learner = learnerIn({ standard: 'scorm12' }).open();
    expect([learner.get('cmi.interactions.0.id'), learner.error()]).toEqual(['', '404']);
    expect([learner.set('cmi.core.student_id', 'me'), learner.error()]).toEqual(['false', '403']);
    expect([learner.set('cmi.interactions.3.id', 'gap'), learner.error()]).toEqual(['false', '201']);
  });
});

describe('what is refused in SCORM 2004', () => {
  const row = 'cmi.interactions.0';
  const refused: [string, string, string][] = [
    ['cmi.suspend_data', 'x'.repeat(64_001), '406'],
    ['cmi.location', 'x'.repeat(1001), '406'],
    ['cmi.score.raw', '1e2', '406'],
    ['cmi.score.raw', '.5', '406'],
    ['cmi.score.scaled', '1.2', '407'],
    ['cmi.progress_measure', '1.01', '407'],
    ['cmi.completion_status', 'passed', '406'],
    ['cmi.session_time', 'PT1.123S', '406'],
    [`${row}.timestamp`, '2026-11-22T06:30:15Z', '406'],
    [`${row}.timestamp`, '2026-11-22T06:30:15.123Z', '406'],
    [`${row}.timestamp`, '2026-11-22T06:30:15+01:00', '406'],
    [`${row}.latency`, '00:00:04', '406'],
    [`${row}.result`, 'wrong', '406'],
    [`${row}.learner_response`, 'c-07', '406'],
    [`${row}.learner_response`, 'both sides', '406'],
    [`${row}.learner_response`, 'both[,]both', '406'],
    [`${row}.correct_responses.0.pattern`, 'coaching-pile', '406'],
    [`${row}.description`, 'x'.repeat(251), '406'],
    [`${row}.description`, 'two\nlines', '406'],
    ['cmi.objectives.0.id', 'has space', '406'],
  ];

  function withRow() {
    const learner = learnerIn({ standard: 'scorm2004', profile: 'strict' }).open();
    learner.set(`${row}.id`, 'C01');
    learner.set(`${row}.type`, 'choice');
    return learner;
  }

  it.each(shown(refused))('$element = $shown', ({ element, value, code }) => {
    const learner = withRow();
    expect([learner.set(element, value), learner.error()]).toEqual(['false', code]);
  });

  it.each([
    ['cmi.score.scaled', '0.8667'],
    ['cmi.session_time', 'PT1M5.25S'],
    [`${row}.timestamp`, '2026-11-22T06:30:15.00Z'],
    [`${row}.timestamp`, '2026-11-22T06:30:15'],
    [`${row}.learner_response`, 'coaching'],
    [`${row}.correct_responses.0.pattern`, 'both'],
    [`${row}.description`, 'Who helps – “über” & <b>?'],
  ])('not %s = %j', (element, value) => {
    expect(withRow().set(element, value)).toBe('true');
  });

  it('an answer before its type', () => {
    const learner = learnerIn({ standard: 'scorm2004', profile: 'strict' }).open();
    learner.set(`${row}.id`, 'C01');
    expect([learner.set(`${row}.learner_response`, 'both'), learner.error()]).toEqual(['false', '408']);
  });

  it('nothing that a matching answer may hold', () => {
    const learner = withRow();
    learner.set(`${row}.type`, 'matching');
    expect(learner.set(`${row}.learner_response`, 'c07[.]coaching[,]c08[.]mentoring')).toBe('true');
    expect(learner.set(`${row}.learner_response`, 'c07[.]')).toBe('false');
  });

  it('resuming, unless the last exit was suspend', () => {
    const learner = learnerIn({ standard: 'scorm2004', profile: 'strict' }).open();
    learner.set('cmi.exit', 'normal');
    learner.set('cmi.location', 'L2');
    learner.finish();
    learner.open();
    expect([learner.get('cmi.entry'), learner.get('cmi.location')]).toEqual(['ab-initio', '']);
    expect(learner.lms.record().attempt).toBe(2);
  });
});

describe('Moodle', () => {
  const faults = new Faults();
  const in12 = () => learnerIn({ standard: 'scorm12', profile: 'moodle12', faults });
  const in2004 = () => learnerIn({ standard: 'scorm2004', profile: 'moodle12', faults });

  it('never sends again in 1.2 what a failed commit lost, unless the value changes', () => {
    const learner = in12().open();
    learner.set('cmi.suspend_data', 'one');
    faults.add({ on: ['Commit'], refuse: '101', times: 1 });
    expect(learner.commit()).toBe('false');
    learner.set('cmi.suspend_data', 'one');
    expect(learner.commit()).toBe('true');
    expect(learner.held('cmi.suspend_data')).toBeUndefined();
    learner.set('cmi.suspend_data', 'two');
    learner.commit();
    expect(learner.held('cmi.suspend_data')).toBe('two');
  });

  it('does not send in 2004 what is back at its value of the launch', () => {
    const learner = in2004().open();
    learner.set('cmi.exit', 'suspend');
    learner.set('cmi.location', '3');
    learner.finish();
    learner.open();
    for (const location of ['4', '3']) {
      learner.set('cmi.location', location);
      learner.commit();
    }
    expect(learner.held('cmi.location')).toBe('4');
  });

  it('adds the time only at the end', () => {
    const learner = in12().open();
    learner.set('cmi.core.lesson_status', 'incomplete');
    learner.set('cmi.core.session_time', '0000:01:00.00');
    learner.commit();
    expect(learner.held('cmi.core.total_time')).toBeUndefined();
    learner.finish();
    expect(learner.held('cmi.core.total_time')).toBe('0000:01:00.00');
  });

  it('completes a 1.2 module that never said a status', () => {
    const learner = in12().open();
    learner.finish();
    expect(learner.held('cmi.core.lesson_status')).toBe('completed');
  });

  it('closes a finished attempt, and stores even what is written in review', () => {
    const learner = in12().open();
    learner.set('cmi.core.lesson_status', 'passed');
    learner.set('cmi.core.score.raw', '90');
    learner.finish();
    learner.open();
    expect(learner.get('cmi.core.lesson_mode')).toBe('review');
    learner.set('cmi.core.score.raw', '10');
    learner.commit();
    expect(learner.held('cmi.core.score.raw')).toBe('10');
    learner.open({ newAttempt: true });
    expect(learner.get('cmi.core.lesson_mode')).toBe('normal');
  });

  it('closes 1.2 before it stores, and leaves 2004 open for another try', () => {
    for (const [learner, again] of [
      [in12(), ['false', '301']],
      [in2004(), ['true', '0']],
    ] as const) {
      learner.open();
      faults.add({ on: ['Terminate'], refuse: '101', times: 1 });
      expect(learner.finish()).toBe('false');
      expect([learner.finish(), learner.error()]).toEqual(again);
    }
  });

  it('throws away what is unsaved when initialised twice, and takes 1.2 again after the end', () => {
    const learner = in12().open();
    learner.set('cmi.suspend_data', 'one');
    expect([learner.call('Initialize', ''), learner.error()]).toEqual(['false', '101']);
    expect(learner.get('cmi.suspend_data')).toBe('');
    learner.finish();
    expect(learner.call('Initialize', '')).toBe('true');
  });

  it('answers counts and scores as numbers', () => {
    const learner = in12().open();
    learner.set('cmi.core.score.raw', '80');
    expect([learner.get('cmi.core.score.raw'), learner.get('cmi.interactions._count')]).toEqual([80, 0]);
  });

  it('loses more than 64 KiB once the page hides', () => {
    const learner = in2004().open();
    learner.set('cmi.suspend_data', 'x'.repeat(60_000));
    learner.set('cmi.comments_from_learner.0.comment', 'x'.repeat(4000));
    learner.set('cmi.interactions.0.id', 'x'.repeat(2000));
    learner.lms.hiding = true;
    expect(learner.commit()).toBe('false');
    expect(learner.held('cmi.suspend_data')).toBeUndefined();
  });
});

describe('a strict LMS', () => {
  it.each(['strict', 'spec'] as const)('keeps nothing that is written in review (%s)', (profile) => {
    const learner = learnerIn({ standard: 'scorm12', profile, mode: 'review' }).open();
    learner.set('cmi.core.score.raw', '10');
    expect(learner.commit()).toBe('true');
    expect(learner.held('cmi.core.score.raw')).toBeUndefined();
  });
});
