import type { Standard } from '../../scorm/profiles.ts';

/** The standards as rows of `describe.each`, with the package that speaks each. */
export const both: readonly { name: string; standard: Standard; full: string; short: string }[] = [
  { name: 'SCORM 1.2', standard: 'scorm12', full: 'scorm12', short: 'short-scorm12' },
  {
    name: 'SCORM 2004',
    standard: 'scorm2004',
    full: 'scorm2004-4th',
    short: 'short-scorm2004-4th',
  },
];
