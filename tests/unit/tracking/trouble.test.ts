import { describe, expect, it } from 'vitest';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { NoLms } from '../../../src/tracking/no-lms.ts';
import { TrackingError } from '../../../src/tracking/tracker.ts';
import { dialects, half, learnerIn, nothingYet, row, whole, writes } from './fixture.ts';

describe.each(['scorm12', 'scorm2004'] as const)('an LMS in trouble (%s)', (standard) => {
  const learner = () => learnerIn({ standard });
  const { calls } = dialects[standard];

  it('that opens no session is told of with its code and what to do', () => {
    const { visit, faults } = learner();
    faults.add({ on: ['Initialize'], refuse: '101' });
    expect(() => visit()).toThrow(TrackingError);
    expect(() => visit()).toThrow(/LMS refused (LMS)?Initialize\(\) with error 101 .*reload the page/);
  });

  it('that throws at once is told of in its own words', () => {
    const { visit, faults } = learner();
    faults.add({ on: ['Initialize'], throws: 'boom' });
    expect(() => visit()).toThrow(/boom/);
  });

  it('that refuses one value gets all the others', () => {
    const { visit, faults } = learner();
    const { lms, tracker } = visit();
    faults.add({ on: ['SetValue'], refuse: '405', when: ({ args }) => String(args[0]).endsWith('location') });
    const delivery = tracker.send(half);
    expect(delivery).toMatchObject({ arrived: true, stateRefused: false });
    expect(delivery.refusals).toHaveLength(1);
    expect(delivery.refusals[0]).toMatchObject({ code: '405' });
    expect(delivery.refusals[0]?.call).toMatch(/SetValue\(cmi\..*location\)/);
    expect(lms.record().values['cmi.suspend_data']).toBe(half.suspendData);
  });

  it('is not asked a second time for a value it refused', () => {
    const { visit, faults } = learner();
    const { lms, tracker } = visit();
    faults.add({ on: ['SetValue'], refuse: '405', when: ({ args }) => String(args[0]).endsWith('location') });
    tracker.send(half);
    const count = writes(lms).length;
    tracker.send(half);
    expect(writes(lms).length).toBe(count);
  });

  it.each(['405', '406'])('that refuses the state with %s says so', (code) => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    faults.add({ on: ['SetValue'], refuse: code, when: ({ args }) => args[0] === 'cmi.suspend_data' });
    expect(tracker.send(half)).toMatchObject({ arrived: true, stateRefused: true });
  });

  it('that does not take the state for another reason has not taken the whole', () => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    faults.add({ on: ['SetValue'], refuse: '301', when: ({ args }) => args[0] === 'cmi.suspend_data' });
    expect(tracker.send(half)).toMatchObject({ arrived: false, stateRefused: false });
  });

  it('that says "false" without an error to a value has taken it', () => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    faults.add({ on: ['SetValue'], answer: 'false' });
    expect(tracker.send(half)).toMatchObject({ arrived: true, refusals: [] });
  });

  const noCommit = ['Initialize', 'SetValue', 'Terminate'] as const;
  it.each([
    [1, [...noCommit, 'Commit'] as const],
    ['1', [...noCommit, 'Commit'] as const],
    ['TRUE', [...noCommit, 'Commit'] as const],
    [null, noCommit],
  ])('that answers %j and knows of no error has said yes', (answer, on) => {
    const { visit, faults } = learner();
    faults.add({ on, answer });
    const { lms, tracker } = visit();
    expect(tracker.send(half)).toMatchObject({ arrived: true, gone: false, refusals: [] });
    expect(tracker.finish(half)).toMatchObject({ arrived: true, refusals: [] });
    expect(writes(lms).filter((call) => call === 'Terminate')).toHaveLength(1);
    expect(lms.record().values['cmi.suspend_data']).toBe(half.suspendData);
  });

  it('that answers nothing to a commit has not taken it', () => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    faults.add({ on: ['Commit'], answer: null });
    expect(tracker.send(half)).toMatchObject({ arrived: false });
  });

  it.each([0, 'false', null])('that answers %j and names an error has refused', (answer) => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    faults.add({ on: ['Commit'], refuse: true, answer });
    expect(tracker.send(half)).toMatchObject({ arrived: false });
  });

  it.each(['throws', 'answers null'])('of which every call %s is survived', (how) => {
    const { visit, faults } = learner();
    const { tracker } = visit();
    tracker.send(nothingYet);
    faults.add({
      on: ['SetValue', 'GetValue', 'Commit', 'Terminate', 'GetLastError', 'GetErrorString', 'GetDiagnostic'],
      ...(how === 'throws' ? { throws: 'closed' } : { answer: null }),
    });
    expect(tracker.send(half)).toMatchObject({ arrived: false, stateRefused: false });
    tracker.doubt();
    expect(tracker.reassert(half)).toMatchObject({ arrived: false });
    expect(() => tracker.finish(half)).not.toThrow();
  });

  it('whose functions vanish is gone, and back when they are', () => {
    const { visit } = learner();
    const { lms } = visit();
    const api: Record<string, unknown> = { ...lms.api };
    const tracker = new ScormTracker(api, dialects[standard]);
    // The session is open already; this tracker begins with a page of its own.
    api[calls.initialize] = () => 'true';
    tracker.start();
    const commit = api[calls.commit];
    const set = api[calls.set];
    delete api[calls.commit];
    delete api[calls.set];
    expect(tracker.send(half)).toMatchObject({ arrived: false, gone: true, stateRefused: false });
    tracker.doubt();
    Object.assign(api, { [calls.commit]: commit, [calls.set]: set });
    expect(tracker.send({ ...half, suspendData: 'back' })).toMatchObject({ arrived: true, gone: false });
    tracker.confirm();
    tracker.reassert({ ...half, suspendData: 'back' });
    expect(lms.record().values).toMatchObject({
      'cmi.suspend_data': 'back',
      'cmi.interactions.2.id': 'C2_card',
    });
  });

  it('is not touched after the end', () => {
    const { lms, tracker } = learner().visit();
    tracker.finish(half);
    const calls = lms.log.length;
    tracker.send(whole);
    tracker.doubt();
    tracker.reassert(whole);
    tracker.finish(whole);
    expect(lms.log.length).toBe(calls);
  });

  it('that fails at the end is asked once more only where that can help', () => {
    const { visit, faults } = learner();
    const { lms, tracker } = visit();
    faults.add({ on: ['Terminate'], refuse: true });
    expect(tracker.finish(half).arrived).toBe(false);
    expect(writes(lms).filter((call) => call === 'Terminate')).toHaveLength(standard === 'scorm12' ? 1 : 2);
  });

  it('is asked for its reasons after each refusal, and each call is logged once', () => {
    const { visit, faults } = learner();
    faults.add({ on: ['Commit'], refuse: true, times: 1 });
    const { lms, tracker, reports } = visit();
    tracker.send(nothingYet);
    const asked = lms.log.slice(lms.log.findIndex(({ call }) => call === 'Commit')).map(({ call }) => call);
    expect(asked).toEqual(['Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic']);
    const commits = reports.filter(({ call }) => call.endsWith('Commit()'));
    expect(commits).toHaveLength(1);
    expect(commits[0]).toMatchObject({
      answer: 'false',
      error: expect.stringMatching(/^(101|391) ./) as string,
    });
  });
});

