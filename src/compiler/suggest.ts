import { distance } from 'fastest-levenshtein';

/** Longer lists than this hide the advice they follow. */
const LISTED_AT_MOST = 10;

/** The known word an author most likely meant; undefined if none, or more than one, is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const byDistance = known
    .map((candidate) => ({ candidate, typos: slips(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.typos - other.typos);
  const [first, second] = byDistance;
  if (first === undefined || first.typos === second?.typos) return undefined;
  const length = Math.max(word.length, first.candidate.length);
  return first.typos <= Math.floor(length / 3) ? first.candidate : undefined;
}

/** How many letters differ; two letters the wrong way round are one slip, not two. */
function slips(word: string, meant: string): number {
  const letters = (text: string) => Array.from(text).sort().join('');
  return distance(word, meant) - (word !== meant && letters(word) === letters(meant) ? 1 : 0);
}

/**
 * What to do about a word nobody knows: the nearest known one, and all of them if they are few.
 * @param kind what they are, in the plural, such as `categories`
 */
export function suggest(word: string, known: readonly string[], kind: string): string {
  if (known.length === 0) return `add it, there are no ${kind} yet`;
  const near = nearest(word, known);
  const list = known.length <= LISTED_AT_MOST ? known.join(', ') : null;
  if (near !== undefined) return `did you mean ${near}?${list === null ? '' : ` (the ${kind} are ${list})`}`;
  return list === null
    ? `use one of the ${known.length} ${kind} that exist`
    : `use one of the ${kind}: ${list}`;
}
