import type { Dialect } from './dialect.ts';

/** The object an LMS puts on its window; every member may be missing, throw, or vanish later. */
export type ScormApi = Readonly<Record<string, unknown>>;

/** What of a dialect tells its API from other things. */
type Wanted = Pick<Dialect, 'api' | 'calls'>;

/** ADL's sample gives up after this many parents. */
const PARENT_LIMIT = 500;
/** Windows that opened one another: more than anybody has. */
const OPENER_LIMIT = 5;

/**
 * Looks for the API on this window and its parents, then on the windows that opened these, nearest first, and on their
 * parents. Whatever else has the API's name (an element, a frame, an object that cannot open a session) is passed by.
 * Other origins throw on every access; there the search goes on elsewhere.
 */
export function findApi(from: Window, wanted: Wanted): ScormApi | null {
  for (const window of around(from)) {
    const api = guarded(() => apiOn(window, wanted));
    if (api) return api;
  }
  return null;
}

/**
 * Whether there is anyone who could still bring an API: a window around this one, or one that opened it. Those of other
 * origins never can.
 */
export function hasCompany(from: Window): boolean {
  return [...around(from)].some((window) => window !== from && guarded(() => [window.document]));
}

function* around(from: Window): Generator<Window> {
  let starts: Window[] = [from];
  for (let round = 0; round <= OPENER_LIMIT && starts.length > 0; round++) {
    const openers: Window[] = [];
    for (const start of starts) {
      for (const window of upwards(start)) {
        yield window;
        const opener = guarded(() => window.opener as Window | null);
        if (opener && !openers.includes(opener)) openers.push(opener);
      }
    }
    starts = openers;
  }
}

/** Like `findApi`, but gives a late LMS up to `patience` milliseconds where there is anyone to wait for. */
export async function awaitApi(from: Window, wanted: Wanted, patience: number): Promise<ScormApi | null> {
  const deadline = Date.now() + (hasCompany(from) ? patience : 0);
  for (;;) {
    const api = findApi(from, wanted);
    if (api || Date.now() >= deadline) return api;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What cannot open a session is no API, whatever it is called. */
function apiOn(window: Window, { api, calls }: Wanted): ScormApi | null {
  const found = (window as unknown as Record<string, ScormApi | null>)[api];
  return typeof found?.[calls.initialize] === 'function' ? found : null;
}

function upwards(start: Window): Window[] {
  const windows = [start];
  let parent = guarded(() => start.parent);
  while (parent && parent !== windows.at(-1) && windows.length <= PARENT_LIMIT) {
    windows.push(parent);
    const here = parent;
    parent = guarded(() => here.parent);
  }
  return windows;
}

/** A window of another origin, or one that is closing, throws: for the search that is the same as nothing there. */
function guarded<T>(look: () => T): T | null {
  try {
    return look() ?? null;
  } catch {
    return null;
  }
}
