import type { CoreClient } from './core/core-client.ts';
import { saveFile } from './save-file.ts';
import { fromSources, type Sources } from './store/sources.ts';
import { titleIn, versionIn } from './store/titles.ts';

/** Hands the author the files of a course in one zip. */
export async function saveCourse(core: CoreClient, sources: Sources): Promise<void> {
  const title = titleIn(sources)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const name = `${title}-${versionIn(sources)}-course.zip`;
  saveFile(name, await core.ask('pack', fromSources(sources)), 'application/zip');
}
