import type { Report } from '../../src/compiler/problems.ts';
import type { SourceFile } from '../../src/compiler/source-files.ts';
import type { Steps } from '../../src/compiler/yaml-file.ts';
import type { Cell, Row } from './sheet.ts';

/** What a sheet can hold of a course, and how it comes back. The course has no problems. */
export interface SheetKind {
  /** The names in the first row; the first says which entry a row is about. */
  readonly columns: readonly string[];
  /** The rows below it, as texts. */
  readonly rows: (files: readonly SourceFile[]) => string[][];
  /** Takes a sheet over; reports rows that fit nothing. */
  readonly change: (files: readonly SourceFile[], rows: readonly Row[], report: Report) => Change;
}

/** A course after a sheet was taken over; not yet checked. */
export interface Change {
  readonly files: readonly SourceFile[];
  /** Which cell each value came from. */
  readonly cells: readonly CellAt[];
  /** What has changed, for people; empty for nothing. */
  readonly summary: readonly string[];
}

/** A value in the files after the change, and its cell. */
export interface CellAt {
  readonly path: string;
  readonly steps: Steps;
  readonly cell: Cell;
}
