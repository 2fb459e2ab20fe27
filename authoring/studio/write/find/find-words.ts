import { narrowed } from '../../../edit/text-change.ts';
import type { TextEdit } from '../../store/edit.ts';
import type { Sources } from '../../store/sources.ts';
import { passagesIn, rewrite, type Passage } from './passages.ts';

/** What is looked for. */
export interface Wanted {
  readonly words: string;
  /** Capital and small letters differ. */
  readonly matchCapitals: boolean;
  readonly wholeWords: boolean;
}

/** A place where the words are. */
export interface Match {
  readonly file: string;
  readonly passage: Passage;
  /** Where in the words of the passage. */
  readonly at: number;
  readonly length: number;
  /** The line of the file, from 1. */
  readonly line: number;
  /** Where it is in the file's text; of a key that is folded or quoted, where its value begins. */
  readonly offset: number;
}

/** All places where learners, or those who look after the course, read these words; in the order of the files. */
export function findWords(sources: Sources, wanted: Wanted): readonly Match[] {
  const pattern = patternOf(wanted);
  if (!pattern) return [];
  return [...sources].flatMap(([file, text]) =>
    typeof text === 'string' ? matchesIn(file, text, pattern) : [],
  );
}

function matchesIn(file: string, text: string, pattern: RegExp): Match[] {
  return knownPassages(file, text).flatMap((passage) =>
    [...passage.words.matchAll(pattern)].map(({ index, 0: { length } }) => {
      const within = text.slice(passage.from, passage.to).indexOf(passage.words);
      const offset = passage.from + (within < 0 ? 0 : within + index);
      const line = text.slice(0, offset).split(/\r\n?|\n/).length;
      return { file, passage, at: index, length, line, offset };
    }),
  );
}

/** The passages of each file as they were last read: with each letter that is looked for, all files are the same. */
const read = new Map<string, { readonly text: string; readonly passages: readonly Passage[] }>();

function knownPassages(file: string, text: string): readonly Passage[] {
  const known = read.get(file);
  if (known?.text === text) return known.passages;
  const passages = passagesIn(file, text);
  read.set(file, { text, passages });
  return passages;
}

/** Straight quotes find curly ones, and a blank finds the end of a line: nobody sees the difference in a field. */
const alike: Readonly<Record<string, string>> = { "'": "['’‘]", '"': '["“”]' };

function patternOf({ words, matchCapitals, wholeWords }: Wanted): RegExp | null {
  if (words.trim() === '') return null;
  const source = words
    .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replace(/['"]/g, (quote) => alike[quote] ?? quote)
    .replace(/\s+/g, '\\s+');
  const [before, after] = wholeWords ? ['(?<![\\p{L}\\p{N}_])', '(?![\\p{L}\\p{N}_])'] : ['', ''];
  return new RegExp(`${before}${source}${after}`, matchCapitals ? 'gu' : 'giu');
}

/**
 * The edits that put other words in the place of matches, and of nothing else.
 * @returns null where a file cannot be changed by itself, such as one with a mistake in it
 */
export function replaceWords(
  sources: Sources,
  matches: readonly Match[],
  by: string,
  { matchCapitals }: Wanted,
): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const [file, ofFile] of groups(matches, ({ file }) => file)) {
    const text = sources.get(file);
    if (typeof text !== 'string') return null;
    const changes = [...groups(ofFile, ({ passage }) => passage)].map(([passage, ofPassage]) => ({
      passage,
      words: withOther(passage, ofPassage, (found) => (matchCapitals ? by : asCapital(found, by))),
    }));
    const found = rewrite(file, text, changes);
    if (!found) return null;
    edits.push(...found.flatMap((change) => narrowed(text, change) ?? []).map((edit) => ({ file, ...edit })));
  }
  return edits;
}

function withOther({ words, written }: Passage, matches: readonly Match[], by: (found: string) => string) {
  let [result, end] = ['', 0];
  for (const { at, length } of matches) {
    result += words.slice(end, at) + written(by(words.slice(at, at + length)));
    end = at + length;
  }
  return result + words.slice(end);
}

/** A word that begins a sentence still begins with a capital. */
function asCapital(found: string, by: string): string {
  const first = found.charAt(0);
  const isCapital = first !== first.toLowerCase();
  return isCapital ? by.charAt(0).toUpperCase() + by.slice(1) : by;
}

function groups<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const found = new Map<Key, Item[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}
