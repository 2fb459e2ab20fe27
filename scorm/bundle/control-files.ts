import { readFile } from 'node:fs/promises';
import type { ControlFiles } from '../package/app-files.ts';
import { profiles } from '../package/profiles.ts';

/** The schema files of every standard. */
export async function readControlFiles(): Promise<ControlFiles> {
  const ofStandards = [profiles.scorm12, profiles['scorm2004-3rd'], profiles['scorm2004-4th']];
  const read = ofStandards.map(async ({ name, manifest }) => {
    const texts = manifest.controlFiles.map(
      async (file) => [file, await textOf(`xsd/${name}/${file}`)] as const,
    );
    return [name, Object.fromEntries(await Promise.all(texts))] as const;
  });
  return Object.fromEntries(await Promise.all(read)) as unknown as ControlFiles;
}

/** The text of a file from which the same bytes can be written again. */
export async function textOf(path: string): Promise<string> {
  const bytes = await readFile(new URL(path, import.meta.url));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
