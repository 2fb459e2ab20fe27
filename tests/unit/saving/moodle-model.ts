import type { ScormApi } from '../../../src/tracking/find-api.ts';

/** What becomes of one message to Moodle. */
export type Fate =
  | 'arrives'
  /** Lost, and Moodle's script answers "true" (it tried a beacon). */
  | 'lost'
  /** Lost, and the page is told so. */
  | 'refused'
  /** Arrives, and the page hears "false". */
  | 'answer lost'
  /** Arrives, its answer is cut off, and Moodle's script sends the same once more at once. */
  | 'twice'
  /** Arrives after one or two later ones. */
  | 'late by 1'
  | 'late by 2'
  /** Arrives at once, and once more after the next one. */
  | 'again late';

/**
 * Moodle's rules for SCORM 1.2 and nothing else (mod/scorm/datamodels/scorm_12.js, request.js, datamodel.php, lib.php):
 * what a commit carries, what the server makes of it, and how an attempt is opened. Smaller than the preview LMS, so that
 * every order of messages can be tried.
 */
export class MoodleModel {
  /** The server's. */
  readonly values = new Map<string, string>();
  /** Whether the default completion rule is met: sticky once `completed` was stored. */
  ticked = false;
  /** The lowest score stored after the first. */
  lowest = Infinity;
  /** For the next messages; then all arrive. */
  fates: Fate[] = [];
  /** Whether the latest message met a network that does not work. */
  troubled = false;
  #late: { message: ReadonlyMap<string, string>; after: number }[] = [];

  /** Opens the activity: a closed attempt in review. The object is as Moodle's page makes it. */
  launch(): ScormApi {
    const closed = ['completed', 'passed', 'failed'].includes(
      this.values.get('cmi.core.lesson_status') ?? '',
    );
    const now = new Map(this.values);
    const sent = new Map(this.values);
    const commit = () => {
      const message = new Map([...now].filter(([element, value]) => sent.get(element) !== value));
      for (const [element, value] of message) sent.set(element, value); // before it is sent
      return this.#send(message);
    };
    const count = (name: string) =>
      new Set([...now.keys()].flatMap((key) => RegExp(`^${name}\\.(\\d+)\\.`).exec(key)?.[1] ?? [])).size;
    const read = (element: string) => {
      if (element.endsWith('._count')) return count(element.slice(0, -'._count'.length));
      if (element === 'cmi.core.lesson_mode') return closed ? 'review' : 'normal';
      if (element === 'cmi.core.student_id') return 'ada';
      return now.get(element) ?? '';
    };
    return Object.assign(Object.create({ constructor: { name: 'SCORMapi1_2' } }) as object, {
      LMSInitialize: () => 'true',
      LMSGetValue: read,
      LMSSetValue: (element: string, value: string) => (
        element.endsWith('session_time') || now.set(element, value),
        'true'
      ),
      LMSCommit: commit,
      LMSFinish: commit,
      LMSGetLastError: () => '0',
      LMSGetErrorString: () => '',
      LMSGetDiagnostic: () => '',
    });
  }

  /** Everything still on its way arrives. */
  settle() {
    for (const { message } of this.#late) this.#store(message);
    this.#late = [];
    this.fates = [];
    this.troubled = false;
  }

  #send(message: ReadonlyMap<string, string>): 'true' | 'false' {
    const fate = this.fates.shift() ?? 'arrives';
    this.troubled = ['lost', 'refused', 'answer lost'].includes(fate);
    const arrivesNow = ['arrives', 'answer lost', 'twice', 'again late'].includes(fate);
    if (arrivesNow) this.#store(message);
    if (fate === 'twice') this.#store(message);
    const due = this.#late.filter(({ after }) => after <= 1);
    this.#late = this.#late.filter(({ after }) => after > 1).map((one) => ({ ...one, after: one.after - 1 }));
    for (const one of due) this.#store(one.message);
    if (fate === 'late by 1' || fate === 'again late') this.#late.push({ message, after: 1 });
    if (fate === 'late by 2') this.#late.push({ message, after: 2 });
    return fate === 'refused' || fate === 'answer lost' ? 'false' : 'true';
  }

  #store(message: ReadonlyMap<string, string>) {
    for (const [element, value] of message) this.values.set(element, value);
    this.ticked ||= message.get('cmi.core.lesson_status') === 'completed';
    const score = message.get('cmi.core.score.raw');
    if (score !== undefined) this.lowest = Math.min(this.lowest, Number(score));
  }
}
