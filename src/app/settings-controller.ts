import { journalMirror } from '../saving/journal-mirror.ts';
import { Journal, workingStorage } from '../saving/journal.ts';
import type { Controller, LightElement } from '../ui/light-element.ts';
import { applySettings, settingsFrom, type Settings } from '../ui/settings.ts';

/** "Clear this device" removes everything that begins like this. */
const KEY = 'course:settings';

/**
 * A learner's settings: in force in the whole page, and kept on this device like the work, since some LMSs empty
 * `localStorage` at every sign-in. Where nothing can be kept, they last until the page is closed.
 */
export class SettingsController implements Controller {
  current = settingsFrom(null);
  #host: LightElement;
  #journal = new Journal(workingStorage(window), KEY, journalMirror(window));

  constructor(host: LightElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#read();
    void this.#journal.restore().then(() => this.#read());
  }

  /** What the learner has chosen: it is kept and counts at once. */
  set(settings: Settings) {
    this.#journal.write({
      state: JSON.stringify(settings),
      base: null,
      readBack: false,
      confirmed: null,
      final: false,
      savedAt: Number.MAX_SAFE_INTEGER, // they never grow old
    });
    this.#take(settings);
  }

  /** As they were before the learner chose; the device has been cleared. */
  reset() {
    this.#journal.remove();
    this.#take(settingsFrom(null));
  }

  #read() {
    let kept: unknown;
    try {
      kept = JSON.parse(this.#journal.read()?.state ?? 'null');
    } catch {
      kept = null; // damaged, or of another version
    }
    this.#take(settingsFrom(kept));
  }

  #take(settings: Settings) {
    this.current = settings;
    applySettings(settings, document.documentElement);
    this.#host.requestUpdate();
  }
}
