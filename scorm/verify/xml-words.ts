/** A manifest that is no XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  /** What to do about it. */
  readonly todo: string;

  constructor(message: string, todo = 'correct it, or export it again') {
    super(message);
    this.todo = todo;
  }
}

/** Prefixes that packages use, and what they stand for. */
const usualPrefixes: Readonly<Record<string, string>> = {
  adlcp:
    'http://www.adlnet.org/xsd/adlcp_rootv1p2 (SCORM 1.2) or http://www.adlnet.org/xsd/adlcp_v1p3 (2004)',
  adlseq: 'http://www.adlnet.org/xsd/adlseq_v1p3',
  adlnav: 'http://www.adlnet.org/xsd/adlnav_v1p3',
  imsss: 'http://www.imsglobal.org/xsd/imsss',
  imsmd: 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
};

/** Entities that XML knows without a DTD. */
const known = 'amp|lt|gt|quot|apos|#\\d+|#x[\\da-fA-F]+';

/** Slips that people make by hand or that tools leave, in words they can act on; what else is wrong a parser says. */
const slips: readonly {
  readonly pattern: RegExp;
  readonly what: (found: string) => string;
  readonly todo: (found: string) => string;
}[] = [
  {
    pattern: /^\s+(?=<\?xml)/,
    what: () => 'something stands before its first line',
    todo: () => 'let the file begin with "<?xml", without a blank or an empty line before it',
  },
  {
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    pattern: /[\x00-\x08\x0b\x0c\x0e-\x1f]/,
    what: () => 'it holds a control character, which XML forbids',
    todo: () => 'delete it: it often comes with pasted text',
  },
  {
    pattern: /&(?![\w#]+;)/,
    what: () => '"&" stands alone; Moodle overlooks that, other LMSs refuse the package',
    todo: () => 'write &amp; instead',
  },
  {
    pattern: new RegExp(`&(?!(?:${known});)[\\w#]+;`),
    what: (found) => `"${found}" is known in web pages, but not in XML`,
    todo: () => 'write the character itself',
  },
  {
    pattern: /<[\w:]+(?:\s[^<>]*)?\s[\w:]+\s*=\s*[“”„‘’«»][^<>]*>/,
    what: () => 'a value has curly quotation marks around it',
    todo: () => 'write straight ones: "',
  },
];

/** @throws XmlError when the text has one of the slips */
export function refuseSlips(text: string): void {
  const searched = withoutCommentsAndCdata(text);
  for (const { pattern, what, todo } of slips) {
    const found = pattern.exec(searched);
    if (found) throw new XmlError(`${placeIn(text, found.index)}: ${what(found[0])}`, todo(found[0]));
  }
  const prefix = undeclaredPrefix(searched);
  if (prefix) {
    const stands = usualPrefixes[prefix.name] ?? 'the address of its namespace';
    throw new XmlError(
      `${placeIn(text, prefix.at)}: the prefix "${prefix.name}:" is used, but declared nowhere`,
      `add xmlns:${prefix.name}="…" to <manifest>: ${stands}`,
    );
  }
}

/** `line 4, column 2`. */
function placeIn(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Blanks in their place, so that what follows keeps its place. */
function withoutCommentsAndCdata(text: string): string {
  return text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<!DOCTYPE[^[>]*(\[[^]*?\])?\s*>/g, (part) =>
    part.replace(/[^\r\n]/g, ' '),
  );
}

function undeclaredPrefix(text: string): { name: string; at: number } | null {
  const declared = new Set([
    'xml',
    'xmlns',
    ...[...text.matchAll(/\sxmlns:([\w.-]+)\s*=/g)].map(([, p]) => p),
  ]);
  for (const tag of text.matchAll(/<\/?([^\s<>"'=/]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g)) {
    const [, name = '', rest = ''] = tag;
    const attributes = [...rest.replace(/"[^"]*"|'[^']*'/g, '""').matchAll(/([\w.-]+):[\w.-]+\s*=/g)];
    const used = [/^([\w.-]+):/.exec(name)?.[1], ...attributes.map(([, prefix]) => prefix)];
    const lost = used.find((prefix) => prefix !== undefined && !declared.has(prefix));
    if (lost !== undefined) return { name: lost, at: tag.index };
  }
  return null;
}
