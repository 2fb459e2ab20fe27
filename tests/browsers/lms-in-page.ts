/** The preview's LMS in the page itself, for browsers in which the preview's page would not look as it should. */
import { createLms, type Lms } from '../../scorm/lms/lms.ts';

declare global {
  interface Window {
    /** The LMS that the page speaks to. */
    lmsHere: Lms;
  }
}

window.lmsHere = createLms({ standard: 'scorm12', profile: 'strict' });
Object.assign(window, { [window.lmsHere.apiName]: window.lmsHere.api });
