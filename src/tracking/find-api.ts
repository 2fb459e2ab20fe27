/** The object an LMS puts on its window; every member may be missing, throw, or vanish later. */
export type ScormApi = Readonly<Record<string, unknown>>;

/** ADL's sample gives up after this many parents. */
const PARENT_LIMIT = 500;

/**
 * Looks for the API on this window and its parents, then on the window that opened it and that one's parents.
 * Other origins throw on every access; there the search goes on elsewhere.
 */
export function findApi(from: Window, name: string): ScormApi | null {
  return (
    inParents(from, name) ??
    inParents(
      guarded(() => from.opener as Window | null),
      name,
    ) ??
    inParents(
      guarded(() => from.top?.opener as Window | null),
      name,
    )
  );
}

/** Like `findApi`, but gives a late LMS up to `patience` milliseconds where there is anyone to wait for. */
export async function awaitApi(from: Window, name: string, patience: number): Promise<ScormApi | null> {
  const nobody = guarded(() => from.parent === from && !from.opener) ?? false;
  const deadline = Date.now() + (nobody ? 0 : patience);
  for (;;) {
    const api = findApi(from, name);
    if (api || Date.now() >= deadline) return api;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function inParents(start: Window | null, name: string): ScormApi | null {
  let current = start;
  for (let step = 0; current && step <= PARENT_LIMIT; step++) {
    const here = current;
    const api = guarded(() => (here as unknown as Record<string, unknown>)[name]);
    if (typeof api === 'object' && api !== null) return api as ScormApi;
    const parent: Window | null = guarded(() => here.parent);
    if (!parent || parent === here) return null;
    current = parent;
  }
  return null;
}

/** A window of another origin, or one that is closing, throws: for the search that is the same as nothing there. */
function guarded<T>(look: () => T): T | null {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
}
