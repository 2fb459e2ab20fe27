/** The page of the studio: everything it needs has come with it. */
import { fromBase64 } from '../../scorm/package/base64.ts';
import { unpackFile } from './brought.ts';
import { ServerDisk } from './keep/server-disk.ts';
import { toSources } from './store/sources.ts';
import { DiskError, diskReasons } from './keep/disk.ts';
import { Studio } from './studio.ts';
import { StudioApp } from './studio-app.ts';

const { app, worker, course, starter, served } = window.brought;
for (const [letters, range] of [
  [app.font, 'U+0-FF, U+131, U+152-153, U+2000-22FF'],
  [app.moreLetters, 'U+100-130, U+132-151, U+154-24F, U+1E00-1EFF'],
] as const) {
  const bytes = fromBase64(letters);
  const face = new FontFace('Atkinson Hyperlegible Next', new Uint8Array(bytes).buffer, {
    weight: '400 700',
    unicodeRange: range,
  });
  document.fonts.add(face);
}

const shown = document.querySelector('studio-app');
if (!(shown instanceof StudioApp)) throw new Error('The page holds no <studio-app>; build the studio again.');
shown.starter = starter.map(unpackFile);
void open(shown);

async function open(page: StudioApp) {
  const disk = served ? new ServerDisk(served) : null;
  try {
    const sources = disk ? await disk.read() : toSources(course.map(unpackFile));
    const studio = new Studio({ app, worker, sources, disk });
    if (disk) page.enter('Try');
    page.studio = studio;
    await studio.begin();
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    page.refusal = `The course in ${served?.folder ?? ''} cannot be read: ${diskReasons[error.trouble]}. Mend that and load this page again.`;
  }
}
