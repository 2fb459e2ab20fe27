import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resume } from '../../../src/saving/resume.ts';
import { decodeAttempt, encodeAttempt } from '../../../src/state/codec.ts';
import { firstVisit } from '../../../src/state/attempt.ts';
import { anyActions, anyCourse, play, smallCourse, withoutZeros } from '../state/fixture.ts';
import { journalled, launch, sealed } from './fixture.ts';

const version = fc.record({ revision: fc.nat(20), session: fc.constantFrom('a', 'b', 'c') });
const anySides = anyCourse.chain((course) =>
  fc.record({
    course: fc.constant(course),
    there: anyActions(course),
    here: anyActions(course),
    lms: fc.constantFrom('state', 'empty', 'damaged'),
    learnerId: fc.constantFrom('learner-1', ''),
    versions: fc.tuple(version, version),
    minutes: fc.tuple(fc.nat(3), fc.nat(3)),
    owed: fc.boolean(),
    base: fc.option(version),
    confirmed: fc.option(version),
    readBack: fc.boolean(),
    final: fc.boolean(),
  }),
);

describe('wherever a visit begins', () => {
  it('neither side loses its best score or an ended lesson, unless the learner is asked or the attempt is over', () => {
    fc.assert(
      fc.property(anySides, ({ course, there, here, lms, learnerId, versions, minutes, owed, ...known }) => {
        const [inLms, onDevice] = [play(there, course), play(here, course)];
        const [lmsVersion, deviceVersion] = versions;
        const sameVersion = JSON.stringify(lmsVersion) === JSON.stringify(deviceVersion);
        const sameSession = lmsVersion.session === deviceVersion.session;
        // One session's states only ever grow, and a device that began with the LMS's state has all of it.
        const grown = sameSession || JSON.stringify(known.base) === JSON.stringify(lmsVersion);
        const device = sameVersion ? inLms : grown ? play(here, course, inLms) : onDevice;
        const laterThere = sameSession && lmsVersion.revision > deviceVersion.revision;
        const seen = JSON.stringify(known.confirmed) === JSON.stringify(deviceVersion);
        fc.pre(!laterThere && (!seen || sameVersion));
        const suspendData =
          lms === 'state'
            ? sealed(inLms, course, { ...lmsVersion, minute: minutes[0], owed })
            : lms === 'empty'
              ? ''
              : 'x~y';
        const journal = journalled(sealed(device, course, { ...deviceVersion, minute: minutes[1] }), known);
        const begun = resume(launch({ suspendData, learnerId }), journal, course);

        const sides = lms === 'state' ? [inLms, device] : [device];
        const kept = begun.question ? [inLms].filter(() => lms === 'state') : begun.setAside ? [] : sides;
        for (const side of kept) {
          expect(begun.attempt.bestScore ?? -1).toBeGreaterThanOrEqual(side.bestScore ?? -1);
          expect(begun.attempt.endedLessons).toEqual(expect.arrayContaining([...side.endedLessons]));
          expect(begun.attempt.tries).toBeGreaterThanOrEqual(side.tries);
        }
        if (begun.question)
          expect(begun.question.attempt.bestScore ?? -1).toBeGreaterThanOrEqual(device.bestScore ?? -1);
        if (begun.unsent) expect(begun.revision).toBeGreaterThan(lms === 'state' ? lmsVersion.revision : 0);
        expect(decodeAttempt(encodeAttempt(begun.attempt, course), course)).toEqual(
          withoutZeros(begun.attempt),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('nothing it finds makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (suspendData, location, state) => {
        const begun = resume(launch({ suspendData, location }), journalled(state), smallCourse);
        expect(begun.attempt.tries).toBe(firstVisit.tries);
      }),
    );
  });
});
