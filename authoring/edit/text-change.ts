/** Puts `text` in the place of what is between two offsets of a text, counted in UTF-16 units as strings are. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text after these changes. All of them count from the text as it was; two at one offset keep their order.
 * @throws RangeError when two of them overlap, or one lies outside of the text
 */
export function changed(text: string, changes: readonly TextChange[]): string {
  let [result, end] = ['', 0];
  for (const { from, to, text: put } of [...changes].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  )) {
    if (from < end || to < from || to > text.length)
      throw new RangeError(`The text cannot be changed from ${from} to ${to}.`);
    result += text.slice(end, from) + put;
    end = to;
  }
  return result + text.slice(end);
}

/** The same changes for a text that holds this one from an offset on. */
export function shifted(changes: readonly TextChange[], by: number): TextChange[] {
  return changes.map(({ from, to, text }) => ({ from: from + by, to: to + by, text }));
}

/** Without the letters at both ends that stay the same; null when all of them do. */
export function narrowed(text: string, { from, to, text: put }: TextChange): TextChange | null {
  const old = text.slice(from, to);
  if (old === put) return null;
  const most = Math.min(old.length, put.length);
  let start = 0;
  while (start < most && old[start] === put[start]) start++;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === put[put.length - 1 - end]) end++;
  return { from: from + start, to: to - end, text: put.slice(start, put.length - end) };
}

/** The line ends of a text: those of its first line, `\n` where it has but one line. */
export function lineEndOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}
