import type { Report } from '../../../src/compiler/problems.ts';

/** A file as somebody dropped it on the page or named it on the command line. */
export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What takes the rows of a table one by one, so that no table has to be in memory as a whole. */
export type TakeRow = (cells: readonly string[], row: number) => void;

/** What a reader needs besides the bytes. */
export interface Reading {
  readonly take: TakeRow;
  /** For what cannot be read; line and column are the row and the column of the sheet. */
  readonly report: Report;
  /** Called now and then with how much has been read, from 0 to 1. */
  readonly progress: (share: number) => void;
}

/** More than this, unpacked, is not read: a page has to get by with some 600 MB of memory. */
export const LARGEST_PART = 800_000_000;

/** What to do with a file of more than {@link LARGEST_PART} bytes. */
export const splitIt =
  'choose one group in the LMS before you download, and drop the files of all groups together';
