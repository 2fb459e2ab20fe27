import type { Attempt } from '../../../src/state/attempt.ts';
import { encodeAttempt } from '../../../src/state/codec.ts';
import type { Course } from '../../../src/course/course.ts';
import { seal, type Envelope } from '../../../src/saving/envelope.ts';
import type { JournalEntry } from '../../../src/saving/journal.ts';
import type { JournalMirror } from '../../../src/saving/journal-mirror.ts';
import type { Launch } from '../../../src/tracking/tracker.ts';

/** A device's storage that can be told to fail. */
export class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly entries = new Map<string, string>();
  /** Thrown by the calls named; 'all' for every call. */
  broken: 'none' | 'all' | 'setItem' | 'getItem' | 'removeItem' | 'key' = 'none';
  /** Characters it takes in all. */
  quota = Infinity;
  /** Called after each change, as other windows hear of it. */
  onChange: () => void = () => undefined;

  get length(): number {
    this.#fail('key');
    return this.entries.size;
  }
  key(index: number): string | null {
    this.#fail('key');
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    this.#fail('getItem');
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.#fail('setItem');
    const others = [...this.entries].filter(([other]) => other !== key);
    const used = others.reduce((sum, [other, text]) => sum + other.length + text.length, 0);
    if (used + key.length + value.length > this.quota) throw new Error('QuotaExceededError');
    this.entries.set(key, value);
    this.onChange();
  }
  removeItem(key: string) {
    this.#fail('removeItem');
    this.entries.delete(key);
    this.onChange();
  }
  clear() {
    this.entries.clear();
  }
  #fail(call: FakeStorage['broken']) {
    if (this.broken === 'all' || this.broken === call) throw new Error('SecurityError');
  }
}

export function launch(more: Partial<Launch> = {}): Launch {
  return {
    mode: 'normal',
    learnerId: 'learner-1',
    learnerName: 'Okafor, Ada',
    suspendData: '',
    location: '',
    completed: false,
    passed: false,
    score: null,
    ...more,
  };
}

export function sealed(attempt: Attempt, course: Course, more: Partial<Envelope> = {}): string {
  return seal({
    revision: 1,
    session: 'lms',
    minute: 1000,
    owed: false,
    attempt: encodeAttempt(attempt, course),
    ...more,
  });
}

export function journalled(state: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return { state, base: null, readBack: false, confirmed: null, final: false, savedAt: 5_000, ...more };
}

/** A mirror that keeps its entries in memory. */
export function mirrored(): { mirror: JournalMirror; entries: Map<string, JournalEntry> } {
  const entries = new Map<string, JournalEntry>();
  const mirror: JournalMirror = {
    read: (key) => Promise.resolve(entries.get(key)),
    write: (key, entry) => Promise.resolve(void entries.set(key, entry)),
    remove: (key) => Promise.resolve(void entries.delete(key)),
    keys: () => Promise.resolve([...entries.keys()]),
  };
  return { mirror, entries };
}
