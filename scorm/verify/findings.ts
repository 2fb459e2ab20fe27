/** One thing that was looked at, in plain sentences. */
export interface Finding {
  /** Names the check, for programs. */
  readonly check: string;
  /**
   * `problem`: an LMS refuses the package, or something in it breaks there. `note`: it is against the standard, or only
   * some LMSs mind.
   */
  readonly level: 'ok' | 'note' | 'problem';
  /** What was seen. */
  readonly what: string;
  /** What to do about it; '' for nothing. */
  readonly todo: string;
}

/** What a check complains of: a sentence; or, with `of`, what is said of that thing, such as "is not in the zip". */
export interface Complaint {
  readonly level: Finding['level'];
  readonly what: string;
  readonly todo: string;
  readonly of?: Thing;
}

/** A file, an identifier, a line: many of one kind become one finding with a count. */
interface Thing {
  /** What it is, in the singular. */
  readonly kind: string;
  readonly name: string;
}

/** How many of a kind are named. */
const MOST_NAMED = 5;

export function problem(what: string, todo: string, of?: Thing): Complaint {
  return { level: 'problem', what, todo, ...(of && { of }) };
}

export function note(what: string, todo: string, of?: Thing): Complaint {
  return { level: 'note', what, todo, ...(of && { of }) };
}

/** The complaints of a check, those of one kind as one, or the sentence that says that all is well. */
export function findings(check: string, complaints: readonly Complaint[], good: string): Finding[] {
  if (complaints.length === 0) return [{ check, level: 'ok', what: good, todo: '' }];
  const kinds = grouped(complaints, ({ level, what, todo, of }) =>
    JSON.stringify([level, what, todo, of?.kind]),
  );
  return kinds.map((same) => {
    const [{ level, todo, what }] = same;
    const things = same.flatMap(({ of }) => of ?? []);
    return { check, level, todo, what: things.length === 0 ? what : sentence(things, what) };
  });
}

/** The items that share a key, together; in the order of each first one. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The first few of many, as text. */
export function someOf(names: readonly string[], most = MOST_NAMED): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** `1 file`, `2 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-GB')} kB`;
}

/** `a.js is not listed`, `a.js, b.js are not listed`, `150 files are not listed: a.js, b.js … and 145 more`. */
function sentence(things: readonly Thing[], said: string): string {
  const names = [...new Set(things.map(({ name }) => name))];
  const [first = '', kind = ''] = [names[0], things[0]?.kind];
  if (names.length === 1) return `${first} ${said}`;
  const [verb = '', rest = ''] = said.split(/ (.*)/s);
  const ofMany = `${plural(verb)} ${rest}`;
  return names.length <= MOST_NAMED
    ? `${names.join(', ')} ${ofMany}`
    : `${counted(names.length, kind)} ${ofMany} (${someOf(names)})`;
}

function plural(verb: string): string {
  const irregular: Readonly<Record<string, string>> = { is: 'are', has: 'have', does: 'do' };
  return irregular[verb] ?? verb.replace(/s$/, '');
}
