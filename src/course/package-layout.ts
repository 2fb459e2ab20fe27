/**
 * How a package is laid out: what its files are called, what its scripts offer to each other, and how the course lies
 * in its page. The app, what makes packages and what plays them have it from here.
 */
import type { Course } from './course.ts';

/** What an LMS opens. */
export const PAGE_FILE = 'index.html';
/** The script of the launch. */
export const SCRIPT_FILE = 'course.js';
/** The script that brings the pages the launch does not need. */
export const PAGES_FILE = 'pages.js';
/** The script that brings what comes after the first lesson: talks, and pages beside the course. */
export const LATER_FILE = 'later.js';
export const STYLES_FILE = 'course.css';
/** What only older browsers ask for: what they lack, and all styles in words they know. */
export const OLD_SCRIPT_FILE = 'old/old.js';
export const OLD_STYLES_FILE = 'old/old.css';
export const FONT_FILE = 'atkinson-hyperlegible-next.woff2';
/** The letters of other languages in Latin script, such as ŵ, ł and ż; asked for only where a text has one. */
export const MORE_LETTERS_FILE = 'atkinson-hyperlegible-next-more.woff2';
/** An organisation's own; only in packages of a course that names one. */
export const logoFile = (kind: 'svg' | 'png') => `logo.${kind}`;
/** Where a picture made of dots, a sound, a film or its captions lies; asked for only when it is near, or played. */
export const mediaFile = (name: string) => `media/${name}`;
export const LICENCES_FILE = 'licences.txt';
/** The files the course was written in, for whoever opens the package to change it; no page asks for it. */
export const SOURCES_FILE = 'sources.zip';
/** Only in packages for an LMS. */
export const MANIFEST_FILE = 'imsmanifest.xml';
/** A page by which the script sees whether the LMS can be reached; only in packages for an LMS. */
export const PROBE_FILE = 'ping.html';
/** What proves that an answer is that page; its name proves nothing, since sign-in pages may repeat it. */
export const PROBE_TEXT = 'course-reached';

/** The names on `window` by which the scripts find each other: what the launch's script takes, and what each offers. */
export const DIALECT_GLOBAL = 'courseDialect';
export const SHARED_GLOBAL = 'courseShared';
export const PAGES_GLOBAL = 'coursePages';
export const OLD_GLOBAL = 'courseOld';
export const LATER_GLOBAL = 'courseLater';

/** Finds the element of the page whose text is the packed course. */
export const COURSE_SELECTOR = '#course';
/** Finds the element of the page whose text is the packed styles of all that only the scripts show. */
export const STYLES_SELECTOR = '#styles';

/** Reads the packed course. */
export async function unpackCourse(data: string): Promise<Course> {
  return JSON.parse(await unpack(data)) as Course;
}

/**
 * Reads what is packed in the page, gzip in base64: no request of its own, allowed by a strict policy, and a third of
 * its size where the server does not compress (Moodle).
 */
export async function unpack(data: string): Promise<string> {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
