import type { Sources } from '../store/sources.ts';

/** A file of a course as a whole; undefined where there is none. */
export type Content = string | Uint8Array | undefined;

/** Why a folder cannot be read or written. */
export type DiskTrouble = 'full' | 'read-only' | 'gone' | 'not-allowed' | 'unreachable' | 'unknown';

/** The folder cannot be read or written. */
export class DiskError extends Error {
  override readonly name = 'DiskError';
  readonly trouble: DiskTrouble;

  constructor(trouble: DiskTrouble, options?: ErrorOptions) {
    super(`The folder: ${trouble}`, options);
    this.trouble = trouble;
  }
}

/** The folder that a course lies in, however the page reaches it. */
export interface Disk {
  /** What the author calls it, such as `content/en-GB`. */
  readonly name: string;
  /**
   * The course as it is in the folder; the same object as the last time where nothing has changed.
   * @throws DiskError
   */
  read(): Promise<Sources>;
  /**
   * Puts a file in the place of another, or deletes it, and says whether it did: it does not where the folder no longer
   * holds `before`.
   * @throws DiskError
   */
  write(path: string, before: Content, after: Content): Promise<boolean>;
  /** Asks the author for leave to read and write it; where it is missing, nobody can be asked. */
  allow?(): Promise<void>;
}

/** Each in an author's words. */
export const diskReasons: Readonly<Record<DiskTrouble, string>> = {
  full: 'the disk is full',
  'read-only': 'the folder or a file in it is read-only',
  gone: 'the folder is gone',
  'not-allowed': 'the browser may not write there',
  unreachable: 'it cannot be reached; is npm start still running?',
  unknown: 'the browser cannot read or write it',
};
