import type { ProfileName } from '../../../scorm/package/profiles.ts';

/** An answer to "Which LMS do you have?", and what follows from it; docs/trainers-guide.md says why. */
export interface LmsChoice {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly profile: ProfileName;
  /** A heading and what to set there; empty for nothing. */
  readonly settings: readonly string[];
}

export const lmsChoices: readonly [LmsChoice, ...LmsChoice[]] = [
  {
    id: 'moodle',
    name: 'Moodle',
    hint: 'SCORM 1.2: its reports show every answer.',
    profile: 'scorm12',
    settings: [
      'In Moodle, set these',
      'Require status: Passed and Completed, both ticked.',
      'Force completed: No. Lock after final attempt: No. Force new attempt: No.',
      'Display package: Current window. Disable preview mode: Yes.',
    ],
  },
  {
    id: 'ilias',
    name: 'ILIAS',
    hint: 'SCORM 1.2; on phones too.',
    profile: 'scorm12',
    settings: [
      'In ILIAS, set these',
      'Set the object online.',
      'Learning Progress: Status is determined by a collection of SCORM items; assign the one item.',
    ],
  },
  {
    id: 'chamilo',
    name: 'Chamilo',
    hint: 'SCORM 1.2 only.',
    profile: 'scorm12',
    settings: ['In Chamilo', 'Import it under Learning paths; there is nothing to tick.'],
  },
  {
    id: 'open-edx',
    name: 'Open edX',
    hint: 'SCORM 1.2, in the SCORM XBlock.',
    profile: 'scorm12',
    settings: ['In Open edX, set these', 'Scored: on. No popup. Height: 720 or more.'],
  },
  {
    id: 'scorm2004',
    name: 'One that asks for SCORM 2004',
    hint: 'Try the 3rd edition if it refuses the 4th.',
    profile: 'scorm2004-4th',
    settings: [],
  },
  {
    id: 'other',
    name: 'Another one, or I don’t know',
    hint: 'SCORM 1.2 first.',
    profile: 'scorm12',
    settings: [],
  },
  { id: 'none', name: 'None: a web page', hint: 'No score reaches a trainer.', profile: 'web', settings: [] },
];
