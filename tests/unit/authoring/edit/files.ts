import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

/** The files of this course and of the starter, by their paths. */
function read(pattern: string): [path: string, text: string][] {
  return globSync(pattern)
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

export const yamlFiles = read('{content,authoring/starter}/en-GB/**/*.yaml');
export const lessonFiles = read('{content,authoring/starter}/en-GB/lessons/*.md');

/** As Notepad, an old Mac or a careless editor saves a file. */
export const savedAs = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => `\uFEFF${text}`,
  (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  (text: string) => text.replace(/\n+$/, ''),
  (text: string) => text.replaceAll(/^(\s*(?:- )?[\w-]+:) (?=[\w'"])/gm, '$1   ').replaceAll(/$/gm, ' '),
);

/** What people write, with what means something to YAML and to Markdown. */
export const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['a', 'Größe', "it's", '"soon"', ': ', ' #', '- ', '[', ']', '{', '}', '|', '>', '&', '*', '!'],
        ...['%', '@', '`', '_', '\\', '<b>', '1.', '10:30', 'true', 'null', '~', '12', '0x1', '=', '😀', ','],
      ),
      fc.string({ maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) =>
    parts
      .join(' ')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF\uFFFE\uFFFF]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');

/** What a test relies on being there. */
export function sure<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('Nothing was found.');
  return value;
}
