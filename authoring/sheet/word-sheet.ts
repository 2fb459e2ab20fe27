import { parse } from 'yaml';
import { unreported } from '../../src/compiler/problems.ts';
import { nameOf } from '../../src/compiler/shape.ts';
import { fileName, sortSources } from '../../src/compiler/source-files.ts';
import type { SourceFile } from '../../src/compiler/source-files.ts';
import { suggest } from '../../src/compiler/suggest.ts';
import type { Steps } from '../../src/compiler/yaml-file.ts';
import { courseFileSchema, deckFileSchema, resourcesFileSchema } from '../../src/course/schemas.ts';
import { uiTextSchema } from '../../src/course/ui-text.ts';
import { changeYaml } from '../edit/yaml-changes.ts';
import type { SheetKind } from './sheet-kind.ts';

/** The parts of valibot's schemas that are looked at here. */
interface SchemaParts {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, SchemaParts>>;
  readonly item?: SchemaParts;
  readonly wrapped?: SchemaParts;
  /** Schemas of a union, or the words of a picklist. */
  readonly options?: readonly (SchemaParts | string | number)[];
  readonly pipe?: readonly SchemaParts[];
}

/** A text that learners read, and how the sheet calls it. */
interface Words {
  readonly file: SourceFile;
  readonly steps: Steps;
  readonly key: string;
  readonly text: string;
}

/** For translators: one row for each text of the YAML files. Lessons are translated in their own files. */
export const wordSheet: SheetKind = {
  columns: ['key', 'original', 'text'],
  rows: (files) => wordsOf(files).map(({ key, text }) => [key, text, text]),
  change(files, rows, report) {
    const words = new Map(wordsOf(files).map((one) => [one.key, one]));
    const cells = rows.flatMap((row) => {
      const [key, cell] = [row.get('key'), row.get('text')];
      const found = words.get(key?.text ?? '');
      if (key && !found)
        report(
          key.place,
          `there is no text ${key.text || 'without a key'}`,
          suggest(key.text, [...words.keys()], 'keys'),
        );
      return found && cell ? [{ found, cell }] : [];
    });
    const changed = cells.filter(({ found, cell }) => cell.text !== found.text.trim());
    const changeOf = (file: SourceFile) =>
      changed.flatMap(({ found, cell }) =>
        found.file === file ? [{ steps: found.steps, value: cell.text }] : [],
      );
    return {
      files: files.map((file) => {
        const values = changeOf(file);
        return values.length === 0 ? file : { ...file, text: changeYaml(file.text, values) };
      }),
      cells: cells.map(({ found: { file, steps }, cell }) => ({ path: file.path, steps, cell })),
      summary: changed.length === 0 ? [] : [`${changed.length} of ${words.size} texts changed`],
    };
  },
};

function wordsOf(files: readonly SourceFile[]): Words[] {
  const { course, ui, resources, decks } = sortSources(files, unreported);
  const schemas: [SourceFile | null, SchemaParts][] = [
    [course, courseFileSchema],
    ...decks.map((deck): [SourceFile, SchemaParts] => [deck, deckFileSchema]),
    [resources, resourcesFileSchema],
    [ui, uiTextSchema],
  ];
  return schemas.flatMap(([found, schema]) => {
    const file = files.find(({ path }) => path === found?.path);
    if (!file) return [];
    const data: unknown = parse(file.text);
    return [...wordsIn(data, schema)].map(({ steps, text }) => {
      const key = `${fileName(file).replace(/\.yaml$/, '')}.${nameOf(data, steps)}`;
      return { file, steps, key, text };
    });
  });
}

/** Texts that people read are the ones whose schema trims them; ids, addresses and numbers are none. */
function* wordsIn(
  data: unknown,
  schema: SchemaParts | undefined,
  steps: Steps = [],
): Generator<{ steps: Steps; text: string }> {
  const { entries, item } = schema?.wrapped ?? schema ?? {};
  if (typeof data === 'string') {
    if (schema && trims(schema) && steps.at(-1) !== 'id') yield { steps, text: data };
  } else if (Array.isArray(data)) {
    for (const [index, entry] of data.entries()) yield* wordsIn(entry, item, [...steps, index]);
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) yield* wordsIn(value, entries?.[key], [...steps, key]);
  }
}

function trims({ type, wrapped, options = [], pipe = [] }: SchemaParts): boolean {
  const parts = [wrapped, ...options, ...pipe].filter((part) => typeof part === 'object');
  return type === 'trim' || parts.some(trims);
}
