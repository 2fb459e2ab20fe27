/** Compiles, packs, checks and opens courses beside the page, so that typing stays fluent. */
import { firstPage } from 'virtual:first-page';
import { compileCourse, formatProblem, type Source } from '../../../src/compiler/compile.ts';
import { asBytes } from '../../../src/compiler/source-files.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { makePackages, type Package } from '../../../scorm/package/make-packages.ts';
import { openPackage } from '../../../scorm/package/open-package.ts';
import { profileNames } from '../../../scorm/package/profiles.ts';
import { sha256 } from '../../../scorm/package/sha256.ts';
import { zipFiles } from '../../../scorm/package/zip.ts';
import { verifyPackage } from '../../../scorm/verify/verify-package.ts';
import { readAnswers } from '../../results/answers.ts';
import { summarise } from '../../results/summary.ts';
import type { Answered, Asked, Core, MadePackage } from './protocol.ts';

let app: AppFiles | null = null;

const core: Core = {
  begin: (files) => {
    app = files;
    return null;
  },
  compile: compileCourse,
  make: async (files) => {
    const compiled = compileCourse(files);
    if (compiled.course === null) throw new Error(compiled.problems.map(formatProblem).join('\n'));
    if (!app) throw new Error('The worker was not given what packages are made of.');
    return Promise.all(makePackages(compiled, app, firstPage, profileNames).map(shown));
  },
  open: openPackage,
  results: (files, course) => {
    const { answers, problems } = readAnswers(files, course);
    return { summary: problems.length > 0 ? null : summarise(course, answers), problems };
  },
  pack: (files: readonly Source[]) =>
    zipFiles(new Map(files.map((file) => [file.path, asBytes(file).bytes] as const))),
};

async function shown({ profile, zip, zipName }: Package): Promise<MadePackage> {
  const report = profile.manifest ? await verifyPackage(zip, null) : null;
  return { name: profile.name, label: profile.label, zipName, zip, sha256: sha256(zip), report };
}

declare const self: {
  onmessage: (event: { readonly data: Asked }) => void;
  postMessage(answered: Answered): void;
};

self.onmessage = ({ data: { id, name, parameters } }) => {
  const ask = core[name] as (...given: readonly unknown[]) => unknown;
  Promise.resolve()
    .then(() => ask(...parameters))
    .then(
      (result) => self.postMessage({ id, result }),
      (error: unknown) =>
        self.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
    );
};
