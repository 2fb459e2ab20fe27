import type { Sources } from '../../store/sources.ts';

/** So many letters are enough to tell one line from the others. */
const ENOUGH = 60;
/** Fewer would be found everywhere. */
const FEWEST = 3;

/** The words of a line as a learner reads them: without Markdown, keys and quotes. '' where there are none. */
export function wordsIn(line: string): string {
  return plain(
    line
      .replace(/^\s*(?:>\s?|[-*+]\s+|#+\s+|\d+\.\s+|\[[ x]\]\s*)*/i, '')
      .replace(/^(?:- )?[\w-]+:(?=\s|$)\s*(?:[>|][-+]?\s*$)?/, '')
      .replace(/^:::+\s*[\w-]*/, '')
      .replace(/\{[^}]*\}\s*$/, '')
      .replace(/\[\^[^\]]*\]/g, '')
      .replace(/\]\([^)]*\)/g, '')
      .replace(/[[\]*_`]/g, ''),
  ).replace(/^['"]|['"]$/g, '');
}

/** The words at a place of a text, as far as it is known in the page. */
export function wordsAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return wordsIn(text.slice(start, end < 0 ? undefined : end));
}

/** The place where words of the page are written, in `first` if they are there; null when they are nowhere. */
export function placeOf(
  sources: Sources,
  words: string,
  first: string,
): { readonly file: string; readonly offset: number } | null {
  const wanted = plain(words).slice(0, ENOUGH);
  if (wanted.length < FEWEST) return null;
  const files = [...sources.keys()].filter((file) => file !== first && !file.endsWith('.svg'));
  for (const file of [first, ...files]) {
    const text = sources.get(file);
    if (typeof text !== 'string') continue;
    let offset = 0;
    for (const line of text.split('\n')) {
      const read = wordsIn(line);
      if (read.length >= FEWEST && (read.includes(wanted) || wanted.startsWith(read.slice(0, ENOUGH))))
        return { file, offset: offset + Math.max(0, line.search(/[\p{L}\p{N}]/u)) };
      offset += line.length + 1;
    }
  }
  return null;
}

/** The smallest element of a page that shows these words. */
export function elementWith(page: ParentNode, words: string): Element | null {
  const wanted = words.slice(0, ENOUGH);
  if (wanted.length < FEWEST) return null;
  let found: Element | null = null;
  for (const element of page.querySelectorAll(
    'h1, h2, h3, p, li, td, th, label, legend, summary, button, figcaption',
  ))
    if (plain(element.textContent).includes(wanted) && (!found || found.contains(element))) found = element;
  return found;
}

/** With single spaces and without the numbers of sources. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
