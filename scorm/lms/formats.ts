/** Why an LMS refuses a value: the standard's error code, and a sentence for `GetDiagnostic` and the log. */
export interface Problem {
  code: string;
  why: string;
}

/** Judges a value; `row` reads another part of the same interaction or objective, such as `row('type')`. */
export type Check = (value: string, row: (part: string) => string) => Problem | undefined;

/** A check and the elements it is for. */
export interface Format {
  element: RegExp;
  check: Check;
}

/** The first problem with writing this value to this element. */
export function findProblem(
  formats: readonly Format[],
  element: string,
  value: string,
  read: (element: string) => string,
): Problem | undefined {
  const rowName = /^cmi\.(?:interactions|objectives)\.\d+/.exec(element)?.[0] ?? '';
  for (const { element: pattern, check } of formats) {
    const problem = pattern.test(element) ? check(value, (part) => read(`${rowName}.${part}`)) : undefined;
    if (problem) return { code: problem.code, why: `${element}: ${problem.why}` };
  }
  return undefined;
}

/** At most this many UTF-16 units, as LMSs count in JavaScript. */
export function atMost(limit: number, code: string): Check {
  return ({ length }) =>
    length > limit ? { code, why: `${length} characters, and the LMS takes ${limit}` } : undefined;
}

/** One of these words. */
export function oneOf(code: string, ...words: string[]): Check {
  return (value) =>
    words.includes(value)
      ? undefined
      : { code, why: `"${value}" is none of ${words.filter(Boolean).join(', ')}` };
}

/** Text of this shape; `shape` says it for people. */
export function matches(code: string, pattern: RegExp, shape: string): Check {
  return (value) => (pattern.test(value) ? undefined : { code, why: `"${value}" is not ${shape}` });
}

/** A decimal number of this shape within the limits. */
export function number(
  pattern: RegExp,
  limits: { min?: number; max?: number },
  codes: { shape: string; range: string },
): Check {
  const { min = -Infinity, max = Infinity } = limits;
  return (value) => {
    if (!pattern.test(value)) return { code: codes.shape, why: `"${value}" is not a plain decimal number` };
    if (Number(value) < min || Number(value) > max) {
      return { code: codes.range, why: `${value} is outside ${min} to ${max}` };
    }
    return undefined;
  };
}

/** Half a surrogate pair makes Moodle's commit throw (moodle.md section 3). */
export function wellFormed(code: string): Check {
  return (value) => (/\p{Surrogate}/u.test(value) ? { code, why: 'holds half a character' } : undefined);
}
