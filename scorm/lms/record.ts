import type { Standard } from '../package/profiles.ts';
import { standards } from './standards.ts';

/** Where records live between launches: a Map in tests, localStorage in the page. */
export interface RecordStore {
  get(key: string): string | undefined;
  set(key: string, value: string): unknown;
}

/** What an LMS has on one learner in one activity; `values` is what commits brought, element by element. */
export interface LmsRecord {
  attempt: number;
  launches: number;
  values: Record<string, string>;
  /** The values of closed attempts, oldest first. */
  earlier: Record<string, string>[];
}

/** A learner as the LMS names them; SCORM 1.2 wants "Last, First". */
export interface Learner {
  id: string;
  name: string;
}

/** The course's mode: `review` and `browse` come with no credit. */
export type Mode = 'normal' | 'review' | 'browse';

/** The key of a record: one for each standard, activity and learner. */
export function recordKey(standard: Standard, activity: string, learnerId: string): string {
  return `${standard}:${activity}:${learnerId}`;
}

/** The record under this key, or an empty one; a damaged one counts as none. */
export function readRecord(store: RecordStore, key: string): LmsRecord {
  const text = store.get(key);
  const none: LmsRecord = { attempt: 1, launches: 0, values: {}, earlier: [] };
  if (text === undefined) return none;
  try {
    return { ...none, ...(JSON.parse(text) as Partial<LmsRecord>) };
  } catch (error) {
    console.warn(`Preview LMS: the record ${key} cannot be read and starts empty.`, error);
    return none;
  }
}

/** Writes the record. */
export function writeRecord(store: RecordStore, key: string, record: LmsRecord): void {
  store.set(key, JSON.stringify(record));
}

/** Puts the current values aside: the learner's next launch finds an empty attempt. */
export function startAttempt(record: LmsRecord): LmsRecord {
  if (Object.keys(record.values).length === 0) return record;
  return { ...record, attempt: record.attempt + 1, values: {}, earlier: [...record.earlier, record.values] };
}

/** Whether the last committed exit lets SCORM 2004 resume; 1.2 LMSs such as Moodle restore whatever it was. */
export function suspended(standard: Standard, record: LmsRecord): boolean {
  return record.values[standards[standard].elements.exit] === 'suspend';
}

/** Whether Moodle would close this attempt and offer it for review only. */
export function closed(standard: Standard, record: LmsRecord): boolean {
  const { elements, closing } = standards[standard];
  return closing.includes(record.values[elements.status] ?? '');
}

/** The elements a launch starts with: identity, entry, mode, credit, total time and what the attempt had. */
export function launchValues(
  standard: Standard,
  record: LmsRecord,
  { learner, mode }: { learner: Learner; mode: Mode },
): Record<string, string> {
  const { elements } = standards[standard];
  const resumes = suspended(standard, record);
  const restored: Record<string, string> = standard === 'scorm12' || resumes ? { ...record.values } : {};
  const started = standard === 'scorm12' ? (restored[elements.status] ?? '') !== '' : resumes;
  delete restored[elements.exit];
  delete restored[elements.sessionTime];
  return {
    ...restored,
    [elements.learnerId]: learner.id,
    [elements.learnerName]: learner.name,
    [elements.mode]: mode,
    [elements.credit]: mode === 'normal' ? 'credit' : 'no-credit',
    [elements.entry]: started ? (resumes ? 'resume' : '') : 'ab-initio',
    [elements.totalTime]: restored[elements.totalTime] ?? formatDuration(standard, 0),
  };
}

/** Hundredths of a second in a SCORM 1.2 `HHHH:MM:SS.SS` or an ISO 8601 duration; 0 for anything else. */
export function parseDuration(text: string): number {
  const clock = /^(\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(text);
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  const [days, hours, minutes, seconds] = clock ? ['0', ...clock.slice(1)] : iso ? iso.slice(1) : [];
  const total =
    Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return Math.round(total * 100);
}

/** The duration in the standard's own format. */
export function formatDuration(standard: Standard, hundredths: number): string {
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const seconds = ((hundredths % 6000) / 100).toFixed(2);
  if (standard === 'scorm2004') return `PT${hours}H${minutes}M${seconds.replace(/\.?0+$/, '') || '0'}S`;
  return [String(hours).padStart(4, '0'), String(minutes).padStart(2, '0'), seconds.padStart(5, '0')].join(
    ':',
  );
}
