import { toString } from 'mdast-util-to-string';
import type { BlockKind, BlockSource, Page } from './block-kind.ts';
import { labelOf, onlyProse, placeOfAttribute } from './block-parts.ts';
import type { Markdown } from './markdown.ts';
import { walk } from './markdown.ts';
import { suggest } from './suggest.ts';

/** `:::figure[Caption]{src=name.svg}` shows a picture of `media/`; what it holds is the text alternative. */
export const figureBlock: BlockKind = {
  takesLabel: true,
  attributes: ['src'],
  compile(source, page) {
    return {
      kind: 'figure',
      svg: pictureOf(source, page),
      caption: labelOf(source, page, 'caption'),
      text: source.content.map((child) => toString(child).trim()).join(' '),
      html: onlyProse(source, page, 'text alternative, what the picture shows,'),
    };
  },
};

/** The files of all figures and faces in a lesson. */
export function picturesIn(markdown: Markdown): string[] {
  return [...walk(markdown.root)].flatMap(({ node }) => {
    if (node.type !== 'containerDirective') return [];
    return node.attributes?.[node.name === 'figure' ? 'src' : 'face'] ?? [];
  });
}

function pictureOf(source: BlockSource, page: Page): string {
  const src = source.attributes['src'] ?? '';
  const picture = page.pictures.get(src);
  if (picture !== undefined) return picture;
  page.report(placeOfAttribute(source, page, 'src'), ...whatIsWrong(src, [...page.pictures.keys()]));
  return '';
}

function whatIsWrong(src: string, names: readonly string[]): [what: string, remedy: string] {
  if (src === '') return [':::figure names no picture', 'write it as :::figure[Caption]{src=name.svg}'];
  const name = src.replace(/^.*[\\/]/, '');
  if (!name.endsWith('.svg'))
    return [`the picture ${src} is not an SVG file`, 'save it as SVG in media/, and write its name here'];
  if (name !== src) return [`src=${src} names a folder too`, `write only the name of the file: src=${name}`];
  return [`the picture media/${src} does not exist`, suggest(src, names, 'pictures')];
}
