import { applyEdits, type Change, type Edit } from './edit.ts';
import { sameSources, type Sources } from './sources.ts';

/** One step of an author, and how it is taken back. Both are lists of edits that are applied one after the other. */
export interface Step {
  readonly label: string;
  readonly join: string;
  /** When it was last added to, in milliseconds since 1970. */
  readonly at: number;
  readonly forth: readonly (readonly Edit[])[];
  readonly back: readonly (readonly Edit[])[];
}

/** A course being written: its files, and what can be undone and done again. */
export interface Written {
  readonly sources: Sources;
  readonly done: readonly Step[];
  /** The next one to be done again comes last. */
  readonly undone: readonly Step[];
}

/** All that can happen to it; kept one by one, they make the same again after a reload. */
export type WrittenAction =
  | { readonly type: 'change'; readonly change: Change; readonly at: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/** So many steps can be undone. */
const MOST_STEPS = 500;
/** Changes with the same `join` belong together until the author has paused for so long, in milliseconds. */
const PAUSE = 2000;

export function begin(sources: Sources): Written {
  return { sources, done: [], undone: [] };
}

/** Whether both are at the same place of the same history. */
export function sameWritten(one: Written, other: Written): boolean {
  return (
    one.done.length === other.done.length &&
    one.undone.length === other.undone.length &&
    one.done.at(-1)?.at === other.done.at(-1)?.at &&
    sameSources(one.sources, other.sources)
  );
}

/**
 * The only way a course being written changes.
 * @throws EditError for a change that does not fit the files
 */
export function reduceWritten(written: Written, action: WrittenAction): Written {
  switch (action.type) {
    case 'change':
      return change(written, action.change, action.at);
    case 'undo': {
      const step = written.done.at(-1);
      if (!step) return written;
      const sources = inTurn(written.sources, step.back);
      return { sources, done: written.done.slice(0, -1), undone: [...written.undone, step] };
    }
    case 'redo': {
      const step = written.undone.at(-1);
      if (!step) return written;
      const sources = inTurn(written.sources, step.forth);
      return { sources, done: [...written.done, step], undone: written.undone.slice(0, -1) };
    }
  }
}

function change(written: Written, { edits, label, join }: Change, at: number): Written {
  if (edits.length === 0) return written;
  const { sources, back } = applyEdits(written.sources, edits);
  const last = written.done.at(-1);
  const joined =
    last && join !== '' && last.join === join && at - last.at < PAUSE && written.undone.length === 0;
  const step: Step = {
    ...{ label, join, at },
    forth: [...(joined ? last.forth : []), edits],
    back: [back, ...(joined ? last.back : [])],
  };
  const before = joined ? written.done.slice(0, -1) : written.done;
  return { sources, done: [...before, step].slice(-MOST_STEPS), undone: [] };
}

function inTurn(sources: Sources, edits: readonly (readonly Edit[])[]): Sources {
  return edits.reduce((files, some) => applyEdits(files, some).sources, sources);
}
