import { gzip } from 'pako';
import type { Course } from '../../src/course/course.ts';
import { PROBE_TEXT } from '../../src/course/package-layout.ts';
import { toBase64 } from './base64.ts';

/**
 * index.html: the first page as plain HTML, and the course as data.
 * @param template src/index.html
 * @param firstPage what first-page.ts makes of the course
 */
export function indexHtml(template: string, course: Course, firstPage: string): string {
  const { cover, save } = course.ui;
  const atRunTime = { ...cover, 'too-old': undefined, fault: undefined }; // they are in the page itself
  return filled(template, course, {
    cover: firstPage,
    withoutScript: escapeHtml(cover['without-script']),
    slowScript: escapeHtml(cover['slow-script']),
    tooOld: escapeHtml(cover['too-old']),
    fault: escapeHtml(cover.fault),
    tryAgain: escapeHtml(save['try-again']),
    course: packed(JSON.stringify({ ...course, ui: { ...course.ui, cover: atRunTime } })),
  });
}

/**
 * The file by which the script sees whether the LMS can be reached. It is a page, since Moodle takes people who sign
 * in again to what was asked for last.
 * @param template src/ping.html
 */
export function probeHtml(template: string, course: Course): string {
  return filled(template, course, { proof: PROBE_TEXT, signedIn: escapeHtml(course.ui.save['signed-in']) });
}

function filled(
  template: string,
  { language, direction, title }: Course,
  own: Readonly<Record<string, string>>,
): string {
  const values = new Map(
    Object.entries({ language: escapeHtml(language), direction, title: escapeHtml(title), ...own }),
  );
  return template.replace(/%(\w+)%/g, (mark, name: string) => values.get(name) ?? mark);
}

/** What `unpack` reads; the same bytes everywhere, which no platform promises of its own gzip. */
export function packed(text: string): string {
  return toBase64(gzip(text, { level: 9 }));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
