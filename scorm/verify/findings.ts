/** One thing that was looked at, in plain sentences. */
export interface Finding {
  /** Names the check, for programs. */
  readonly check: string;
  /** `problem`: it breaks in an LMS or against the standard. `note`: good to know, or a trap of some LMS. */
  readonly level: 'ok' | 'note' | 'problem';
  /** What was seen. */
  readonly what: string;
  /** What to do about it; '' for nothing. */
  readonly todo: string;
}

/** What a check complains of. */
export type Complaint = Omit<Finding, 'check'>;

export function problem(what: string, todo: string): Complaint {
  return { level: 'problem', what, todo };
}

export function note(what: string, todo: string): Complaint {
  return { level: 'note', what, todo };
}

/** The complaints of a check, or the sentence that says that all is well. */
export function findings(check: string, complaints: readonly Complaint[], good: string): Finding[] {
  const all: readonly Complaint[] =
    complaints.length > 0 ? complaints : [{ level: 'ok', what: good, todo: '' }];
  return all.map((one) => ({ check, ...one }));
}

/** The first few of many, as text. */
export function someOf(names: readonly string[], most = 5): string {
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
