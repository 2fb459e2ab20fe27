/** The offset of a problem's place: line and column count from 1, as the compiler counts them, whatever the line ends. */
export function offsetOf(text: string, line: number, column: number): number {
  const ends = /\r\n?|\n/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let passed = 1; passed < line; passed++) {
    if (!ends.exec(text)) break;
    start = ends.lastIndex;
  }
  return Math.min(start + column - 1, text.length);
}
