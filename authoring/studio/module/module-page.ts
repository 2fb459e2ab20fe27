import type { CompiledCourse } from '../../../src/compiler/compile.ts';
import { LATER_FILE, PAGES_FILE } from '../../../src/course/package-layout.ts';
import type { AppFiles, Speech } from '../../../scorm/package/app-files.ts';
import { toBase64 } from '../../../scorm/package/base64.ts';
import { indexHtml } from '../../../scorm/package/html-files.ts';

/**
 * The module of a package as a page in one text, for a frame that has no address: a page opened from a disk can load no
 * files. Scripts, styles and typeface are those of the packages, byte for byte.
 * @param speech what the script speaks: `none` for the web package
 * @param before a script that runs before those of the module
 */
export function modulePage(
  { course, styles, files }: CompiledCourse,
  app: AppFiles,
  speech: Speech,
  before = '',
): string {
  const scripts = [`{${prelude}}`, `{${beside(app, files)}}`, before, app.dialects[speech] + app.script];
  return indexHtml(app.templates.page, course, '')
    .replace(/<link rel="preload"[^>]*>/, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style id="sheet">${sheetOf(app, styles)}</style>`)
    .replace(/<script defer[^>]*><\/script>/, () => scripts.map(inPage).join(''));
}

/** The style sheet of a package with the typeface inside. */
export function sheetOf(app: AppFiles, more: string): string {
  const font = (base64: string) => `data:font/woff2;base64,${base64}`;
  return (app.styles + more)
    .replaceAll('font-display:optional', 'font-display:block') // it is there already
    .replace(
      /\.\/atkinson-hyperlegible-next-more\.woff2|atkinson-hyperlegible-next-more\.woff2/g,
      font(app.moreLetters),
    )
    .replace(/(?:\.\/)?atkinson-hyperlegible-next\.woff2/g, font(app.font));
}

/** What is tried is no learner's: it goes with the frame, or stays on the device that is made up for it. */
const prelude = `
const kept = frameElement?.device ?? new Map();
const storage = {
  getItem: (key) => kept.get(String(key)) ?? null,
  setItem: (key, value) => void kept.set(String(key), String(value)),
  removeItem: (key) => void kept.delete(String(key)),
  clear: () => kept.clear(),
  key: (index) => [...kept.keys()][index] ?? null,
  get length() { return kept.size; },
};
for (const [name, value] of [['localStorage', storage], ['indexedDB', undefined]])
  Object.defineProperty(window, name, { value, configurable: true });
Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
// Whoever writes keeps the focus: the module takes it only while somebody is in it.
const focus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = function (how) { if (document.hasFocus()) focus.call(this, how); };`;

/** The files of a course by their names, as addresses that need no file. */
export function besideOf(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map(
    [...files].map(([name, bytes]) => [name, `data:${typeOf(name)};base64,${toBase64(bytes)}`] as const),
  );
}

/** What lies beside the page in a package, by the addresses that the scripts ask for. */
function beside({ pages, later }: AppFiles, files: ReadonlyMap<string, Uint8Array>): string {
  const scripts = { [PAGES_FILE]: pages, [LATER_FILE]: later };
  return `
const scripts = new Map(Object.entries(${JSON.stringify(scripts)}).map(([name, code]) =>
  [name, URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))]));
const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
Object.defineProperty(HTMLScriptElement.prototype, 'src', {
  ...source,
  set(value) { source.set.call(this, scripts.get(value) ?? value); },
});
window.besides = new Map(${JSON.stringify([...besideOf(files)])});
new MutationObserver(() => {
  for (const one of document.querySelectorAll('img, audio, video, track'))
    if (besides.has(one.getAttribute('src'))) one.src = besides.get(one.getAttribute('src'));
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['src'] });`;
}

/** The media type of a file that a course brings along. */
function typeOf(name: string): string {
  const types: Readonly<Record<string, string>> = {
    svg: 'image/svg+xml',
    jpg: 'image/jpeg',
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    mp4: 'video/mp4',
    webm: 'video/webm',
    vtt: 'text/vtt',
  };
  const ending = /[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  return types[ending] ?? `image/${ending}`;
}

/** A script in a page; nothing in it ends it. */
function inPage(code: string): string {
  return `<script>${code.replace(/<(?=\/script|!--)/g, '\\x3c')}</script>`;
}
