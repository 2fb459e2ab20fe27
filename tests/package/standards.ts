/** The standards as rows of `describe.each`, each with a package that speaks it. */
export const both = [
  { name: 'SCORM 1.2', standard: 'scorm12', full: 'scorm12', short: 'short-scorm12' },
  {
    name: 'SCORM 2004',
    standard: 'scorm2004',
    full: 'scorm2004-4th',
    short: 'short-scorm2004-4th',
  },
] as const;

/**
 * One of them, for what is above the dialects: screens, storage, windows, and what is made of an LMS's answer. What
 * differs between the standards is held in both without a browser, in tests/unit/tracking and tests/unit/saving.
 */
export const [scorm12, scorm2004] = both;
