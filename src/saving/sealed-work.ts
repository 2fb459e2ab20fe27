import type { Course } from '../course/course.ts';
import type { Attempt } from '../state/attempt.ts';
import { encodeAttempt, encodeLean } from '../state/codec.ts';
import { withRowsAfter } from '../state/merge.ts';
import { isSame, seal, type Version } from './envelope.ts';
import type { Resumed } from './resume.ts';
import type { SaverEdges } from './saver.ts';

/** The attempt, its version, and both as text: made once for this device and the LMS. */
export class SealedWork {
  #course: Course;
  #edges: SaverEdges;
  #session: string;
  #given: Attempt;
  /** The same with the rows that the LMS really has. */
  #attempt: Attempt;
  /** The cards of the rows that the LMS was told of. */
  #told: readonly string[];
  #version: Version;
  /** Minutes since 1970 of the latest change. */
  #minute: number;
  #made: (Version & { readonly owed: boolean; readonly text: string }) | null = null;
  /** Whether the LMS refused the state in full, so that it is sent without what it can do without. */
  lean = false;

  constructor(course: Course, resumed: Resumed, edges: SaverEdges) {
    this.#course = course;
    this.#edges = edges;
    this.#session = Math.floor(edges.chance() * 36 ** 5).toString(36);
    this.#given = this.#attempt = resumed.attempt;
    this.#told = resumed.attempt.rows;
    this.#version = (resumed.unsent ? null : resumed.base) ?? {
      revision: resumed.revision,
      session: this.#session,
    };
    this.#minute = this.#thisMinute();
  }

  /** As it was handed over. */
  get given(): Attempt {
    return this.#given;
  }

  get version(): Version {
    return this.#version;
  }

  /**
   * Answers of a submit that the LMS never heard of, because another one followed it, are not there any more. They get no
   * row: an LMS takes none after a gap.
   */
  take(attempt: Attempt) {
    this.#given = attempt;
    this.#attempt = withRowsAfter(this.#told, attempt);
    this.#minute = this.#thisMinute();
    this.renew();
  }

  /** The attempt as it is told to the LMS now, whose rows stand from then on. */
  tell(): Attempt {
    this.#told = this.#attempt.rows;
    return this.#attempt;
  }

  /** The same under another version: a commit that differs, for LMSs that send only what does. */
  renew() {
    this.#version = { revision: this.#version.revision + 1, session: this.#session };
  }

  /** @param owed whether an earlier commit may have lost something that has to be written once more */
  text(owed: boolean): string {
    if (isSame(this.#made, this.#version) && this.#made?.owed === owed) return this.#made.text;
    const attempt = (this.lean ? encodeLean : encodeAttempt)(this.#attempt, this.#course);
    const text = seal({ ...this.#version, minute: this.#minute, owed, attempt });
    this.#made = { ...this.#version, owed, text };
    return text;
  }

  #thisMinute(): number {
    return Math.floor(this.#edges.today() / 60_000);
  }
}
