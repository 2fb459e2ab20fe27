/** The page of the studio: everything it needs has come with it. */
import { fromBase64 } from '../../scorm/package/base64.ts';
import { unpackFile } from './brought.ts';
import { Studio } from './studio.ts';
import { StudioApp } from './studio-app.ts';

const { app, worker, course, starter } = window.brought;
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
const studio = new Studio({ app, worker, course: course.map(unpackFile) });
shown.starter = starter.map(unpackFile);
shown.studio = studio;
void studio.begin();
