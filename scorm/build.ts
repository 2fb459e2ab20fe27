/** `npm run build`: writes the packages and says where. */
import { relative } from 'node:path';
import { buildSources, ContentError, type BuiltPackage } from './build-packages.ts';
import { buildStudio } from './build-studio.ts';
import { bundleApp } from './bundle/app-files.ts';
import { keptApp } from './bundle/kept-app.ts';
import type { Problem } from '../src/compiler/problems.ts';
import { endWith, endWithProblems, readCommandLine } from './command-line.ts';
import type { AppFiles } from './package/app-files.ts';
import { profileNames, profiles, type ProfileName } from './package/profiles.ts';
import { BuildError, readContent, readZip } from './read-content.ts';

const help = `Checks the course and writes its packages: a folder and a zip for each, and beside them a bill of
materials (CycloneDX) of what they are made of, and studio.html, in which the course can be changed in any browser.

  npm run build -- [--only NAME] [--content FOLDER | --from FILE.zip] [--out FOLDER]

  --only NAME       only this package; may be repeated, or take several names with commas:
${Object.values(profiles)
  .map(({ name, label }) => `                    ${name.padEnd(14)} ${label}`)
  .join('\n')}
  --content FOLDER  where course.yaml is (content/en-GB)
  --from FILE.zip   builds the course inside a package of ours again, or one in a zipped folder
  --out FOLDER      where to write (dist)
  --fresh           bundles the scripts again; without it they are those of the last build, where no source has changed
  --help            this text

Write "--" before the options, or npm keeps them to itself.`;

interface Wishes {
  readonly content?: string;
  /** A zip, instead of the folder `content`. */
  readonly from?: string;
  readonly out?: string;
  readonly only?: readonly ProfileName[];
  readonly withBill?: boolean;
  readonly withStudio?: boolean;
  /** Bundles all again, whatever was kept of the last build. */
  readonly fresh?: boolean;
}

/** Builds the packages; what is wrong with the content or the wish is printed as it is, with exit code 1. */
export async function buildOrExit(wishes: Wishes = {}): Promise<BuiltPackage[]> {
  const built = await buildAndSay(wishes);
  return 'problems' in built ? endWithProblems(built.problems, 'no package was written') : built.packages;
}

/** The same, for who can go on with a course that has problems. */
export async function buildAndSay({
  content,
  from,
  out = 'dist',
  only,
  withBill,
  withStudio,
  fresh,
}: Wishes): Promise<{ readonly packages: BuiltPackage[] } | { readonly problems: readonly Problem[] }> {
  const started = performance.now();
  if (content !== undefined && from !== undefined) endWith('Say either --content or --from.');
  try {
    const sources = from === undefined ? await readContent(content ?? 'content/en-GB') : await readZip(from);
    let app: Promise<AppFiles> | undefined;
    const bundling = () => (app ??= fresh ? bundleApp() : keptApp());
    const packages = await buildSources(sources, out, { only, withBill, bundling, fresh });
    for (const { label, zip, size, sha256 } of packages) {
      console.log(`${label}: ${relative(process.cwd(), zip)} (${Math.ceil(size / 1000)} kB)`);
      console.log(`  SHA-256 ${sha256}`);
    }
    if (withStudio)
      console.log(`Studio: ${relative(process.cwd(), await buildStudio(sources, await bundling(), out))}`);
    for (const bill of new Set(packages.flatMap((one) => one.bill ?? [])))
      console.log(`Bill of materials: ${relative(process.cwd(), bill)}`);
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    return { packages };
  } catch (error) {
    if (error instanceof ContentError) return { problems: error.problems };
    if (error instanceof BuildError) endWith(error.message);
    throw error;
  }
}

/** @throws never: a name that is none ends the command with a sentence */
function namesIn(only: readonly string[]): ProfileName[] {
  return only
    .flatMap((names) => names.split(','))
    .map((given) => {
      const name = given.trim();
      const known = profileNames.find((one) => one === name);
      return known ?? endWith(`There is no package "${name}"; name one of ${profileNames.join(', ')}.`);
    });
}

if (import.meta.main) {
  const { values } = readCommandLine({
    name: 'npm run build',
    help,
    options: {
      only: { type: 'string', multiple: true },
      content: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
      fresh: { type: 'boolean' },
    },
  });
  const { only, ...folders } = values;
  await buildOrExit({ ...folders, withBill: true, withStudio: !only, ...(only && { only: namesIn(only) }) });
}
