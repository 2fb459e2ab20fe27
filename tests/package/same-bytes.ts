/** The core as a studio has it: in a worker, which has neither Node nor a page. It answers with the SHA-256 of each zip. */
import type { AppFiles } from '../../scorm/package/app-files.ts';
import { firstPage } from '../../scorm/package/first-page.ts';
import { makePackages } from '../../scorm/package/make-packages.ts';
import { openPackage } from '../../scorm/package/open-package.ts';
import { profileNames } from '../../scorm/package/profiles.ts';
import { sha256 } from '../../scorm/package/sha256.ts';
import { createLms } from '../../scorm/lms/lms.ts';
import { readSheet, writeSheet } from '../../authoring/sheet/sheet.ts';
import { compileCourse, formatProblem, type Source } from '../../src/compiler/compile.ts';

/** What the worker is sent. */
export interface Asked {
  readonly app: AppFiles;
  readonly courses: readonly (readonly { readonly path: string; readonly text: string }[])[];
}

/** What it answers: for each course the SHA-256 of its zips, and of those made again from what one of them carries. */
export interface Answered {
  readonly hashes: readonly (readonly string[])[];
  readonly again: readonly (readonly string[])[];
  /** Milliseconds of compiling the first course and of making all its packages, once everything is warm. */
  readonly warm: { readonly compile: number; readonly packages: number };
  /** What a sheet and an LMS say, to show that they work here too. */
  readonly sheet: string;
  readonly lms: unknown;
}

export async function answer({ app, courses }: Asked): Promise<Answered> {
  const packages = (files: readonly Source[]) => {
    const compiled = compileCourse(files);
    if (compiled.course === null) throw new Error(compiled.problems.map(formatProblem).join('\n'));
    return makePackages(compiled, app, firstPage, profileNames);
  };
  const hashesOf = (files: readonly Source[]) => packages(files).map(({ zip }) => sha256(zip));
  const again = await Promise.all(
    courses.map(async (files) => {
      const opened = await openPackage(packages(files)[0]?.zip ?? new Uint8Array());
      return 'files' in opened ? hashesOf(opened.files) : [opened.refusal];
    }),
  );
  const sheet = writeSheet(['id'], [['C1']], ',');
  const rows = readSheet('a.csv', new TextEncoder().encode(sheet), ['id'], () => undefined);
  const lms = createLms({ standard: 'scorm12' });
  return {
    hashes: courses.map(hashesOf),
    again,
    warm: warmTimes(courses[0] ?? [], app),
    sheet: rows?.[0]?.get('id')?.text ?? '',
    lms: lms.api['LMSInitialize']?.(''),
  };
}

/** Tries of each; the quickest counts, since everything else only adds. */
const TRIES = 8;

function warmTimes(files: readonly Source[], app: AppFiles): Answered['warm'] {
  const quickest = (work: () => unknown) => {
    const took = Array.from({ length: TRIES }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    });
    return Math.min(...took);
  };
  const compiled = compileCourse(files);
  if (compiled.course === null) throw new Error('The course cannot be compiled.');
  return {
    compile: quickest(() => compileCourse(files)),
    packages: quickest(() => makePackages(compiled, app, firstPage, profileNames)),
  };
}

declare const self: { onmessage: (event: { data: Asked }) => void; postMessage(answered: unknown): void };

if ('WorkerGlobalScope' in globalThis)
  self.onmessage = ({ data }) => {
    answer(data).then(
      (answered) => self.postMessage(answered),
      (error: unknown) => self.postMessage({ error: String(error) }),
    );
  };
