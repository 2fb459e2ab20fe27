import type { GenericSchema } from 'valibot';
import { describe, expect, it } from 'vitest';
import { blockShapes, type FieldShape } from '../../../authoring/edit/block-shape.ts';
import {
  descriptionOf,
  inside,
  type SchemaParts,
} from '../../../authoring/studio/write/forms/schema-parts.ts';
import {
  courseFileSchema,
  deckFileSchema,
  lessonFrontMatterSchema,
  resourcesFileSchema,
} from '../../../src/course/schemas.ts';
import { uiTextSchema } from '../../../src/course/ui-text.ts';

/** Every key of a file with the sentence beside it. */
function* keysOf(schema: SchemaParts, path: string): Generator<readonly [key: string, sentence: string]> {
  const { entries, item, items = [], value } = inside(schema);
  for (const [key, entry] of Object.entries(entries ?? {})) {
    yield [`${path}.${key}`, descriptionOf(entry)];
    yield* keysOf(entry, `${path}.${key}`);
  }
  for (const below of [item, value, ...items]) if (below) yield* keysOf(below, `${path}[]`);
}

/** Every field of a block with the sentence beside it. */
function* fieldsOf(part: unknown, path: string): Generator<readonly [field: string, sentence: string]> {
  if (typeof part !== 'object' || part === null) return;
  if ('about' in part) yield [`${path} ${(part as FieldShape).name}`, (part as FieldShape).about];
  for (const [key, below] of Object.entries(part)) yield* fieldsOf(below, `${path}.${key}`);
}

const files: Readonly<Record<string, GenericSchema>> = {
  'course.yaml': courseFileSchema,
  'decks/': deckFileSchema,
  'resources.yaml': resourcesFileSchema,
  'ui.yaml': uiTextSchema,
  lesson: lessonFrontMatterSchema,
};
const isSentence = /^(?:\p{Lu}|\d|false |true |“)[^]*[.!?]$/u;

describe('a sentence of explanation', () => {
  it.each(Object.entries(files))('stands beside every key of %s', (file, schema) => {
    const keys = [...keysOf(schema, file)];
    expect(keys.length).toBeGreaterThan(4);
    expect(keys.filter(([, sentence]) => !isSentence.test(sentence))).toEqual([]);
  });

  it('stands beside every field of every block', () => {
    const fields = [...fieldsOf(blockShapes, '')];
    expect(fields.length).toBeGreaterThan(40);
    expect(fields.filter(([, sentence]) => !isSentence.test(sentence))).toEqual([]);
  });

  it('is missed where there is none', () => {
    const [first] = keysOf({ type: 'strict_object', entries: { bare: { type: 'string' } } }, 'course.yaml');
    expect(first).toEqual(['course.yaml.bare', '']);
  });
});
