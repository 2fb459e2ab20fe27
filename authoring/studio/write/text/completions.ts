import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { toJsonSchema } from '@valibot/to-json-schema';
import { schemaOf } from '../file-schema.ts';

/** What JSON Schema says of a value, as far as completion needs it. */
interface Shape {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** Offers the keys and values that the compiler's own schemas know at a place of a file. */
export function completions(file: string) {
  const schema = schemaOf(file);
  const whole = schema && (toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) as Shape);
  return (context: CompletionContext): CompletionResult | null => {
    const before = context.state.sliceDoc(0, context.pos);
    if (!whole || (file.endsWith('.md') && !inFrontMatter(before))) return null;
    return offered(whole, before, context.explicit);
  };
}

function inFrontMatter(before: string): boolean {
  return /^\uFEFF?---/.test(before) && !before.includes('\n---');
}

function offered(whole: Shape, before: string, asked: boolean): CompletionResult | null {
  const lines = before.split('\n');
  const line = lines.at(-1) ?? '';
  const value = /^(\s*(?:- )*)([\w-]+):\s+([\w-]*)$/.exec(line);
  if (value) {
    const [, indent = '', key = '', word = ''] = value;
    const shape = shapeAt(whole, [...pathAbove(lines, indent.length), key]);
    const values = (shape ? [shape, ...(shape.anyOf ?? [])] : []).flatMap((one) => [
      ...(one.enum ?? []),
      ...('const' in one ? [one.const] : []),
    ]);
    return result(
      before.length - word.length,
      values.map((one) => ({ label: String(one), type: 'constant' })),
    );
  }
  const key = /^(\s*(?:- )*)([\w-]*)$/.exec(line);
  if (!key) return null;
  const [, indent = '', word = ''] = key;
  if (word === '' && !asked) return null;
  const properties = shapeAt(whole, pathAbove(lines, indent.length))?.properties ?? {};
  return result(
    before.length - word.length,
    Object.entries(properties).map(([label, { description }]) => ({
      label,
      apply: `${label}: `,
      type: 'property',
      ...(description === undefined ? {} : { info: description }),
    })),
  );
}

function result(from: number, options: Completion[]): CompletionResult | null {
  return options.length === 0 ? null : { from, options, validFor: /^[\w-]*$/ };
}

/** The keys that a line with this indent lies under; `-` stands for an item of a list. */
function pathAbove(lines: readonly string[], indent: number): string[] {
  const path: string[] = [];
  let within = indent;
  if (/^\s*- /.test(lines.at(-1) ?? '')) path.unshift('-');
  for (const line of lines.slice(0, -1).reverse()) {
    const [, dashes = '', key = ''] = /^(\s*(?:- )*)([\w-]+):/.exec(line) ?? [];
    if (key === '') continue;
    const own = dashes.length;
    const isItem = dashes.includes('-');
    if (own < within) {
      path.unshift(key);
      within = own;
    } else if (own > within) continue;
    if (isItem && own === within) {
      if (path[0] !== '-') path.unshift('-');
      within = dashes.indexOf('-');
    }
  }
  return path;
}

function shapeAt(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  const [step, ...rest] = path;
  if (!shape || step === undefined) return shape;
  const choices = [shape, ...(shape.anyOf ?? [])];
  const next = choices
    .map((one) => (step === '-' ? one.items : one.properties?.[step]))
    .find((one) => one !== undefined);
  return shapeAt(next, rest);
}
