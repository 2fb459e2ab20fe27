import { validateXML } from 'xmllint-wasm';
import type { SchemaTools } from '../verify/schema-check.ts';
import { readControlFiles } from './control-files.ts';

/** What a check of packages needs in Node; xmllint runs in a thread of its own. */
export async function schemaTools(): Promise<SchemaTools> {
  return { controlFiles: await readControlFiles(), validate: validateXML };
}
