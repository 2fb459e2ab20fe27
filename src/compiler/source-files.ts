import { startOf } from './problems.ts';
import type { Report } from './problems.ts';

/** A text file as the author would open it, such as `content/en-GB/course.yaml`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A picture made of dots, a sound or a film, by its path. */
export interface MediaFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file of a course as it comes from a folder, a zip or a store: as text, or as bytes. */
export type Source = SourceFile | { readonly path: string; readonly bytes: Uint8Array };

/** The files a course is made of, sorted by what they hold; the text has no BOM and ends its lines with \n. */
export interface Sources {
  readonly course: SourceFile | null;
  readonly ui: SourceFile | null;
  /** Null for a course without a resources page. */
  readonly resources: SourceFile | null;
  readonly decks: readonly SourceFile[];
  readonly lessons: readonly SourceFile[];
  /** SVG files for figures, and a logo. */
  readonly pictures: readonly SourceFile[];
  /** Pictures made of dots, sounds and films. */
  readonly media: readonly MediaFile[];
  /** WebVTT files. */
  readonly captions: readonly SourceFile[];
}

/** The last part of a file's path. */
export function fileName({ path }: { readonly path: string }): string {
  return path.replace(/^.*[\\/]/, '');
}

const MISSING = 'put it back, or copy it from a course that npm run new has started';
const AS_PICTURE = 'save the picture as SVG, JPEG, PNG, WebP or AVIF, with that ending, or delete it';
const medium = /(?:^|[\\/])media[\\/][^\\/]+\.(?:png|jpe?g|webp|avif|mp3|m4a|mp4|webm)$/;
const captions = /(?:^|[\\/])media[\\/][^\\/]+\.vtt$/;
const read = new RegExp(`\\.(?:yaml|md|svg)$|${medium.source}|${captions.source}`);
/** Keeps a byte order mark, and puts U+FFFD for what is not UTF-8. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const insideFolder = /(?:^|[\\/])(?:lessons|decks|media)[\\/][^\\/]+$/;

/** Files that are not read, as they come about by mistake, and what to do about them. */
const unread: readonly { ending: RegExp; where: RegExp; remedy: string }[] = [
  { ending: /\.ya?ml(?:\.txt)?$/i, where: /./, remedy: 'rename it, so that it ends in .yaml' },
  { ending: /\.(?:md|markdown|txt)$/i, where: insideFolder, remedy: 'rename it, so that it ends in .md' },
  {
    ending: /\.(?:docx?|odt|rtf)$/i,
    where: insideFolder,
    remedy: 'save its text in a file that ends in .md',
  },
  {
    ending: /\.(?:svg|png|jpe?g|webp|avif|mp3|m4a|mp4|webm|vtt)$/i,
    where: /(?:^|[\\/])media[\\/][^\\/]+$/,
    remedy: 'write the ending in small letters',
  },
  {
    ending: /\.(?:svg|png|jpe?g|gif|webp|avif|bmp|tiff?|hei[cf])$/i,
    where: insideFolder,
    remedy: AS_PICTURE,
  },
  {
    ending: /\.(?:wav|ogg|oga|opus|aac|flac|wma|aiff?)$/i,
    where: insideFolder,
    remedy: 'save the sound as MP3 or M4A, or delete it',
  },
  {
    ending: /\.(?:mov|avi|mkv|wmv|ogv|m4v|mpe?g)$/i,
    where: insideFolder,
    remedy: 'save the film as MP4 or WebM, or delete it',
  },
  {
    ending: /\.(?:srt|sbv|ttml|dfxp|ssa|ass)$/i,
    where: insideFolder,
    remedy: 'save the captions as WebVTT, in a file that ends in .vtt',
  },
];

const unreadAs = (path: string) =>
  read.test(path) ? undefined : unread.find(({ ending, where }) => ending.test(path) && where.test(path));

/** Where the files of a course lie. */
const places = {
  course: /(?:^|\/)course\.yaml$/,
  ui: /(?:^|\/)ui\.yaml$/,
  resources: /(?:^|\/)resources\.yaml$/,
  decks: /(?:^|\/)decks\/[^/]+\.yaml$/,
  lessons: /(?:^|\/)lessons\/[^/]+\.md$/,
  pictures: /(?:^|\/)media\/[^/]+\.svg$/,
  media: medium,
  captions,
};

/** Whether a course is made of files at such a path. */
export function isSource(path: string): boolean {
  return Object.values(places).some((place) => place.test(path.replaceAll('\\', '/')));
}

/** Names that computers give to a copy: `course (1).yaml`, `L3 - Copy.md`, `Copy of L3.md`, `L3 copy 2.md`, `L3.md.bak`. */
const copyName =
  /^(?:Copy of .*|.*\(\d+\)|.* - (?:Copy|Kopie|Copie|Copia)(?: \(\d+\))?|.*[ _-]copy(?:[ _-]?\d+)?|Kopie von .*)\.(?:yaml|md|svg|vtt|png|jpe?g|webp|avif|mp3|m4a|mp4|webm)$/i;

/** A sync tool's word for two people who changed a file at once. */
const conflictName =
  /(?:conflicted copy|conflict[ -]\d|\.sync-conflict-).*\.(?:yaml|md|svg|vtt|png|jpe?g|webp|avif|mp3|m4a|mp4|webm)$/i;

