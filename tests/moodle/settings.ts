import type { Fields } from './person.ts';

/** The settings that the trainer's guide recommends, by the names of the fields in Moodle's form. */
export const recommended: Fields = {
  popup: '0', // current window
  hidetoc: '3', // content structure: disabled
  hidebrowse: '1', // no preview
  grademethod: '1', // highest grade
  maxgrade: '100',
  maxattempt: '0', // unlimited
  whatgrade: '0', // highest attempt
  forcenewattempt: '0',
  autocommit: '0',
  auto: '0', // no auto-continue
  masteryoverride: '0',
};

/** Under "Completion conditions": the status is enough, and either of the two will do. */
export const completion: Fields = {
  completion: '2', // when conditions are met
  completionview: false,
  completionusegrade: false,
  completionscoreenabled: false,
  completionstatusallscos: false,
  'completionstatusrequired[2]': true, // passed
  'completionstatusrequired[4]': true, // completed
};
