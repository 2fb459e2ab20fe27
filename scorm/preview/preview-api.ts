import type { Faults, faultPresets } from '../lms/faults.ts';
import type { Lms, LmsCall } from '../lms/lms.ts';
import type { LmsRecord } from '../lms/record.ts';

/** The faults that have a button. */
export type FaultName = keyof typeof faultPresets;

/** What tests and the console find on `window.previewLms`. */
export interface PreviewApi {
  /** The running launch; undefined for a package that talks to no LMS. */
  readonly lms: Lms | undefined;
  /** Every call of every launch in this page. */
  readonly log: readonly LmsCall[];
  readonly faults: Faults;
  /** What the LMS holds now. */
  record(): LmsRecord | undefined;
  /** Removes the frame; the record stays. */
  leave(): void;
  /** Leaves if need be, and opens the module again. */
  launch(how?: { newAttempt?: boolean }): void;
  /** Leaves, and comes back so many days later, by the clock of the module; 0 is today. */
  comeBack(daysFromToday: number): void;
  setFault(name: FaultName, on: boolean): void;
  /** Takes the API away from the running module. */
  removeApi(): void;
}

declare global {
  interface Window {
    previewLms: PreviewApi;
  }
}
