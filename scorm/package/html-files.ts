import { readFile } from 'node:fs/promises';
import { gzip } from 'pako';
import type { Course } from '../../src/course/course.ts';
import { PROBE_TEXT } from '../../src/saving/probe.ts';

/** index.html: the first page as plain HTML, and the course as data. */
export function indexHtml(course: Course, firstPage: string): Promise<Uint8Array> {
  const { cover } = course.ui;
  return filled('index.html', course, {
    cover: firstPage,
    withoutScript: escapeHtml(cover['without-script']),
    slowScript: escapeHtml(cover['slow-script']),
    course: packed(course),
  });
}

/**
 * The file by which the script sees whether the LMS can be reached. It is a page, since Moodle takes people who sign
 * in again to what was asked for last.
 */
export function probeHtml(course: Course): Promise<Uint8Array> {
  return filled('ping.html', course, {
    proof: PROBE_TEXT,
    signedIn: escapeHtml(course.ui.save['signed-in']),
  });
}

async function filled(
  file: string,
  { language, direction, title }: Course,
  own: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const template = await readFile(new URL(`../../src/${file}`, import.meta.url), 'utf8');
  const values = new Map(
    Object.entries({ language: escapeHtml(language), direction, title: escapeHtml(title), ...own }),
  );
  return Buffer.from(template.replace(/%(\w+)%/g, (mark, name: string) => values.get(name) ?? mark));
}

/** What src/main.ts unpacks; the same bytes on every machine, which Node's own zlib does not promise. */
function packed(course: Course): string {
  return Buffer.from(gzip(JSON.stringify(course), { level: 9 })).toString('base64');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
