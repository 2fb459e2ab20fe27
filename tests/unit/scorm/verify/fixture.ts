import { zipSync } from 'fflate';
import { manifest } from '../../../../scorm/package/manifest.ts';
import { profiles, type ProfileName } from '../../../../scorm/package/profiles.ts';
import { schemaTools } from '../../../../scorm/bundle/schema-tools.ts';
import { verifyPackage } from '../../../../scorm/verify/verify-package.ts';

const tools = await schemaTools();

export type ScormName = Exclude<ProfileName, 'web'>;

export const bytes = (text: string) => new TextEncoder().encode(text);

const content: Readonly<Record<string, string>> = {
  'a.css': 'p { color: red }',
  'a.js': 'run()',
  'index.html': '<!doctype html><link rel="stylesheet" href="a.css"><script src="a.js"></script>',
};

function manifestOf(name: ScormName): string {
  const course = { id: 'c', version: '1.0.0', title: 'C', files: Object.keys(content) };
  return manifest(profiles[name].manifest, course);
}

/** A small package that is as it should be, with some of its files changed, added or (null) left out. */
export function zipOf(
  changes: Readonly<Record<string, string | null>> = {},
  name: ScormName = 'scorm12',
): Uint8Array {
  const files = new Map<string, string | null>([
    ...Object.entries(content),
    ['imsmanifest.xml', manifestOf(name)],
    ...Object.entries(changes),
  ]);
  const kept = [...files].flatMap(([path, text]) => (text === null ? [] : [[path, bytes(text)] as const]));
  return zipSync(Object.fromEntries(kept), { level: 0 });
}

/** The same with a changed manifest. */
export function zipWith(change: (manifest: string) => string, name: ScormName = 'scorm12'): Uint8Array {
  return zipOf({ 'imsmanifest.xml': change(manifestOf(name)) }, name);
}

/** What is not "ok", as people read it. */
export async function complaints(zip: Uint8Array): Promise<string[]> {
  const { findings } = await verifyPackage(zip, tools);
  return findings
    .filter(({ level }) => level !== 'ok')
    .map(({ level, what, todo }) => `${level}: ${what}; ${todo}`);
}
