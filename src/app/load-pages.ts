import { PAGES_FILE, PAGES_GLOBAL } from '../course/package-layout.ts';
import type { NoteKeeper, NoteKeeperParts } from '../pages/note-keeper.ts';
import type * as pages from '../pages/pages.ts';

/** What pages.js brings: the pages that the launch does not need. */
export type Pages = typeof pages;

/** The pages, and what keeps the notes they show. */
export type Brought = Pages & { readonly notes: NoteKeeper };

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
  loading ??= new Promise<Pages>((resolve, reject) => {
    const fail = () => {
      loading = null;
      reject(new Error(`${PAGES_FILE} did not arrive.`));
    };
    const script = document.createElement('script');
    script.src = PAGES_FILE;
    // A server that answers with its sign-in page also "loads".
    script.onload = () => (window[PAGES_GLOBAL] ? resolve(window[PAGES_GLOBAL]) : fail());
    script.onerror = fail;
    document.head.append(script);
  });
  return loading;
}

/** The pages with the notes of this visit; as above. */
export async function bringPages(parts: NoteKeeperParts): Promise<Brought> {
  const brought = await loadPages();
  void brought.removeOld(parts.session.journal, parts.session.edges.today());
  return { ...brought, notes: new brought.NoteKeeper(parts) };
}
