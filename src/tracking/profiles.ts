import type { Dialect } from './dialect.ts';
import { scorm12 } from './scorm12.ts';

/**
 * What each package speaks, by the name its packager stamps into index.html. The standard is never guessed from
 * the APIs in sight: some LMSs show both. null is a plain web package: no LMS is looked for.
 */
export const profiles: Readonly<Record<string, Dialect | null>> = { scorm12, web: null };
