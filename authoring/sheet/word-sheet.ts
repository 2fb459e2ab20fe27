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
  /** '' for a form of a counted text that is not there. */
  readonly text: string;
  /** What a translator reads beside it. */
  readonly original: string;
  /** Which form of a counted text it is; null for all other texts. */
  readonly form: Form | null;
}

const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
type Form = (typeof forms)[number];

/** The one value that is no text and yet a translator's: it says which forms counted texts have. */
const LANGUAGE = 'course.language';

/**
 * For translators: one row for each text of the YAML files. Lessons are translated in their own files.
 * @param language what it is translated into, such as `cy`: then there is a row for each form that counted texts have in
 * it, and one for the language itself
 */
export const wordSheet = (language?: string): SheetKind => ({
  columns: ['key', 'original', 'text'],
  rows(files) {
    const own = languageOf(files);
    const hasForm = formsOf(language ?? own.text);
    const rows = wordsOf(files)
      .filter(({ form, text }) => (form === null ? text !== '' : hasForm(form)))
      .map(({ key, original, text }) => [key, original, text]);
    return language === undefined ? rows : [[LANGUAGE, own.text, language], ...rows];
  },
  change(files, rows, report) {
    const all = [languageOf(files), ...wordsOf(files)];
    const words = new Map(all.map((one) => [one.key, one]));
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
    const said = cells.find(({ found }) => found.key === LANGUAGE)?.cell.text;
    const hasForm = formsOf(said ?? languageOf(files).text);
    const used = cells.filter(({ found: { form } }) => form === null || hasForm(form));
    const changed = used.filter(({ found, cell }) => cell.text !== found.text.trim());
    const dropped = all.filter(({ form, text }) => text !== '' && form !== null && !hasForm(form));
    const changeOf = (file: SourceFile) => [
      ...changed.flatMap(({ found, cell }) =>
        found.file === file ? { steps: found.steps, value: cell.text, order: forms } : [],
      ),
      ...dropped.flatMap((one) => (one.file === file ? { steps: one.steps, value: undefined } : [])),
    ];
    return {
      files: files.map((file) => {
        const values = changeOf(file);
        return values.length === 0 ? file : { ...file, text: changeYaml(file.text, values) };
      }),
      cells: used.map(({ found: { file, steps }, cell }) => ({ path: file.path, steps, cell })),
      summary: changed.length === 0 ? [] : [`${changed.length} of ${wordsThere(all)} texts changed`],
    };
  },
});

/** How many texts the files hold; the language is none. */
function wordsThere(all: readonly Words[]): number {
  return all.filter(({ key, text }) => key !== LANGUAGE && text !== '').length;
}

/** Whether counted texts have a form in a language; where nobody knows the language, the compiler says so. */
function formsOf(language: string): (form: Form) => boolean {
  try {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    return (form) => pluralCategories.includes(form);
  } catch {
    return () => true;
  }
}

function languageOf(files: readonly SourceFile[]): Words {
  const { course } = sortSources(files, unreported);
  const file = files.find(({ path }) => path === course?.path);
  if (!file) throw new Error('There is no course.yaml.'); // a course without problems has one
  const text = String((parse(file.text) as { language?: unknown }).language);
  return { file, steps: ['language'], key: LANGUAGE, text, original: text, form: null };
}

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
    return [...wordsIn(data, schema)].map((one) => {
      const key = `${fileName(file).replace(/\.yaml$/, '')}.${nameOf(data, one.steps)}`;
      return { file, key, ...one };
    });
  });
}

/** Texts that people read are the ones whose schema trims them; ids, addresses and numbers are none. */
function* wordsIn(
  data: unknown,
  schema: SchemaParts | undefined,
  steps: Steps = [],
): Generator<Pick<Words, 'steps' | 'text' | 'original' | 'form'>> {
  const { entries, item } = schema?.wrapped ?? schema ?? {};
  if (typeof data === 'string') {
    if (schema && trims(schema) && steps.at(-1) !== 'id')
      yield { steps, text: data, original: data, form: null };
  } else if (Array.isArray(data)) {
    for (const [index, entry] of data.entries()) yield* wordsIn(entry, item, [...steps, index]);
  } else if (typeof data === 'object' && data !== null) {
    if (entries && forms.every((form) => form in entries)) yield* countedIn(data, steps);
    else
      for (const [key, value] of Object.entries(data)) yield* wordsIn(value, entries?.[key], [...steps, key]);
  }
}

/** All six forms of a counted text; beside one that is not there, the translator reads the one for other numbers. */
function* countedIn(data: Partial<Record<Form, string>>, steps: Steps) {
  for (const form of forms)
    yield {
      steps: [...steps, form],
      text: data[form] ?? '',
      original: data[form] ?? data.other ?? '',
      form,
    };
}

function trims({ type, wrapped, options = [], pipe = [] }: SchemaParts): boolean {
  const parts = [wrapped, ...options, ...pipe].filter((part) => typeof part === 'object');
  return type === 'trim' || parts.some(trims);
}
