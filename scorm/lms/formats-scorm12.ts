import { atMost, matches, number, oneOf, wellFormed, type Format } from './formats.ts';

/** The limits in which Moodle's default and the standard (or Moodle's "SCORM standards mode") differ. */
export interface Limits12 {
  suspendData: number;
  /** lesson_location, responses and patterns. */
  text: number;
  /** Ids of interactions and objectives. */
  id: RegExp;
  /** Seconds with one decimal are legal, but Moodle adds them up wrongly (scorm_12.js:503). */
  duration: RegExp;
  /** Moodle stores an empty score as 0. */
  score: RegExp;
}

/** The standard's own limits, and no more than every LMS takes. */
export const standardLimits12: Limits12 = {
  suspendData: 4096,
  text: 255,
  id: /^[A-Za-z0-9_-]{1,255}$/,
  duration: /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d\d)?$/,
  score: /^\d{1,3}(\.\d+)?$/,
};

/** Moodle 5.1 as installed (moodle.md section 3). */
export const moodleLimits12: Limits12 = {
  suspendData: 64_000,
  text: 64_000,
  id: /^[!-~]{1,255}$/,
  duration: /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/,
  score: /^(-?\d{0,3}(\.\d*)?)$/,
};

const wrong = '405';
const statuses = ['passed', 'completed', 'failed', 'incomplete', 'browsed'];

/** What SCORM 1.2 elements take (SCORM 1.2 RTE section 3.4; Moodle scorm_12.js:26-124). */
export function formats12(limits: Limits12): Format[] {
  const score = number(limits.score, { min: 0, max: 100 }, { shape: wrong, range: wrong });
  const duration = matches(wrong, limits.duration, 'a time such as 0000:01:02.50');
  return [
    { element: /^/, check: wellFormed(wrong) },
    { element: /^cmi\.suspend_data$/, check: atMost(limits.suspendData, wrong) },
    { element: /^cmi\.comments$/, check: atMost(limits.suspendData, wrong) },
    { element: /^cmi\.core\.lesson_location$/, check: atMost(limits.text, wrong) },
    { element: /\.(student_response|pattern)$/, check: atMost(limits.text, wrong) },
    { element: /^cmi\.core\.lesson_status$/, check: oneOf(wrong, ...statuses) },
    { element: /^cmi\.objectives\.\d+\.status$/, check: oneOf(wrong, ...statuses, 'not attempted') },
    { element: /\.score\.(raw|min|max)$/, check: score },
    { element: /^cmi\.core\.exit$/, check: oneOf(wrong, 'time-out', 'suspend', 'logout', '') },
    { element: /^cmi\.core\.session_time$/, check: duration },
    { element: /^cmi\.interactions\.\d+\.latency$/, check: duration },
    {
      element: /^cmi\.interactions\.\d+\.time$/,
      check: matches(
        wrong,
        /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
        'a time of day such as 09:30:00',
      ),
    },
    {
      element: /^cmi\.(interactions|objectives)\.\d+\.(objectives\.\d+\.)?id$/,
      check: matches(wrong, limits.id, 'an id: letters, digits, _ and - only'),
    },
    {
      element: /^cmi\.interactions\.\d+\.type$/,
      check: oneOf(
        wrong,
        ...['true-false', 'choice', 'fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric'],
      ),
    },
    {
      element: /^cmi\.interactions\.\d+\.result$/,
      check: matches(wrong, /^(correct|wrong|unanticipated|neutral|-?\d{1,3}(\.\d+)?)$/, 'correct or wrong'),
    },
    {
      element: /^cmi\.interactions\.\d+\.weighting$/,
      check: number(/^-?\d{1,3}(\.\d+)?$/, { min: -100, max: 100 }, { shape: wrong, range: wrong }),
    },
  ];
}
