import type { Sources } from './sources.ts';

/** Puts `text` in the place of what is between two offsets of a text file, counted in UTF-16 units as strings are. */
export interface TextEdit {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A file as a whole: a new one, other bytes for it, or none (null). */
export interface FileEdit {
  readonly file: string;
  readonly content: string | Uint8Array | null;
}

export type Edit = TextEdit | FileEdit;

/** What one step of an author does. */
export interface Change {
  /**
   * All edits count from the files as they are before the change, so those of one file must not overlap; a file gets
   * either edits of its text or one edit as a whole.
   */
  readonly edits: readonly Edit[];
  /** What was done, for undo and for earlier versions: `Lesson 3: title`. */
  readonly label: string;
  /**
   * Changes that follow one another quickly with the same name are undone together, as letters typed into one field are;
   * '' for a step of its own.
   */
  readonly join: string;
}

/** An edit that does not fit the files it is for. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/**
 * The files after these edits, and the edits that take them back.
 * @throws EditError when an edit lies outside of its file, or two of them overlap; nothing is changed then
 */
export function applyEdits(
  sources: Sources,
  edits: readonly Edit[],
): { readonly sources: Sources; readonly back: readonly Edit[] } {
  const changed = new Map(sources);
  const back: Edit[] = [];
  for (const [file, ofFile] of byFile(edits)) {
    const [first, ...more] = ofFile;
    if ('content' in first) {
      if (more.length > 0) throw new EditError(`${file} is changed as a whole and in parts at once.`);
      back.push({ file, content: sources.get(file) ?? null });
      if (first.content === null) changed.delete(file);
      else changed.set(file, first.content);
    } else {
      const text = sources.get(file);
      if (typeof text !== 'string') throw new EditError(`${file} is no text that could be changed in parts.`);
      const done = splice(file, text, ofFile);
      changed.set(file, done.text);
      back.push(...done.back);
    }
  }
  return { sources: sorted(changed), back };
}

function splice(file: string, text: string, edits: readonly Edit[]) {
  const parts = edits
    .filter((edit): edit is TextEdit => 'text' in edit)
    .sort((one, other) => one.from - other.from || one.to - other.to);
  if (parts.length < edits.length) throw new EditError(`${file} is changed as a whole and in parts at once.`);
  const back: TextEdit[] = [];
  let [result, end, shift] = ['', 0, 0];
  for (const { from, to, text: put } of parts) {
    if (from < end || to < from || to > text.length)
      throw new EditError(`${file} cannot be changed from ${from} to ${to}: it has ${text.length} letters.`);
    result += text.slice(end, from) + put;
    back.push({ file, from: from + shift, to: from + shift + put.length, text: text.slice(from, to) });
    shift += put.length - (to - from);
    end = to;
  }
  return { text: result + text.slice(end), back };
}

function byFile(edits: readonly Edit[]): Map<string, [Edit, ...Edit[]]> {
  const files = new Map<string, [Edit, ...Edit[]]>();
  for (const edit of edits) {
    const known = files.get(edit.file);
    if (known) known.push(edit);
    else files.set(edit.file, [edit]);
  }
  return files;
}

function sorted(files: ReadonlyMap<string, string | Uint8Array>): Sources {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What turns one text of a file into another: at most one edit, as small as can be. */
export function difference(file: string, before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [{ file, from, to: before.length - same, text: after.slice(from, after.length - same) }];
}
