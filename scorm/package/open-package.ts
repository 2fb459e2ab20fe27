import { Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { isMedium, isSource, type Source } from '../../src/compiler/source-files.ts';
import { SOURCES_FILE } from '../../src/course/package-layout.ts';

/** The files of a course, or the sentence that says why there are none. */
export type Opened = { readonly files: readonly Source[] } | { readonly refusal: string };

/** What is opened comes from strangers; no course of ours is near these, which hold for a zip and what is in it. */
const MOST_BYTES = 20e6;
/** Of media/, which come on top of them; see media-budget in schemas.ts. */
const MOST_MEDIA = 100e6;
const MOST_FILES = 2000;

/**
 * The sources that a package of ours carries, whatever its standard, or those of a zipped course folder. Nothing else in
 * it is read, and nothing of it runs. Never throws for what the zip holds.
 */
export async function openPackage(zip: Uint8Array): Promise<Opened> {
  try {
    const entries = await listed(zip, 'it', MOST_MEDIA);
    const carried = entries.find(({ filename }) => filename === SOURCES_FILE);
    if (carried) {
      const sources = await read(await listed(await contents(carried), SOURCES_FILE, 0), true);
      const media = entries.filter(
        ({ filename }) => isPackageMedium(filename) && sources.every(({ path }) => path !== filename),
      );
      return { files: [...sources, ...(await read(media, false))] };
    }
    if (entries.some(({ filename }) => /(^|\/)course\.yaml$/.test(filename)))
      return { files: await read(entries, false) };
    throw new Refusal(
      `it carries no sources: it was made without them (carry-sources: false), before version 1.1 or by another tool`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusal: `${error.message}.` };
  }
}

/** Media lie beside the sources, not among them. */
const isPackageMedium = (path: string) => path.startsWith('media/') && isMedium(path);

class Refusal extends Error {}

/**
 * The files of a zip, of which nothing has been unpacked yet; refuses what no course would hold.
 * @param mostMedia how many bytes its media may have on top of all others; 0 where they have no room of their own
 */
async function listed(zip: Uint8Array, name: string, mostMedia: number): Promise<FileEntry[]> {
  checkLength(zip, name, MOST_BYTES + mostMedia);
  const reader = new ZipReader(new Uint8ArrayReader(zip), {
    strictness: 'tolerant', // else it throws for some names, without saying which; they are refused below
    checkOverlappingEntry: true,
    checkSignature: true,
    useWebWorkers: false,
  });
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length === MOST_FILES) refuse(`${name} holds more than ${MOST_FILES} files`);
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    checkLength(zip, name, MOST_BYTES); // no media were seen that would need more
    refuse(`${name} is not a zip that can be read`);
  }
  checkSizes(entries, name, mostMedia);
  checkEntries(entries, name);
  return entries.filter((entry): entry is FileEntry => !entry.directory);
}

function checkLength(zip: Uint8Array, name: string, most: number) {
  if (zip.length > most)
    refuse(`${name} has ${megabytes(zip.length)}, and at most ${megabytes(most)} are opened`);
}

function checkSizes(entries: readonly Entry[], zip: string, mostMedia: number) {
  const isApart = ({ filename }: Entry) => mostMedia > 0 && isMedium(filename);
  const sum = (some: readonly Entry[]) => some.reduce((size, entry) => size + entry.uncompressedSize, 0);
  const media = sum(entries.filter(isApart));
  const others = sum(entries.filter((entry) => !isApart(entry)));
  if (others > MOST_BYTES)
    refuse(`${zip} unpacks to ${megabytes(others)}, and at most ${megabytes(MOST_BYTES)} are opened`);
  if (media > mostMedia)
    refuse(`media in ${zip} have ${megabytes(media)}, and at most ${megabytes(mostMedia)} are opened`);
}

function checkEntries(entries: readonly Entry[], zip: string) {
  const seen = new Map<string, string>();
  for (const { filename, encrypted, symlink } of entries) {
    const quoted = JSON.stringify(filename);
    if (encrypted) refuse(`${quoted} in ${zip} has a password`);
    if (symlink) refuse(`${quoted} in ${zip} is a link to another file`);
    if (filename.includes('\\')) refuse(`${quoted} in ${zip} has "\\" instead of "/"`);
    if (leavesFolder(filename)) refuse(`${quoted} in ${zip} would lie outside of the course`);
    const twin = seen.get(filename.toLowerCase());
    if (twin === filename) refuse(`${quoted} is twice in ${zip}`);
    if (twin !== undefined) refuse(`${quoted} and "${twin}" in ${zip} differ only in capitals`);
    seen.set(filename.toLowerCase(), filename);
  }
}

/** Absolute, on a drive, with a step up or on the spot, or with characters no file name has. */
function leavesFolder(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/');
  const steps = parts.some((part) => part === '' || part === '.' || part === '..');
  return steps || /^[A-Za-z]:|\p{Cc}/u.test(name);
}

/** @param all whether there may be nothing besides the files of a course */
async function read(entries: readonly FileEntry[], all: boolean): Promise<Source[]> {
  const strange = entries.find(({ filename }) => !isSource(filename));
  if (all && strange) refuse(`"${strange.filename}" in ${SOURCES_FILE} is not a file of a course`);
  const files: Source[] = [];
  for (const entry of entries)
    if (isSource(entry.filename)) files.push({ path: entry.filename, bytes: await contents(entry) });
  return files;
}

/** Unpacks a file, and stops as soon as it turns out larger than it says. */
async function contents(entry: FileEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let end = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      bytes.set(chunk, end); // throws when it does not fit
      end += chunk.length;
    },
  });
  try {
    await entry.getData(sink);
  } catch {
    refuse(`"${entry.filename}" is damaged, or not as large as the zip says`);
  }
  return bytes;
}

function refuse(sentence: string): never {
  throw new Refusal(sentence);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
