/**
 * CodeMirror counts each line end as one letter; a file may end its lines with two (\r\n). These turn one way of counting
 * into the other.
 */
export function shownOffset(text: string, offset: number): number {
  return offset - (text.slice(0, offset).match(/\r\n/g)?.length ?? 0);
}

/** The offset in the file of an offset in the editor. */
export function fileOffset(text: string, shown: number): number {
  let [end, passed] = [0, 0];
  for (const { index } of text.matchAll(/\r\n/g)) {
    if (passed + index - end >= shown) break;
    passed += index - end + 1;
    end = index + 2;
  }
  return end + shown - passed;
}

/** A text for the file, with the line ends it has. */
export function withLineEnds(text: string, added: string): string {
  return text.includes('\r\n') ? added.replace(/\r?\n/g, '\r\n') : added;
}

/** The text of a file as the editor has it. */
export function shownText(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
