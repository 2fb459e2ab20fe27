import type { SourceFile } from '../../src/compiler/compile.ts';
import type { AppFiles } from '../../scorm/package/app-files.ts';

/** What the page brings along; scorm/bundle/studio.ts puts it there. */
export interface Brought {
  /** What all packages share. */
  readonly app: AppFiles;
  /** The script of the worker. */
  readonly worker: string;
  /** The course to begin with. */
  readonly course: readonly SourceFile[];
  /** What a new course begins as. */
  readonly starter: readonly SourceFile[];
}

declare global {
  interface Window {
    readonly brought: Brought;
  }
}
