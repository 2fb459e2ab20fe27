import type { Oracle } from './oracle.ts';
import { Walker } from './walker.ts';

const saves = ['Commit', 'Terminate'] as const;

/** Something that goes wrong. */
export interface Trouble {
  readonly name: string;
  /** @returns whether the tab is gone */
  strike(walker: Walker, oracle: Oracle): Promise<boolean>;
}

/** Every kind of trouble a run can meet. */
export const troubles: readonly Trouble[] = [
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