describe('what an LMS says at launch', () => {
  it.each(['', 'unknown', 'Normal'])('mode "%s" is normal', (mode) => {
    const api = fakeApi({ 'cmi.core.lesson_mode': mode });
    expect(new ScormTracker(api, dialects.scorm12).start().mode).toBe('normal');
  });

  it.each([
    ['', null],
    ['0', 0],
    [0, 0],
    [86.66, 86.66],
    ['none', null],
  ])('score %j is %j', (raw, score) => {
    const api = fakeApi({ 'cmi.core.score.raw': raw });
    expect(new ScormTracker(api, dialects.scorm12).start().score).toBe(score);
  });

  it('with counts and scores as numbers is understood, and nothing is written again', () => {
    const { visit } = learnerIn({ standard: 'scorm12', profile: 'moodle12' });
    visit().tracker.finish(half);
    const { lms, tracker, launch } = visit();
    expect(launch.score).toBe(66.66);
    tracker.assume(half);
    tracker.send(half);
    expect(writes(lms).join()).not.toMatch(/score|objectives|interactions/);
  });

  it.each(['NaN', '-1', '', '1e9', 'many'])('an objectives count of "%s" is survived', (count) => {
    const set: string[] = [];
    const api = fakeApi({ 'cmi.objectives._count': count, 'cmi.objectives._children': 'id,status' }, set);
    const tracker = new ScormTracker(api, dialects.scorm12);
    tracker.start();
    tracker.send(half);
    expect(set.filter((element) => /objectives\.\d+\.id/.test(element))).toHaveLength(2);
  });

  it.each([
    ['0', 0],
    [15, 15],
    ['', undefined],
    [null, undefined],
    ['many', undefined],
    ['1e9', undefined],
  ])('a count of rows of %j is %j', (count, rows) => {
    const api = fakeApi({ 'cmi.interactions._count': count, 'cmi.interactions._children': 'id,type' });
    expect(new ScormTracker(api, dialects.scorm12).start().rows).toBe(rows);
  });

  it('objectives without ids keep their rows, and ours follow', () => {
    const set: string[] = [];
    const api = fakeApi({ 'cmi.objectives._count': '2', 'cmi.objectives._children': 'id,status' }, set);
    const tracker = new ScormTracker(api, dialects.scorm12);
    tracker.start();
    tracker.send(half);
    expect(set.filter((element) => /objectives\.\d+\.id/.test(element))).toEqual([
      'cmi.objectives.2.id',
      'cmi.objectives.3.id',
    ]);
  });
});

describe('without an LMS', () => {
  it('all is well and nothing is known', () => {
    const tracker = new NoLms();
    expect(tracker.start()).toMatchObject({ mode: 'normal', learnerId: '', suspendData: '', score: null });
    for (const answer of [tracker.send(), tracker.reassert(), tracker.finish()]) {
      expect(answer).toMatchObject({ arrived: true, gone: false });
    }
    tracker.assume();
    tracker.confirm();
    tracker.doubt();
    expect(tracker.owes).toBe(false);
  });
});

function fakeApi(values: Record<string, unknown>, set: string[] = []) {
  const yes = () => 'true';
  return {
    LMSInitialize: yes,
    LMSFinish: yes,
    LMSCommit: yes,
    LMSSetValue: (element: string) => (set.push(element), 'true'),
    LMSGetValue: (element: string) => values[element] ?? '',
    LMSGetLastError: () => '0',
    LMSGetErrorString: () => '',
    LMSGetDiagnostic: () => '',
  };
}

// A row far beyond the first keeps its place even when those before it are not in the record.
it('a card’s row does not depend on the others', () => {
  const { lms, tracker } = learnerIn({ standard: 'scorm12' }).visit();
  tracker.send({ ...half, interactions: [row(0, true), row(1, true)] });
  tracker.send({ ...half, interactions: [row(1, false)] });
  expect(lms.record().values).toMatchObject({
    'cmi.interactions.0.result': 'correct',
    'cmi.interactions.1.result': 'wrong',
  });
});
