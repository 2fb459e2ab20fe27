import catalog from './openacr/catalog.json' with { type: 'json' };

const { success_criteria_level_a: a, success_criteria_level_aa: aa } = catalog.chapters;

/** A criterion with its level, or a clause, as the catalogue has it; the words of our row where it is in no chapter. */
export function nameOf(num: string, row: string): string {
  const chapters: readonly Readonly<Record<string, string>>[] = Object.values(catalog.chapters);
  const name = chapters.find((all) => num in all)?.[num];
  if (name === undefined) return row;
  return `${name.startsWith(num) ? '' : `${num} `}${name}${num in a ? ' (A)' : num in aa ? ' (AA)' : ''}`;
}
