import type { CompiledCourse, Problem } from '../../../src/compiler/compile.ts';
import type { CourseView } from './course-store.ts';
import type { Sources } from './sources.ts';

/**
 * What every room and every form of the studio is given as properties; it answers with the events of events.ts. When
 * the course changes, `sources` is another object, so that an element that declares it with `@given` renders again.
 */
export interface Room {
  /** The course being written, to be read. */
  store: CourseView;
  /** `store.sources`, here so that a change of it renders. */
  sources: Sources;
  /** The course as it was last compiled without problems, a moment after a change; null before there was one. */
  compiled: CompiledCourse | null;
  /** What is wrong with the files; `file` is a path in `sources`. A moment behind the files. */
  problems: readonly Problem[];
}

/** What a form is given besides: the file it is for, and the place to begin at. */
export interface Form extends Room {
  file: string;
  /** The offset in the file's text where the author was led to; a form gives that field focus once, then `null`. */
  goTo: number | null;
}
