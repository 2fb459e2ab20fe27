import type { Standard } from '../package/profiles.ts';
import { formats12, moodleLimits12, standardLimits12 } from './formats-scorm12.ts';
import { formats2004 } from './formats-scorm2004.ts';
import type { Format } from './formats.ts';

/** The LMSs we can play. */
export type LmsProfileName =
  'spec' | 'strict' | 'fault' | 'moodle12' | 'moodle-offline' | 'ilias' | 'chamilo' | 'open-edx';

/**
 * How an LMS behaves, as data: what was seen in real ones, and read in their scripts. The course has a table of its own for
 * what it makes of that (src/tracking/lms-traits.ts). The two are apart on purpose, and neither is made from the other: a
 * mistake in one table shows only while the other does not share it.
 */
export interface LmsProfile {
  name: LmsProfileName;
  /** For people. */
  label: string;
  /**
   * What its API object is made of beyond the standard's members: the name of its constructor, and further functions. Only
   * what the LMS really has, so that a course can be seen to recognise it.
   */
  apiObject?: { constructorName?: Readonly<Record<Standard, string>>; members?: readonly string[] };
  /** What it checks beyond scorm-again, which takes more than real LMSs do. */
  formats: Readonly<Record<Standard, readonly Format[]>>;
  /**
   * What a save sends. `unsaved`: everything not saved yet. `since-sent`: what differs from the last sending, which
   * is remembered before it is known to arrive (Moodle 1.2). `since-launch`: what differs from the values at launch,
   * and every interaction (Moodle 2004).
   */
  sends: Readonly<Record<Standard, 'unsaved' | 'since-sent' | 'since-launch'>>;
  /** Whether what it answers "true" to is kept. */
  keeps: boolean;
  /** Whether review and browse change the record. */
  keepsReview: boolean;
  /**
   * When the session's time is added to the total: counted from the launch at each save, at the end only, or added up at
   * every save until the end (Chamilo).
   */
  addsTime: 'save' | 'finish' | 'every-save';
  /** Closes the session before it stores, so that a failed Terminate cannot be repeated. */
  closesFirst: Readonly<Record<Standard, boolean>>;
  /** A second Initialize while running is refused and throws away what is unsaved (Moodle scorm_12.js:174). */
  secondInitializeWipes: boolean;
  /** Initialize works again after Terminate, within the same launch. */
  reinitialises: Readonly<Record<Standard, boolean>>;
  /** The status it stamps at the end on a SCO that never set one. */
  stampsStatus: Readonly<Record<Standard, string>>;
  /** A finished attempt opens in review. */
  reviewsClosed: boolean;
  /** SCORM 2004: what a run that did not suspend left stays and mixes with the next. */
  mixesRuns: boolean;
  /** GetValue answers counts and scores as numbers. */
  numbers: boolean;
  /** What becomes of saves while the page goes away; see leaving.ts. */
  leaving: 'beacon' | 'unload-only' | 'nothing';
  /** Once a final status is stored, nothing else is, though the LMS says "true" (Chamilo). */
  dropsAfterEnd: boolean;
  /** Says "true" to every save, also when its session is over (Chamilo). */
  alwaysTrue: boolean;
  /** Stores each value when it is set, and answers "" without an error to what nobody has set, to counts and to statuses (Open edX). */
  storesAtSet: boolean;
  /** What the browser takes in one go once the page is hiding (beacon), in bytes. */
  beaconLimit: number;
}

const no = { scorm12: false, scorm2004: false };

const spec: LmsProfile = {
  name: 'spec',
  label: 'By the book',
  formats: { scorm12: [], scorm2004: [] },
  sends: { scorm12: 'unsaved', scorm2004: 'unsaved' },
  keeps: true,
  keepsReview: false,
  addsTime: 'save',
  closesFirst: no,
  secondInitializeWipes: false,
  reinitialises: no,
  stampsStatus: { scorm12: '', scorm2004: '' },
  reviewsClosed: false,
  mixesRuns: false,
  numbers: false,
  leaving: 'beacon',
  dropsAfterEnd: false,
  alwaysTrue: false,
  storesAtSet: false,
  beaconLimit: Infinity,
};

const strict: LmsProfile = {
  ...spec,
  name: 'strict',
  label: 'Strict LMS',
  formats: { scorm12: formats12(standardLimits12), scorm2004: formats2004 },
};

/** Moodle 5.1 as installed. */
const moodle12: LmsProfile = {
  name: 'moodle12',
  label: 'Moodle',
  apiObject: { constructorName: { scorm12: 'SCORMapi1_2', scorm2004: 'SCORMapi1_3' } },
  formats: { scorm12: formats12(moodleLimits12), scorm2004: formats2004 },
  sends: { scorm12: 'since-sent', scorm2004: 'since-launch' },
  keeps: true,
  keepsReview: true,
  addsTime: 'finish',
  closesFirst: { scorm12: true, scorm2004: false },
  secondInitializeWipes: true,
  reinitialises: { scorm12: true, scorm2004: false },
  stampsStatus: { scorm12: 'completed', scorm2004: '' },
  reviewsClosed: true,
  mixesRuns: true,
  numbers: true,
  leaving: 'beacon',
  dropsAfterEnd: false,
  alwaysTrue: false,
  storesAtSet: false,
  beaconLimit: 65_536,
};

/** ILIAS 5.4: checks values by pattern, counts the time at each commit, and sends synchronously. */
const ilias: LmsProfile = { ...strict, name: 'ilias', label: 'ILIAS', leaving: 'unload-only' };

/** Chamilo 1.11: its own pages save through the API object too. */
const chamilo: LmsProfile = {
  ...spec,
  name: 'chamilo',
  label: 'Chamilo 1.11',
  apiObject: { members: ['save_asset', 'void_save_asset'] },
  addsTime: 'every-save',
  reviewsClosed: true,
  dropsAfterEnd: true,
  alwaysTrue: true,
};

/** openedx-scorm-xblock, 2025: a POST for each value, one after the other; Commit and Finish do nothing. */
const openEdx: LmsProfile = {
  ...spec,
  name: 'open-edx',
  label: 'Open edX',
  leaving: 'nothing',
  alwaysTrue: true,
  storesAtSet: true,
};

/** The LMSs by name. `fault` is the strict one; its faults come from the host. */
export const lmsProfiles: Readonly<Record<LmsProfileName, LmsProfile>> = {
  spec,
  strict,
  fault: { ...strict, name: 'fault', label: 'Strict LMS with faults' },
  moodle12,
  'moodle-offline': { ...moodle12, name: 'moodle-offline', label: 'Moodle offline', keeps: false },
  ilias,
  chamilo,
  'open-edx': openEdx,
};
