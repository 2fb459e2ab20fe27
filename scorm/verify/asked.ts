import {
  isTokenAtKeyword,
  isTokenFunction,
  isTokenString,
  isTokenURL,
  tokenize,
  TokenType,
  type CSSToken,
} from '@csstools/css-tokenizer';
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
export function askedByPage(page: string): Asked {
  const elements = elementsIn(fromHtml(page));
  const sheets = elements.filter(({ tagName }) => tagName === 'style').map(textOf);
  return {
    addresses: [...elements.flatMap(addressesOf), ...sheets.flatMap(askedByStyles)],
    inline: elements.some(isInline),
  };
}

/** What a style sheet asks for; nothing if it is none, as a browser would see it. */
export function askedByStyles(css: string): string[] {
  const tokens = tokenize({ css }).filter(({ 0: type }) => !isBetween(type));
  const addresses = tokens.flatMap((token, index) => {
    if (namesOnly(tokens, index)) return [];
    if (isTokenURL(token)) return [token[4].value];
    return isTokenString(token) && isAddress(tokens, index) ? [token[4].value] : [];
  });
  return addresses.filter((address) => address !== '' && !address.startsWith('data:'));
}

function isBetween(type: TokenType): boolean {
  return type === TokenType.Whitespace || type === TokenType.Comment;
}

/** `@namespace` names an address that no browser asks for. */
function namesOnly(tokens: readonly CSSToken[], index: number): boolean {
  const rule = tokens
    .slice(0, index)
    .findLast((token) => ![TokenType.Ident, TokenType.Function, TokenType.URL].includes(token[0]));
  return rule !== undefined && isAtRule(rule, 'namespace');
}

/** Whether a string is an address, by what stands before it. */
function isAddress(tokens: readonly CSSToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined) return false;
  if (isAtRule(before, 'import')) return true;
  if (isTokenFunction(before) && /^(url|src|(-webkit-)?image-set)$/i.test(before[4].value)) return true;
  return before[0] === TokenType.Comma && isInImageSet(tokens.slice(0, index));
}

function isAtRule(token: CSSToken, name: string): boolean {
  return isTokenAtKeyword(token) && token[4].value.toLowerCase() === name;
}

/** Whether the innermost open bracket is that of `image-set(`, which has an address after each comma. */
function isInImageSet(before: readonly CSSToken[]): boolean {
  let closed = 0;
  const open = before.findLast((token) => {
    if (token[0] === TokenType.CloseParen) closed += 1;
    else if (token[0] === TokenType.OpenParen || isTokenFunction(token)) closed -= 1;
    return closed < 0;
  });
  return open !== undefined && isTokenFunction(open) && /^(-webkit-)?image-set$/i.test(open[4].value);
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
