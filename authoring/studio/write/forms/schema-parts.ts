/** The parts of valibot's schemas that a form is made from. */
export interface SchemaParts {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaParts>>;
  readonly item?: SchemaParts;
  /** Of each entry of a record. */
  readonly value?: SchemaParts;
  readonly items?: readonly SchemaParts[];
  readonly wrapped?: SchemaParts;
  readonly default?: unknown;
  /** Schemas of a union, or the words of a picklist. */
  readonly options?: readonly (SchemaParts | string | number)[];
  readonly pipe?: readonly SchemaParts[];
  readonly description?: string;
  readonly requirement?: unknown;
}

/** The same schema without the wrapping of a key that may be left out. */
export function inside(schema: SchemaParts): SchemaParts {
  return schema.wrapped ? inside(schema.wrapped) : schema;
}

export function isOptional(schema: SchemaParts): boolean {
  return schema.wrapped !== undefined;
}

/** The sentence that says what a key is for; '' for none. */
export function descriptionOf(schema: SchemaParts): string {
  const own = partsOf(inside(schema)).findLast(({ type }) => type === 'description'); // the outermost
  return own?.description ?? '';
}

/** How many letters a text may have; undefined for any number. */
export function limitOf(schema: SchemaParts): number | undefined {
  const longest = partsOf(inside(schema)).find(({ type }) => type === 'max_length');
  return typeof longest?.requirement === 'number' ? longest.requirement : undefined;
}

function partsOf(schema: SchemaParts): SchemaParts[] {
  return (schema.pipe ?? []).flatMap((part) => [part, ...(part === schema ? [] : partsOf(part))]);
}

/** A key in the words of a form. */
export function nameOf(key: string): string {
  const words = names[key] ?? key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const names: Readonly<Record<string, string>> = {
  'to-try': 'One thing to try',
  qualification: 'Line above the title',
  'cover-cards': 'Cards on the cover',
  'pass-mark': 'Pass mark in per cent',
  'report-answers': 'Answer in the report',
  completion: 'Complete when',
  'come-back': 'Coming back later',
  ilm: 'How it fits a qualification',
  'carry-sources': 'Packages carry these files',
  'media-budget': 'Megabytes of media',
  'vary-by': 'Vary the numbers by',
  id: 'Id',
  why: 'Reason',
  url: 'Address',
};
