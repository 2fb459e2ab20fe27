import type { Dialect, Write } from './dialect.ts';
import { cutText, decimal, duration2004, timestamp2004 } from './formats.ts';
import type { CourseRecord, InteractionRecord } from './tracker.ts';

/**
 * Moodle sends every row again with every commit, and at the end in a beacon of at most 64 KiB. With about
 * 1.3 kB a row (moodle.md section 4), this many keep the last one under 30 kB beside all the rest.
 */
const ROW_LIMIT = 21;

/** SCORM 2004 (RTE 4th edition, section 4.2), within what Moodle 5.1 and ADL's test suite accept. */
export const scorm2004: Dialect = {
  api: 'API_1484_11',
  calls: {
    initialize: 'Initialize',
    terminate: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    lastError: 'GetLastError',
    errorString: 'GetErrorString',
    diagnostic: 'GetDiagnostic',
  },
  reads: {
    mode: 'cmi.mode',
    learnerId: 'cmi.learner_id',
    learnerName: 'cmi.learner_name',
    suspendData: 'cmi.suspend_data',
    location: 'cmi.location',
    score: 'cmi.score.raw',
    status: 'cmi.completion_status',
    success: 'cmi.success_status',
  },
  completedWords: ['completed'],
  commitsBeforeEnd: false, // Terminate commits; Cornerstone answers null to a Commit while the page unloads
  endsInReview: true,
  retriesEnd: true,
  steps: (record, objectiveRow) => [everything(record, objectiveRow)],
  sessionTime: (seconds) => ['cmi.session_time', duration2004(seconds)],
  neighbour: () => null, // Moodle 2004 sends again whatever differs from the start of the page (scorm_13.js)
};

function everything(record: CourseRecord, objectiveRow: (id: string) => number): Write[] {
  const { score, completed } = record;
  return [
    ...record.interactions.filter(({ row }) => row < ROW_LIMIT).flatMap(interaction),
    ...record.objectives.flatMap(({ id, completed: done }): Write[] => [
      [`cmi.objectives.${objectiveRow(id)}.id`, id],
      ...(done ? [[`cmi.objectives.${objectiveRow(id)}.completion_status`, 'completed'] as const] : []),
    ]),
    ['cmi.location', cutText(record.location, 1000)],
    ['cmi.progress_measure', String(Number(record.progress.toFixed(4)))],
    ['cmi.suspend_data', record.suspendData],
    ...(score === null ? [] : scores(score)),
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ['cmi.success_status', success(record)],
    ['cmi.exit', 'suspend'],
  ];
}

/** Held back until the end as in 1.2: Moodle's completion rule "passed or completed" would be met before the lessons are. */
function success({ completed, passed }: CourseRecord): string {
  if (!completed || passed === null) return 'unknown';
  return passed ? 'passed' : 'failed';
}

/** All four, since some LMSs grade from `scaled` and Moodle from `raw`. */
function scores(score: number): Write[] {
  return [
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
    ['cmi.score.raw', decimal(score)],
    ['cmi.score.scaled', decimal(score / 100, 4)],
  ];
}

/** The card is the question, the categories are the choices; `type` must come before the answers. */
function interaction(answer: InteractionRecord): Write[] {
  const at = `cmi.interactions.${answer.row}`;
  return [
    [`${at}.id`, answer.id],
    [`${at}.type`, 'choice'],
    [`${at}.timestamp`, timestamp2004(answer.at)],
    [`${at}.correct_responses.0.pattern`, answer.correctResponse.id],
    [`${at}.learner_response`, answer.response.id],
    [`${at}.result`, answer.correct ? 'correct' : 'incorrect'],
    [`${at}.latency`, duration2004(answer.latencySeconds)],
    [`${at}.description`, cutText(answer.description.replace(/\s+/g, ' ').replace(/^\{/, '('), 250)],
  ];
}
