/** `npm run build`: writes the packages and says where. */
import { relative } from 'node:path';
import { buildPackages, ContentError, type BuiltPackage } from './build-packages.ts';
import { endWith, endWithProblems, readCommandLine } from './command-line.ts';
import { profileNames, profiles, type ProfileName } from './package/profiles.ts';
import { BuildError } from './read-content.ts';

const help = `Checks the course and writes its packages: a folder and a zip for each, and beside them a bill of
materials (CycloneDX) of what they are made of.

  npm run build -- [--only NAME] [--content FOLDER] [--out FOLDER]

  --only NAME       only this package; may be repeated, or take several names with commas:
${Object.values(profiles)
  .map(({ name, label }) => `                    ${name.padEnd(14)} ${label}`)
  .join('\n')}
  --content FOLDER  where course.yaml is (content/en-GB)
  --out FOLDER      where to write (dist)
  --help            this text

Write "--" before the options, or npm keeps them to itself.`;

/** Builds the packages; what is wrong with the content or the wish is printed as it is, with exit code 1. */
export async function buildOrExit({
  content = 'content/en-GB',
  out = 'dist',
  only = profileNames,
}: { content?: string; out?: string; only?: readonly ProfileName[] } = {}): Promise<BuiltPackage[]> {
  const started = performance.now();
  try {
    const packages = await buildPackages(content, out, only);
    for (const { label, zip, size, sha256 } of packages) {
      console.log(`${label}: ${relative(process.cwd(), zip)} (${Math.ceil(size / 1000)} kB)`);
      console.log(`  SHA-256 ${sha256}`);
    }
    for (const bill of new Set(packages.map((one) => one.bill)))
      console.log(`Bill of materials: ${relative(process.cwd(), bill)}`);
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    return packages;
  } catch (error) {
    if (error instanceof ContentError) endWithProblems(error.problems, 'no package was written');
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
      out: { type: 'string' },
    },
  });
  const { only, ...folders } = values;
  await buildOrExit({ ...folders, ...(only && { only: namesIn(only) }) });
}
