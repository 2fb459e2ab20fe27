import type { Journal } from '../saving/journal.ts';

/** How long what nobody came back for stays, in milliseconds. */
const KEPT = 90 * 24 * 3600 * 1000;

/**
 * Removes what nobody came back for within 90 days, of any course and learner, but not from the learner who is here now;
 * other entries are not ours to judge.
 */
export async function removeOld(journal: Journal, now: number) {
  for (const key of await journal.keys()) {
    const old = journal.at(key);
    const entry = await old.newest();
    if (entry && key !== journal.key && now - entry.savedAt > KEPT) old.remove();
  }
}

/** "Clear this device": everything of ours, of any course and learner. */
export async function clearDevice(journal: Journal) {
  journal.remove();
  for (const key of await journal.keys()) journal.at(key).remove();
}
