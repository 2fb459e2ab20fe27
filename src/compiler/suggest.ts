import { distance } from 'fastest-levenshtein';

/** Longer lists than this hide the advice they follow. */
const LISTED_AT_MOST = 10;

/** More than these are no help as a guess. */
const GUESSES_AT_MOST = 3;

/** The known word an author most likely meant; undefined if none, or more than one, is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [guess, ...more] = guesses(word, known);
  return more.length === 0 ? guess : undefined;
}

/** The known words an author may have meant: those with the fewest slips, else those that are longer or shorter. */
function guesses(word: string, known: readonly string[]): readonly string[] {
  const said = word.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, typos: slips(said, candidate.toLowerCase()) }))
    .filter(({ candidate, typos }) => typos <= Math.floor(Math.max(word.length, candidate.length) / 3));
  const fewest = Math.min(...near.map(({ typos }) => typos));
  const meant = near.filter(({ typos }) => typos === fewest).map(({ candidate }) => candidate);
  if (meant.length > 0) return meant;
  const starts = (whole: string, part: string) => part.length > 1 && whole.startsWith(part);
  return known.filter((one) => starts(one.toLowerCase(), said) || starts(said, one.toLowerCase()));
}

/** How many letters differ; two letters the wrong way round are one slip, not two. */
function slips(word: string, meant: string): number {
  const letters = (text: string) => Array.from(text).sort().join('');
  return distance(word, meant) - (word !== meant && letters(word) === letters(meant) ? 1 : 0);
}

/**
 * What to do about a word nobody knows: the nearest known ones, and all of them if they are few.
 * @param kind what they are, in the plural, such as `categories`
 */
export function suggest(word: string, known: readonly string[], kind: string): string {
  const [first, ...more] = [...known].sort();
  if (first === undefined) return `add it, there are no ${kind} yet`;
  const near = guesses(word, known);
  const list = known.length <= LISTED_AT_MOST ? known.join(', ') : null;
  if (near.length > 0 && near.length <= GUESSES_AT_MOST)
    return `did you mean ${oneOf(near)}?${list === null ? '' : ` (the ${kind} are ${list})`}`;
  return list === null
    ? `use one of the ${known.length} ${kind} that exist, ${first} to ${more.at(-1)}`
    : `use one of the ${kind}: ${list}`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
