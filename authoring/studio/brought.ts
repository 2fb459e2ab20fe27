import type { Source } from '../../src/compiler/compile.ts';
import { fromBase64 } from '../../scorm/package/base64.ts';
import type { AppFiles } from '../../scorm/package/app-files.ts';

/** A file of a course in JSON. */
export type BroughtFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

export function unpackFile(file: BroughtFile): Source {
  return 'text' in file ? file : { path: file.path, bytes: fromBase64(file.base64) };
}

/** A server of ours that hands out this page and its course, `npm start`. */
export interface Served {
  /** The folder as the person who began it typed it, such as `content/en-GB`. */
  readonly folder: string;
  /** Goes with each request: another page cannot know it. */
  readonly token: string;
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
  /** Where its course comes from instead of `course`; missing in a page that stands alone. */
  readonly served?: Served;
}

declare global {
  interface Window {
    readonly brought: Brought;
  }
}
