import type { Element, ElementContent, Nodes, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { startOf } from './problems.ts';
import type { Place, Report } from './problems.ts';
import { fileName, type SourceFile } from './source-files.ts';
import { nearest } from './suggest.ts';

/** Bytes of one file; all pictures travel with the first page. */
const LARGEST_PICTURE = 6000;

const shapes = [
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
];

/** The colours of src/ui/tokens.css, which know light and dark. */
const colours = [
  ...'ink muted line line-strong paper surface wash'.split(' '),
  ...'coaching coaching-wash mentoring mentoring-wash shared shared-wash'.split(' '),
];
const colourAttributes = ['fill', 'stroke'];

const attributes = [
  ...'viewBox x y width height rx ry cx cy r x1 y1 x2 y2 d points dx dy transform opacity'.split(' '),
  ...'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin'.split(
    ' ',
  ),
  ...'stroke-dasharray stroke-dashoffset stroke-miterlimit vector-effect'.split(' '),
  ...'text-anchor dominant-baseline font-size font-weight font-style letter-spacing'.split(' '),
];

/** What drawing programs write into `<svg>`, and the page does not need. */
const dropped = ['xmlns', 'version', 'width', 'height'];

/** Turns SVG files into markup that is safe to show, by file name; one with problems is ''. */
export function compilePictures(files: readonly SourceFile[], report: Report): Map<string, string> {
  return new Map(files.map((file) => [fileName(file), compilePicture(file, report)]));
}

/** Reports pictures that no figure shows. */
export function checkPicturesUsed(
  files: readonly SourceFile[],
  shown: ReadonlySet<string>,
  report: Report,
): void {
  for (const file of files)
    if (!shown.has(fileName(file)))
      report(
        startOf(file.path),
        `no lesson shows the picture ${fileName(file)}`,
        `write :::figure[Caption]{src=${fileName(file)}} in a lesson, or delete this file`,
      );
}

function compilePicture({ path, text }: SourceFile, report: Report): string {
  const size = new TextEncoder().encode(text).length;
  if (size > LARGEST_PICTURE)
    report(
      startOf(path),
      `the picture has ${size} bytes, and ${LARGEST_PICTURE} are allowed`,
      'draw it with fewer shapes, or round its numbers',
    );
  const source = text.replace(/<\?[^]*?\?>|<!doctype[^>]*>/gi, (prolog) => prolog.replace(/[^\n]/g, ' '));
  const picture: Picture = { path, text: source, report, sound: true };
  const { children } = fromHtml(source, {
    fragment: true,
    verbose: true,
    onerror: ({ place, ruleId }) => {
      const { line, column } = place && 'start' in place ? place.start : { line: 1, column: 1 };
      const words = (ruleId ?? 'a mistake').replaceAll('-', ' ');
      fault(
        picture,
        { file: path, line, column },
        `this cannot be read (${words})`,
        'check the tags and quotes',
      );
    },
  });
  const [root, ...more] = children.filter((child) => child.type !== 'comment' && !isBlank(child));
  if (root?.type !== 'element' || root.tagName !== 'svg')
    fault(picture, startOf(path), 'the file holds no <svg>', 'save the picture as plain SVG');
  else if (more[0])
    fault(picture, placeOfNode(picture, more[0]), 'this stands outside of the <svg>', 'delete it');
  else if (root.properties.viewBox === undefined)
    fault(
      picture,
      placeOfNode(picture, root),
      '<svg> has no viewBox',
      'add one, such as viewBox="0 0 640 320"',
    );
  const clean = root?.type === 'element' ? cleanElement(root, picture) : null;
  return clean && picture.sound ? toHtml(clean, { space: 'svg', quote: "'", closeEmptyElements: true }) : '';
}

interface Picture {
  readonly path: string;
  readonly text: string;
  readonly report: Report;
  sound: boolean;
}

function fault(picture: Picture, place: Place, what: string, remedy: string): void {
  picture.sound = false;
  picture.report(place, what, remedy);
}

function placeOfNode({ path }: Picture, { position }: Pick<Nodes, 'position'>): Place {
  const { line = 1, column = 1 } = position?.start ?? {};
  return { file: path, line, column };
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** A copy that holds nothing but what is allowed; null for an element that is not. */
function cleanElement(element: Element, picture: Picture): Element | null {
  const { tagName } = element;
  if (!shapes.includes(tagName)) {
    fault(
      picture,
      placeOfNode(picture, element),
      `<${tagName}> is not allowed in a picture`,
      `delete it, or draw it with ${shapes.slice(1).join(', ')}`,
    );
    return null;
  }
  const inText = tagName === 'text' || tagName === 'tspan';
  if (
    !inText &&
    tagName !== 'svg' &&
    tagName !== 'g' &&
    element.children.some(({ type }) => type === 'element')
  )
    fault(
      picture,
      placeOfNode(picture, element),
      `<${tagName}> holds other shapes, which would not be seen`,
      'end it with /> or a closing tag',
    );
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [cleanElement(child, picture) ?? []].flat();
    if (child.type === 'comment' || (isBlank(child) && !inText)) return [];
    if (inText) return [{ type: 'text', value: child.value.replace(/\s+/g, ' ') }];
    fault(picture, placeOfNode(picture, child), 'words stand outside of a <text>', 'put them into one');
    return [];
  });
  return { type: 'element', tagName, properties: cleanAttributes(element, picture), children };
}

function cleanAttributes(element: Element, picture: Picture): Properties {
  const places = element.data?.position.properties ?? {};
  const isRoot = element.tagName === 'svg';
  return Object.fromEntries(
    Object.entries(element.properties).filter(([property, value]) => {
      const start = places[property]?.start;
      // As the author wrote it: strokeWidth is stroke-width in the file.
      const name = /^[^\s=>/]*/.exec(picture.text.slice(start?.offset ?? 0))?.[0] ?? property;
      if (isRoot && dropped.includes(name)) return false;
      const wrong = faultOf(name, String(value));
      const place = { file: picture.path, line: start?.line ?? 1, column: start?.column ?? 1 };
      if (wrong) fault(picture, place, ...wrong);
      return !wrong;
    }),
  );
}

function faultOf(name: string, value: string): readonly [what: string, remedy: string] | null {
  if (!attributes.includes(name)) {
    const near = nearest(name, attributes);
    const remedy =
      name === 'style' || name === 'class' ? 'write its looks as attributes, such as fill' : 'delete it';
    return [`the attribute ${name} is not allowed in a picture`, near ? `did you mean ${near}?` : remedy];
  }
  if (colourAttributes.includes(name)) {
    const colour = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    if (value === 'none' || value === 'currentColor' || (colour && colours.includes(colour))) return null;
    const near = colour && nearest(colour, colours);
    return [
      `${name}="${value}" is not a colour of the course`,
      near ? `did you mean var(--${near})?` : `write none, or var(--…) with one of ${colours.join(', ')}`,
    ];
  }
  if (name !== 'transform' && value.includes('('))
    return [`${name}="${value}" is more than a plain value`, 'write it as a number or a word'];
  return null;
}
