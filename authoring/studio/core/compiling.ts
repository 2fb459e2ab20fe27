import type { CompiledCourse, Problem } from '../../../src/compiler/compile.ts';
import type { CourseStore } from '../store/course-store.ts';
import { fromSources, type Sources } from '../store/sources.ts';
import type { CoreClient } from './core-client.ts';

/** How long the course rests before it is compiled, in milliseconds. */
const PAUSE = 80;

/** Compiles the course whenever it has changed. Fires `compiled`. */
export class Compiling extends EventTarget {
  /** As it was last compiled without problems. */
  compiled: CompiledCourse | null = null;
  /** The newest that can be looked at, in spite of problems. */
  shown: CompiledCourse | null = null;
  problems: readonly Problem[] = [];
  #core: CoreClient;
  #store: CourseStore;
  /** The files that the rest is of. */
  #from: Sources | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;

  constructor(core: CoreClient, store: CourseStore) {
    super();
    this.#core = core;
    this.#store = store;
    store.addEventListener('change', () => this.#soon());
    void this.#compile();
  }

  #soon() {
    if (this.#store.sources === this.#from) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#compile(), PAUSE);
  }

  async #compile() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { sources } = this.#store;
    try {
      const compilation = await this.#core.ask('compile', fromSources(sources));
      this.problems = compilation.problems;
      this.compiled = compilation.course === null ? this.compiled : compilation;
      this.shown = compilation.course === null ? (compilation.draft ?? this.shown) : compilation;
      this.#from = sources;
    } finally {
      this.#isRunning = false;
    }
    this.dispatchEvent(new Event('compiled'));
    this.#soon();
  }
}
