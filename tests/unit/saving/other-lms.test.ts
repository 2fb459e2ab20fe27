import { describe, expect, it } from 'vitest';
import { createLms } from '../../../scorm/lms/lms.ts';
import type { LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import { parseDuration } from '../../../scorm/lms/record.ts';
import { Faults } from '../../../scorm/lms/faults.ts';
import { standards } from '../../../scorm/lms/standards.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { allRight, halfRight, smallCourse as course, submitted } from '../state/fixture.ts';
import { dialects, type Standard } from '../tracking/fixture.ts';
import { FakeClock, inside, settled } from './fake-lms.ts';
import { edgesOf, openVisit, sessionOf } from './open-visit.ts';

/** A learner in an LMS of this kind; each launch is on a device of its own. */
function learnerOf(profile: LmsProfileName, standard: Standard) {
  const [store, clock, faults] = [new Map<string, string>(), new FakeClock(), new Faults()];
  let event = '';
  const launch = async () => {
    const lms = createLms({ standard, profile, store, faults, event: () => event });
    const tracker = new ScormTracker(lms.api, dialects[standard]);
    const { visit, does } = openVisit(sessionOf(tracker, edgesOf(clock)), course);
    visit.begin();
    await clock.pass(10);
    return {
      lms,
      visit,
      does,
      takesAll() {
        for (const lesson of ['L1', 'L2']) does({ type: 'end-lesson', lesson });
        for (const action of submitted(allRight)) does(action);
      },
      /** The page goes, with the browser's events in their order. */
      async closes() {
        for (const [type, run] of [
          ['beforeunload', () => visit.unload()],
          ['pagehide', () => visit.leave()],
        ] as const) {
          event = type;
          run();
        }
        event = '';
        await settled();
      },
      held: () => lms.record().values,
    };
  };
  const { elements } = standards[standard];
  return { launch, clock, faults, elements };
}

describe.each(['scorm12', 'scorm2004'] as const)('in ILIAS (%s)', (standard) => {
  it('work and time of the last stretch are there for another device', async () => {
    const { launch, clock, elements } = learnerOf('ilias', standard);
    const first = await launch();
    await clock.pass(30_000);
    first.does({ type: 'end-lesson', lesson: 'L1' });
    await clock.pass(5000); // sooner than any pause
    await first.closes();
    expect(inside(first.held()[elements.suspendData] ?? '')?.attempt.endedLessons).toEqual(['L1']);
    expect(parseDuration(first.held()[elements.totalTime] ?? '')).toBe(3501);
    const second = await launch();
    expect(second.visit.attempt.endedLessons).toEqual(['L1']);
    expect(second.visit.standing).toBe('writing');
  });

  it('the time alone is worth a commit', async () => {
    const { launch, clock, elements } = learnerOf('ilias', standard);
    const first = await launch();
    await clock.pass(60_000);
    await first.closes();
    expect(parseDuration(first.held()[elements.totalTime] ?? '')).toBe(6001);
  });

  it('a learner who stays after all goes on, and all is looked into', async () => {
    const { launch, clock, elements } = learnerOf('ilias', standard);
    const first = await launch();
    first.does({ type: 'end-lesson', lesson: 'L1' });
    first.visit.unload();
    await clock.pass(30_000);
    expect(first.visit.saveState).toBe('saved');
    first.takesAll();
    await clock.pass(30_000);
    expect(first.held()).toMatchObject({ [elements.score]: '100', [elements.success]: 'passed' });
    expect(first.visit.saveState).toBe('saved');
  });
});

describe('in Chamilo', () => {
  it('the total time is the time that was spent', async () => {
    const { launch, clock, elements } = learnerOf('chamilo', 'scorm12');
    const first = await launch();
    for (const lesson of ['L1', 'L2']) {
      first.does({ type: 'open-place', place: { screen: 'lesson', lesson } });
      await clock.pass(30_000);
    }
    await first.closes();
    expect(parseDuration(first.held()[elements.totalTime] ?? '')).toBe(6001);
  });

  it('the last word is told at once, and the report has the time of each answer', async () => {
    const { launch, clock, elements } = learnerOf('chamilo', 'scorm12');
    const first = await launch();
    first.takesAll();
    await clock.pass(1000);
    expect(first.held()).toMatchObject({ [elements.status]: 'passed', [elements.score]: '100' });
    expect(first.held()['cmi.interactions.0.time']).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it('what nobody can see to arrive is not called saved', async () => {
    const { launch, clock } = learnerOf('chamilo', 'scorm12');
    const first = await launch();
    first.does({ type: 'end-lesson', lesson: 'L1' });
    await clock.pass(30_000);
    expect(first.visit.saveState).toBe('sent');
  });

  it('what comes after the end is not said to be recorded, and the next visit misses nothing', async () => {
    const { launch, clock } = learnerOf('chamilo', 'scorm12');
    const first = await launch();
    first.takesAll();
    await clock.pass(1000);
    expect(first.visit.standing).toBe('writing');
    for (const action of submitted(halfRight)) first.does(action);
    expect(first.visit.standing).toBe('review');
    await clock.pass(30_000);
    await first.closes();
    const second = await launch();
    expect(second.visit).toMatchObject({ standing: 'review', unsentInReview: false });
    expect(second.visit.attempt.bestScore).toBe(100);
  });
});

describe.each(['scorm12', 'scorm2004'] as const)('in Open edX (%s)', (standard) => {
  it('answers have their rows, although it says nothing of them', async () => {
    const { launch, clock } = learnerOf('open-edx', standard);
    const first = await launch();
    first.takesAll();
    await clock.pass(1000);
    expect(first.held()).toMatchObject({
      'cmi.interactions.0.result': 'correct',
      'cmi.objectives.0.id': 'L1',
    });
  });

  it('of what is written while the page goes, the state comes first', async () => {
    const { launch, clock, elements } = learnerOf('open-edx', standard);
    const first = await launch();
    await clock.pass(1000);
    first.does({ type: 'open-place', place: { screen: 'lesson', lesson: 'L2' } });
    await first.closes();
    expect(inside(first.held()[elements.suspendData] ?? '')?.attempt.place).toEqual({
      screen: 'lesson',
      lesson: 'L2',
    });
  });
});

it('an LMS that refuses the first row gets no more of them, and all the rest', async () => {
  const { launch, clock, faults, elements } = learnerOf('open-edx', 'scorm12');
  const first = await launch();
  faults.add({
    on: ['SetValue'],
    refuse: '401',
    when: ({ args }) => String(args[0]).startsWith('cmi.interactions'),
  });
  faults.add({ on: ['GetLastError'], answer: '401', when: () => true });
  first.takesAll();
  await clock.pass(1000);
  const tried = first.lms.log.filter(
    ({ call, args }) => call === 'SetValue' && String(args[0]).includes('interactions'),
  );
  expect(tried).toHaveLength(1);
  expect(first.held()[elements.score]).toBe('100');
});
