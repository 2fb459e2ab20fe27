import type { Standard } from '../package/profiles.ts';

/** The eight calls, by their names in 2004; 1.2 prefixes most with LMS and says Finish for Terminate. */
export type Call =
  | 'Initialize'
  | 'Terminate'
  | 'GetValue'
  | 'SetValue'
  | 'Commit'
  | 'GetLastError'
  | 'GetErrorString'
  | 'GetDiagnostic';

/** The calls that need a running session. */
export type SessionCall = 'Terminate' | 'GetValue' | 'SetValue' | 'Commit';

/** What differs between the two run-time standards for an LMS, as data. */
export interface StandardFacts {
  /** The name of the API object a SCO looks for in its parents. */
  apiName: 'API' | 'API_1484_11';
  calls: Readonly<Record<Call, string>>;
  /** Error codes by situation (SCORM 1.2 RTE table 3.2.1; SCORM 2004 RTE section 3.1.7). */
  errors: {
    argument: string;
    value: string;
    unknown: string;
    store: string;
    running: string;
    ended: string;
    before: Readonly<Record<SessionCall, string>>;
    after: Readonly<Record<SessionCall, string>>;
  };
  /** Element names by meaning. `success` is the same as `status` where one element says both. */
  elements: {
    learnerId: string;
    learnerName: string;
    mode: string;
    credit: string;
    entry: string;
    exit: string;
    status: string;
    success: string;
    score: string;
    progress: string;
    location: string;
    totalTime: string;
    sessionTime: string;
    suspendData: string;
  };
  /** The part of an interaction's row that holds the learner's answer, and its time of answering. */
  response: string;
  /** A status that ends an attempt in Moodle (lib.php, scorm_get_completed…). */
  closing: readonly string[];
}

/** The facts of each standard. */
export const standards: Readonly<Record<Standard, StandardFacts>> = {
  scorm12: {
    apiName: 'API',
    calls: {
      Initialize: 'LMSInitialize',
      Terminate: 'LMSFinish',
      GetValue: 'LMSGetValue',
      SetValue: 'LMSSetValue',
      Commit: 'LMSCommit',
      GetLastError: 'LMSGetLastError',
      GetErrorString: 'LMSGetErrorString',
      GetDiagnostic: 'LMSGetDiagnostic',
    },
    errors: {
      argument: '201',
      value: '405',
      unknown: '401',
      store: '101',
      running: '101',
      ended: '101',
      before: { Terminate: '301', GetValue: '301', SetValue: '301', Commit: '301' },
      after: { Terminate: '301', GetValue: '301', SetValue: '301', Commit: '301' },
    },
    elements: {
      learnerId: 'cmi.core.student_id',
      learnerName: 'cmi.core.student_name',
      mode: 'cmi.core.lesson_mode',
      credit: 'cmi.core.credit',
      entry: 'cmi.core.entry',
      exit: 'cmi.core.exit',
      status: 'cmi.core.lesson_status',
      success: 'cmi.core.lesson_status',
      score: 'cmi.core.score.raw',
      progress: '',
      location: 'cmi.core.lesson_location',
      totalTime: 'cmi.core.total_time',
      sessionTime: 'cmi.core.session_time',
      suspendData: 'cmi.suspend_data',
    },
    response: 'student_response',
    closing: ['completed', 'passed', 'failed'],
  },
  scorm2004: {
    apiName: 'API_1484_11',
    calls: {
      Initialize: 'Initialize',
      Terminate: 'Terminate',
      GetValue: 'GetValue',
      SetValue: 'SetValue',
      Commit: 'Commit',
      GetLastError: 'GetLastError',
      GetErrorString: 'GetErrorString',
      GetDiagnostic: 'GetDiagnostic',
    },
    errors: {
      argument: '201',
      value: '406',
      unknown: '401',
      store: '391',
      running: '103',
      ended: '104',
      before: { Terminate: '112', GetValue: '122', SetValue: '132', Commit: '142' },
      after: { Terminate: '113', GetValue: '123', SetValue: '133', Commit: '143' },
    },
    elements: {
      learnerId: 'cmi.learner_id',
      learnerName: 'cmi.learner_name',
      mode: 'cmi.mode',
      credit: 'cmi.credit',
      entry: 'cmi.entry',
      exit: 'cmi.exit',
      status: 'cmi.completion_status',
      success: 'cmi.success_status',
      score: 'cmi.score.raw',
      progress: 'cmi.progress_measure',
      location: 'cmi.location',
      totalTime: 'cmi.total_time',
      sessionTime: 'cmi.session_time',
      suspendData: 'cmi.suspend_data',
    },
    response: 'learner_response',
    closing: ['completed'],
  },
};
