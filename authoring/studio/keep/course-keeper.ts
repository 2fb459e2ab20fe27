import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Sources } from '../store/sources.ts';
import { reduceWritten, type Written, type WrittenAction } from '../store/written.ts';

/** A course as the list of kept courses shows it. */
export interface KeptCourse {
  readonly id: string;
  readonly title: string;
  /** What the course was when it came here: courses of the same beginning are one. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** A course as it was once, to go back to. */
export interface Version {
  readonly at: number;
  /** What had been changed. */
  readonly label: string;
  readonly sources: Sources;
}

interface Snapshot {
  readonly written: Written;
  /** The number of the last action that is in it. */
  readonly upTo: number;
}

/** So many versions of each course are kept. */
const MOST_VERSIONS = 50;

/** Another window has begun to write the course: nothing of this one was kept, so that the two never mix. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/**
 * Keeps courses in this browser: for each a snapshot and the actions since, one entry each, written ahead of everything
 * else. What is kept of a course is `about:ID`, `writer:ID`, `snapshot:ID`, `action:ID:NUMBER`,
 * `version:ID:TIME` and `folder:ID`.
 */
export class CourseKeeper {
  #store: UseStore;
  #next = new Map<string, number>();
  /** Names this window as a writer. */
  #window = newId();

  constructor(name = 'studio') {
    this.#store = createStore(name, 'courses');
  }

  async courses(): Promise<readonly KeptCourse[]> {
    const kept = (await this.#all('about:')) as KeptCourse[];
    return kept.sort((one, other) => other.changedAt - one.changedAt);
  }

  /** A course that was not here before. */
  async begin(about: KeptCourse, written: Written): Promise<void> {
    await this.#write((entries) => {
      entries.put(about, `about:${about.id}`);
      entries.put({ written, upTo: 0 } satisfies Snapshot, `snapshot:${about.id}`);
    });
  }

  /** As it was left, with every action that was kept; undefined for none. */
  async read(id: string): Promise<Written | undefined> {
    const snapshot = (await this.#get(`snapshot:${id}`)) as Snapshot | undefined;
    if (!snapshot) return undefined;
    const actions = (await this.#all(actionsOf(id))) as (WrittenAction & { number: number })[];
    const since = actions.filter(({ number }) => number > snapshot.upTo);
    this.#next.set(id, Math.max(snapshot.upTo, ...actions.map(({ number }) => number)) + 1);
    return since.reduce(reduceWritten, snapshot.written);
  }

  /** From now on this window writes the course, and no other one that wrote it before. */
  async claim(id: string): Promise<void> {
    await this.#write((entries) => void entries.put(this.#window, `writer:${id}`));
  }

  /**
   * Settles when they are stored.
   * @param written the course with all of them: kept as a whole where the browser has swept away what they follow
   * @throws OvertakenError
   */
  async keep(about: KeptCourse, actions: readonly WrittenAction[], written: Written): Promise<void> {
    const first = this.#next.get(about.id) ?? 1;
    await this.#writeAs(about, (entries) => {
      entries.put(about, `about:${about.id}`);
      for (const [index, action] of actions.entries()) {
        const number = first + index;
        entries.put({ ...action, number }, actionsOf(about.id) + String(number).padStart(12, '0'));
      }
      const snapshot = `snapshot:${about.id}`;
      const upTo = first + actions.length - 1;
      const known = entries.getKey(snapshot);
      known.onsuccess = () => {
        if (known.result === undefined) entries.put({ written, upTo } satisfies Snapshot, snapshot);
      };
    });
    this.#next.set(about.id, first + actions.length);
  }

  /**
   * Puts a snapshot in the place of the actions so far; all of them are in it.
   * @throws OvertakenError
   */
  async settle(about: KeptCourse, written: Written): Promise<void> {
    const upTo = (this.#next.get(about.id) ?? 1) - 1;
    await this.#writeAs(about, (entries) => {
      entries.put(about, `about:${about.id}`);
      entries.put({ written, upTo } satisfies Snapshot, `snapshot:${about.id}`);
      entries.delete(within(actionsOf(about.id)));
    });
  }

  /** The newest first. */
  async versions(id: string): Promise<readonly Version[]> {
    return ((await this.#all(versionsOf(id))) as Version[]).reverse();
  }

  async addVersion(id: string, version: Version): Promise<void> {
    const keys = await this.#keys(versionsOf(id));
    const key = (at: number): string => {
      const wanted = versionsOf(id) + String(at).padStart(16, '0');
      return keys.includes(wanted) ? key(at + 1) : wanted; // two of one moment are two
    };
    await this.#write((entries) => {
      for (const old of keys.slice(0, Math.max(0, keys.length + 1 - MOST_VERSIONS))) entries.delete(old);
      entries.put(version, key(version.at));
    });
  }

  /** A small thing beside the courses, such as which one was open. */
  async note(key: string): Promise<unknown> {
    return this.#get(`note:${key}`);
  }

  async setNote(key: string, value: unknown): Promise<void> {
    await this.#write((entries) => void entries.put(value, `note:${key}`));
  }

  /** The folder that the author has picked for a course; undefined for none. */
  async folderOf(id: string): Promise<FileSystemDirectoryHandle | undefined> {
    return (await this.#get(`folder:${id}`)) as FileSystemDirectoryHandle | undefined;
  }

  async setFolder(id: string, folder: FileSystemDirectoryHandle): Promise<void> {
    await this.#write((entries) => void entries.put(folder, `folder:${id}`));
  }

  /** The course that was last kept in this folder; undefined for none. */
  async courseIn(folder: FileSystemDirectoryHandle): Promise<KeptCourse | undefined> {
    for (const course of await this.courses()) {
      const known = await this.folderOf(course.id);
      if (known && (await known.isSameEntry(folder))) return course;
    }
    return undefined;
  }

  #get(key: string): Promise<unknown> {
    return this.#store('readonly', (entries) => promisifyRequest(entries.get(key)));
  }

  #all(prefix: string): Promise<unknown[]> {
    return this.#store('readonly', (entries) => promisifyRequest(entries.getAll(within(prefix))));
  }

  #keys(prefix: string): Promise<IDBValidKey[]> {
    return this.#store('readonly', (entries) => promisifyRequest(entries.getAllKeys(within(prefix))));
  }

  /** The same for a course that this window writes; nothing is stored where another one does by now. */
  async #writeAs(about: KeptCourse, put: (entries: IDBObjectStore) => void): Promise<void> {
    let refusal: unknown;
    const writing = this.#write((entries) => {
      const writer = entries.get(`writer:${about.id}`) as IDBRequest<string | undefined>;
      writer.onsuccess = () => {
        try {
          if (writer.result !== undefined && writer.result !== this.#window)
            throw new OvertakenError(`Another window writes ${about.title}.`);
          entries.put(this.#window, `writer:${about.id}`); // the browser may have swept it away
          put(entries);
        } catch (error) {
          refusal = error;
          entries.transaction.abort();
        }
      };
    });
    await writing.catch((error: unknown) => {
      throw refusal ?? error;
    });
  }

  /** All of it or nothing; settles when it is stored, not only asked for. */
  #write(put: (entries: IDBObjectStore) => void): Promise<void> {
    return this.#store('readwrite', (entries) => {
      put(entries);
      return promisifyRequest(entries.transaction);
    });
  }
}

const actionsOf = (id: string) => `action:${id}:`;
const versionsOf = (id: string) => `version:${id}:`;
const within = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uFFFF`);

/** A name that nothing else has, also where a page from a disk is not trusted with `randomUUID`. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
