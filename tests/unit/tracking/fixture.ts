import { Faults } from '../../../scorm/lms/faults.ts';
import type { LmsProfileName } from '../../../scorm/lms/lms-profiles.ts';
import { createLms, type Lms, type LmsOptions } from '../../../scorm/lms/lms.ts';
import { standards } from '../../../scorm/lms/standards.ts';
import { scorm12 } from '../../../src/tracking/scorm12.ts';
import { scorm2004 } from '../../../src/tracking/scorm2004.ts';
import { ScormTracker } from '../../../src/tracking/scorm.ts';
import type {
  CallReport,
  CourseRecord,
  Delivery,
  InteractionRecord,
  Launch,
  Tracker,
} from '../../../src/tracking/tracker.ts';

export const dialects = { scorm12, scorm2004 } as const;
export type Standard = keyof typeof dialects;

const categories = { coaching: 'Coaching', both: 'Both', mentoring: 'Mentoring' } as const;
const choice = (id: keyof typeof categories) => ({ id, label: categories[id] });

export function row(index: number, right: boolean, more: Partial<InteractionRecord> = {}): InteractionRecord {
  return {
    row: index,
    id: `C${index}_card`,
    description: `Card ${index}`,
    at: new Date('2026-11-22T06:30:15Z'),
    response: choice(right ? 'coaching' : 'both'),
    correctResponse: choice('coaching'),
    correct: right,
    latencySeconds: 4.25,
    ...more,
  };
}

/** A first visit, before anything is done. */
export const nothingYet: CourseRecord = {
  suspendData: '1~1~s~1~0~x~crc1',
  location: 'cover',
  progress: 0,
  score: null,
  completed: false,
  passed: null,
  objectives: [
    { id: 'L1', completed: false },
    { id: 'L2', completed: false },
  ],
  interactions: [],
  sessionSeconds: 5,
};

/** Half-way: a failed quiz, one lesson ended. */
export const half: CourseRecord = {
  ...nothingYet,
  suspendData: '1~2~s~1~0~x~crc2',
  location: 'L2',
  progress: 0.4286,
  score: 66.66,
  objectives: [
    { id: 'L1', completed: true },
    { id: 'L2', completed: false },
  ],
  interactions: [row(0, true), row(1, false), row(2, true)],
};

/** The end: all done and passed. */
export const whole: CourseRecord = {
  ...half,
  suspendData: '1~3~s~1~0~x~crc3',
  location: 'result',
  progress: 1,
  score: 86.66,
  completed: true,
  passed: true,
  objectives: half.objectives.map(({ id }) => ({ id, completed: true })),
  interactions: [row(0, true), row(1, true), row(2, true)],
  sessionSeconds: 65,
};

export interface Visit {
  readonly lms: Lms;
  readonly tracker: ScormTracker;
  readonly launch: Launch;
  readonly reports: CallReport[];
}

/** A learner's LMS over several visits, each with a tracker of its own. */
export function learnerIn(options: LmsOptions) {
  const { standard } = options;
  const store = options.store ?? new Map<string, string>();
  const faults = new Faults();
  const { elements } = standards[standard];
  const visit = (more: Partial<LmsOptions> = {}): Visit => {
    const lms = createLms({ ...options, store, faults, ...more });
    const reports: CallReport[] = [];
    const tracker = new ScormTracker(lms.api, dialects[standard], (report) => reports.push(report));
    return { lms, tracker, launch: tracker.start(), reports };
  };
  return { visit, faults, elements, store };
}

/** Sends the whole record as the saver does where all is well: the next step once the one before is confirmed. */
export function tell(tracker: Tracker, record: CourseRecord): Delivery {
  for (;;) {
    const delivery = tracker.send(record);
    if (!delivery.more) return delivery;
    tracker.confirm();
  }
}

/** The calls an LMS got, as `SetValue element value`, without questions about errors and reads. */
export function writes(lms: Lms): string[] {
  return lms.log
    .filter(({ call }) => call === 'SetValue' || call === 'Commit' || call === 'Terminate')
    .map(({ call, args }) => (call === 'SetValue' ? `${String(args[0])} ${String(args[1])}` : call));
}

/** What the LMS holds once it has the whole record, element by element; Moodle is not told what its reports do not show. */
export function inWords(
  standard: Standard,
  record: CourseRecord,
  profile?: LmsProfileName,
): Record<string, string> {
  const is12 = standard === 'scorm12';
  const status = !record.completed ? 'incomplete' : is12 && record.passed ? 'passed' : 'completed';
  const words: Record<string, string> = {
    [standards[standard].elements.suspendData]: record.suspendData,
    [standards[standard].elements.location]: record.location,
    [standards[standard].elements.status]: status,
    [standards[standard].elements.exit]: 'suspend',
  };
  if (record.score !== null) words[standards[standard].elements.score] = String(record.score);
  if (!is12) {
    if (record.passed !== null) words['cmi.success_status'] = record.passed ? 'passed' : 'failed';
    words['cmi.progress_measure'] = String(record.progress);
    if (record.score !== null) words['cmi.score.scaled'] = String(Math.floor(record.score * 100) / 10_000);
  }
  record.objectives.forEach(({ id, completed }, index) => {
    words[`cmi.objectives.${index}.id`] = id;
    if (completed) words[`cmi.objectives.${index}.${is12 ? 'status' : 'completion_status'}`] = 'completed';
  });
  for (const { row: index, id, response, correctResponse, correct, description } of record.interactions) {
    const at = `cmi.interactions.${index}`;
    words[`${at}.id`] = id;
    words[`${at}.type`] = is12 ? 'fill-in' : 'choice';
    words[`${at}.${is12 ? 'student_response' : 'learner_response'}`] = is12 ? response.label : response.id;
    words[`${at}.correct_responses.0.pattern`] = is12 ? correctResponse.label : correctResponse.id;
    words[`${at}.result`] = correct ? 'correct' : is12 ? 'wrong' : 'incorrect';
    words[`${at}.latency`] = is12 ? '0000:00:04.25' : 'PT0H0M4.25S';
    if (!is12) words[`${at}.description`] = description;
  }
  return standard === 'scorm12' && profile === 'moodle12'
    ? Object.fromEntries(Object.entries(words).filter(([element]) => !/\.(type|latency)$/.test(element)))
    : words;
}
