import { describe, expect, it } from 'vitest';
import type { LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import { createLms, type Lms } from '../../../scorm/lms/lms.ts';
import { drawWarmUp } from '../../../src/state/draw-warm-up.ts';
import { nextDraw } from '../../../src/state/draw.ts';
import { seededRandom } from '../../../src/state/random.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { scorm2004 } from '../../../src/tracking/scorm2004.ts';
import { realCourse as course } from '../state/fixture.ts';
import { FakeClock, settled } from './fake-lms.ts';
import { edgesOf, openVisit, sessionOf } from './open-visit.ts';

/** How many lessons the course has: each adds an objective, in two parts. */
const lessons = course.lessons.length;

/** A learner's pace, in milliseconds; the bench's too. */
const PER_CARD = 10_000;
const PER_LESSON = 180_000;

/** When the attempt began (player.php); everything else that Moodle stores was sent, the total time with it. */
const MOODLES_OWN_ROWS = 1;

/** The LMS with all it was asked, and how often the way to its server was tried. */
interface Asked {
  lms: Lms;
  probes: number;
}

/** Plays the whole course in one visit, every card well, to Finish. */
async function wholeCourse(standard: 'scorm12' | 'scorm2004', profile?: LmsProfileName): Promise<Asked> {
  let probes = 0;
  const lms = createLms({ standard, ...(profile && { profile }) });
  const tracker = new ScormTracker(lms.api, standard === 'scorm12' ? scorm12 : scorm2004);
  const clock = new FakeClock();
  const edges = edgesOf(clock, { probe: () => (probes++, Promise.resolve('reached')) });
  const learner = openVisit(sessionOf(tracker, edges), course);
  const { visit, does } = learner;
  const sort = async (draw: readonly string[]) => {
    for (const id of draw) {
      await clock.pass(PER_CARD);
      const category = course.quiz.cards.find((card) => card.id === id)?.category ?? '';
      does({ type: 'place-card', card: id, category, seconds: PER_CARD / 1000 });
    }
  };
  visit.begin();
  await clock.pass(1000);
  if (!course.warmUp) throw new Error('The course has no warm-up.');
  const warmUp = drawWarmUp(course.warmUp, () => 0.5);
  does({ type: 'start-warm-up', draw: warmUp });
  await sort(warmUp);
  for (const { id } of course.lessons) {
    does({ type: 'open-place', place: { screen: 'lesson', lesson: id } });
    await clock.pass(PER_LESSON);
    does({ type: 'end-lesson', lesson: id });
  }
  const draw = nextDraw(learner.attempt, course, seededRandom(1));
  does({ type: 'start-quiz', draw: draw ?? [] });
  await sort(draw ?? []);
  does({ type: 'submit-quiz', at: 1_700_000_000 });
  await clock.pass(60_000);
  await visit.finish();
  await settled();
  return { lms, probes };
}

/** How often each kind of call was made, and all of them together. */
function counted(lms: Lms): Record<string, number> {
  const counts: Record<string, number> = { calls: lms.log.length };
  for (const { call, args } of lms.log) {
    const about = /^cmi\.(interactions|objectives)/.exec(String(args[0]))?.[1];
    const kind = about && call === 'SetValue' ? about : call;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

describe('a whole course asks of the LMS', () => {
  it('six calls in SCORM 1.2 for each card, and 64 besides with nine lessons', async () => {
    const { lms } = await wholeCourse('scorm12');
    expect(counted(lms)).toEqual({
      calls: 15 * 6 + lessons * 2 + 46,
      Initialize: 1,
      GetValue: 9,
      interactions: 15 * 6,
      objectives: lessons * 2,
      SetValue: 27, // states, places, times, 3 statuses, 3 for the score, 1 exit
      Commit: 8,
      Terminate: 1,
    });
    expect(lms.refused()).toEqual([]);
  });

  it('eight calls in SCORM 2004 for each card, and 69 besides with nine lessons', async () => {
    const { lms } = await wholeCourse('scorm2004');
    expect(counted(lms)).toEqual({
      calls: 15 * 8 + lessons * 2 + 51,
      Initialize: 1,
      GetValue: 10,
      interactions: 15 * 8,
      objectives: lessons * 2,
      SetValue: 32, // as above, with 4 of progress, a scaled score, and both statuses; the end needs one step less
      Commit: 7,
      Terminate: 1,
    });
    expect(lms.refused()).toEqual([]);
  });

  it.each(['scorm12', 'scorm2004'] as const)(
    'at most 9 requests that hold up the page, none without content, and 4 that only ask whether the server is there (%s)',
    async (standard) => {
      const { lms, probes } = await wholeCourse(standard);
      const saves = lms.log.filter(({ call }) => call === 'Commit' || call === 'Terminate');
      expect(saves.length).toBeLessThanOrEqual(9);
      for (const { call, sent } of saves) if (call === 'Commit') expect(sent?.elements).not.toEqual([]);
      expect(probes).toBeLessThanOrEqual(4);
    },
  );

  it('in Moodle, 117 calls, at most 90 rows of its database, and the four parts of each answer that its reports show', async () => {
    const { lms } = await wholeCourse('scorm12', 'moodle12');
    const elements = Object.keys(lms.record().values);
    const answers = elements.filter((element) => element.startsWith('cmi.interactions.'));
    expect(answers).toHaveLength(15 * 4);
    expect(lms.log).toHaveLength(117);
    for (let row = 0; row < 15; row++)
      for (const part of ['id', 'student_response', 'correct_responses.0.pattern', 'result'])
        expect(answers).toContain(`cmi.interactions.${row}.${part}`);
    expect(elements.length + MOODLES_OWN_ROWS).toBeLessThanOrEqual(90);
    expect(lms.refused()).toEqual([]);
  });

  it.each(['scorm12', 'scorm2004'] as const)(
    'nothing twice: no value is written again (%s)',
    async (standard) => {
      const { lms } = await wholeCourse(standard);
      const held = new Map<string, unknown>();
      for (const { args } of lms.log.filter(({ call }) => call === 'SetValue')) {
        expect(held.get(String(args[0]))).not.toBe(args[1]);
        held.set(String(args[0]), args[1]);
      }
    },
  );
});
