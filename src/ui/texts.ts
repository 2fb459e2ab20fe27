import type { CountedText, UiText } from '../course/ui-text.ts';

let current: UiText | null = null;
/** Of the page's language; made once, since that is slow. */
let rules: Intl.PluralRules | null = null;

/** Sets every word of the interface, once, before anything is rendered: they are those of the page's language. */
export function setTexts(texts: UiText) {
  current = texts;
  rules = null;
}

/** Throws while no texts are set. */
export function texts(): UiText {
  if (!current) throw new Error('setTexts() must be called before an element is rendered.');
  return current;
}

/** Puts values into the `{placeholders}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The text for a number, by the page's language. */
export function counted(texts: CountedText, n: number): string {
  rules ??= new Intl.PluralRules(document.documentElement.lang || undefined);
  return fill(texts[rules.select(n)] ?? texts.other, { n });
}
