import type { CourseRecord, Delivery, Launch, Tracker } from './tracker.ts';

/**
 * Where there is no LMS: the state stays on this device, under the course's own key. Storage that is missing,
 * full or forbidden (a sandboxed frame, a private window) is no error: then the course only lasts until closed.
 */
export class LocalTracker implements Tracker {
  #key: string;
  #storage: Storage | null;

  constructor(courseId: string, storage: Storage | null) {
    this.#key = `course:${courseId}:no-lms`;
    this.#storage = storage;
  }

  start(): Launch {
    return {
      mode: 'normal',
      learnerId: '',
      learnerName: '',
      suspendData: this.#storage?.getItem(this.#key) ?? '',
      location: '',
      completed: false,
      passed: false,
      score: null,
    };
  }

  send({ suspendData }: CourseRecord): Delivery {
    try {
      this.#storage?.setItem(this.#key, suspendData);
      return { arrived: true, refusals: [] };
    } catch (error) {
      return { arrived: false, refusals: [{ call: 'localStorage.setItem', code: '', text: String(error) }] };
    }
  }

  finish(record: CourseRecord): Delivery {
    return this.send(record);
  }
}

/** This device's storage once it has proved that it can keep something, else null. */
export function workingStorage(from: Window): Storage | null {
  try {
    const storage = from.localStorage;
    const probe = 'course:probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    return null; // a private window, a full disk or a sandboxed frame: all the same to us
  }
}
