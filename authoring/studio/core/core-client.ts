import type { AppFiles } from '../../../scorm/package/app-files.ts';
import type { Answered, Asked, Core } from './protocol.ts';

type Answer<Name extends keyof Core> = Promise<Awaited<ReturnType<Core[Name]>>>;

/** The core in a worker of its own. */
export class CoreClient {
  #worker: Worker;
  #waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  #asked = 0;

  /** @param script of the worker: from a file:// page, only a Blob can be one */
  constructor(script: string, app: AppFiles) {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }: MessageEvent<Answered>) => this.#take(data);
    this.#worker.onerror = ({ message }) => {
      for (const { fail } of this.#waiting.values()) fail(new Error(message));
      this.#waiting.clear();
    };
    void this.ask('begin', app);
  }

  ask<Name extends keyof Core>(name: Name, ...parameters: Parameters<Core[Name]>): Answer<Name> {
    const id = ++this.#asked;
    return new Promise((resolve, fail) => {
      this.#waiting.set(id, { done: resolve as (result: unknown) => void, fail });
      this.#worker.postMessage({ id, name, parameters } satisfies Asked);
    });
  }

  #take(answered: Answered) {
    const asker = this.#waiting.get(answered.id);
    this.#waiting.delete(answered.id);
    if ('error' in answered) asker?.fail(new Error(answered.error));
    else asker?.done(answered.result);
  }
}
