import { DOMParser, type Element } from '@xmldom/xmldom';

export interface Item {
  readonly identifier: string;
  readonly title: string;
  /** '' for an item that only groups others. */
  readonly resource: string;
}

export interface Organization {
  readonly identifier: string;
  readonly title: string;
  /** At any depth. */
  readonly items: readonly Item[];
}

export interface Resource {
  readonly identifier: string;
  /** As the attribute is written, such as `adlcp:scormtype`; '' where there is none. */
  readonly typeAttribute: string;
  readonly type: string;
  /** '' for a resource that is not launched. */
  readonly href: string;
  /** The `xml:base`s above `href` and `files`, joined. */
  readonly base: string;
  readonly files: readonly string[];
}

/** What an LMS reads from a manifest. */
export interface Manifest {
  readonly root: Element;
  readonly text: string;
  readonly identifier: string;
  readonly version: string;
  /** Exactly as it is written. */
  readonly schemaversion: string;
  readonly defaultOrganization: string;
  readonly organizations: readonly Organization[];
  readonly resources: readonly Resource[];
}

/** A manifest that is no XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** @throws XmlError with line, column and reason */
export function readManifest(bytes: Uint8Array): Manifest {
  const text = decoded(bytes);
  const root = parsed(text);
  const [organizations, resources] = ['organizations', 'resources'].map((name) => child(root, name));
  return {
    root,
    text,
    identifier: attribute(root, 'identifier'),
    version: attribute(root, 'version'),
    schemaversion: child(child(root, 'metadata'), 'schemaversion')?.textContent ?? '',
    defaultOrganization: attribute(organizations, 'default'),
    organizations: children(organizations, 'organization').map((organization) => ({
      identifier: attribute(organization, 'identifier'),
      title: titleOf(organization),
      items: itemsIn(organization),
    })),
    resources: children(resources, 'resource').map((resource) => ({
      identifier: attribute(resource, 'identifier'),
      ...scormType(resource),
      href: attribute(resource, 'href'),
      base: [root, resources, resource].map((element) => attribute(element, 'xml:base')).join(''),
      files: children(resource, 'file').map((file) => attribute(file, 'href')),
    })),
  };
}

/** All elements of this local name, at any depth; whatever their prefix. */
export function elements(root: Element, localName: string): Element[] {
  return [...root.getElementsByTagNameNS('*', localName)];
}

export function attribute(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

function children(parent: Element | undefined, localName: string): Element[] {
  return [...(parent?.childNodes ?? [])].filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === localName,
  );
}

function child(parent: Element | undefined, localName: string): Element | undefined {
  return children(parent, localName)[0];
}

function titleOf(element: Element): string {
  return child(element, 'title')?.textContent ?? '';
}

function itemsIn(parent: Element): Item[] {
  return children(parent, 'item').flatMap((item) => [
    {
      identifier: attribute(item, 'identifier'),
      title: titleOf(item),
      resource: attribute(item, 'identifierref'),
    },
    ...itemsIn(item),
  ]);
}

function scormType(resource: Element): { typeAttribute: string; type: string } {
  const found = [...resource.attributes].find(({ localName }) => localName?.toLowerCase() === 'scormtype');
  return { typeAttribute: found?.name ?? '', type: found?.value ?? '' };
}

/** In the encoding its first line names, else UTF-8. */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(start)?.[1] ?? 'utf-8';
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : named;
  try {
    return new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlError(`it is not written in ${marked}, as it says`);
  }
}

function parsed(text: string): Element {
  const complaints: string[] = [];
  const onError = (_: string, message: string, context: unknown) => {
    const { locator } = context as { locator?: { lineNumber?: number; columnNumber?: number } };
    complaints.push(`line ${locator?.lineNumber ?? 1}, column ${locator?.columnNumber ?? 1}: ${message}`);
  };
  let root: Element | null = null;
  try {
    root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
  } catch (error) {
    complaints.push((error as Error).message);
  }
  const [first] = complaints;
  if (first !== undefined) throw new XmlError(first.split('\n')[0]);
  if (root?.localName !== 'manifest') {
    throw new XmlError(`its root is <${root?.nodeName ?? ''}> instead of <manifest>`);
  }
  return root;
}
