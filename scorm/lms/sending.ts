import type { Standard } from '../package/profiles.ts';
import type { LmsProfile } from './lms-profiles.ts';
import { formatDuration, parseDuration } from './record.ts';
import { standards } from './standards.ts';

/** What a launch started with. */
export interface Launched {
  standard: Standard;
  profile: LmsProfile;
  launchValues: Readonly<Record<string, string>>;
}

/** What the SCO did since: everything it set, what of that is unsaved, and what was last sent. */
export interface Pending {
  set: ReadonlyMap<string, string>;
  unsaved: ReadonlySet<string>;
  sent: ReadonlyMap<string, string>;
}

/**
 * The values a save sends, in the way of this LMS.
 * @param how `final`: the save of Terminate; `total`: the total time the record has
 */
export function toSend(
  launched: Launched,
  pending: Pending,
  { final, total }: { final: boolean; total: string | undefined },
): Record<string, string> {
  const { standard, profile, launchValues } = launched;
  const { set, unsaved, sent } = pending;
  const { elements } = standards[standard];
  const filters = {
    unsaved: (element: string) => unsaved.has(element),
    'since-sent': (element: string, value: string) => (sent.get(element) ?? launchValues[element]) !== value,
    'since-launch': (element: string, value: string) =>
      element.startsWith('cmi.interactions.') || launchValues[element] !== value,
  };
  const goes = filters[profile.sends[standard]];
  const values = Object.fromEntries([...set].filter(([element, value]) => goes(element, value)));
  const status = set.get(elements.status) ?? launchValues[elements.status] ?? '';
  const stamp = profile.stampsStatus[standard];
  if (final && stamp !== '' && status === '') values[elements.status] = stamp;
  const session = set.get(elements.sessionTime);
  const counts = {
    finish: final,
    save: final || elements.sessionTime in values,
    'every-save': true, // it stays in the list of what to send until the end
  };
  if (session !== undefined && counts[profile.addsTime]) {
    const before = parseDuration(
      (profile.addsTime === 'every-save' ? total : launchValues[elements.totalTime]) ?? '',
    );
    values[elements.totalTime] = formatDuration(standard, before + parseDuration(session));
  }
  return values;
}

/** The size of these values as Moodle's multipart form: about 100 bytes go with each field (moodle.md section 4). */
export function formBytes(values: Readonly<Record<string, string>>): number {
  const text = new TextEncoder();
  return Object.entries(values).reduce(
    (sum, [element, value]) =>
      sum + 100 + text.encode(element.replaceAll('.', '__')).length + text.encode(value).length,
    0,
  );
}
