import { Worker } from 'node:worker_threads';
import type { LiveState } from '../scorm/preview/packages.ts';
import type { LivePackages, ServedPackage } from '../scorm/preview/server.ts';
import { formatProblem } from '../src/compiler/compile.ts';
import type { Built } from './dev-builder.ts';

/** The newest build of a course without problems, and what is wrong since. */
export class DevBuild implements LivePackages {
  packages: readonly ServedPackage[] = [];
  state: LiveState = { build: '', problems: [], failure: '' };
  #content: string;
  #say: (line: string) => void;
  #followers = new Set<() => void>();
  #worker: Worker | undefined;
  /** When the build that runs was asked for; undefined while none does. */
  #started: number | undefined;
  /** Whether something changed while a build ran. */
  #stale = false;

  /** @param say where to tell the author in the terminal */
  constructor(content: string, say: (line: string) => void) {
    this.#content = content;
    this.#say = say;
  }

  follow(changed: () => void): () => void {
    this.#followers.add(changed);
    return () => this.#followers.delete(changed);
  }

  /** Builds with the code as it is now: a worker of its own has read none of it before. */
  restart(): void {
    void this.#worker?.terminate();
    const worker = new Worker(new URL('dev-builder.ts', import.meta.url), {
      workerData: { content: this.#content },
    });
    worker.on('message', (built: Built) => worker === this.#worker && this.#done(built));
    worker.on('error', (error: unknown) => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#done({ problems: [], failure: (error as Error).message });
    });
    this.#worker = worker;
    this.#started = undefined;
    this.again();
  }

  /** Builds the content as it is now. */
  again(): void {
    if (!this.#worker) return this.restart();
    this.#stale = this.#started !== undefined;
    if (this.#stale) return;
    this.#started = performance.now();
    this.#worker.postMessage('build');
  }

  #done(built: Built): void {
    const seconds = ((performance.now() - (this.#started ?? 0)) / 1000).toFixed(2);
    this.#started = undefined;
    if (this.#stale) return this.again();
    if ('files' in built) {
      this.packages = [{ name: 'scorm12', title: built.title, zip: '', size: 0, files: built.files }];
      this.state = { build: String(Date.now()), problems: [], failure: '' };
      this.#say(`${clock()} Built in ${seconds} s.`);
    } else {
      this.state = { ...this.state, ...built };
      const lines = built.failure === '' ? built.problems.map(formatProblem) : [built.failure];
      for (const line of lines) this.#say(line);
      const count = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
      this.#say(`${clock()} ${count}; the preview waits for a version without any.`);
    }
    for (const changed of this.#followers) changed();
  }
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB');
}
