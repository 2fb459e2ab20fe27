import { readFile } from 'node:fs/promises';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';
import type { ManifestProfile, ProfileName } from '../package/profiles.ts';

/** Namespaces every manifest may use without a schema of ours. */
const always = ['http://www.w3.org/2001/XMLSchema-instance', 'http://www.w3.org/XML/1998/namespace'];

/** A fault by line where the line is known. */
export interface SchemaFault {
  /** Such as `, line 4`; '' where it is not known. */
  readonly place: string;
  readonly words: string;
  /** The same for faults that differ only in a value. */
  readonly kind: string;
}

/**
 * What the schemas of the standard have against a manifest. `unreadable`: it is no XML at all, which the schemas find
 * out more strictly than our parser. Metadata of other namespaces (LOM) is left out, since we have no schema for it,
 * and so are improper identifiers, of which the references are told.
 */
export async function schemaFaults(
  { name, manifest }: { name: ProfileName; manifest: ManifestProfile },
  xml: string,
): Promise<{ unreadable: SchemaFault[]; invalid: SchemaFault[] }> {
  const own = withoutForeign(xml, manifest);
  const schemas = manifest.controlFiles.map(async (fileName) => {
    const contents = await readFile(new URL(`../bundle/xsd/${name}/${fileName}`, import.meta.url), 'utf8');
    // The original declares the xml namespace as default namespace, which xmllint refuses (xsd/README.md).
    return {
      fileName,
      contents: fileName === 'ims_xml.xsd' ? contents.replace(/ xmlns="[^"]+"/, '') : contents,
    };
  });
  // One schema that imports them all: xmllint ignores xsi:schemaLocation.
  const imports = manifest.namespaces
    .filter(({ xsd }) => xsd !== '')
    .map(({ uri, xsd }) => `<xs:import namespace="${uri}" schemaLocation="${xsd}"/>`);
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const { errors } = await validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: own.replace(/^<\?xml[^>]*\?>/, '') }],
    schema: [{ fileName: 'all.xsd', contents }],
    preload: await Promise.all(schemas),
  });
  const faults = errors.flatMap(({ message, rawMessage, loc }) => {
    const words = message
      .replace(/^.*?error : /, '')
      .replace(/\{[^}]*\}/g, '')
      .replace(/\.$/, '');
    if (/atomic type 'xs:(ID|IDREF|NCName)'/.test(words)) return [];
    const place = own === xml && loc ? `, line ${loc.lineNumber}` : '';
    const kind = words.replace(/'[^']*'(?= is not| has)/, '…');
    return loc ? [{ place, words, kind, isParser: rawMessage.includes(' parser error : ') }] : [];
  });
  return {
    unreadable: faults.filter(({ isParser }) => isParser).slice(0, 1),
    invalid: faults.filter(({ isParser }) => !isParser),
  };
}

function withoutForeign(xml: string, { namespaces }: ManifestProfile): string {
  const known = new Set([...always, ...namespaces.map(({ uri }) => uri)]);
  const isForeign = ({ namespaceURI }: { namespaceURI: string | null }) =>
    namespaceURI !== null && !known.has(namespaceURI) && namespaceURI !== 'http://www.w3.org/2000/xmlns/';
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const all = [...document.getElementsByTagName('*')].filter(
    (element) => element !== document.documentElement,
  );
  const strange = all.filter(isForeign);
  for (const element of strange) element.parentNode?.removeChild(element);
  return strange.length > 0 ? new XMLSerializer().serializeToString(document) : xml;
}
