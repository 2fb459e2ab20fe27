import type { ScormApi } from './find-api.ts';

/**
 * What LMSs do differently where the standard leaves it open, or where they break it, and what follows from it for us.
 * This is the only place for that: the rest of the course asks for a trait, never for an LMS by its name.
 */
export interface LmsTraits {
  /**
   * When the session's time is written: with each commit, or with the call that ends the session only, since the LMS
   * counts it there alone (Moodle) or adds it up at every save (Chamilo: 73 s became 683 s).
   */
  readonly time: 'each-commit' | 'at-end';
  /** Parts of a report's row that no report of this LMS shows: they are not written. */
  readonly unread: RegExp;
  /** The first final status is stored and then everything else is dropped, though it is answered "true". */
  readonly endsAtFirstWord?: true;
  /** A finished attempt opens in review, and what is written there is kept: an ending that was lost can be made good. */
  readonly keepsReview?: true;
  /**
   * The page that goes away is heard whole: the end alone carries all. More before it would do harm, since this LMS sends by
   * beacon then, and a browser takes no more than 64 KiB of them at once (Moodle: three quizzes in SCORM 2004 are 39 kB).
   */
  readonly hearsEnd?: true;
  /** Files of the package come only to those who are signed in, so that fetching one proves the session is alive. */
  readonly filesProveSession: boolean;
  /** Texts that name something on the LMS's own pages have one of this ending; '' is true everywhere. */
  readonly words: '' | '-moodle';
}

/** By the book, and for every LMS we do not recognise. */
export const ordinary: LmsTraits = {
  time: 'each-commit',
  unread: /\.time$/,
  filesProveSession: true,
  words: '',
};

const moodle: Partial<LmsTraits> = { time: 'at-end', keepsReview: true, hearsEnd: true, words: '-moodle' };

/** LMSs by what their API object is or can do. */
const known: readonly (readonly [is: (api: ScormApi) => boolean, traits: Partial<LmsTraits>])[] = [
  // Moodle (mod/scorm/datamodels): no other member than the standard's, but constructors of its own. No report of its own
  // shows an answer's type or latency (mod/scorm/report), and each is a row in its database; in 2004 answers need the type.
  [({ constructor }) => constructor.name === 'SCORMapi1_2', { ...moodle, unread: /\.(time|type|latency)$/ }],
  [({ constructor }) => constructor.name === 'SCORMapi1_3', moodle],
  // Chamilo 1.11 (main/lp/scorm_api.php): its own pages save through the same object.
  [
    (api) => 'void_save_asset' in api || 'save_asset' in api,
    { time: 'at-end', unread: /^$/, endsAtFirstWord: true, filesProveSession: false },
  ],
];

/** Never throws: an API object may refuse to be looked at. */
export function traitsOf(api: ScormApi): LmsTraits {
  try {
    return { ...ordinary, ...known.find(([is]) => is(api))?.[1] };
  } catch {
    return ordinary;
  }
}
