import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compileCourse, type Problem, type Source } from '../src/compiler/compile.ts';
import { SCRIPT_FILE } from '../src/course/package-layout.ts';
import { keptApp, keptFirstPage, keptInventory } from './bundle/kept-app.ts';
import { billName, billOfMaterials, readInventory } from './bundle/bill-of-materials.ts';
import { firstPageCode, readFirstPage } from './bundle/first-page.ts';
import type { AppFiles } from './package/app-files.ts';
import { makePackages, type Package } from './package/make-packages.ts';
import { profileNames, type ProfileName } from './package/profiles.ts';
import { sha256 } from './package/sha256.ts';
import { BuildError, readContent } from './read-content.ts';

/** A package as it was written. */
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
  /** The SHA-256 of the zip. */
  readonly sha256: string;
  /** What it is made of, for programs; a file beside the zip, the same for all packages. Null where none was wanted. */
  readonly bill: string | null;
}

interface Wanted {
  /** The names of the packages to write; all where it is left out. */
  readonly only?: readonly ProfileName[];
  /** A bill of materials beside them: what is given out has one, what is only tried needs none. */
  readonly withBill?: boolean;
  /** Bundles what all packages share; for whoever needs it too, so that it is done once. */
  readonly bundling?: () => Promise<AppFiles>;
  /** Makes the rest again too, whatever was kept of the last build. */
  readonly fresh?: boolean | undefined;
}

/** All that is wrong with the content. */
export class ContentError extends BuildError {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`The content has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}.`);
    this.problems = problems;
  }
}

/**
 * Compiles the course in a folder and writes its packages: a folder and a zip for each.
 * @throws ContentError with every problem of the content
 */
export async function buildPackages(content: string, out: string, wanted?: Wanted): Promise<BuiltPackage[]> {
  return buildSources(await readContent(content), out, wanted);
}

/** The same for a course whose files have been read. */
export async function buildSources(
  content: readonly Source[],
  out: string,
  { only = profileNames, withBill = false, bundling = keptApp, fresh = false }: Wanted = {},
): Promise<BuiltPackage[]> {
  const compiled = compileCourse(content);
  if (compiled.course === null) throw new ContentError(compiled.problems);
  const [app, firstPage, inventory] = await Promise.all([
    bundling(),
    fresh ? firstPageCode().then(readFirstPage) : keptFirstPage(),
    withBill ? (fresh ? readInventory() : keptInventory()) : null,
  ]);
  const names = profileNames.filter((name) => only.includes(name));
  const bill = inventory && resolve(out, billName(compiled.course));
  await clearOtherVersions(out, compiled.course);
  const packages = makePackages(compiled, app, firstPage, names);
  const built = await Promise.all(
    packages.map(async (one) => ({ ...(await write(one, out)), title: compiled.course.title, bill })),
  );
  if (bill) {
    const zips = packages.map(({ zip, zipName }) => ({ name: zipName, sha256: sha256(zip) }));
    await writeFile(bill, billOfMaterials(inventory, { ...compiled, zips }, new Set(app.npmPackages)));
  }
  return built;
}

async function write({ profile: { name, label }, files, zip, zipName }: Package, out: string) {
  const folder = resolve(out, name);
  await clear(folder);
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
  const path = resolve(out, zipName);
  await writeFile(path, zip);
  return { name, label, folder, zip: path, size: zip.length, sha256: sha256(zip) };
}

/** Removes the zips of other versions of this course, so that nobody uploads an old one. */
async function clearOtherVersions(out: string, { id, version }: { id: string; version: string }) {
  const names: string[] = await readdir(out).catch(() => []);
  const ours = new RegExp(`^${id}-(\\d+\\.\\d+\\.\\d+)(?:-[a-z0-9-]+\\.zip|\\.cdx\\.json)$`);
  const old = names.filter((name) => (ours.exec(name)?.[1] ?? version) !== version);
  await Promise.all(old.map((name) => rm(join(out, name))));
}

/** Removes the package of an earlier build, and nothing else. */
async function clear(folder: string) {
  const names: string[] = await readdir(folder).catch(() => []);
  if (names.length > 0 && !names.includes(SCRIPT_FILE)) {
    throw new BuildError(
      `${folder} contains something other than a package; name another folder with --out.`,
    );
  }
  await rm(folder, { recursive: true, force: true });
}
