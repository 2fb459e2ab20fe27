import type { Course } from '../course/course.ts';
import type { CountedText, UiText } from '../course/ui-text.ts';

let current: UiText | null = null;
/** The language they are in; the page itself may say another one, once a translator has been over it. */
let language = '';
/** Of that language; made once, since that is slow. */
let rules: Intl.PluralRules | null = null;

/** Sets every word of the interface and the language it is in, once, before anything is rendered. */
export function setTexts(course: Pick<Course, 'ui' | 'language'>) {
  current = course.ui;
  language = course.language;
  rules = null;
}

/** Throws while no texts are set. */
export function texts(): UiText {
  if (!current) throw new Error('setTexts() comes first.');
  return current;
}

/** Puts values into the `{placeholders}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The text for a number, by the language of the texts. */
export function counted(texts: CountedText, n: number): string {
  rules ??= new Intl.PluralRules(language);
  return fill(texts[rules.select(n)] ?? texts.other, { n });
}
