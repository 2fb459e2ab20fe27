/** Somebody with an account in Moodle. */
export interface Account {
  /** What the person is in the course, in Moodle's word. */
  readonly role: 'Teacher' | 'Student';
  readonly name: string;
  readonly password: string;
}

/** Which Moodle is meant, and who plays in it. */
export interface Asked {
  /** The address of the site, without a slash at the end. */
  readonly url: string;
  readonly teacher: Account;
  readonly learner: Account;
  /** The course's number or short name. */
  readonly course: string;
}

const others = [
  'MOODLE_TEACHER',
  'MOODLE_TEACHER_PASSWORD',
  'MOODLE_LEARNER',
  'MOODLE_LEARNER_PASSWORD',
  'MOODLE_COURSE',
] as const;

/**
 * Reads the environment.
 * @returns what is asked; null when no Moodle is named; a sentence when something is missing or wrong
 */
export function readAsked(env: NodeJS.ProcessEnv): Asked | string | null {
  const value = (name: string) => (env[name] ?? '').trim();
  const address = value('MOODLE_URL');
  if (address === '') return null;
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? '')) {
    return `MOODLE_URL is ${address}, which is no web address; give one such as https://moodle.example.org.`;
  }
  const missing = others.filter((name) => value(name) === '');
  if (missing.length > 0) {
    return `MOODLE_URL names a Moodle, but ${inWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing; set ${missing.length === 1 ? 'it' : 'them'} too.`;
  }
  return {
    url: address.replace(/\/+$/, ''),
    teacher: { role: 'Teacher', name: value('MOODLE_TEACHER'), password: value('MOODLE_TEACHER_PASSWORD') },
    learner: { role: 'Student', name: value('MOODLE_LEARNER'), password: value('MOODLE_LEARNER_PASSWORD') },
    course: value('MOODLE_COURSE'),
  };
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
