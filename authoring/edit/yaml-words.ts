import { Document, isScalar, isSeq, parseDocument, stringify, visit } from 'yaml';
import type { Scalar } from 'yaml';
import { isRecord } from './yaml-value.ts';
import type { YamlValue } from './yaml-value.ts';

/** How new values are written: in single quotes where they need any, each text on one line. */
const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;

/** Lines of a folded text are as long as this, unless the author's own are longer. */
const FOLDED_WIDTH = 80;

/** A value inside of [ ] or { }. */
export function inFlow(value: YamlValue): string {
  const text = stringify([value], { ...style, collectionStyle: 'flow' }).trimEnd();
  return text.slice(1, -1);
}

/** A key and its value as lines of a map, the first without an indent; `indentSeq` as the file has its lists. */
export function asPair(key: string, value: YamlValue, indentSeq: boolean): string[] {
  return linesOf({ [key]: value }, indentSeq);
}

/** A value as an entry of a list: `- ` and what follows, as lines. */
export function asItem(value: YamlValue, indentSeq: boolean): string[] {
  return linesOf([value], indentSeq);
}

function linesOf(value: YamlValue, indentSeq: boolean): string[] {
  const document = new Document(value);
  visit(document, {
    Seq(_, node, path) {
      if (isSeq(path.at(-1)) && node.items.every(isScalar)) node.flow = true;
    },
  });
  return document
    .toString({ ...style, indentSeq })
    .trimEnd()
    .split('\n');
}

/** Where a single value is written. */
export interface ScalarPlace {
  /** The value as it is now, with its style. */
  readonly scalar: Scalar;
  /** Its source. */
  readonly source: string;
  readonly isInFlow: boolean;
  /** Blanks before each line of a block text. */
  readonly indent: number;
  readonly lineEnd: string;
}

/** Another single value in the style of the one before it, as far as that style can hold it. */
export function scalarInStyle(value: string | number | boolean | null, place: ScalarPlace): string {
  if (typeof value !== 'string') return String(value);
  const { scalar, isInFlow } = place;
  const quoted = [`'${value.replaceAll("'", "''")}'`, JSON.stringify(value)];
  const plain = [value, ...(value.includes("'") ? quoted.toReversed() : quoted)];
  const candidates =
    scalar.type === 'QUOTE_DOUBLE'
      ? quoted.slice(1)
      : scalar.type === 'QUOTE_SINGLE'
        ? quoted
        : scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL'
          ? [...blockText(value, place), ...plain]
          : plain;
  const reads = (source: string) => readsAs(source, isInFlow) === value;
  return candidates.find(reads) ?? JSON.stringify(value);
}

/** What a source says as a value; undefined for what is no value of its own. */
function readsAs(source: string, isInFlow: boolean): unknown {
  if (/[\r\n]/.test(source) && !/^[>|]/.test(source)) return undefined;
  const document = parseDocument(
    isInFlow ? `[${source}]` : `k: ${source}${/^[>|]/.test(source) ? '' : ' # a note'}`,
    { logLevel: 'silent' },
  );
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const data: unknown = document.toJS();
  if (isInFlow) return Array.isArray(data) && data.length === 1 ? data[0] : undefined;
  return isRecord(data) && Object.keys(data).length === 1 ? data['k'] : undefined;
}

/** A text below a line of > or |, which stays as it is. */
function blockText(value: string, { scalar, source, indent, lineEnd }: ScalarPlace): string[] {
  const [head = '', ...body] = source.split(/\r\n?|\n/);
  if (/[1-9]/.test(head.replace(/#.*/, '')) || value.trim() === '') return [];
  const longest = Math.max(FOLDED_WIDTH, ...body.map((line) => line.trimEnd().length));
  const document = new Document({ k: value });
  const node = document.get('k', true);
  if (!isScalar(node)) return [];
  node.type = scalar.type;
  const lines = document
    .toString({ ...style, lineWidth: scalar.type === 'BLOCK_FOLDED' ? longest - indent + 2 : 0 })
    .replace(/\n$/, '')
    .split('\n');
  if (!/^k: [>|]/.test(lines[0] ?? '') || /[1-9]/.test(lines[0] ?? '')) return [];
  const put = lines.slice(1).map((line) => (line === '' ? '' : ' '.repeat(indent) + line.slice(2)));
  return [[head, ...put].join(lineEnd)];
}
