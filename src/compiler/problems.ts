/** Where something stands in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing the author has to mend: where it is, what is wrong and what to do about it. */
export interface Problem extends Place {
  readonly what: string;
  readonly remedy: string;
}

/** How every check hands in what it finds. */
export type Report = (place: Place, what: string, remedy: string) => void;

/** For reading again what has been checked: whatever there is to report was reported. */
export const unreported: Report = () => undefined;

/** A word an author wrote, and where. */
export interface Found {
  readonly text: string;
  readonly place: Place;
}

/** One line for a person and for an editor that can jump to it: `file:line:column what; what to do`. */
export function formatProblem({ file, line, column, what, remedy }: Problem): string {
  return `${file}:${line}:${column} ${what}; ${remedy}`;
}

/** Sorts by file, then from the top of the file to its end. */
export function inReadingOrder(one: Problem, other: Problem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

/** The place for what concerns a file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
