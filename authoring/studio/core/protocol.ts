import type { Compilation, Problem, Source } from '../../../src/compiler/compile.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import type { Opened } from '../../../scorm/package/open-package.ts';
import type { ProfileName } from '../../../scorm/package/profiles.ts';
import type { Course } from '../../../src/course/course.ts';
import type { ReportFile } from '../../results/reading/table.ts';
import type { Summary } from '../../results/summary.ts';
import type { Report } from '../../../scorm/verify/verify-package.ts';

/** A package as the room Packages shows and hands it out. */
export interface MadePackage {
  readonly name: ProfileName;
  readonly label: string;
  readonly zipName: string;
  readonly zip: Uint8Array;
  readonly sha256: string;
  /** What an LMS will make of it; null for a package that goes into none. */
  readonly report: Report | null;
}

/** What the worker can be asked, and what it answers. */
export interface Core {
  /** Comes first: what all packages share. */
  readonly begin: (app: AppFiles) => null;
  readonly compile: (files: readonly Source[]) => Compilation;
  /** @throws when the course has problems */
  readonly make: (files: readonly Source[]) => Promise<readonly MadePackage[]>;
  readonly open: (zip: Uint8Array) => Promise<Opened>;
  /** What reports on a course say; no summary where they cannot be read. */
  readonly results: (
    files: readonly ReportFile[],
    course: Course,
  ) => { readonly summary: Summary | null; readonly problems: readonly Problem[] };
  /** The files of a course as a zip, to keep or to hand on. */
  readonly pack: (files: readonly Source[]) => Uint8Array;
}

export interface Asked {
  readonly id: number;
  readonly name: keyof Core;
  readonly parameters: readonly unknown[];
}

export type Answered = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });
