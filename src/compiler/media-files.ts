import { mediaFile } from '../course/package-layout.ts';
import type { Image } from '../course/course.ts';
import { compileCaptions } from './captions.ts';
import { lettersAt, lettersOf } from './bytes.ts';
import { boxesAt, hasCameraData, readPicture, type PictureBytes } from './picture-bytes.ts';
import { inPlainLetters } from './plain-letters.ts';
import { startOf, type Report } from './problems.ts';
import { fileName, type MediaFile, type SourceFile } from './source-files.ts';

/** Bytes of a photograph; it is loaded when it is near, on a phone too. */
const LARGEST_PHOTO = 300_000;

/** What a lesson can show or play, by file names; what has problems of its own is in it all the same. */
export interface Media {
  readonly photos: ReadonlyMap<string, Image>;
  readonly sounds: ReadonlySet<string>;
  readonly films: ReadonlySet<string>;
  /** How many seconds the captions of a file last. */
  readonly captions: ReadonlyMap<string, number>;
  /** What goes into a package, by the paths there. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const photo = /\.(?:png|jpe?g|webp|avif)$/;
const sound = /\.(?:mp3|m4a|webm)$/;
const film = /\.(?:mp4|webm)$/;

/**
 * Checks pictures made of dots, sounds and films.
 * @param captions as text; `captionBytes` has them as they came
 */
export function compileMedia(
  media: readonly MediaFile[],
  captions: readonly SourceFile[],
  captionBytes: (path: string) => Uint8Array,
  report: Report,
): Media {
  const photos = new Map<string, Image>();
  const files = new Map<string, Uint8Array>();
  for (const file of media) {
    const name = fileName(file);
    checkName(file, report);
    let { bytes } = file;
    if (photo.test(name)) {
      const picture = photoOf(file, report);
      photos.set(name, { file: mediaFile(name), width: picture.width, height: picture.height });
      bytes = picture.bytes;
    } else checkRecording(file, report);
    files.set(mediaFile(name), bytes);
  }
  for (const file of captions) {
    checkName(file, report);
    files.set(mediaFile(fileName(file)), captionBytes(file.path));
  }
  const named = (ending: RegExp) => new Set(media.map(fileName).filter((name) => ending.test(name)));
  return {
    photos,
    sounds: named(sound),
    films: named(film),
    captions: new Map(captions.map((file) => [fileName(file), compileCaptions(file, report)])),
    files,
  };
}

/** Reports media that together are larger than a package of this course may hold. */
export function checkBudget(media: readonly MediaFile[], megabytes: number, report: Report): void {
  const sum = media.reduce((bytes, file) => bytes + file.bytes.length, 0);
  const [largest] = [...media].sort((one, other) => other.bytes.length - one.bytes.length);
  if (!largest || sum <= megabytes * 1e6) return;
  report(
    startOf(largest.path),
    `the files in media/ have ${inMegabytes(sum)} MB, and ${megabytes} are allowed`,
    `save this one, the largest (${inMegabytes(largest.bytes.length)} MB), smaller, or raise media-budget in course.yaml`,
  );
}

/** Reports files of media/ that no lesson shows or plays; they would travel to every learner's LMS for nothing. */
export function checkMediaUsed(
  files: readonly (MediaFile | SourceFile)[],
  used: ReadonlySet<string>,
  report: Report,
): void {
  for (const file of files) {
    const name = fileName(file);
    if (used.has(name)) continue;
    const block = photo.test(name)
      ? `:::figure[Caption]{src=${name}}`
      : name.endsWith('.vtt')
        ? `captions=${name} in a :::audio or :::video`
        : `:::${film.test(name) ? 'video' : 'audio'}[Title]{src=${name} captions=name.vtt}`;
    report(startOf(file.path), `no lesson shows ${name}`, `write ${block}, or delete this file`);
  }
}

function checkName(file: { readonly path: string }, report: Report): void {
  const name = fileName(file);
  const plain = inPlainLetters(name);
  if (plain === name) return;
  report(
    startOf(file.path),
    `${name} has letters that not every server knows`,
    `rename it, such as ${plain}`,
  );
}

function photoOf(file: MediaFile, report: Report) {
  const ending = endingOf(file);
  const picture = readPicture(file.bytes, ending);
  const place = startOf(file.path);
  if (!picture) {
    report(
      place,
      `${fileName(file)} is no ${ending.toUpperCase()} picture, or it is cut off`,
      'save it once more, as JPEG, PNG, WebP or AVIF, with the ending of what it is',
    );
    return { width: 0, height: 0, bytes: file.bytes };
  }
  if (picture.bytes.length > LARGEST_PHOTO)
    report(
      place,
      `the picture has ${Math.ceil(picture.bytes.length / 1000)} kB, and ${LARGEST_PHOTO / 1000} are allowed`,
      picture.width > 1600
        ? `make it 1,600 pixels wide (it has ${picture.width}) and save it as JPEG or WebP`
        : 'save it as JPEG or WebP with a quality of 75',
    );
  checkStill(picture, file.path, report);
  if (ending === 'avif' && hasCameraData(file.bytes))
    report(
      place,
      'the picture says with which camera, and maybe where, it was taken',
      'save it without metadata, or as JPEG, from which they are taken out',
    );
  return picture;
}

/** Reports a picture that would not be seen as it was made, or that moves by itself (WCAG 2.2, 2.2.2). */
export function checkStill(
  { lostItsTurn, moves }: Partial<PictureBytes>,
  path: string,
  report: Report,
): void {
  if (lostItsTurn)
    report(
      startOf(path),
      'a note in the picture says how to turn it, and not every browser follows that',
      'turn it in a picture editor and save it once more, or save it as JPEG',
    );
  if (moves)
    report(
      startOf(path),
      'the picture moves by itself, and nobody could stop it',
      'save one picture of it, or show it as a film with :::video',
    );
}

function endingOf(file: { readonly path: string }): string {
  return /[^.]*$/.exec(fileName(file))?.[0] ?? '';
}

/** How the formats begin; an MP3 begins with its tags or with a frame. */
const begins: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  mp3: (bytes) =>
    lettersAt(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2),
  m4a: (bytes) => lettersAt(bytes, 4, 4) === 'ftyp',
  mp4: (bytes) => lettersAt(bytes, 4, 4) === 'ftyp',
  webm: (bytes) => lettersAt(bytes, 0, 4) === '\x1aE\xdf\xa3',
};

function checkRecording(file: MediaFile, report: Report): void {
  const ending = endingOf(file);
  const place = startOf(file.path);
  if (begins[ending]?.(file.bytes) !== true)
    report(
      place,
      `${fileName(file)} is no ${ending.toUpperCase()} file`,
      'save it once more: sound as MP3 or M4A, film as MP4 or WebM, with the ending of what it is',
    );
  else if (saysWhere(file.bytes))
    report(place, `${fileName(file)} says where it was recorded`, 'export it without its location');
}

/** Where MP4 files of phones keep the place: boxes of their own, or an entry among others (QuickTime's metadata keys). */
function saysWhere(bytes: Uint8Array): boolean {
  const boxes = [['moov', 'udta', '\xa9xyz'], ['moov', 'udta', 'loci'], ['moov', 'trak', 'udta', 'loci']]; // prettier-ignore
  const keys = [
    ['moov', 'meta'],
    ['moov', 'udta', 'meta'],
    ['moov', 'trak', 'meta'],
  ];
  return (
    boxes.some((within) => boxesAt(bytes, within).length > 0) ||
    keys
      .flatMap((within) => boxesAt(bytes, within))
      .some((box) => lettersOf(box).includes('location.ISO6709'))
  );
}

function inMegabytes(bytes: number): string {
  return (Math.ceil(bytes / 1e5) / 10).toFixed(1);
}
