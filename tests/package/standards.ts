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
