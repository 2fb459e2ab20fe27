import type { Steps } from '../../src/compiler/yaml-file.ts';
import { changed } from './text-change.ts';
import type { TextChange } from './text-change.ts';
import { toValue, YamlSource } from './yaml-source.ts';
import { same, withValue } from './yaml-value.ts';
import type { YamlChange, YamlValue } from './yaml-value.ts';
import { YamlWriter } from './yaml-writer.ts';

export type { YamlChange, YamlValue } from './yaml-value.ts';

/**
 * The changes of a text that make its values these. Whatever is not one of them stays byte for byte: comments, order,
 * spaces, quotes, line ends and the byte order mark. Of a list or a map only what differs is touched; entries of a list
 * are the same where they have the same `id`, or are equal.
 * @returns null where the text is no YAML, or such that only a person can change it
 */
export function yamlChanges(text: string, changes: readonly YamlChange[]): TextChange[] | null {
  const source = YamlSource.read(text);
  if (!source) return null;
  const value = changes.reduce<YamlValue | undefined>(withValue, toValue(source.root) as YamlValue);
  const made = new YamlWriter(source).write(value ?? null);
  if (made.length === 0) return made;
  const after = YamlSource.read(changed(text, made));
  return after && same(toValue(after.root), value) ? made : null; // rather nothing than a broken file
}

/** The text with these values. @throws Error where {@link yamlChanges} finds no way */
export function changeYaml(text: string, changes: readonly YamlChange[]): string {
  const found = yamlChanges(text, changes);
  if (!found) throw new Error('This YAML can only be changed by hand.');
  return changed(text, found);
}

/** What the text holds at these steps; undefined where that is nothing. */
export function yamlValue(text: string, steps: Steps = []): unknown {
  return YamlSource.read(text)?.value(steps);
}

/** The steps to the innermost key or entry that an offset lies in. */
export function yamlStepsAt(text: string, offset: number): Steps {
  return YamlSource.read(text)?.stepsAt(offset) ?? [];
}
