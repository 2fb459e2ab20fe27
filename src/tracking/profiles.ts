import type { Dialect } from './dialect.ts';
import { scorm12 } from './scorm12.ts';
import { scorm2004 } from './scorm2004.ts';

/**
 * What each package speaks, by the name its packager stamps into index.html. The standard is never guessed from
 * the APIs in sight: some LMSs show both. null is a plain web package: no LMS is looked for.
 */
export const profiles: Readonly<Record<string, Dialect | null>> = { scorm12, scorm2004, web: null };

/**
 * What tells two activities with the same package apart: the folder it is served from. Moodle puts a revision
 * into it that changes with every upload, and learners must find their journal again after one.
 */
export function activityOf(address: URL): string {
  return address.pathname.replace(/[^/]*$/, '').replace(/(\/mod_scorm\/content\/)\d+\//, '$1');
}
