import { createContext } from '@lit/context';
import type { UiText } from '../course/ui-text.ts';

/** Every word of the interface, given by <course-app> to all elements below it. */
export const textsContext = createContext<UiText>('ui-text');

/** Puts values into the `{placeholders}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The text for one or for more, by the page's language. */
export function counted(texts: { readonly one: string; readonly other: string }, n: number): string {
  const rules = new Intl.PluralRules(document.documentElement.lang || undefined);
  return fill(rules.select(n) === 'one' ? texts.one : texts.other, { n });
}
