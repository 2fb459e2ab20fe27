import type { Version } from './envelope.ts';

/** What is on this device: the latest state of one learner in one activity, and what is known of its way to the LMS. */
export interface JournalEntry {
  /** The sealed attempt. */
  readonly state: string;
  /** What the LMS had when this session began; null when it had nothing. */
  readonly base: Version | null;
  /** Whether any visit of this journal has ever read something back from the LMS. */
  readonly readBack: boolean;
  /** What the LMS was last known to hold; null while nothing was confirmed. */
  readonly confirmed: Version | null;
  /** Whether what was confirmed is a completed course. */
  readonly final: boolean;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

const PREFIX = 'course:';
const ASIDE = ':aside';
const LONGEST = 64_000;
const KEPT = 90 * 24 * 3600 * 1000;

/**
 * The journal on this device. Each event is here before anything else happens with it; `localStorage` is written
 * synchronously and survives a killed tab. Storage that is missing, full or forbidden is no error.
 */
export class Journal {
  #storage: Storage | null;
  #key: string;
  /** Whether the latest entry was not taken: the device is full, or its storage was switched off meanwhile. */
  #refused = false;

  /** @param storage null where there is none */
  constructor(storage: Storage | null, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  /** Whether anything can be kept. */
  get works(): boolean {
    return this.#storage !== null && !this.#refused;
  }

  read(): JournalEntry | null {
    const text = this.#guarded((storage) => storage.getItem(this.#key));
    return text ? parse(text) : null;
  }

  /** @returns false when this device did not take it */
  write(entry: JournalEntry): boolean {
    const text = JSON.stringify(entry);
    const fits = text.length <= LONGEST;
    const kept = fits && (this.#guarded((storage) => (storage.setItem(this.#key, text), true)) ?? false);
    this.#refused = !kept;
    return kept;
  }

  /** Keeps the entry for support, out of the way of a fresh start. */
  setAside() {
    this.#guarded((storage) => {
      const text = storage.getItem(this.#key);
      if (text === null) return;
      storage.removeItem(this.#key); // first, so that a full device has room for the copy
      storage.setItem(this.#key + ASIDE, text);
    });
  }

  remove() {
    this.#guarded((storage) => storage.removeItem(this.#key));
  }

  /** Removes what nobody came back for within 90 days, of any course and learner; other entries are not ours to judge. */
  removeOld(now: number) {
    this.#guarded((storage) => {
      for (const key of journalKeys(storage)) {
        const entry = parse(storage.getItem(key) ?? '');
        if (entry && now - entry.savedAt > KEPT) storage.removeItem(key);
      }
    });
  }

  /** "Clear this device": everything of ours, of any course and learner. */
  clearDevice() {
    this.#guarded((storage) => {
      for (const key of journalKeys(storage)) storage.removeItem(key);
    });
  }

  #guarded<T>(use: (storage: Storage) => T): T | null {
    try {
      return this.#storage ? use(this.#storage) : null;
    } catch {
      return null; // full, forbidden or cleared under our feet: the LMS is then the only keeper
    }
  }
}

/** One journal for each course, activity and learner; the learner only as a hash. */
export function journalKey(courseId: string, activity: string, learnerId: string): string {
  return `${PREFIX}${courseId}:${hash(activity)}:${learnerId === '' ? 'anybody' : hash(learnerId)}`;
}

/** This device's storage once it has proved that it can keep something, else null. */
export function workingStorage(from: Window): Storage | null {
  try {
    const storage = from.localStorage;
    storage.setItem(`${PREFIX}probe`, '1');
    storage.removeItem(`${PREFIX}probe`);
    return storage;
  } catch {
    return null; // a private window, a full disk or a sandboxed frame: all the same to us
  }
}

function journalKeys(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  );
}

function parse(text: string): JournalEntry | null {
  try {
    const entry = JSON.parse(text) as Partial<JournalEntry> | null;
    const { state, base = null, readBack = false, confirmed = null, final = false, savedAt } = entry ?? {};
    if (typeof state !== 'string' || typeof savedAt !== 'number') return null;
    return { state, base, readBack, confirmed, final, savedAt };
  } catch {
    return null; // another program's entry, or one cut short
  }
}

/** Own code, since `crypto.subtle` is missing on plain http: 64 bits of FNV-1a in two halves. */
function hash(text: string): string {
  return [0x811c9dc5, 0x01234567]
    .map((seed) => {
      let value = seed;
      for (const character of text)
        value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
      return value.toString(36);
    })
    .join('');
}
