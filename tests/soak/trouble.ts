import type { LmsTab } from '../package/lms-tab.ts';
import { keyInAddress, lateApi, openAlready, strayApis } from '../package/lms-page.ts';
import type { Oracle } from './oracle.ts';
import { Walker } from './walker.ts';

const saves = ['Commit', 'Terminate'] as const;

/** Something that goes wrong. */
export interface Trouble {
  readonly name: string;
  /** @returns whether the tab is gone */
  strike(walker: Walker, oracle: Oracle): Promise<boolean>;
}

/** Changes the state that the LMS holds, while nobody is there. */
async function damageRecord(lms: LmsTab, around: { before: string; after: string }) {
  const page = await lms.device.newTab();
  await page.goto(new URL('login', lms.device.stand.url).href);
  await page.evaluate(
    (key, element, changes) => {
      const record = JSON.parse(localStorage.getItem(key) ?? '{"values":{}}') as {
        values: Record<string, string>;
      };
      const state = record.values[element];
      if (state === undefined || state === '') return;
      record.values[element] = changes.before + state + changes.after;
      localStorage.setItem(key, JSON.stringify(record));
    },
    lms.recordKey(),
    lms.facts.elements.suspendData,
    around,
  );
  await page.close();
}

/** What the LMS holds, while nobody may be there. */
async function recordOf(lms: LmsTab): Promise<string> {
  const page = await lms.device.newTab();
  await page.goto(new URL('login', lms.device.stand.url).href);
  const text = await page.evaluate((key) => localStorage.getItem(key) ?? '', lms.recordKey());
  await page.close();
  return text;
}

/** The tab is closed, and the next one is opened by an LMS that is like this. */
async function reopen(walker: Walker, before: string) {
  await walker.lms.page.close({ runBeforeUnload: true });
  const next = await Walker.at(
    await walker.lms.device.openLms({ ...walker.lms.options, before }),
    walker.random,
  );
  walker.lms = next.lms;
  walker.learner = next.learner;
}

/** Every kind of trouble a run can meet. */
export const troubles: readonly Trouble[] = [
  {
    name: 'late API',
    strike: async (walker, oracle) => {
      await reopen(walker, lateApi);
      oracle.honest = true;
      await walker.step();
      await walker.lms.showApi();
      await walker.learner.wait(20);
      return false;
    },
  },
  {
    name: 'session open already',
    strike: async (walker, oracle) => {
      await reopen(walker, openAlready);
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'stray API',
    strike: async (walker, oracle) => {
      await reopen(walker, strayApis);
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'another address',
    strike: async (walker, oracle) => {
      await reopen(walker, keyInAddress);
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'second device',
    strike: async (walker, oracle) => {
      const { lms, random } = walker;
      const leavesOpen = random() < 0.5;
      if (!leavesOpen) await lms.page.close({ runBeforeUnload: true });
      const device = await lms.device.another();
      const text = await recordOf(lms);
      if (text !== '') await device.takeRecord(lms.recordKey(), text);
      const other = await Walker.at(await device.openLms(lms.options), random);
      for (let steps = 3; steps > 0; steps -= 1) await other.step();
      await other.lms.page.close({ runBeforeUnload: true });
      await lms.device.takeRecord(lms.recordKey(), await recordOf(other.lms));
      await device.close();
      if (leavesOpen) {
        await walker.learner.isAway(60);
        await walker.step(); // in the old tab: it must not write
        await lms.page.close({ runBeforeUnload: true });
      }
      const next = await Walker.at(await lms.device.openLms(lms.options), random);
      walker.lms = next.lms;
      walker.learner = next.learner;
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'answer cut off',
    strike: async ({ lms, random }) => {
      await lms.addFault({ on: saves, answer: 'false', times: 1 + Math.floor(random() * 3) }); // but kept
      return false;
    },
  },
  {
    name: 'state with blanks around it',
    strike: async (walker, oracle) => {
      const { lms, random } = walker;
      await lms.page.close({ runBeforeUnload: true });
      await damageRecord(lms, random() < 0.5 ? { before: ' ', after: '' } : { before: '', after: '\n' });
      const next = await Walker.at(await lms.device.openLms(lms.options), random);
      walker.lms = next.lms;
      walker.learner = next.learner;
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'commit refused',
    strike: async ({ lms, random }) => {
      await lms.addFault({ on: saves, refuse: true, times: 1 + Math.floor(random() * 3) });
      return false;
    },
  },
  {
    name: 'offline',
    strike: async ({ lms }) => {
      await lms.setFault('offline', true);
      return false;
    },
  },
  {
    name: 'lying',
    strike: async ({ lms }, oracle) => {
      oracle.honest = false; // until the tab is closed nobody can know
      await lms.addFault({ on: saves, lie: true });
      return false;
    },
  },
  {
    name: 'slow',
    strike: async ({ lms }) => {
      await lms.addFault({ on: saves, wait: 150, times: 3 });
      return false;
    },
  },
  {
    name: 'trouble over',
    strike: async ({ lms, learner }, oracle) => {
      for (const fault of ['offline', 'commitRefused'] as const) await lms.setFault(fault, false);
      await lms.clearFaults();
      oracle.honest = false; // what was swallowed before is only healed with the next visit
      await learner.wait(90);
      return false;
    },
  },
  {
    name: 'session expired',
    strike: async ({ lms }) => {
      await lms.setFault('sessionExpired', true);
      return false;
    },
  },
  {
    name: 'API removed',
    strike: async ({ lms }) => {
      await lms.page.evaluate(() => {
        const api = window.previewLms.lms?.api as Record<string, unknown>;
        for (const name of Object.keys(api)) Reflect.deleteProperty(api, name);
        window.previewLms.removeApi();
      });
      return false;
    },
  },
  {
    name: 'storage gone',
    strike: async ({ lms, learner }, oracle) => {
      await lms.page.evaluate(() => {
        for (const key of Object.keys(localStorage))
          if (key.startsWith('course:')) localStorage.removeItem(key);
      });
      await oracle.forgetDevice(lms, learner.course);
      return false;
    },
  },
  {
    name: 'second window',
    strike: async (walker) => {
      const { lms } = walker;
      const second = await Walker.at(await lms.device.openLms(lms.options), walker.random);
      await second.step(); // which presses "Use this window"
      await lms.page.close({ runBeforeUnload: true });
      walker.lms = second.lms;
      walker.learner = second.learner;
      return false;
    },
  },
  {
    name: 'late API beside another window',
    strike: async (walker, oracle) => {
      const { lms, random } = walker;
      const second = await Walker.at(await lms.device.openLms({ ...lms.options, before: lateApi }), random);
      await second.step(); // nobody's yet
      await lms.page.bringToFront();
      await walker.step(); // the first window goes on meanwhile
      await second.lms.page.bringToFront();
      await second.lms.showApi();
      await second.learner.wait(20);
      await second.step();
      await lms.page.close({ runBeforeUnload: true });
      walker.lms = second.lms;
      walker.learner = second.learner;
      oracle.honest = true;
      return false;
    },
  },
  {
    name: 'tab closed',
    strike: async ({ lms }) => {
      await lms.page.close({ runBeforeUnload: true });
      return true;
    },
  },
  {
    name: 'renderer killed',
    strike: async ({ lms }) => {
      await lms.crash();
      return true;
    },
  },
];
