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
 * One of them, for what is above the dialects. What differs between them is held in both without a browser: every call
 * and format in tests/unit/tracking, every way in which a save fails or a visit ends in tests/unit/saving.
 */
export const [scorm12, scorm2004] = both;
