import { PAGES_FILE, PAGES_GLOBAL } from '../course/package-layout.ts';
import type { OnCover, OnCoverParts } from '../pages/on-cover.ts';
import type { NoteKeeper, NoteKeeperParts } from '../pages/note-keeper.ts';
import type * as pages from '../pages/pages.ts';
import { scriptBringer } from '../ui/script-bringer.ts';

/** What pages.js brings: the pages that the launch does not need. */
export type Pages = typeof pages;

/** The pages, what keeps the notes they show, and what the first page says of this device. */
export type Brought = Pages & { readonly notes: NoteKeeper; readonly onCover: OnCover };

declare global {
  interface Window {
    [PAGES_GLOBAL]?: Pages;
  }
}

/**
 * The pages that the launch does not need.
 * @throws when they do not arrive; the next call asks again
 */
export const loadPages = scriptBringer(PAGES_FILE, () => window[PAGES_GLOBAL]);

/** The pages with what they need of this visit; as above. */
export async function bringPages({
  onNotes,
  ...parts
}: Omit<OnCoverParts, 'notes'> & { readonly onNotes: NoteKeeperParts['onChange'] }): Promise<Brought> {
  const brought = await loadPages();
  void brought.removeOld(parts.session.journal, parts.session.edges.today());
  brought.watchRecord(parts);
  const shared = () => parts.attempt().notes;
  const notes = new brought.NoteKeeper({ ...parts, shared, onChange: onNotes });
  return { ...brought, notes, onCover: new brought.OnCover({ ...parts, notes }) };
}
