import {
  atMost,
  matches,
  number,
  oneOf,
  wellFormed,
  type Check,
  type Format,
  type Problem,
} from './formats.ts';

const wrong = '406';
const outside = '407';
/** real(10,7) as ADL and Moodle both take it: no exponent, no bare point. */
const real = /^-?\d{1,5}(\.\d{1,7})?$/;
const number2004 = (limits: { min?: number; max?: number }) =>
  number(real, limits, { shape: wrong, range: outside });

/** A point in time; a zone is only taken after a fraction, and at most two decimals (moodle.md section 3). */
const timestamp =
  /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?)?$/;
const duration = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const id = /^(?!urn:(?![^:]+:.))[^\s[\]{}%]{1,4000}$/;
const types = [
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'likert',
  'matching',
  'performance',
  'sequencing',
];

/** One name in an answer: Moodle takes word characters and points only, so no hyphens. */
const token = /^[A-Za-z0-9_.]{1,250}$/;

/** The grammar of answers by interaction type (SCORM 2004 RTE section 4.1.1.6, with Moodle's narrower names). */
const grammars: Readonly<Record<string, (answer: string) => string>> = {
  'true-false': (answer) => (/^(true|false)$/.test(answer) ? '' : 'is not true or false'),
  choice: (answer) => tokens(answer.split('[,]'), { distinct: true }),
  sequencing: (answer) => tokens(answer.split('[,]'), {}),
  matching: (answer) => {
    const pairs = answer.split('[,]').map((pair) => pair.split('[.]'));
    if (pairs.some((pair) => pair.length !== 2)) return 'has a pair without [.]';
    return pairs.length > 36 ? 'has more than 36 pairs' : tokens(pairs.flat(), { most: 72 });
  },
  performance: (answer) => (answer.split('[,]').length > 125 ? 'has more than 125 steps' : ''),
  likert: (answer) => tokens([answer], {}),
  numeric: (answer) =>
    answer.split('[:]').every((part) => part === '' || real.test(part)) ? '' : 'is not a number',
  'fill-in': (answer) =>
    answer.split('[,]').some((part) => part.length > 250) ? 'is longer than 250 characters' : '',
  'long-fill-in': (answer) => (answer.length > 4000 ? 'is longer than 4000 characters' : ''),
  other: (answer) => (answer.length > 4000 ? 'is longer than 4000 characters' : ''),
};

function tokens(
  parts: string[],
  { distinct = false, most = 36 }: { distinct?: boolean; most?: number },
): string {
  const bad = parts.find((part) => !token.test(part));
  if (bad !== undefined) return `holds "${bad}"; letters, digits, _ and . only`;
  if (parts.length > most) return `has more than ${most} parts`;
  return distinct && new Set(parts).size < parts.length ? 'names the same thing twice' : '';
}

const answer: Check = (value, row): Problem | undefined => {
  const type = row('type');
  if (type === '') return { code: '408', why: 'the type of the interaction must be set first' };
  const fault = grammars[type]?.(value.replace(/^(\{\w+=[^}]*\})+/, '')) ?? '';
  return fault === '' ? undefined : { code: wrong, why: `"${value}" ${fault}` };
};

/** What SCORM 2004 elements take in ADL's data model and in Moodle, whichever is narrower. */
export const formats2004: readonly Format[] = [
  { element: /^/, check: wellFormed(wrong) },
  { element: /^cmi\.suspend_data$/, check: atMost(64_000, wrong) },
  { element: /^cmi\.location$/, check: atMost(1000, wrong) },
  {
    element: /^cmi\.completion_status$/,
    check: oneOf(wrong, 'completed', 'incomplete', 'not attempted', 'unknown'),
  },
  { element: /^cmi\.success_status$/, check: oneOf(wrong, 'passed', 'failed', 'unknown') },
  {
    element: /^cmi\.objectives\.\d+\.completion_status$/,
    check: oneOf(wrong, 'completed', 'incomplete', 'not attempted', 'unknown'),
  },
  { element: /^cmi\.objectives\.\d+\.success_status$/, check: oneOf(wrong, 'passed', 'failed', 'unknown') },
  { element: /^cmi\.exit$/, check: oneOf(wrong, 'time-out', 'suspend', 'logout', 'normal', '') },
  { element: /\.score\.scaled$/, check: number2004({ min: -1, max: 1 }) },
  { element: /\.score\.(raw|min|max)$/, check: number2004({}) },
  { element: /\.progress_measure$/, check: number2004({ min: 0, max: 1 }) },
  { element: /^cmi\.interactions\.\d+\.weighting$/, check: number2004({}) },
  { element: /\.(session_time|latency)$/, check: matches(wrong, duration, 'a duration such as PT1M2.5S') },
  {
    element: /^cmi\.interactions\.\d+\.timestamp$/,
    check: matches(wrong, timestamp, 'a time such as 2026-11-22T06:30:15.00Z'),
  },
  {
    element: /^cmi\.(interactions|objectives)\.\d+\.(objectives\.\d+\.)?id$/,
    check: matches(wrong, id, 'an id: no spaces or [ ] { } %'),
  },
  { element: /^cmi\.interactions\.\d+\.type$/, check: oneOf(wrong, ...types, 'numeric', 'other') },
  {
    element: /^cmi\.interactions\.\d+\.result$/,
    check: matches(
      wrong,
      /^(correct|incorrect|unanticipated|neutral|-?\d{1,5}(\.\d{1,7})?)$/,
      'correct or incorrect',
    ),
  },
  {
    element: /\.description$/,
    check: matches(wrong, /^(\{lang=[\w-]+\})?(?!\{)[^\r\n]{0,250}$/, 'one line of 250 characters'),
  },
  { element: /^cmi\.interactions\.\d+\.(learner_response|correct_responses\.\d+\.pattern)$/, check: answer },
];
