import type { Dialect, Write } from './dialect.ts';
import { cutText, decimal, duration2004, timestamp2004 } from './formats.ts';
import type { CourseRecord, InteractionRecord } from './tracker.ts';

/**
 * Moodle sends every row with every commit, those of earlier visits too, and at the end in a beacon of at most 64 KiB,
 * where each part of a row costs about 140 bytes (scorm_13.js, CollectData). With all its parts for the first quiz, and
 * those people ask for (which card, which answer, was it right) for the cards of later ones, this many rows leave room for
 * all the rest: more cards than the course has.
 */
const FULL_ROWS = 15;
const ROW_LIMIT = 60;

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
    ['cmi.suspend_data', record.suspendData], // before the place: Open edX may get no more than the first
    ['cmi.location', cutText(record.location, 1000)],
    ['cmi.progress_measure', String(Number(record.progress.toFixed(4)))],
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
    [`${at}.correct_responses.0.pattern`, answer.correctResponse.id],
    [`${at}.learner_response`, answer.response.id],
    [`${at}.result`, answer.correct ? 'correct' : 'incorrect'],
    ...(answer.row < FULL_ROWS ? details(answer, at) : []),
  ];
}

function details(answer: InteractionRecord, at: string): Write[] {
  return [
    [`${at}.timestamp`, timestamp2004(answer.at)],
    [`${at}.latency`, duration2004(answer.latencySeconds)],
    [`${at}.description`, cutText(answer.description.replace(/\s+/g, ' ').replace(/^\{/, '('), 250)],
  ];
}
