import { settingsFrom, type Settings } from '../ui/settings.ts';

/** "Clear this device" removes everything that begins like this. */
const KEY = 'course:settings';

/** @param storage null where there is none */
export function readSettings(storage: Storage | null): Settings {
  try {
    return settingsFrom(JSON.parse(storage?.getItem(KEY) ?? 'null'));
  } catch {
    return settingsFrom(null); // forbidden meanwhile, or another program's entry
  }
}

/** Where nothing can be kept, the settings last until the page is closed. */
export function keepSettings(storage: Storage | null, settings: Settings) {
  try {
    storage?.setItem(KEY, JSON.stringify(settings));
  } catch {
    // a full device: the learner has what was chosen, for this visit
  }
}
