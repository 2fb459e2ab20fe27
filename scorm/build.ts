/** `npm run build`: writes every package into dist/ and says where. */
import { relative } from 'node:path';
import { buildPackages, ContentError, type BuiltPackage } from './build-packages.ts';

/** Builds what dist/ should hold; content problems are printed as they are, with exit code 1. */
export async function buildOrExit(): Promise<BuiltPackage[]> {
  try {
    const packages = await buildPackages('content/en-GB', 'dist');
    for (const { label, zip, size } of packages) {
      console.log(`${label}: ${relative(process.cwd(), zip)} (${Math.ceil(size / 1000)} kB)`);
    }
    return packages;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    console.error(`${error.message.split('\n').length} problems; no package was written.`);
    process.exit(1);
  }
}

if (import.meta.main) await buildOrExit();
