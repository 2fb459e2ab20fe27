import type { Source } from '../../src/compiler/compile.ts';
import { fromBase64 } from '../../scorm/package/base64.ts';
import type { AppFiles } from '../../scorm/package/app-files.ts';

/** A file of a course in JSON. */
export type BroughtFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

export function unpackFile(file: BroughtFile): Source {
  return 'text' in file ? file : { path: file.path, bytes: fromBase64(file.base64) };
}

/** What the page brings along; scorm/bundle/studio.ts puts it there. */
export interface Brought {
  /** What all packages share. */
  readonly app: AppFiles;
  /** The script of the worker. */
  readonly worker: string;
  /** The course to begin with. */
  readonly course: readonly BroughtFile[];
  /** What a new course begins as. */
  readonly starter: readonly BroughtFile[];
}

declare global {
  interface Window {
    readonly brought: Brought;
  }
}
