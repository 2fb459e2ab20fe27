import type { Version } from './envelope.ts';
import type { JournalMirror } from './journal-mirror.ts';

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

/** What the name of everything begins with that we keep on a device; device.ts knows it too. */
const PREFIX = 'course:';
const ASIDE = ':aside';
/** In the place of a learner whom nobody could name. */
export const ANYBODY = 'anybody';
const LONGEST = 64_000;

/**
 * How long the mirror is waited for at launch, in milliseconds: a slow disk needs its time, and what only the mirror has
 * would be written over.
 */
const PATIENCE = 3000;

/** The second copy follows the first after this many milliseconds, when the answer to a press has been painted. */
const SOON = 100;

/**
 * The journal on this device. Each event is here before anything else happens with it; `localStorage` is written
 * synchronously and survives a killed tab, the mirror survives an LMS that empties `localStorage`. Storage that is
 * missing, full or forbidden is no error.
 */
export class Journal {
  readonly key: string;
  #storage: Storage | null;
  #mirror: JournalMirror | null;
  #former: string;
  /** The entry that should be there; null when there should be none. */
  #latest: JournalEntry | null = null;
  /** Whether the mirror is to be written in a moment. */
  #mirrorDue = false;
  /** Whether the latest entry was not taken: the device is full, or its storage was switched off meanwhile. */
  #refused = false;

  /**
   * @param storage null where there is none
   * @param former the key under which an earlier version of this package kept it
   */
  constructor(storage: Storage | null, key: string, mirror: JournalMirror | null = null, former = key) {
    this.key = key;
    this.#storage = storage;
    this.#mirror = mirror;
    this.#former = former;
  }

  /** The journal of the same learner's own notes. */
  get notes(): Journal {
    return this.at(`${this.key}:notes`, `${this.#former}:notes`);
  }

  /** Another journal on this device. */
  at(key: string, former = key): Journal {
    return new Journal(this.#storage, key, this.#mirror, former);
  }

  /** Whether anything can be kept. */
  get works(): boolean {
    return this.#storage !== null && !this.#refused;
  }

  /** Whether there is an entry that should stay up to date. */
  get kept(): boolean {
    return this.#latest !== null;
  }

  /** Brings back what only the mirror has, or what has a former name; waits for each at most this many milliseconds. */
  async restore(patience = PATIENCE) {
    const entry = await this.newest(patience);
    if (entry && entry.savedAt > (this.read()?.savedAt ?? 0)) this.write(entry);
    if (this.#former === this.key || this.read()) return;
    const former = this.at(this.#former);
    const earlier = await former.newest(patience);
    if (earlier && this.write(earlier)) former.remove();
  }

  /** The newer of both copies. */
  async newest(patience = PATIENCE): Promise<JournalEntry | null> {
    const mirrored = await this.#mirrored((mirror) => mirror.read(this.key), patience);
    const here = this.read();
    return mirrored && mirrored.savedAt > (here?.savedAt ?? 0) ? mirrored : here;
  }

  read(): JournalEntry | null {
    const text = this.#guarded((storage) => storage.getItem(this.key));
    const stored = text ? parse(text) : null;
    const latest = this.#latest; // newer where storage has become full, and has only an early entry
    return stored && stored.savedAt >= (latest?.savedAt ?? 0) ? stored : latest;
  }

  /** @returns false when this device did not take it */
  write(written: JournalEntry): boolean {
    const before = (this.#latest ?? this.read())?.savedAt ?? 0; // later than now where the device's clock went back
    const entry = before > written.savedAt ? { ...written, savedAt: before + 1 } : written;
    const text = JSON.stringify(entry);
    const fits = text.length <= LONGEST;
    const kept = fits && (this.#guarded((storage) => (storage.setItem(this.key, text), true)) ?? false);
    this.#refused = !kept;
    if (kept || this.#mirror) this.#latest = entry;
    if (kept) this.#mirrorSoon();
    else void this.#mirrored((mirror) => mirror.write(this.key, entry)); // now the only copy
    return kept;
  }

  /** The newest entry is enough for the second copy, and no press waits for it. */
  #mirrorSoon() {
    if (this.#mirrorDue) return;
    this.#mirrorDue = true;
    setTimeout(() => {
      this.#mirrorDue = false;
      const entry = this.#latest;
      if (entry) void this.#mirrored((mirror) => mirror.write(this.key, entry));
    }, SOON);
  }

  /** Somebody else has emptied this origin's storage: the entry is written again. */
  writeAgain() {
    if (this.#latest) this.write(this.#latest);
  }

  /** Keeps the entry for support, out of the way of a fresh start. */
  setAside() {
    this.#guarded((storage) => {
      const text = storage.getItem(this.key);
      if (text === null) return;
      storage.removeItem(this.key); // first, so that a full device has room for the copy
      storage.setItem(this.key + ASIDE, text);
    });
    this.remove();
  }

  remove() {
    this.#latest = null;
    this.#guarded((storage) => storage.removeItem(this.key));
    void this.#mirrored((mirror) => mirror.remove(this.key));
  }

  /** Where it is kept; null where that is missing. */
  get copies(): { readonly storage: Storage | null; readonly mirror: JournalMirror | null } {
    return { storage: this.#storage, mirror: this.#mirror };
  }

  /** The mirror may be forbidden, full or stuck; the course does not wait for it. */
  async #mirrored<T>(use: (mirror: JournalMirror) => Promise<T>, patience = PATIENCE): Promise<T | null> {
    if (!this.#mirror) return null;
    const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
    return Promise.race([use(this.#mirror).catch(() => null), late]);
  }

  #guarded<T>(use: (storage: Storage) => T): T | null {
    try {
      return this.#storage ? use(this.#storage) : null;
    } catch {
      return null; // full, forbidden or cleared under our feet: the LMS is then the only keeper
    }
  }
}

/**
 * One journal for each course, activity and learner; the learner only as a hash.
 * @param likeness what activities have in common that may be one: it comes first, so that their keys begin alike
 */
export function journalKey(
  courseId: string,
  activity: string,
  learnerId: string,
  likeness = activity,
): string {
  const own = likeness === activity ? '' : `.${hash(activity)}`;
  return `${PREFIX}${courseId}:${hash(likeness)}${own}:${learnerId === '' ? ANYBODY : hash(learnerId)}`;
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
