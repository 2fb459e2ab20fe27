import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import type { ControlFiles } from '../package/app-files.ts';
import type { ManifestProfile } from '../package/profiles.ts';

/** A file for the validator. */
export interface SchemaFile {
  readonly fileName: string;
  readonly contents: string;
}

/** What a check against schemas needs: their files, and a validator, which is WebAssembly and differs by platform. */
export interface SchemaTools {
  readonly controlFiles: ControlFiles;
  /** `validateXML` of xmllint-wasm, or what behaves like it. */
  readonly validate: (files: {
    readonly xml: SchemaFile[];
    readonly schema: SchemaFile[];
    readonly preload: SchemaFile[];
  }) => Promise<{ readonly errors: readonly SchemaError[] }>;
}

interface SchemaError {
  readonly message: string;
  readonly rawMessage: string;
  readonly loc: { readonly lineNumber: number } | null;
}

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
  { name, manifest }: { readonly name: keyof ControlFiles; readonly manifest: ManifestProfile },
  xml: string,
  { controlFiles, validate }: SchemaTools,
): Promise<{ unreadable: SchemaFault[]; invalid: SchemaFault[] }> {
  const own = withoutForeign(xml, manifest);
  const schemas = Object.entries(controlFiles[name]).map(([fileName, contents]) => ({
    fileName,
    // The original declares the xml namespace as default namespace, which xmllint refuses (xsd/README.md).
    contents: fileName === 'ims_xml.xsd' ? contents.replace(/ xmlns="[^"]+"/, '') : contents,
  }));
  // One schema that imports them all: xmllint ignores xsi:schemaLocation.
  const imports = manifest.namespaces
    .filter(({ xsd }) => xsd !== '')
    .map(({ uri, xsd }) => `<xs:import namespace="${uri}" schemaLocation="${xsd}"/>`);
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const { errors } = await validate({
    xml: [{ fileName: 'imsmanifest.xml', contents: own.replace(/^<\?xml[^>]*\?>/, '') }],
    schema: [{ fileName: 'all.xsd', contents }],
    preload: schemas,
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
