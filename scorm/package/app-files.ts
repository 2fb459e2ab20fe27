import type { PackageProfile, ProfileName } from './profiles.ts';

/** What a script speaks: a standard, or nothing where there is no LMS. */
export type Speech = PackageProfile['standard'];

/**
 * All that packages are made of whatever the course, as one value: texts only, so that JSON can carry it into a page.
 * scorm/bundle makes it.
 */
export interface AppFiles {
  /** The beginning of course.js, by what it speaks. */
  readonly dialects: Readonly<Record<Speech, string>>;
  /** The rest of course.js. */
  readonly script: string;
  /** pages.js */
  readonly pages: string;
  /** later.js */
  readonly later: string;
  /** course.css, to which a course may add. */
  readonly styles: string;
  /** What only older browsers ask for: old/old.js, and old/old.css, to which a course may add as well. */
  readonly old: { readonly script: string; readonly styles: string };
  /** The typeface, WOFF2 in base64. */
  readonly font: string;
  /** Its letters for other languages in Latin script, in base64. */
  readonly moreLetters: string;
  /** licences.txt */
  readonly licences: string;
  /** Its end in packages that carry the schema files of a standard. */
  readonly schemaNotice: string;
  /** Pages with `%names%` to fill in. */
  readonly templates: { readonly page: string; readonly probe: string };
  /** The schema files of the standards, by the package's name and their own. */
  readonly controlFiles: ControlFiles;
  /** The npm packages that all this is made of. */
  readonly npmPackages: readonly string[];
}

/** The schema files of the standards, by the package's name and their own. */
export type ControlFiles = Readonly<Record<Exclude<ProfileName, 'web'>, Readonly<Record<string, string>>>>;
