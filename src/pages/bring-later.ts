import { LATER_FILE, LATER_GLOBAL } from '../course/package-layout.ts';
import { scriptBringer } from '../ui/script-bringer.ts';
import type * as later from './later.ts';

/** What later.js brings. */
export type Later = typeof later;

declare global {
  interface Window {
    [LATER_GLOBAL]?: Later;
  }
}

/** What later.js has brought; undefined as long as it has not arrived. */
export const laterIfThere = () => window[LATER_GLOBAL];

/**
 * What comes after the first lesson.
 * @throws when it does not arrive; the next call asks again
 */
export const bringLater = scriptBringer(LATER_FILE, laterIfThere);
