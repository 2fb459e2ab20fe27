const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const SHORT_ID_LENGTH = 4;

/**
 * Four characters that stand for an id in the suspend data (24 bits of FNV-1a), so that cards and lessons
 * may be added, removed and reordered between visits. The compiler refuses a course in which two collide.
 */
export function shortId(id: string): string {
  const short = known.get(id) ?? hashed(id);
  known.set(id, short);
  return short;
}

/** What was asked before: every id, with every card that is placed. */
const known = new Map<string, string>();

function hashed(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const folded = (hash ^ (hash >>> 24)) & 0xffffff;
  return [18, 12, 6, 0].map((shift) => ALPHABET[(folded >>> shift) & 63]).join('');
}

/** The first two different ids with the same short id, or null. */
export function shortIdCollision(ids: readonly string[]): readonly [string, string] | null {
  const seen = new Map<string, string>();
  for (const id of ids) {
    const short = shortId(id);
    const earlier = seen.get(short);
    if (earlier !== undefined && earlier !== id) return [earlier, id];
    seen.set(short, id);
  }
  return null;
}
