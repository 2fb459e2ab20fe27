import type { Dialect, Write } from './dialect.ts';
import { cutText, decimal, timespan12 } from './formats.ts';
import type { CourseRecord, InteractionRecord } from './tracker.ts';

/** SCORM 1.2 (RTE 1.2, section 3.4), within what Moodle 5.1 accepts in its standards mode. */
export const scorm12: Dialect = {
  api: 'API',
  calls: {
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
  reads: {
    mode: 'cmi.core.lesson_mode',
    learnerId: 'cmi.core.student_id',
    learnerName: 'cmi.core.student_name',
    suspendData: 'cmi.suspend_data',
    location: 'cmi.core.lesson_location',
    score: 'cmi.core.score.raw',
    status: 'cmi.core.lesson_status',
    success: 'cmi.core.lesson_status',
  },
  completedWords: ['completed', 'passed', 'failed'],
  commitsBeforeEnd: true,
  endsInReview: false,
  retriesEnd: false,
  steps(record, objectiveRow) {
    return statuses(record).map((word, step) =>
      step === 0
        ? [...everything(record, objectiveRow), ['cmi.core.lesson_status', word]]
        : [['cmi.core.lesson_status', word]],
    );
  },
  sessionTime: (seconds) => ['cmi.core.session_time', timespan12(seconds)],
  neighbour,
};

/**
 * One field for completion and success, so the end is sent in two steps: Moodle's default completion rule knows
 * only `completed`, and keeps it once reached. Before the end only `incomplete`, since `passed` and `failed`
 * close the attempt there.
 */
function statuses({ completed, passed }: CourseRecord): readonly string[] {
  if (!completed) return ['incomplete'];
  return passed === null ? ['completed'] : ['completed', passed ? 'passed' : 'failed'];
}

function everything(record: CourseRecord, objectiveRow: (id: string) => number): Write[] {
  const score: Write[] =
    record.score === null
      ? []
      : [
          ['cmi.core.score.min', '0'],
          ['cmi.core.score.max', '100'],
          ['cmi.core.score.raw', decimal(record.score)],
        ];
  return [
    ...record.interactions.flatMap(interaction),
    ...record.objectives.flatMap(({ id, completed }): Write[] => [
      [`cmi.objectives.${objectiveRow(id)}.id`, id],
      ...(completed ? [[`cmi.objectives.${objectiveRow(id)}.status`, 'completed'] as const] : []),
    ]),
    ['cmi.suspend_data', record.suspendData], // before the place: Open edX may get no more than the first
    ['cmi.core.lesson_location', cutText(record.location, 255)],
    ...score,
    ['cmi.core.exit', 'suspend'],
  ];
}

/**
 * `fill-in` takes plain words, so reports show the category as the learner saw it; some LMSs refuse an answer before
 * they know its type. `time` is the moment of the submit, for the one LMS whose report has a column for it (see traits).
 */
function interaction(answer: InteractionRecord): Write[] {
  const at = `cmi.interactions.${answer.row}`;
  return [
    [`${at}.id`, answer.id],
    [`${at}.type`, 'fill-in'],
    [`${at}.correct_responses.0.pattern`, cutText(answer.correctResponse.label, 255)],
    [`${at}.student_response`, cutText(answer.response.label, 255)],
    [`${at}.result`, answer.correct ? 'correct' : 'wrong'],
    [`${at}.latency`, timespan12(answer.latencySeconds)],
    [`${at}.time`, answer.at.toTimeString().slice(0, 8)],
  ];
}

/**
 * Moodle 1.2 marks values as sent before it sends them, so after a failed commit the same value is never sent
 * again (scorm_12.js, CollectData): a differing one has to go first.
 */
function neighbour([element, value]: Write): string | null {
  const name = element.slice(element.lastIndexOf('.') + 1);
  switch (name) {
    case 'lesson_status':
      return { passed: 'completed', failed: 'completed', completed: 'incomplete' }[value] ?? null;
    case 'raw':
      return decimal(Math.abs(Number(value) - 0.01)); // less where there is less, so that it is never above the truth
    case 'status':
      return value === 'completed' ? 'incomplete' : null;
    case 'id':
      return `${value}_`;
    case 'type':
      return 'choice';
    case 'result':
      return 'neutral';
    case 'latency':
      return value === timespan12(0) ? timespan12(1) : timespan12(0);
    case 'pattern':
    case 'student_response':
      return `${value.slice(0, 254)} `;
    default:
      return null; // suspend data has a new revision each time; the rest is constant or only a hint
  }
}
