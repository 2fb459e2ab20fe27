import { createStore, promisifyRequest } from 'idb-keyval';
import type { JournalEntry } from './journal.ts';

/**
 * A second copy of the journal. Moodle 5 empties `localStorage` for its whole origin whenever somebody signs in
 * (lib/amd/src/storage_validation.js), just when unsent work is waiting there; it leaves IndexedDB alone.
 * Writing is not synchronous, so the first copy is the one that survives a killed tab.
 */
export interface JournalMirror {
  read(key: string): Promise<JournalEntry | undefined>;
  write(key: string, entry: JournalEntry): Promise<void>;
  remove(key: string): Promise<void>;
  /** The names of all entries. */
  keys(): Promise<string[]>;
}

/**
 * A sandboxed frame has an IndexedDB that throws at the first use: here that is a promise that fails, as with any other
 * trouble.
 * @returns null where there is no IndexedDB
 */
export function journalMirror(from: { readonly indexedDB?: IDBFactory }): JournalMirror | null {
  if (!hasDatabase(from)) return null;
  const store = createStore('course', 'journals');
  return {
    read: async (key) =>
      store('readonly', (entries) =>
        promisifyRequest(entries.get(key) as IDBRequest<JournalEntry | undefined>),
      ),
    write: async (key, entry) => store('readwrite', (entries) => done(entries.put(entry, key))),
    remove: async (key) => store('readwrite', (entries) => done(entries.delete(key))),
    keys: async () =>
      store('readonly', (entries) => promisifyRequest(entries.getAllKeys() as IDBRequest<string[]>)),
  };
}

function hasDatabase(from: { readonly indexedDB?: IDBFactory }): boolean {
  try {
    return from.indexedDB !== undefined;
  } catch {
    return false; // a sandboxed frame
  }
}

/** Settles when what was asked for is stored, not only asked for. */
async function done({ transaction }: IDBRequest<IDBValidKey> | IDBRequest<undefined>): Promise<void> {
  if (transaction) await promisifyRequest(transaction);
}
