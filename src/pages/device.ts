import type { Journal } from '../saving/journal.ts';

/** How long the second copies are waited for, in milliseconds. */
const PATIENCE = 3000;
/** How long what nobody came back for stays, in milliseconds. */
const KEPT = 90 * 24 * 3600 * 1000;

/**
 * Removes what nobody came back for within 90 days, of any course and learner, but not from the learner who is here now;
 * other entries are not ours to judge.
 */
export async function removeOld(journal: Journal, now: number) {
  for (const key of (await keysOn(journal)).filter((one) => !one.startsWith(journal.key))) {
    const old = journal.at(key);
    const entry = await old.newest();
    if (entry && now - entry.savedAt > KEPT) old.remove();
  }
}

/** "Clear this device": everything of ours, of any course and learner. */
export async function clearDevice(journal: Journal) {
  journal.remove();
  for (const key of await keysOn(journal)) journal.at(key).remove();
}

/** The keys of everything of ours on this device, of any course and learner. */
export async function keysOn({ copies: { storage, mirror } }: Journal): Promise<readonly string[]> {
  const there = await Promise.race([
    mirror?.keys().catch(() => []), // it may be forbidden, or stuck
    new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE)),
  ]);
  return [...new Set([...keysIn(storage), ...(there ?? [])])].filter((key) => key.startsWith('course:'));
}

function keysIn(storage: Storage | null): string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
  } catch {
    return []; // it has been switched off meanwhile
  }
}
