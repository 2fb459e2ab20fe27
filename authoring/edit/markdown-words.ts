import { toString } from 'mdast-util-to-string';
import { parseMarkdown, walk } from '../../src/compiler/markdown.ts';

/** Signs that mean something to Markdown inside of a line. */
const signs = /[\\`*_[\]<>&|~]/g;
/** What makes something else of a line that it begins. */
const beginnings = /^(?:(\d{1,9})([.)])(?=\s|$)|([-+*#>=:|]))/;

/** Words as Markdown that says just them: with a backslash only before signs that would not be read as themselves. */
export function wordsToMarkdown(words: string, avoid = /(?!)/): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return saysItself(line) && !avoid.test(line) ? line : escaped(line);
}

/** A line in which every sign stays one. */
export function escaped(line: string): string {
  return line
    .replace(signs, '\\$&')
    .replace(beginnings, '$1\\$2$3')
    .replace(/^(\d{1,9})\\(?=[^.)])/, '$1');
}

function saysItself(line: string): boolean {
  if (line === '') return true;
  const { root } = parseMarkdown('', line);
  const isText = [...walk(root)].every(({ node }) => node.type === 'paragraph' || node.type === 'text');
  return isText && root.children.length === 1 && toString(root) === line;
}

/** Lines without the blanks that an entry of a list has before them; the first line has none. */
export function outdented(text: string, by: number): string {
  const blanks = new RegExp(`^[ \\t]{1,${Math.max(by, 1)}}`);
  return text
    .split(/\r\n?|\n/)
    .map((line, at) => (at === 0 ? line : line.replace(blanks, '')))
    .join('\n');
}

export function indented(text: string, by: string, lineEnd: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => (line.trim() === '' ? '' : by + line))
    .join(lineEnd);
}

/** Running text for the inside of a block: lines that would end it, or begin its list, say themselves. */
export function insideBlock(text: string, hasList: boolean): string {
  const safe = text.replace(/^([ \t]*)(?=:::)/gm, '$1\\');
  return hasList
    ? safe.replace(/^([ \t]*)(?=[-+*][ \t])/gm, '$1\\').replace(/^([ \t]*\d{1,9})(?=[.)][ \t])/gm, '$1\\')
    : safe;
}

/** The other way round. */
export function fromInside(text: string, hasList: boolean): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^([ \t]*)\\(?=:::)/gm, '$1');
  return hasList
    ? plain.replace(/^([ \t]*)\\(?=[-+*][ \t])/gm, '$1').replace(/^([ \t]*\d{1,9})\\(?=[.)][ \t])/gm, '$1')
    : plain;
}
