import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProbeAnswer } from '../../../src/saving/probe.ts';
import { OVERDUE, shown, type SavingFacts } from '../../../src/saving/save-state.ts';
import { isSame } from '../../../src/saving/envelope.ts';
import { allRight, submitted } from '../state/fixture.ts';
import { settled, visiting } from './fake-lms.ts';

const s = 1000;
const TROUBLE = /^(not-saved|sign-in|reload|lms-gone|away)$/;
const allIsWell: SavingFacts = {
  ...{ writes: true, trouble: null, dueSince: null, unsent: false, underWay: false, seen: true },
};

describe('what is shown', () => {
  it.each<[string, Partial<SavingFacts>, string]>([
    ['nothing is unsent, and it was seen to arrive', {}, 'saved'],
    ['there is only the word of the LMS', { seen: false }, 'sent'],
    ['something waits', { unsent: true }, 'pending'],
    ['something is on its way', { unsent: true, underWay: true }, 'saving'],
    ['another window writes', { writes: false, trouble: 'sign-in' }, 'off'],
  ])('while %s', (_, facts, state) => {
    expect(shown({ ...allIsWell, ...facts }, 0)).toBe(state);
  });

  it('is trouble as long as there is any, whatever else happens', () => {
    fc.assert(
      fc.property(
        fc.record({ unsent: fc.boolean(), underWay: fc.boolean(), seen: fc.boolean() }),
        fc.constantFrom('not-saved', 'sign-in', 'reload', 'lms-gone', 'away'),
        (facts, trouble) => {
          expect(shown({ ...allIsWell, ...facts, trouble }, 0)).toBe(trouble);
        },
      ),
    );
  });

  it('is trouble when something due does not arrive, whatever keeps it', () => {
    const due = { ...allIsWell, dueSince: 5, unsent: true, underWay: true };
    expect(shown(due, 4 + OVERDUE)).toBe('saving');
    expect(shown(due, 5 + OVERDUE)).toBe('not-saved');
  });
});

type Happening =
  | { what: 'lesson' | 'note' | 'submit' | 'hide' | 'wake' | 'try again' | 'here' }
  | { what: 'wait'; seconds: number }
  | { what: 'network'; answer: ProbeAnswer | 'slow' }
  | { what: 'commits'; answer: 'true' | 'false' | 'gone' | 'state refused' };

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    what: fc.constantFrom(...(['lesson', 'note', 'submit', 'hide', 'wake', 'try again', 'here'] as const)),
  }),
  fc.record({
    what: fc.constant('wait' as const),
    seconds: fc.constantFrom(1, 5, 21, 61, 130, 1300),
  }),
  fc.record({
    what: fc.constant('network' as const),
    answer: fc.constantFrom('reached', 'sign-in', 'failing', 'unreachable', 'slow'),
  }),
  fc.record({
    what: fc.constant('commits' as const),
    answer: fc.constantFrom('true', 'false', 'gone', 'state refused'),
  }),
);

/** A visit to which anything may happen. */
function anyVisit() {
  let network: ProbeAnswer | 'slow' = 'reached'; // slow requests are called off after ten seconds
  const visit: ReturnType<typeof visiting> = visiting({
    probe: () =>
      network === 'slow'
        ? new Promise((resolve) => visit.clock.later(() => resolve('unreachable'), 10 * s))
        : Promise.resolve(network),
  });
  let lesson = 0;
  const answers = {
    true: {},
    false: { arrived: false },
    gone: { arrived: false, gone: true },
    'state refused': { stateRefused: true },
  } as const;
  return {
    ...visit,
    get state() {
      return visit.saver.state;
    },
    async take(happening: Happening) {
      switch (happening.what) {
        case 'lesson':
          return visit.opens(++lesson % 2 ? 'L1' : 'L2');
        case 'note':
          return visit.does({ type: 'share-notes', notes: `note ${++lesson}` });
        case 'submit':
          return submitted(allRight).forEach((action) => visit.does(action, action.type === 'submit-quiz'));
        case 'hide':
        case 'wake':
        case 'here':
          return visit.saver[happening.what]();
        case 'try again':
          return visit.saver.tryAgain();
        case 'wait':
          return visit.clock.pass(happening.seconds * s);
        case 'network':
          network = happening.answer;
          return;
        case 'commits':
          visit.tracker.always = answers[happening.answer];
      }
    },
  };
}

describe('whatever happens, in any order', () => {
  it('nothing that should have arrived is missing for more than a minute without trouble being shown, and a way on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { maxLength: 30, size: 'max' }), async (happenings) => {
        const visit = anyVisit();
        visit.saver.begin();
        for (const happening of happenings) {
          await visit.take(happening);
          await settled();
          const before = visit.saver.version;
          const missing = !isSame(visit.saver.confirmed, before);
          const wasTrouble = TROUBLE.test(visit.state);
          await visit.clock.pass(0);
          // What is in trouble stays in trouble until it has arrived.
          if (wasTrouble && missing && !TROUBLE.test(visit.state))
            expect(isSame(visit.saver.confirmed, visit.saver.version)).toBe(true);
        }
        // All the time in the world but for a minute: what is missing then is said, and there is a way on.
        visit.saver.here();
        await visit.clock.pass(14 * 60 * s);
        if (!isSame(visit.saver.confirmed, visit.saver.version)) {
          expect(visit.state).toMatch(TROUBLE);
          const tries = visit.tracker.log.length;
          visit.saver.tryAgain();
          const planned = visit.clock.waiting > 0 || visit.tracker.log.length > tries;
          expect(planned || visit.state === 'away').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('all arrives once the way is open again, and the word is then "saved"', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { maxLength: 30, size: 'max' }), async (happenings) => {
        const visit = anyVisit();
        visit.saver.begin();
        for (const happening of happenings) await visit.take(happening);
        await visit.take({ what: 'network', answer: 'reached' });
        await visit.take({ what: 'commits', answer: 'true' });
        visit.saver.here();
        if (visit.state === 'away') return; // only a reload helps
        visit.saver.wake();
        await visit.clock.pass(70 * s);
        visit.saver.tryAgain();
        await visit.clock.pass(1 * s);
        expect(visit.state).toBe('saved');
        expect(visit.saver.confirmed).toEqual(visit.saver.version);
      }),
      { numRuns: 300 },
    );
  });
});

describe('trouble does not hide itself', () => {
  it.each(['sign-in', 'unreachable'] as const)(
    'with the next card, lesson or submit (%s)',
    async (answer) => {
      const visit = await visiting().begins();
      visit.network.answer = answer;
      visit.tracker.always = { arrived: false };
      visit.does({ type: 'share-notes', notes: 'one' });
      await visit.clock.pass(21 * s);
      const trouble = answer === 'sign-in' ? 'sign-in' : 'not-saved';
      expect(visit.state).toBe(trouble);
      visit.opens('L1');
      expect(visit.state).toBe(trouble);
      for (const action of submitted(allRight)) visit.does(action, action.type === 'submit-quiz');
      await visit.clock.pass(100 * s);
      expect(visit.state).toBe(trouble);
      visit.network.answer = 'reached';
      visit.tracker.always = {};
      visit.saver.tryAgain();
      await visit.clock.pass(1);
      expect(visit.state).toBe('saved');
      expect(visit.tracker.sent.at(-1)).toMatchObject({ score: 100 });
    },
  );
});
