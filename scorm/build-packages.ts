import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';
import type { BrandFiles } from '../src/compiler/brand.ts';
import type { Course } from '../src/course/course.ts';
import { appFiles, indexHtml, renderFirstPage } from './app-files.ts';
import { manifest } from './manifest.ts';
import { profiles, zipName, type PackageProfile } from './profiles.ts';
import { readContent } from './read-content.ts';
import { zipPackage } from './zip.ts';

export interface BuiltPackage {
  /** The profile's name; also the folder's. */
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** The package as it lies in an LMS after unpacking. */
  readonly folder: string;
  readonly zip: string;
  /** Bytes of the zip. */
  readonly size: number;
}

/** All that is wrong with the content, one line for each problem. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/**
 * Compiles a content folder and writes its packages: a folder and a zip for each.
 * @throws ContentError with every problem as `file:line:column what; what to do`
 */
export async function buildPackages(content: string, out: string): Promise<BuiltPackage[]> {
  const { course, brand, problems } = compileCourse(await readContent(content));
  if (!course) throw new ContentError(problems.map(formatProblem).join('\n'));
  const firstPage = await renderFirstPage(course);
  return Promise.all(
    Object.values(profiles).map(async (profile) => {
      const files = await appFiles(profile.standard);
      addBrand(files, brand);
      files.set('index.html', await indexHtml(course, firstPage));
      return buildPackage(course, profile, files, out);
    }),
  );
}

function addBrand(files: Map<string, Uint8Array>, { styles, logo }: BrandFiles) {
  if (styles !== '')
    files.set('course.css', Buffer.concat([files.get('course.css') ?? Buffer.of(), Buffer.from(styles)]));
  if (logo !== '') files.set('logo.svg', Buffer.from(logo));
}

async function buildPackage(
  course: Course,
  profile: PackageProfile,
  files: Map<string, Uint8Array>,
  out: string,
): Promise<BuiltPackage> {
  const { id, version, title } = course;
  const text = manifest(profile, { id, version, title, files: [...files.keys()] });
  files.set('imsmanifest.xml', Buffer.from(text));
  for (const name of profile.controlFiles) {
    files.set(name, await readFile(new URL(`xsd/${profile.name}/${name}`, import.meta.url)));
  }
  const folder = resolve(out, profile.name);
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  const zip = resolve(out, zipName(profile, course));
  const bytes = zipPackage(files);
  await writeFile(zip, bytes);
  return { name: profile.name, label: profile.label, title, folder, zip, size: bytes.length };
}
