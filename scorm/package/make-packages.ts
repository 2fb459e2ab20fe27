import type { CompiledCourse } from '../../src/compiler/compile.ts';
import { isMedium } from '../../src/compiler/source-files.ts';
import type { Course } from '../../src/course/course.ts';
import {
  FONT_FILE,
  LICENCES_FILE,
  MANIFEST_FILE,
  MORE_LETTERS_FILE,
  OLD_SCRIPT_FILE,
  OLD_STYLES_FILE,
  PAGE_FILE,
  LATER_FILE,
  PAGES_FILE,
  PROBE_FILE,
  SCRIPT_FILE,
  SOURCES_FILE,
  STYLES_FILE,
} from '../../src/course/package-layout.ts';
import type { AppFiles } from './app-files.ts';
import { fromBase64 } from './base64.ts';
import { indexHtml, probeHtml } from './html-files.ts';
import { manifest } from './manifest.ts';
import { profiles, zipName, type PackageProfile, type ProfileName } from './profiles.ts';
import { zipFiles, zipPackage } from './zip.ts';

/** A package, as a folder and as a zip. */
export interface Package {
  readonly profile: PackageProfile;
  /** By their paths in the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly zip: Uint8Array;
  /** What the zip is called. */
  readonly zipName: string;
}

/** Writes the first page of a course as plain HTML: that of first-page.ts, which has to be bundled. */
export type FirstPage = (course: Course) => string;

/** Makes packages of a course: the same input, the same bytes, wherever it runs. */
export function makePackages(
  compiled: CompiledCourse,
  app: AppFiles,
  firstPage: FirstPage,
  names: readonly ProfileName[],
): Package[] {
  const page = pageOf(compiled.course, app, firstPage);
  return names.map((name) => {
    const files = filesOf(compiled, app, page, profiles[name]);
    const profile = profiles[name];
    return { profile, files, zip: zipPackage(files), zipName: zipName(profile, compiled.course) };
  });
}

/** The files of one package, without the zip. */
export function packageFiles(
  compiled: CompiledCourse,
  app: AppFiles,
  firstPage: FirstPage,
  name: ProfileName,
): ReadonlyMap<string, Uint8Array> {
  return filesOf(compiled, app, pageOf(compiled.course, app, firstPage), profiles[name]);
}

function pageOf(course: Course, app: AppFiles, firstPage: FirstPage): string {
  return indexHtml(app.templates.page, course, firstPage(course));
}

function filesOf(
  { course, styles, files: own, sources }: CompiledCourse,
  app: AppFiles,
  page: string,
  profile: (typeof profiles)[ProfileName],
): ReadonlyMap<string, Uint8Array> {
  const shown = new Map<string, Uint8Array>([
    [SCRIPT_FILE, bytes(app.dialects[profile.standard] + app.script)],
    [PAGES_FILE, bytes(app.pages)],
    [LATER_FILE, bytes(app.later)],
    [STYLES_FILE, bytes(app.styles + styles)],
    [OLD_SCRIPT_FILE, bytes(app.old.script)],
    [OLD_STYLES_FILE, bytes(app.old.styles + inOldWords(styles))],
    [FONT_FILE, fromBase64(app.font)],
    [MORE_LETTERS_FILE, fromBase64(app.moreLetters)],
    [PAGE_FILE, bytes(page)],
    ...own,
  ]);
  if (sources) shown.set(SOURCES_FILE, zipFiles(notYetIn(shown, sources)));
  if (!profile.manifest) return shown.set(LICENCES_FILE, bytes(app.licences));
  shown.set(LICENCES_FILE, bytes(app.licences + app.schemaNotice));
  shown.set(PROBE_FILE, bytes(probeHtml(app.templates.probe, course)));
  const { id, version, title } = course;
  const listed = manifest(profile.manifest, { id, version, title, files: [...shown.keys()] });
  const control = Object.entries(app.controlFiles[profile.name]);
  return new Map([
    ...shown,
    [MANIFEST_FILE, bytes(listed)],
    ...control.map(([name, text]) => [name, bytes(text)] as const),
  ]);
}

/** Media lie in the package as they are, and need not be in it twice. */
function notYetIn(shown: ReadonlyMap<string, Uint8Array>, sources: ReadonlyMap<string, Uint8Array>) {
  return new Map([...sources].filter(([path]) => !(isMedium(path) && shown.has(path))));
}

/** The colours of a brand, in the words that lightningcss has for `light-dark()` in old/old.css. */
function inOldWords(styles: string): string {
  return styles.replace(
    /light-dark\(([^,]+),([^)]+)\)/g,
    'var(--lightningcss-light,$1)var(--lightningcss-dark,$2)',
  );
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
