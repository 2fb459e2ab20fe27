import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { applySettings, settingsFrom, type Settings } from '../ui/settings.ts';
import { KeptSettings } from './kept-settings.ts';

/** A learner's settings: kept on this device, and in force in the whole page. */
export class SettingsController implements ReactiveController {
  current = settingsFrom(null);
  #host: ReactiveControllerHost;
  #kept = new KeptSettings();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#take(this.#kept.read());
    void this.#kept.restore().then((settings) => this.#take(settings));
  }

  /** What the learner has chosen: it is kept and counts at once. */
  set(settings: Settings) {
    this.#kept.keep(settings);
    this.#take(settings);
  }

  /** As they were before the learner chose; the device has been cleared. */
  reset() {
    this.#take(settingsFrom(null));
  }

  #take(settings: Settings) {
    this.current = settings;
    applySettings(settings, document.documentElement);
    this.#host.requestUpdate();
  }
}
