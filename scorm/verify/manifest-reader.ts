import { DOMParser, type Element } from '@xmldom/xmldom';
import { refuseSlips, XmlError } from './xml-words.ts';

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
  /** The `xml:base`s above `href` and `files`, from the outside in. */
  readonly bases: readonly string[];
  readonly files: readonly string[];
  /** Identifiers of the resources whose files it needs as well. */
  readonly dependencies: readonly string[];
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
  /** Its own, and those of manifests inside of it. */
  readonly resources: readonly Resource[];
  /** Identifiers of manifests inside of it, which an item may open too. */
  readonly inner: readonly string[];
}

/** @throws XmlError with line, column and reason */
export function readManifest(bytes: Uint8Array): Manifest {
  const text = decoded(bytes);
  const root = parsed(text);
  const organizations = child(root, 'organizations');
  const inner = elements(root, 'manifest');
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
    resources: [root, ...inner].flatMap(resourcesOf),
    inner: inner.map((one) => attribute(one, 'identifier')),
  };
}

function resourcesOf(manifest: Element): Resource[] {
  const list = child(manifest, 'resources');
  return children(list, 'resource').map((resource) => ({
    identifier: attribute(resource, 'identifier'),
    ...scormType(resource),
    href: attribute(resource, 'href'),
    bases: [manifest, list, resource]
      .map((element) => attribute(element, 'xml:base'))
      .filter((base) => base !== ''),
    files: children(resource, 'file').map((file) => attribute(file, 'href')),
    dependencies: children(resource, 'dependency').map((one) => attribute(one, 'identifierref')),
  }));
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

/** In the encoding its first line names, else UTF-8. @throws XmlError when it is written in another one */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(start)?.[1] ?? 'UTF-8';
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : named;
  try {
    return decoderFor(marked).decode(bytes);
  } catch (error) {
    if (error instanceof XmlError) throw error;
    throw new XmlError(
      `its first line says ${marked}, but ${firstOther(bytes, marked)} is written in another encoding, such as that of Windows`,
      'save it as UTF-8 (in the editor: "Save as", "Encoding"), and let its first line say so',
    );
  }
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new XmlError(
      `its first line names the encoding "${encoding}", which does not exist`,
      'save it as UTF-8, and write encoding="UTF-8"',
    );
  }
}

/** The first line that cannot be read in the encoding; the file where lines cannot be told apart. */
function firstOther(bytes: Uint8Array, encoding: string): string {
  if (/utf-?16/i.test(encoding)) return 'it';
  const decoder = decoderFor(encoding);
  for (let line = 1, from = 0; from < bytes.length; line += 1) {
    const found = bytes.indexOf(10, from);
    const to = found < 0 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return `line ${line}`;
    }
    from = to + 1;
  }
  return 'it';
}

function parsed(text: string): Element {
  refuseSlips(text);
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
  if (first !== undefined) throw new XmlError(first.split('\n')[0] ?? first);
  if (root?.localName !== 'manifest') {
    throw new XmlError(`its root is <${root?.nodeName ?? ''}> instead of <manifest>`);
  }
  return root;
}
