import type { NoteKeeper, NoteKeeperParts } from '../pages/note-keeper.ts';
import type * as pages from '../pages/pages.ts';

/** What pages.js brings: the pages that the launch does not need. */
export type Pages = typeof pages;

/** The pages, and what keeps the notes they show. */
export type Brought = Pages & { readonly notes: NoteKeeper };

declare global {
  interface Window {
    coursePages?: Pages;
  }
}

let loading: Promise<Pages> | null = null;

/**
 * The pages that the launch does not need; their script and style sheet are asked for once.
 * @throws when they do not arrive; the next call asks again
 */
export function loadPages(): Promise<Pages> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Pages> {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'pages.css' });
  const script = Object.assign(document.createElement('script'), { src: 'pages.js' });
  try {
    await Promise.all([arrival(sheet), arrival(script)]);
    // A server that answers with its sign-in page also "loads".
    if (!window.coursePages) throw new Error('pages.js is not ours.');
  } catch (error) {
    sheet.remove();
    script.remove();
    throw error;
  }
  return window.coursePages;
}

function arrival(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
  return new Promise((resolve, reject) => {
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(`${element.tagName} of the pages did not arrive.`));
    document.head.append(element);
  });
}

/** The pages with the notes of this visit; as above. */
export async function bringPages(parts: NoteKeeperParts): Promise<Brought> {
  const brought = await loadPages();
  return { ...brought, notes: new brought.NoteKeeper(parts) };
}
