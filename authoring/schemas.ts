/** Run by `npm ci` and `npm install`: the JSON Schemas by which editors complete and check the YAML of a course. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { courseFileSchema, deckFileSchema, resourcesFileSchema } from '../src/course/schemas.ts';
import { uiTextSchema } from '../src/course/ui-text.ts';

/** The compiler's own schemas; `.vscode/settings.json` says which file each is for. */
const schemas: Readonly<Record<string, GenericSchema>> = {
  course: courseFileSchema,
  deck: deckFileSchema,
  resources: resourcesFileSchema,
  ui: uiTextSchema,
};

/** The text of a schema file. */
function schemaFile(schema: GenericSchema): string {
  const json = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore', // what JSON Schema cannot say, such as trimming; the compiler still checks it
    overrideAction: ({ valibotAction, jsonSchema }) => {
      const { type, message } = valibotAction as { type: string; message?: unknown };
      if (type !== 'regex' || typeof message !== 'string') return undefined;
      return { ...jsonSchema, patternErrorMessage: `This ${message}.` }; // understood by the editors' YAML support
    },
  });
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Writes them where `.vscode/settings.json` expects them, by default the one of this project. */
export async function writeSchemas(
  folder = fileURLToPath(new URL('../.vscode/schemas', import.meta.url)),
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of Object.entries(schemas))
    await writeFile(join(folder, `${name}.schema.json`), schemaFile(schema));
}

if (import.meta.main) await writeSchemas();
