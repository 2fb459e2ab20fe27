import { startOf } from './problems.ts';
import type { Report } from './problems.ts';

/** A text file as the author would open it, such as `content/en-GB/course.yaml`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files a course is made of, sorted by what they hold; the text has no BOM and ends its lines with \n. */
export interface Sources {
  readonly course: SourceFile | null;
  readonly ui: SourceFile | null;
  /** Null for a course without a resources page. */
  readonly resources: SourceFile | null;
  readonly decks: readonly SourceFile[];
  readonly lessons: readonly SourceFile[];
  /** SVG files for figures. */
  readonly pictures: readonly SourceFile[];
}

/** The last part of a file's path. */
export function fileName({ path }: SourceFile): string {
  return path.replace(/^.*[\\/]/, '');
}

const MISSING = 'put it back, or copy it from a course that npm run new has started';
const read = /\.(?:yaml|md|svg)$/;
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
    ending: /\.(?:svg|png|jpe?g|gif|webp)$/i,
    where: insideFolder,
    remedy: 'save the picture as SVG, in a file that ends in .svg, or delete it',
  },
];

const unreadAs = (path: string) =>
  read.test(path) ? undefined : unread.find(({ ending, where }) => ending.test(path) && where.test(path));

/** Names that computers give to a copy: `course (1).yaml`, `L3 - Copy.md`, `Copy of L3.md`, `L3 copy 2.md`, `L3.md.bak`. */
const copyName =
  /^(?:Copy of .*|.*\(\d+\)|.* - (?:Copy|Kopie|Copie|Copia)(?: \(\d+\))?|.*[ _-]copy(?:[ _-]?\d+)?|Kopie von .*)\.(?:yaml|md|svg)$/i;

/** A sync tool's word for two people who changed a file at once. */
const conflictName = /(?:conflicted copy|conflict[ -]\d|\.sync-conflict-).*\.(?:yaml|md|svg)$/i;

/** Whether a file in the folder of a course is one we read, or was probably meant to be. */
export function isContent(path: string): boolean {
  return read.test(path) || unreadAs(path) !== undefined;
}

/** Finds the files of a course by the end of their paths and reports what is missing or there twice. */
export function sortSources(files: readonly SourceFile[], report: Report): Sources {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1)).map(normalise);
  const matching = (pattern: RegExp) =>
    sorted.filter(({ path }) => pattern.test(`/${path.replaceAll('\\', '/')}`));
  const folder = folderOf(files);
  for (const file of sorted) checkFile(file, report);
  const only = (name: string, found: readonly SourceFile[]) => {
    for (const { path } of found.slice(1))
      report(startOf(path), `this is a second ${name}`, `delete it, or keep one folder for each language`);
    if (found.length === 0) report(startOf(folder + name), 'this file is missing', MISSING);
    return found[0] ?? null;
  };
  return {
    course: only('course.yaml', matching(/\/course\.yaml$/)),
    ui: only('ui.yaml', matching(/\/ui\.yaml$/)),
    resources: matching(/\/resources\.yaml$/)[0] ?? null,
    decks: matching(/\/decks\/[^/]+\.yaml$/),
    lessons: matching(/\/lessons\/[^/]+\.md$/),
    pictures: matching(/\/media\/[^/]+\.svg$/),
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
  const name = fileName({ path, text });
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
function folderOf(files: readonly SourceFile[]): string {
  for (const { path } of files) {
    const folder = /^(.*[\\/])?(?:course\.yaml|ui\.yaml|(?:decks|lessons|media)[\\/][^\\/]+)$/.exec(path);
    if (folder) return folder[1] ?? '';
  }
  return '';
}
