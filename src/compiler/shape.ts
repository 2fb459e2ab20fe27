import * as v from 'valibot';
import type { Report } from './problems.ts';
import { nearest } from './suggest.ts';
import { placeOf, placeOfKey } from './yaml-file.ts';
import type { Steps, YamlFile } from './yaml-file.ts';

type Issue = v.BaseIssue<unknown>;

/** Checks a file against its schema and reports every difference at its place; null when there was one. */
export function checkShape<T>(schema: v.GenericSchema<unknown, T>, file: YamlFile, report: Report): T | null {
  const result = v.safeParse(schema, file.data, { message: plainWords });
  if (result.success) return result.output;
  const unknownKeys = result.issues
    .filter(isUnknownKey)
    .flatMap((issue) => unknownKeysIn(schema, file.data, stepsOf(issue).slice(0, -1)));
  for (const { steps, meant, known } of unknownKeys) {
    const key = String(steps.at(-1));
    const [, swallowed] = /^([\w-]+):\S/.exec(key) ?? []; // `text:Coaching: the course` has its first space too late
    const plain = key.replace(/[\s\p{Cf}]+/gu, '');
    if (plain !== key && known.includes(plain))
      report(
        placeOfKey(file, steps),
        `the key ${plain} has a space or a sign in it that cannot be seen, as pasted text has`,
        'delete the line, and type it again',
      );
    else if (swallowed !== undefined && known.includes(swallowed))
      report(placeOfKey(file, steps), `there is no space after the colon of ${swallowed}`, 'add it');
    else
      report(
        placeOfKey(file, steps),
        `the key ${key} is not known here`,
        meant === undefined ? `delete it, or use one of: ${known.join(', ')}` : `did you mean ${meant}?`,
      );
  }
  const misspelt = new Set(unknownKeys.map(({ steps, meant }) => [...steps.slice(0, -1), meant].join('.')));
  for (const issue of result.issues) {
    const steps = stepsOf(issue);
    if (isUnknownKey(issue) || (isMissingKey(issue) && misspelt.has(steps.join('.')))) continue;
    if (steps.length === 0) {
      report(placeOf(file, []), 'there are no keys with values here', 'write lines such as id: quiz');
      continue;
    }
    const [what, remedy] = split(issue.message);
    const place = isAboutKey(issue) ? placeOfKey(file, steps) : placeOf(file, steps);
    report(place, `${nameOf(file.data, steps)} ${what}`, remedy);
  }
  return null;
}

/** Messages in the schemas read `what; remedy`. */
function split(message: string): [what: string, remedy: string] {
  const [what = '', ...remedy] = message.split('; ');
  return [what, remedy.join('; ') || 'correct it'];
}

/** Used where the schema has no message of its own. */
function plainWords(issue: Issue): string {
  if (isMissingKey(issue) || issue.input === undefined) return 'is missing; add it';
  if (issue.input === null) return 'is empty; write something after the colon';
  if (issue.expected === 'Array') return 'is not a list; start each entry on a new line with a dash';
  if (issue.expected === 'Object') return 'is not a group of keys; write each key on a new line, indented';
  if (issue.expected !== 'string') return 'is not what belongs here; look at the example course';
  return typeof issue.input === 'object'
    ? 'is not a single text; write one text, in double quotes if it holds a colon'
    : 'is not a text; put it in double quotes';
}

function isUnknownKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function isMissingKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.received === 'undefined' && isAboutKey(issue);
}

function isAboutKey(issue: Issue): boolean {
  return issue.path?.at(-1)?.origin === 'key';
}

function stepsOf(issue: Issue): Steps {
  return (issue.path ?? []).map((step) => step.key as string | number);
}

/** Says where in the file: `cards.C08.why`, with the id of a list's entry, or `#3` for the third without one. */
export function nameOf(data: unknown, steps: Steps): string {
  let value = data;
  const names = steps.map((step) => {
    const inList = Array.isArray(value);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
    if (!inList) return step;
    const id = (value as { id?: unknown } | null | undefined)?.id;
    return typeof id === 'string' && id !== '' ? id : `#${Number(step) + 1}`;
  });
  return names.join('.');
}

interface UnknownKey {
  readonly steps: Steps;
  readonly meant: string | undefined;
  readonly known: readonly string[];
}

/** Valibot stops at the first unknown key of an object; authors want to see them all. */
function unknownKeysIn(schema: unknown, data: unknown, steps: Steps): UnknownKey[] {
  const known = Object.keys(steps.reduce(schemaBelow, schema as SchemaParts).entries ?? {});
  const object = steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);
  const used = Object.keys(object as Record<string, unknown>);
  const unused = known.filter((key) => !used.includes(key));
  return used
    .filter((key) => !known.includes(key))
    .map((key) => ({
      steps: [...steps, key],
      meant: unused.find((name) => key.startsWith(`${name}:`)) ?? nearest(key, unused),
      known,
    }));
}

/** The parts of valibot's schemas that lead further down. */
interface SchemaParts {
  readonly entries?: Readonly<Record<string, SchemaParts>>;
  readonly item?: SchemaParts;
  readonly wrapped?: SchemaParts;
}

function schemaBelow(schema: SchemaParts, step: string | number): SchemaParts {
  const below = schema.item ?? schema.entries?.[step] ?? {};
  return below.wrapped ?? below;
}
