import { saveFile } from './save-file.ts';
import { fromSources } from './store/sources.ts';
import { titleIn, versionIn } from './store/titles.ts';
import type { Studio } from './studio.ts';

/** Hands the author the course's files in one zip, as they are now. */
export async function saveCourse({ store, core }: Studio): Promise<void> {
  const { sources } = store;
  const title = titleIn(sources)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const name = `${title}-${versionIn(sources)}-course.zip`;
  saveFile(name, await core.ask('pack', fromSources(sources)), 'application/zip');
}
