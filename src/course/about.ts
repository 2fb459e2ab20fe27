import * as v from 'valibot';

/** The same schema, with the sentence that an editor and the studio show beside its key. */
export function about<Schema extends v.GenericSchema>(description: string, schema: Schema) {
  return v.pipe(schema, v.description<v.InferOutput<Schema>, string>(description));
}