/** Whether a file travels in media/ of a package as it is, and so need not be among its sources. */
export function isMedium(path: string): boolean {
  return medium.test(path) || captions.test(path);
}

/** Whether a file in the folder of a course is one we read, or was probably meant to be. */
export function isContent(path: string): boolean {
  return read.test(path) || unreadAs(path) !== undefined;
}

/** The file as text; '' for one that is none. */
export function asText(source: Source): SourceFile {
  if ('text' in source) return source;
  const isText = read.test(source.path) && !medium.test(source.path);
  return { path: source.path, text: isText ? utf8.decode(source.bytes) : '' };
}

/** The file byte for byte. */
export function asBytes(source: Source): MediaFile {
  return 'bytes' in source ? source : { path: source.path, bytes: new TextEncoder().encode(source.text) };
}

/** Finds the files of a course by the end of their paths and reports what is missing or there twice. */
export function sortSources(files: readonly Source[], report: Report): Sources {
  const sorted = [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((file) => normalise(asText(file)));
  const matching = (pattern: RegExp) => sorted.filter(({ path }) => pattern.test(path.replaceAll('\\', '/')));
  const folder = folderOf(files);
  for (const file of sorted) checkFile(file, report);
  const only = (name: string, found: readonly SourceFile[]) => {
    for (const { path } of found.slice(1))
      report(startOf(path), `this is a second ${name}`, `delete it, or keep one folder for each language`);
    if (found.length === 0) report(startOf(folder + name), 'this file is missing', MISSING);
    return found[0] ?? null;
  };
  return {
    course: only('course.yaml', matching(places.course)),
    ui: only('ui.yaml', matching(places.ui)),
    resources: matching(places.resources)[0] ?? null,
    decks: matching(places.decks),
    lessons: matching(places.lessons),
    pictures: matching(places.pictures),
    media: [...files]
      .filter(({ path }) => medium.test(path))
      .sort((one, other) => (one.path < other.path ? -1 : 1))
      .map(asBytes),
    captions: matching(places.captions),
  };
}

/** The YAML files of a course; coverage.yaml, beside the languages, is for our own tests. */
const knownYaml = /\/(?:(?:course|ui|resources|coverage)\.yaml|decks\/[^/]+\.yaml)$/;

function misnamed(name: string): string {
  const meant = ['course', 'ui', 'resources'].find((one) => name.toLowerCase().startsWith(one));
  return meant === undefined
    ? 'put a deck into decks/, or delete it: a course has course.yaml, ui.yaml and resources.yaml'
    : `rename it to ${meant}.yaml, or delete it if it is a copy`;
}

/** What a file is refused for, whatever it holds. */
function checkFile({ path, text }: SourceFile, report: Report): void {
  const name = fileName({ path });
  if (copyName.test(name) || conflictName.test(name)) {
    report(
      startOf(path),
      `${name} looks like a copy that a computer made`,
      'delete it, or give it a name of its own if it is meant',
    );
    return;
  }
  if (path.endsWith('.yaml') && !knownYaml.test(`/${path.replaceAll('\\', '/')}`)) {
    report(startOf(path), `${name} is not read`, misnamed(name));
    return;
  }
  const mistaken = unreadAs(path);
  if (mistaken) {
    const ending = mistaken.ending.exec(path)?.[0] ?? '';
    report(startOf(path), `files that end in ${ending} are not read`, mistaken.remedy);
    return;
  }
  const lost = path.endsWith('.yaml') ? -1 : text.indexOf('\uFFFD'); // values of YAML are looked at one by one
  if (lost < 0) return;
  const before = text.slice(0, lost).split('\n');
  const place = { file: path, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  report(place, 'this letter cannot be read', 'save the file as UTF-8, and write the letter again');
}

function normalise({ path, text }: SourceFile): SourceFile {
  return { path, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

/** Guesses the folder of the course from the files that are there, so that a missing one can be named. */
function folderOf(files: readonly Source[]): string {
  for (const { path } of files) {
    const folder = /^(.*[\\/])?(?:course\.yaml|ui\.yaml|(?:decks|lessons|media)[\\/][^\\/]+)$/.exec(path);
    if (folder) return folder[1] ?? '';
  }
  return '';
}

/**
 * The files of a course byte for byte as they came, by their paths from the folder they share.
 * @param cleaned what media are without the notes of a camera, by their paths in a package: nobody is to find those here
 */
export function originals(
  files: readonly Source[],
  sources: Sources,
  cleaned: ReadonlyMap<string, Uint8Array>,
): Map<string, Uint8Array> {
  const { course, ui, resources, decks, lessons, pictures, media, captions } = sources;
  const used = new Set(
    [course, ui, resources, ...decks, ...lessons, ...pictures, ...media, ...captions].map(
      (file) => file?.path,
    ),
  );
  const kept = files.filter(({ path }) => used.has(path));
  const shared = sharedFolder(kept.map(({ path }) => foldersOf(path))).length;
  return new Map(
    kept.map((file) => {
      const path = file.path.split(separator).slice(shared).join('/');
      return [path, cleaned.get(path) ?? asBytes(file).bytes];
    }),
  );
}

const separator = /[\\/]/;
const foldersOf = (path: string) => path.split(separator).slice(0, -1);

/** The folders at the beginning of all these paths. */
function sharedFolder(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = paths;
  const end = first.findIndex((name, depth) => others.some((other) => other[depth] !== name));
  return end < 0 ? first : first.slice(0, end);
}
