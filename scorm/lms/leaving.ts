import type { Standard } from '../package/profiles.ts';
import type { LmsProfile } from './lms-profiles.ts';

/** Where the page is with going away, for the call that is being made. */
export interface Going {
  /** The LMS's own page, or the frame with the module, is going. */
  hiding: boolean;
  /** The event the module handles while it makes the call; '' for none. */
  event: string;
}

/** What becomes of a call that has something to send. */
export type Fate = 'arrives' | 'arrives as a beacon' | 'arrives, then throws' | 'throws' | 'is lost';

/** What the browser and the LMS's script make of sending while a page goes away. */
export function fate(profile: LmsProfile, standard: Standard, { hiding, event }: Going): Fate {
  const goes = hiding || /^(pagehide|visibilitychange|beforeunload|unload)$/.test(event);
  if (!goes) return 'arrives';
  switch (profile.leaving) {
    case 'beacon':
      return hiding ? 'arrives as a beacon' : 'arrives';
    case 'unload-only': {
      // ILIAS (basisAPI.js, main.js): a synchronous request, unless the module's frame is in one of these two events.
      if (event !== 'beforeunload' && event !== 'unload') return 'throws';
      return standard === 'scorm2004' && event === 'beforeunload' ? 'arrives, then throws' : 'arrives';
    }
    case 'nothing':
      return 'is lost';
  }
}
