import { readFile } from 'node:fs/promises';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';
import type { ManifestProfile, ProfileName } from '../package/profiles.ts';

/** Namespaces every manifest may use without a schema of ours. */
const always = ['http://www.w3.org/2001/XMLSchema-instance', 'http://www.w3.org/XML/1998/namespace'];

/**
 * What the schemas of the standard have against a manifest, by line where the line is known. Metadata of other
 * namespaces (LOM) is left out: we have no schema for it.
 */
export async function schemaProblems(
  { name, manifest }: { name: ProfileName; manifest: ManifestProfile },
  xml: string,
): Promise<string[]> {
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
  return errors.map(({ message, loc }) => {
    const words = message.replace(/^.*?error : /, '').replace(/\{[^}]*\}/g, '');
    return own === xml && loc ? `line ${loc.lineNumber}: ${words}` : words;
  });
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
