import { Lms, type LmsOptions } from '../lms/lms.ts';
import type { Launch } from './packages.ts';

/** The sizes in which a module meets its learners; `phone` scrolls inside an outer page as Moodle's does. */
export type FrameName = 'phone' | 'moodle' | 'full';

/** Holds the one frame that plays the module, and the API above it. */
export class Stage {
  lms: Lms | undefined;
  /** The frame with the module in it, while there is one. */
  frame: HTMLIFrameElement | undefined;
  #slot: HTMLElement;

  constructor(slot: HTMLElement) {
    this.#slot = slot;
    // Chromium can close a tab without any event reaching the module unless this page listens.
    addEventListener('pagehide', () => this.#hiding(true));
    addEventListener('pageshow', () => this.#hiding(false));
    document.addEventListener('visibilitychange', () => this.#hiding(document.visibilityState === 'hidden'));
  }

  /** Puts the API on this window, then opens the module below it. */
  launch(address: string, title: string, launch: Launch, options: Omit<LmsOptions, 'standard'>): void {
    const { standard, href } = launch;
    this.play(title, standard, options, (frame) => (frame.src = `${address}/${href}`));
  }

  /** The same for a module that is brought into its frame in some other way. */
  play(
    title: string,
    standard: Launch['standard'],
    options: Omit<LmsOptions, 'standard'>,
    open: (frame: HTMLIFrameElement) => void,
  ): void {
    this.lms =
      standard === 'none' ? undefined : new Lms({ ...options, standard, event: () => this.#event() });
    if (this.lms) Object.assign(window, { [this.lms.apiName]: this.lms.api });
    this.frame = document.createElement('iframe');
    this.frame.title = `Module: ${title}`;
    open(this.frame);
    this.#slot.append(this.frame);
  }

  /** Removes the frame as an LMS does: the module gets its pagehide while the API is still there. */
  leave(): void {
    this.frame?.remove();
    this.frame = undefined;
    this.removeApi();
  }

  /** Takes the API away from a running module, as a closed or reloaded LMS window does. */
  removeApi(): void {
    if (this.lms) Reflect.deleteProperty(window, this.lms.apiName);
  }

  /** What the module is doing, as some LMSs ask: of the browsers, not all still say it. */
  #event(): string {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- ILIAS asks for just this
    return this.frame?.contentWindow?.event?.type ?? '';
  }

  #hiding(hiding: boolean): void {
    if (this.lms) this.lms.hiding = hiding;
  }
}
