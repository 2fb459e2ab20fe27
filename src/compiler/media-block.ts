import type { MediaBlock } from '../course/course.ts';
import { mediaFile } from '../course/package-layout.ts';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { labelOf, onlyProse, placeOfAttribute } from './block-parts.ts';
import { suggest } from './suggest.ts';

/** `:::audio[Title]{src=name.mp3 captions=name.vtt}` plays a sound of `media/`; what it holds is the transcript. */
export const audioBlock: BlockKind = {
  takesLabel: true,
  attributes: ['src', 'captions', 'credit'],
  compile: (source, page) => recordingOf('audio', source, page),
};

/** `:::video[Title]{src=name.mp4 captions=name.vtt poster=name.jpg shows="What the poster shows"}` plays a film. */
export const videoBlock: BlockKind = {
  takesLabel: true,
  attributes: ['src', 'captions', 'poster', 'shows', 'credit'],
  compile(source, page) {
    return { ...recordingOf('video', source, page), ...posterOf(source, page) };
  },
};

function recordingOf(kind: MediaBlock['kind'], source: BlockSource, page: Page): MediaBlock {
  const { media } = page;
  const [names, what, formats] =
    kind === 'audio'
      ? ([media.sounds, 'sound', 'MP3 or M4A'] as const)
      : ([media.films, 'film', 'MP4 or WebM'] as const);
  const { credit = '' } = source.attributes;
  const title = labelOf(source, page, 'title');
  const file = nameIn(source, page, 'src', names, `${what}, an ${formats} file`);
  const captions = nameIn(source, page, 'captions', media.captions, 'captions, a WebVTT file');
  return {
    kind,
    title,
    file: mediaFile(file),
    captions: mediaFile(captions),
    seconds: media.captions.get(captions) ?? 0,
    transcript: onlyProse(source, page, 'transcript, all that is said and what happens,'),
    ...(credit === '' ? {} : { credit }),
  };
}

function posterOf(source: BlockSource, page: Page): Pick<MediaBlock, 'poster'> {
  const { poster = '', shows = '' } = source.attributes;
  if (poster === '' && shows === '') return {};
  const name = nameIn(source, page, 'poster', page.media.photos, 'poster, a picture');
  if (shows.trim() === '')
    page.report(
      placeOfAttribute(source, page, 'poster'),
      'the poster has no words for those who do not see it',
      'add shows="What the picture shows"',
    );
  const image = page.media.photos.get(name);
  return image ? { poster: { ...image, text: shows.trim() } } : {};
}

/** The file that a setting names; '' after saying why there is none. */
export function nameIn(
  source: BlockSource,
  page: Page,
  key: string,
  names: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  what: string,
): string {
  const name = source.attributes[key] ?? '';
  if (names.has(name)) return name;
  const block = `:::${source.node.name}`;
  const place = placeOfAttribute(source, page, key);
  const bare = name.replace(/^.*[\\/]/, '');
  if (name === '')
    page.report(place, `${block} has no ${what}`, `put the file into media/, and add ${key}= with its name`);
  else if (bare !== name)
    page.report(
      place,
      `${key}=${name} names a folder too`,
      `write only the name of the file: ${key}=${bare}`,
    );
  else
    page.report(
      place,
      `there is no media/${name} that can be the ${what}, of ${block}`,
      suggest(name, [...names.keys()], 'files'),
    );
  return '';
}
