import type { GenericSchema } from 'valibot';
import {
  courseFileSchema,
  deckFileSchema,
  lessonFrontMatterSchema,
  resourcesFileSchema,
} from '../../../src/course/schemas.ts';
import { uiTextSchema } from '../../../src/course/ui-text.ts';

const schemas: readonly { readonly file: RegExp; readonly schema: GenericSchema }[] = [
  { file: /(^|\/)course\.yaml$/, schema: courseFileSchema },
  { file: /(^|\/)ui\.yaml$/, schema: uiTextSchema },
  { file: /(^|\/)resources\.yaml$/, schema: resourcesFileSchema },
  { file: /(^|\/)decks\//, schema: deckFileSchema },
  { file: /(^|\/)lessons\//, schema: lessonFrontMatterSchema },
];

/** The compiler's schema for the YAML of a file: all of it, or what a lesson begins with. */
export function schemaOf(file: string): GenericSchema | undefined {
  return schemas.find((one) => one.file.test(file))?.schema;
}
