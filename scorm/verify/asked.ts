import { build } from 'esbuild';
import { fromHtml } from 'hast-util-from-html';

type Node = ReturnType<typeof fromHtml> | ReturnType<typeof fromHtml>['children'][number];
type PageElement = Extract<Node, { type: 'element' }>;

/** What a page asks the browser to load, and whether it has code or styles inside. */
export interface Asked {
  readonly addresses: readonly string[];
  readonly inline: boolean;
}

/** Attributes that make a browser load something; those of `<a>` do not. */
const loading = ['src', 'srcSet', 'poster', 'data', 'xLinkHref'];
const loadingLinks = /\b(stylesheet|preload|modulepreload|icon|prefetch|preconnect|dns-prefetch|manifest)\b/;

/** What an HTML page or an SVG picture asks for. */
export async function askedByPage(page: string): Promise<Asked> {
  const elements = elementsIn(fromHtml(page));
  const sheets = elements.filter(({ tagName }) => tagName === 'style').map(textOf);
  const byStyles = await Promise.all(sheets.map(askedByStyles));
  return {
    addresses: [...elements.flatMap(addressesOf), ...byStyles.flat()],
    inline: elements.some(isInline),
  };
}

/** What a style sheet asks for; nothing if it is none, as a browser would see it. */
export async function askedByStyles(contents: string): Promise<string[]> {
  const addresses: string[] = [];
  const listen = {
    name: 'addresses',
    setup: (setup: import('esbuild').PluginBuild) =>
      setup.onResolve({ filter: /^/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return null;
        addresses.push(path);
        return { path, external: true };
      }),
  };
  await build({
    stdin: { contents, loader: 'css' },
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [listen],
  }).catch(() => undefined);
  return addresses.filter((address) => !address.startsWith('data:'));
}

function elementsIn(node: Node): PageElement[] {
  const inside = [
    ...('children' in node ? node.children : []),
    ...('content' in node && node.content ? [node.content] : []),
  ].flatMap(elementsIn);
  return node.type === 'element' ? [node, ...inside] : inside;
}

function addressesOf({ tagName, properties }: PageElement): string[] {
  const isLink = tagName === 'link' && loadingLinks.test(words(properties.rel));
  const names = isLink || tagName === 'image' || tagName === 'use' ? [...loading, 'href'] : loading;
  return names
    .flatMap((name) => words(properties[name]).split(','))
    .map((source) => source.trim().replace(/\s.*/s, '')) // a srcset has a width after each address
    .filter((address) => address !== '' && !address.startsWith('data:'));
}

function isInline({ tagName, properties }: PageElement): boolean {
  const isCode = /^$|javascript|module/.test(words(properties.type));
  return (
    tagName === 'style' ||
    (tagName === 'script' && isCode && !('src' in properties)) ||
    'style' in properties ||
    Object.keys(properties).some((name) => /^on[A-Z]/.test(name))
  );
}

function textOf({ children }: PageElement): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

/** An attribute as text; some are lists. */
function words(value: PageElement['properties'][string]): string {
  return [value ?? []].flat().join(' ');
}
