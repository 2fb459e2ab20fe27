import { describe, expect, it } from 'vitest';
import type { LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import { standards } from '../../../scorm/lms/standards.ts';
import { realCourse } from '../state/fixture.ts';
import { half, inWords, learnerIn, nothingYet, row, tell, whole, writes, type Standard } from './fixture.ts';

const elements = { scorm12: standards.scorm12.elements, scorm2004: standards.scorm2004.elements };
const combinations = (['scorm12', 'scorm2004'] as const).flatMap((standard) =>
  (['strict', 'spec', 'moodle12'] as const).map((profile): [Standard, LmsProfileName] => [standard, profile]),
);

describe.each(combinations)('a tracker for %s in a %s LMS', (standard, profile) => {
  const learner = () => learnerIn({ standard, profile });

  it('tells the whole record without a refused call', () => {
    const { visit } = learner();
    const { lms, tracker } = visit();
    for (const record of [nothingYet, half, whole]) {
      expect(tell(tracker, record)).toMatchObject({ arrived: true, refusals: [] });
      expect(lms.record().values).toMatchObject(inWords(standard, record, profile));
    }
    expect(tracker.finish(whole)).toMatchObject({ arrived: true, gone: false, refusals: [] });
    expect(lms.refused()).toEqual([]);
    expect(lms.unsaved).toBe(0);
  });

  it.each([
    ['at first', nothingYet],
    ['half-way', half],
    ['at the end', whole],
  ])('makes no call for what it has told already, %s', (_, record) => {
    const { lms, tracker } = learner().visit();
    tell(tracker, record);
    const calls = lms.log.length;
    expect(tracker.send({ ...record, sessionSeconds: 99 })).toMatchObject({ arrived: true });
    expect(lms.log.length).toBe(calls);
  });

  it('writes only what changed, and the session’s time where the LMS counts it with each commit', () => {
    const { lms, tracker } = learner().visit();
    tracker.send(half);
    const before = writes(lms).length;
    tracker.send({ ...half, suspendData: 'other', sessionSeconds: 9 });
    const [suspend, ...more] = writes(lms).slice(before);
    expect(suspend).toBe('cmi.suspend_data other');
    expect(more.map((call) => call.includes('session_time'))).toEqual(
      profile === 'moodle12' ? [false] : [true, false],
    );
    expect(more.at(-1)).toBe('Commit');
    tracker.finish({ ...half, suspendData: 'other', sessionSeconds: 10 });
    expect(lms.record().values[elements[standard].totalTime]).toMatch(/10/);
  });

  it('finds everything again at the next visit and need not write it', () => {
    const { visit } = learner();
    const first = visit();
    first.tracker.send(half);
    first.tracker.finish(half);
    const { lms, tracker, launch } = visit();
    expect(launch).toMatchObject({
      mode: 'normal',
      learnerId: 'learner-1',
      learnerName: 'Okafor, Ada',
      suspendData: half.suspendData,
      location: 'L2',
      score: 66.66,
      completed: false,
      passed: false,
    });
    tracker.assume(half);
    tracker.send(half);
    expect(writes(lms).filter((call) => !/exit|session_time/.test(call))).toEqual(['Commit']);
    expect(lms.refused()).toEqual([]);
  });

  it('says neither passed nor completed before the end', () => {
    const { lms, tracker } = learner().visit();
    tracker.send({ ...half, score: 100, passed: standard === 'scorm12' ? true : null });
    tracker.finish({ ...half, score: 100, passed: standard === 'scorm12' ? true : null });
    const said = writes(lms).filter((call) => /lesson_status|completion_status|success_status/.test(call));
    expect(said.filter((call) => !call.includes('objectives')).join()).not.toMatch(/passed|completed/);
  });

  it('writes a new lesson that an earlier visit did not know', () => {
    const { visit } = learner();
    const first = visit();
    first.tracker.finish(half);
    const more = { ...half, objectives: [{ id: 'L0', completed: false }, ...half.objectives] };
    const { lms, tracker } = visit();
    tracker.assume(more);
    tracker.send(more);
    tracker.send({ ...more, objectives: more.objectives.map(({ id }) => ({ id, completed: true })) });
    expect(lms.refused()).toEqual([]);
    const { values } = lms.record();
    const word = standard === 'scorm12' ? 'status' : 'completion_status';
    expect(values['cmi.objectives.2.id']).toBe('L0');
    expect(values[`cmi.objectives.2.${word}`]).toBe('completed');
  });

  it('finds objectives that the LMS keeps in another order by their ids', () => {
    const given = {
      'cmi.objectives.0.id': 'PRIMARY',
      'cmi.objectives.1.id': 'L2',
      'cmi.objectives.2.id': 'L1',
    };
    const { lms, tracker } = learnerIn({ standard, profile, given }).visit();
    tracker.send(half);
    const word = standard === 'scorm12' ? 'status' : 'completion_status';
    expect(writes(lms)).toContain(`cmi.objectives.2.${word} completed`);
    expect(writes(lms).join()).not.toContain(`cmi.objectives.1.${word}`);
    expect(writes(lms).filter((call) => /objectives\.\d\.id/.test(call))).toEqual([]);
    expect(lms.refused()).toEqual([]);
  });

  it.each(['cmi.interactions', 'cmi.objectives'])('does without %s where the LMS has none', (missing) => {
    const { lms, tracker } = learnerIn({ standard, profile, without: [missing] }).visit();
    expect(tell(tracker, whole)).toMatchObject({ arrived: true, refusals: [] });
    expect(writes(lms).some((call) => call.startsWith(missing))).toBe(false);
    expect(lms.record().values['cmi.suspend_data']).toBe(whole.suspendData);
  });

  it.each(['review', 'browse'] as const)('writes nothing in %s', (mode) => {
    const { visit } = learner();
    const first = visit();
    first.tracker.send(half);
    first.tracker.finish(half);
    const held = structuredClone(first.lms.record().values);
    const { lms, tracker, launch } = visit({ mode });
    expect(launch.mode).toBe(mode);
    tell(tracker, whole);
    tracker.finish(whole);
    expect(writes(lms)).toEqual(standard === 'scorm12' ? [] : ['Terminate']);
    const now = Object.entries(lms.record().values).filter(([element]) => !element.endsWith('total_time'));
    expect(held).toMatchObject(Object.fromEntries(now));
  });

  it('takes answers that are true instead of "true"', () => {
    const { visit, faults } = learner();
    faults.add({ on: ['Initialize', 'SetValue', 'Commit', 'Terminate'], answer: true });
    const { tracker } = visit();
    expect(tracker.send(half)).toMatchObject({ arrived: true, refusals: [] });
    expect(tracker.finish(half)).toMatchObject({ arrived: true, refusals: [] });
  });

  it('cuts long words without leaving half a character', () => {
    const long = '😀'.repeat(200);
    const odd = row(0, true, {
      description: `{${long}\n`,
      response: { id: 'both', label: long },
      correctResponse: { id: 'both', label: `"${long}[,]` },
    });
    const { lms, tracker } = learner().visit();
    expect(tracker.send({ ...half, interactions: [odd] }).refusals).toEqual([]);
    expect(lms.refused()).toEqual([]);
  });
});

describe('SCORM 1.2', () => {
  it('says the end in two steps, each with a commit, and neither again', () => {
    const { visit } = learnerIn({ standard: 'scorm12' });
    const { lms, tracker } = visit();
    tracker.send(half);
    tell(tracker, whole);
    const status = writes(lms).filter((call) => /lesson_status|Commit/.test(call));
    expect(status).toEqual([
      'cmi.core.lesson_status incomplete',
      'Commit',
      'cmi.core.lesson_status completed',
      'Commit',
      'cmi.core.lesson_status passed',
      'Commit',
    ]);
    expect(writes(lms).filter((call) => call.includes('session_time'))).toHaveLength(2); // once for both steps
    const before = writes(lms).length;
    tracker.send({ ...whole, location: 'L1' });
    tracker.finish({ ...whole, location: 'L1' });
    expect(writes(lms).slice(before).join()).not.toContain('lesson_status');
  });

  it('leaves a passed course passed when it is opened again', () => {
    const { visit } = learnerIn({ standard: 'scorm12' });
    const first = visit();
    first.tracker.finish(whole);
    const { lms, tracker, launch } = visit();
    expect(launch).toMatchObject({ completed: true, passed: true, score: 86.66 });
    tracker.assume(whole);
    tell(tracker, whole);
    tracker.finish(whole);
    expect(writes(lms).join()).not.toContain('lesson_status');
  });

  it('says completed, then failed, once the tries are used up', () => {
    const { lms, tracker } = learnerIn({ standard: 'scorm12' }).visit();
    tell(tracker, { ...whole, passed: false });
    expect(writes(lms).filter((call) => call.includes('lesson_status'))).toEqual([
      'cmi.core.lesson_status completed',
      'cmi.core.lesson_status failed',
    ]);
  });

  it('ends with a commit and one LMSFinish', () => {
    const { lms, tracker } = learnerIn({ standard: 'scorm12' }).visit();
    tracker.send(half);
    tracker.finish(half);
    tracker.finish(half);
    expect(writes(lms).slice(-2)).toEqual(['Commit', 'Terminate']);
    expect(writes(lms).filter((call) => call === 'Terminate')).toHaveLength(1);
  });
});

describe('SCORM 2004', () => {
  it('has a row for every card of the course, and the last form of a page that goes away stays within a beacon', () => {
    const { visit } = learnerIn({ standard: 'scorm2004', profile: 'moodle12' });
    const cards = realCourse.quiz.cards.map(({ text, reportId }, index) =>
      row(index, true, { description: text, id: reportId }),
    );
    const { lms, tracker } = visit();
    for (let start = 0; start < cards.length; start += 15) {
      tell(tracker, { ...half, suspendData: `${start}`, interactions: cards.slice(start, start + 15) });
      tracker.confirm();
    }
    tracker.finish({ ...whole, suspendData: 'x'.repeat(3800), interactions: cards.slice(30, 45) });
    expect(lms.log.at(-1)?.sent?.bytes).toBeLessThan(60_000); // of 65,536
    expect(lms.refused()).toEqual([]);
    const held = lms.record().values;
    for (const { row: index, id } of cards) {
      expect(held).toMatchObject({
        [`cmi.interactions.${index}.id`]: id,
        [`cmi.interactions.${index}.learner_response`]: 'coaching',
        [`cmi.interactions.${index}.correct_responses.0.pattern`]: 'coaching',
        [`cmi.interactions.${index}.result`]: 'correct',
      });
    }
  });

  it('sends raw and scaled scores that agree', () => {
    const { lms, tracker } = learnerIn({ standard: 'scorm2004' }).visit();
    tracker.send({ ...half, score: 79.996 });
    expect(lms.record().values).toMatchObject({ 'cmi.score.raw': '79.99', 'cmi.score.scaled': '0.7999' });
  });
});
