import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { Found, Place, Report } from './problems.ts';
import { explainYaml } from './yaml-words.ts';
import type { SyntaxSlip } from './yaml-words.ts';

/** A YAML file that could be read, with the way back from each value to its place. */
export interface YamlFile {
  readonly path: string;
  /** Plain values, not yet checked against a schema. */
  readonly data: unknown;
  readonly root: Node | null;
  readonly placeAt: (offset: number) => Place;
}

/** Steps to a value: keys of maps and indexes of lists. */
export type Steps = readonly (string | number)[];

/**
 * Parses YAML and reports every syntax error; null when there was one.
 * @param firstLine the line of the file on which the text starts, for front matter
 */
export function readYaml(path: string, text: string, report: Report, firstLine = 1): YamlFile | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: path, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const slips = syntaxSlips(document, text);
  const reported = new Set<number>();
  for (const slip of slips) {
    const place = placeAt(slip.from);
    if (reported.has(place.line)) continue; // one slip often makes several errors
    reported.add(place.line);
    const { what, remedy } = explainYaml(slip, text);
    report(place, what, remedy);
  }
  if (slips.length > 0) return null;
  return { path, data: document.toJS(), root: document.contents, placeAt };
}

/** The place of a value; of the nearest thing around it when there is no such value. */
export function placeOf(file: YamlFile, steps: Steps): Place {
  let node: unknown = file.root;
  let offset = startOffset(node) ?? 0;
  for (const step of steps) {
    node = child(node, step);
    offset = startOffset(node) ?? offset;
  }
  return file.placeAt(offset);
}

/** The place of a key rather than of its value. */
export function placeOfKey(file: YamlFile, steps: Steps): Place {
  const parent = steps.slice(0, -1).reduce<unknown>(child, file.root);
  const key = pairOf(parent, steps.at(-1) ?? '')?.key;
  return isNode(key) ? file.placeAt(startOffset(key) ?? 0) : placeOf(file, steps);
}

/** The texts at these steps, where `*` stands for every entry of a list; what is not a text is left out. */
export function textsAt(file: YamlFile, ...steps: readonly (string | number)[]): Found[] {
  let nodes: unknown[] = [file.root];
  for (const step of steps)
    nodes = nodes.flatMap((node) => (step === '*' ? (isSeq(node) ? node.items : []) : [child(node, step)]));
  return nodes.flatMap((node) => found(file, node));
}

/** The ids of a list's entries; null when one cannot be read or is there twice: nobody can say then which are missing. */
export function idsAt(file: YamlFile, list: string): Found[] | null {
  const entries = child(file.root, list);
  const ids = textsAt(file, list, '*', 'id');
  const different = new Set(ids.map(({ text }) => text)).size;
  return isSeq(entries) && entries.items.length === different ? ids : null;
}

/** Every single text of the file, with the way to it. */
export function scalarsOf(file: YamlFile): (Found & { readonly steps: Steps })[] {
  const below = (node: unknown, steps: Steps): (Found & { readonly steps: Steps })[] => {
    if (isSeq(node)) return node.items.flatMap((item, index) => below(item, [...steps, index]));
    if (isMap(node)) {
      return node.items.flatMap(({ key, value }) =>
        below(value, [...steps, isScalar(key) ? String(key.value) : '']),
      );
    }
    return found(file, node).map((one) => ({ ...one, steps }));
  };
  return below(file.root, []);
}

/** The keys of the map at these steps. */
export function keysAt(file: YamlFile, ...steps: readonly string[]): Found[] {
  const map = steps.reduce<unknown>(child, file.root);
  return isMap(map) ? map.items.flatMap((pair) => found(file, pair.key)) : [];
}

function found(file: YamlFile, node: unknown): Found[] {
  if (!isScalar(node) || typeof node.value !== 'string') return [];
  return [{ text: node.value.trim(), place: file.placeAt(startOffset(node) ?? 0) }];
}

function child(node: unknown, step: string | number): unknown {
  if (isSeq(node)) return node.items[Number(step)];
  return pairOf(node, step)?.value;
}

function pairOf(node: unknown, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function startOffset(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The parser notices a wrong indent at the notes and empty lines above it. */
function nextContent(text: string, from: number): number {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const above = /^(?:[^\S\n]*(?:#[^\n]*)?\n)*/.exec(text.slice(start))?.[0] ?? '';
  return above === '' ? from : Math.max(from, start + above.length);
}

/** After one of these the parser has lost its way: what it says of the lines below is about the same slip. */
const derailing = new Set(['TAB_AS_INDENT', 'BAD_INDENT', 'MULTIPLE_DOCS']);

function syntaxSlips(document: Document, text: string): SyntaxSlip[] {
  let lastQuoted = 0;
  const ours: SyntaxSlip[] = [];
  visit(document, {
    Node(_, node) {
      const from = startOffset(node) ?? 0;
      if (isScalar(node) && node.type?.startsWith('QUOTE')) lastQuoted = from;
      // All three are lawful YAML, but in a course they are texts that lost their quotes.
      if (isAlias(node)) ours.push({ code: 'ALIAS', message: '', from });
      else if (node.anchor !== undefined)
        ours.push({ code: 'ANCHOR', message: '', from: text.lastIndexOf('&', from) }); // a node starts after its anchor
      else if (isScalar(node) && node.type === 'PLAIN' && /^[^\s#]/.test(node.comment ?? ''))
        ours.push({ code: 'COMMENT', message: '', from: text.indexOf('#', node.range?.[1] ?? from) });
    },
  });
  const theirs = [...document.errors, ...document.warnings].map(({ code, message, pos: [from] }) =>
    message.startsWith('Missing closing')
      ? { code, message, from: lastQuoted } // the parser only notices at the end of the file
      : { code, message, from: code === 'BAD_INDENT' ? nextContent(text, from) : from },
  );
  const slips = [...theirs, ...ours].sort((one, other) => one.from - other.from);
  const lost = slips.findIndex(
    ({ code, message }) => derailing.has(code) || message.startsWith('Sequence item'),
  );
  return lost < 0 ? slips : slips.slice(0, lost + 1);
}
