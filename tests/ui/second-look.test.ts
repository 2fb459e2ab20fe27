import { expect } from '@open-wc/testing';
import type { Listed } from '../../src/saving/list-of-contents.ts';
import { watchRecord } from '../../src/saving/second-look.ts';
import type { Session, Visit } from '../../src/saving/visit.ts';
import { CardPlaceEvent } from '../../src/sorting/sort-events.ts';
import { firstVisit } from '../../src/state/attempt.ts';

const MINUTE = 60_000;

interface Setting {
  suspendData?: string;
  listed?: Listed | null;
}

/** A learner at a page whose LMS can be read again. */
function watched({ suspendData = 'work', listed = { keeps: true, score: null } }: Setting = {}) {
  let time = 1_700_000_000_000;
  let visible = true;
  const at = {
    listed,
    attempt: firstVisit,
    reads: 0,
    denied: false,
    gaveWay: false,
    pass: (milliseconds: number) => (time += milliseconds),
    show(shown: boolean) {
      visible = shown;
      document.dispatchEvent(new Event('visibilitychange'));
      return settled();
    },
    presses() {
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      return settled();
    },
    places() {
      document.body.dispatchEvent(new CardPlaceEvent('C01', 'both'));
      return settled();
    },
    stop: new AbortController(),
  };
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (visible ? 'visible' : 'hidden'),
  });
  const launch = { mode: 'normal', suspendData, score: 60 };
  watchRecord(
    {
      session: { hasLms: true, launch, edges: { today: () => time } } as unknown as Session,
      visit: {
        standing: 'writing',
        keeping: 'yes',
        deny: () => (at.denied = true),
        giveWay: () => (at.gaveWay = true),
      } as unknown as Visit,
      attempt: () => at.attempt,
      read: () => (at.reads++, Promise.resolve(at.listed)),
    },
    at.stop.signal,
  );
  return at;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a second look at the record', () => {
  let at: ReturnType<typeof watched>;
  afterEach(() => {
    at.stop.abort();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('is taken at once where the LMS has nothing yet, and finds that it will keep nothing', async () => {
    at = watched({ suspendData: '', listed: { keeps: false, score: null } });
    await settled();
    expect(at).to.include({ reads: 1, denied: true, gaveWay: false });
  });

  it('is not taken by whoever goes on without a break', async () => {
    at = watched();
    for (let step = 0; step < 30; step++) {
      at.pass(MINUTE);
      await at.presses();
    }
    await at.show(false);
    at.pass(10_000);
    await at.show(true);
    expect(at.reads).to.equal(0);
  });

  it('is taken after an hour, and the page gives way where another device has done better', async () => {
    for (const comesBack of ['presses', 'show'] as const) {
      at = watched({ listed: { keeps: true, score: 100 } });
      if (comesBack === 'show') await at.show(false);
      at.pass(60 * MINUTE);
      await (comesBack === 'show' ? at.show(true) : at.presses());
      expect(at).to.include({ reads: 1, gaveWay: true, denied: false });
      at.stop.abort();
    }
  });

  it('is taken when a quiz begins late, once', async () => {
    at = watched();
    at.attempt = { ...firstVisit, place: { screen: 'quiz' } };
    at.pass(20 * MINUTE);
    for (let card = 0; card < 15; card++) {
      at.pass(10_000);
      await at.places();
    }
    expect(at.reads).to.equal(1);
  });

  it('keeps the page where the score is what is known here, or cannot be read', async () => {
    for (const listed of [{ keeps: true, score: 60 }, { keeps: true, score: null }, null]) {
      at = watched({ listed });
      at.pass(10 * MINUTE);
      await at.presses();
      expect(at).to.include({ reads: 1, gaveWay: false, denied: false });
      at.stop.abort();
    }
    at = watched({ listed: { keeps: true, score: 93.33 } });
    at.attempt = { ...firstVisit, bestScore: 93.33 };
    at.pass(10 * MINUTE);
    await at.presses();
    expect(at.gaveWay).to.equal(false);
  });
});
