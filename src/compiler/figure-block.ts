import { toString } from 'mdast-util-to-string';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { labelOf, onlyProse, placeOfAttribute } from './block-parts.ts';
import type { Markdown } from './markdown.ts';
import { walk } from './markdown.ts';
import { suggest } from './suggest.ts';

/** `:::figure[Caption]{src=name.jpg credit="Photo: Who, licence"}` shows a picture of `media/`; what it holds is the text alternative. */
export const figureBlock: BlockKind = {
  takesLabel: true,
  attributes: ['src', 'credit'],
  compile(source, page) {
    const { src = '', credit = '' } = source.attributes;
    const image = page.media.photos.get(src);
    return {
      kind: 'figure',
      svg: image ? '' : pictureOf(source, page),
      ...(image ? { image } : {}),
      ...(credit === '' ? {} : { credit }),
      caption: labelOf(source, page, 'caption'),
      text: source.content.map((child) => toString(child).trim()).join(' '),
      html: onlyProse(source, page, 'text alternative, what the picture shows,'),
    };
  },
};

/** The settings of blocks that name a file of media/. */
const shows: Readonly<Record<string, readonly string[]>> = {
  figure: ['src'],
  talk: ['face'],
  audio: ['src', 'captions'],
  video: ['src', 'captions', 'poster'],
};

/** The files of media/ that a lesson shows or plays. */
export function picturesIn(markdown: Markdown): string[] {
  return [...walk(markdown.root)].flatMap(({ node }) => {
    if (node.type !== 'containerDirective') return [];
    return (shows[node.name] ?? []).flatMap((key) => node.attributes?.[key] ?? []);
  });
}

function pictureOf(source: BlockSource, page: Page): string {
  const src = source.attributes['src'] ?? '';
  const picture = page.pictures.get(src);
  if (picture !== undefined) return picture;
  page.report(
    placeOfAttribute(source, page, 'src'),
    ...whatIsWrong(src, [...page.pictures.keys(), ...page.media.photos.keys()]),
  );
  return '';
}

function whatIsWrong(src: string, names: readonly string[]): [what: string, remedy: string] {
  if (src === '') return [':::figure names no picture', 'write it as :::figure[Caption]{src=name.svg}'];
  const name = src.replace(/^.*[\\/]/, '');
  if (!/\.(?:svg|png|jpe?g|webp|avif)$/.test(name))
    return [
      `${src} is no picture that a browser shows`,
      'save it as SVG, JPEG, PNG, WebP or AVIF in media/, and write its name here',
    ];
  if (name !== src) return [`src=${src} names a folder too`, `write only the name of the file: src=${name}`];
  return [`the picture media/${src} does not exist`, suggest(src, names, 'pictures')];
}
