import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compileCourse, formatProblem, type Compilation } from '../src/compiler/compile.ts';
import type { BrandFiles } from '../src/compiler/brand.ts';
import type { Course } from '../src/course/course.ts';
import { PROBE_FILE } from '../src/saving/probe.ts';
import { billName, billOfMaterials, readInventory } from './bundle/bill-of-materials.ts';
import { appFiles, firstPageWriter, LICENCES_FILE } from './bundle/app-files.ts';
import { indexHtml, probeHtml } from './package/html-files.ts';
import { schemaNotice } from './bundle/licences.ts';
import { manifest } from './package/manifest.ts';
import {
  profileNames,
  profiles,
  zipName,
  type ManifestProfile,
  type PackageProfile,
  type ProfileName,
} from './package/profiles.ts';
import { BuildError, readContent } from './read-content.ts';
import { zipPackage } from './package/zip.ts';

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
  /** What it is made of, for programs; a file beside the zip, the same for all packages. */
  readonly bill: string;
}

/** All that is wrong with the content, one line for each problem. */
export class ContentError extends BuildError {
  override readonly name = 'ContentError';
}

/**
 * Compiles a content folder and writes its packages: a folder and a zip for each.
 * @param only the names of the packages to write
 * @throws ContentError with every problem as `file:line:column what; what to do`
 */
export async function buildPackages(
  content: string,
  out: string,
  only: readonly ProfileName[] = profileNames,
): Promise<BuiltPackage[]> {
  const wanted = Object.values(profiles).filter(({ name }) => only.includes(name));
  const compiled = compileCourse(await readContent(content));
  const { course, problems } = compiled;
  if (!course) throw new ContentError(problems.map(formatProblem).join('\n'));
  const [app, inventory] = await Promise.all([prepareApp(wanted), readInventory()]);
  const page = await indexHtml(course, app.firstPage(course));
  const shipped = new Set([...app.shared.values()].flatMap(({ packages }) => packages));
  const bill = resolve(out, billName(course));
  const packages = await Promise.all(
    wanted.map(async (profile) => ({
      ...(await writePackage(
        course,
        profile,
        await packageFiles({ ...compiled, course }, page, app, profile),
        out,
      )),
      bill,
    })),
  );
  await writeFile(bill, billOfMaterials(inventory, course, shipped));
  return packages;
}

/** What packages are made of whatever the course; made once, it does for every build of the content. */
export interface App {
  readonly shared: Awaited<ReturnType<typeof appFiles>>;
  readonly firstPage: (course: Course) => string;
}

/** Bundles the app for these packages. */
export async function prepareApp(wanted: readonly PackageProfile[]): Promise<App> {
  const [firstPage, shared] = await Promise.all([
    firstPageWriter(),
    appFiles(wanted.map(({ standard }) => standard)),
  ]);
  return { firstPage, shared };
}

/**
 * The files of one package.
 * @param page its index.html
 */
export async function packageFiles(
  { course, brand }: Compilation & { readonly course: Course },
  page: Uint8Array,
  { shared }: App,
  profile: PackageProfile,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map(shared.get(profile.standard)?.files);
  addBrand(files, brand);
  files.set('index.html', page);
  if (profile.manifest) await describeToLms(files, course, profile.name, profile.manifest);
  return files;
}

function addBrand(files: Map<string, Uint8Array>, { styles, logo }: BrandFiles) {
  if (styles !== '')
    files.set('course.css', Buffer.concat([files.get('course.css') ?? Buffer.of(), Buffer.from(styles)]));
  if (logo !== '') files.set('logo.svg', Buffer.from(logo));
}

async function writePackage(
  { id, version, title }: Course,
  profile: PackageProfile,
  files: ReadonlyMap<string, Uint8Array>,
  out: string,
): Promise<Omit<BuiltPackage, 'bill'>> {
  const folder = resolve(out, profile.name);
  await clear(folder);
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  const zip = resolve(out, zipName(profile, { id, version }));
  const bytes = zipPackage(files);
  await writeFile(zip, bytes);
  return { name: profile.name, label: profile.label, title, folder, zip, size: bytes.length };
}

/** Adds what only an LMS needs: the file that shows whether it can be reached, its schema files and the manifest. */
async function describeToLms(
  files: Map<string, Uint8Array>,
  course: Course,
  name: string,
  profile: ManifestProfile,
) {
  const { id, version, title } = course;
  files.set(PROBE_FILE, await probeHtml(course));
  const own = files.get(LICENCES_FILE) ?? new Uint8Array();
  files.set(LICENCES_FILE, Buffer.concat([own, Buffer.from(await schemaNotice())]));
  const text = manifest(profile, { id, version, title, files: [...files.keys()] });
  files.set('imsmanifest.xml', Buffer.from(text));
  for (const file of profile.controlFiles) {
    files.set(file, await readFile(new URL(`bundle/xsd/${name}/${file}`, import.meta.url)));
  }
}

/** Removes the package of an earlier build, and nothing else. */
async function clear(folder: string) {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.length > 0 && !names.includes('course.js')) {
    throw new BuildError(`${folder} holds something else than a package; name another folder with --out.`);
  }
  await rm(folder, { recursive: true, force: true });
}
