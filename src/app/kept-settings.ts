import { journalMirror } from '../saving/journal-mirror.ts';
import { Journal, workingStorage } from '../saving/journal.ts';
import { settingsFrom, type Settings } from '../ui/settings.ts';

/** "Clear this device" removes everything that begins like this. */
const KEY = 'course:settings';

/** A learner's settings on this device, kept like the work: some LMSs empty `localStorage` at every sign-in. */
export class KeptSettings {
  #journal = new Journal(workingStorage(window), KEY, journalMirror(window));

  read(): Settings {
    try {
      return settingsFrom(JSON.parse(this.#journal.read()?.state ?? 'null'));
    } catch {
      return settingsFrom(null); // damaged, or of another version
    }
  }

  /** Brings back what only the second copy has. */
  async restore(): Promise<Settings> {
    await this.#journal.restore();
    return this.read();
  }

  /** Where nothing can be kept, the settings last until the page is closed. */
  keep(settings: Settings) {
    this.#journal.write({
      state: JSON.stringify(settings),
      base: null,
      readBack: false,
      confirmed: null,
      final: false,
      savedAt: Number.MAX_SAFE_INTEGER, // they never grow old
    });
  }
}
