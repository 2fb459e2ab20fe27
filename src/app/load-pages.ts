import { PAGES_FILE, PAGES_GLOBAL } from '../course/package-layout.ts';
import type { FoundWork, FoundWorkParts } from '../pages/found-work.ts';
import type { NoteKeeper, NoteKeeperParts } from '../pages/note-keeper.ts';
import type * as pages from '../pages/pages.ts';
import { loadScript } from './load-script.ts';

/** What pages.js brings: the pages that the launch does not need. */
export type Pages = typeof pages;

/** The pages, what keeps the notes they show, and what finds work on this device. */
export type Brought = Pages & { readonly notes: NoteKeeper; readonly found: FoundWork };

declare global {
  interface Window {
    [PAGES_GLOBAL]?: Pages;
  }
}

let loading: Promise<Pages> | null = null;

/**
 * The pages that the launch does not need; their script is asked for once.
 * @throws when it does not arrive; the next call asks again
 */
export function loadPages(): Promise<Pages> {
  loading ??= loadScript(PAGES_FILE, PAGES_GLOBAL);
  loading.catch(() => (loading = null));
  return loading;
}

/** The pages with what they need of this visit; as above. */
export async function bringPages({
  onNotes,
  ...parts
}: Omit<FoundWorkParts, 'notes'> & { readonly onNotes: NoteKeeperParts['onChange'] }): Promise<Brought> {
  const brought = await loadPages();
  void brought.removeOld(parts.session.journal, parts.session.edges.today());
  void brought.doubtRecord(parts);
  const shared = () => parts.attempt().notes;
  const notes = new brought.NoteKeeper({ ...parts, shared, onChange: onNotes });
  return { ...brought, notes, found: new brought.FoundWork({ ...parts, notes }) };
}
