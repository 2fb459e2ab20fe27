import type { CallReport } from '../tracking/tracker.ts';
import { reloadLms } from './page-life.ts';

/** What was said to the LMS, and in a sentence what went wrong, oldest first: for the page that support asks for. */
export const log: (CallReport | string)[] = [];

/** So many are kept. */
const KEPT = 300;

/** Adds to what is kept, and forgets the oldest where that is too much. */
export function keep(entry: CallReport | string) {
  log.push(entry);
  if (log.length > KEPT) log.shift();
}

/**
 * The last line of defence: says to the learner that something went wrong, with what was thrown for those who help, and
 * with a way on. The words are in index.html, where nothing can keep them from being there.
 */
export function tell(thrown: unknown) {
  const words = String(thrown);
  keep(words);
  const fault = document.querySelector<HTMLElement>('#fault[hidden]');
  if (!fault) return; // it has been said
  fault.hidden = false;
  const [sentence, button] = fault.children as unknown as [HTMLElement, HTMLElement];
  sentence.append(words);
  button.onclick = reloadLms;
}

for (const type of ['error', 'unhandledrejection'])
  addEventListener(type, (event) => {
    const { error, reason = error } = event as { readonly error?: unknown; readonly reason?: unknown };
    // What an extension does wrong in our page is not ours to tell.
    if (/(course|pages)\.js/.test((reason as Error | undefined)?.stack ?? '')) tell(reason);
  });
