import { linesOf, placeOfNode, walk, type Markdown } from './markdown.ts';
import type { Report } from './problems.ts';
import { nameOf } from './shape.ts';
import { scalarsOf, type YamlFile } from './yaml-file.ts';

/** What nobody means to show, though it is allowed: what it is, and what to do. */
type Fault = readonly [what: string, remedy: string];

/** Windows' own letters between 0x80 and 0x9f, by their code point. */
const windowsLetters = new Map(
  Array.from(
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
    (letter, n) => [letter, 0x80 + n] as const,
  ),
);
const trail = `[\u0080-\u00bf${[...windowsLetters.keys()].join('')}]`;
/** Letters of two to four bytes that were read as if each byte were a letter. */
const misread = new RegExp(
  `Ã${trail}|Â[\u0080-\u00bf]|â${trail}{2}|ð${trail}{3}|(?<=\\p{L})[ÄÅ](?![«»…–—‘’“”„])${trail}|[ÐÑ]${trail}[ÐÑ]${trail}|ï»¿|ï¿½`,
  'u',
);

/** What spreadsheets put into a cell that went wrong, in several languages. */
const cellErrors =
  /#(?:NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|GETTING_DATA|WERT!|BEZUG!|NV\b|ZAHL!|LEER!|ÜBERLAUF!|NOM\s?\?|VALEUR!|NOMBRE!|NUL!|¿NOMBRE\?|¡VALOR!|¡REF!|¡DIV\/0!|¡NUM!|¡NULO!|NOME\?|VALORE!|RIF!|NAAM\?|WAARDE!|VERW!)|\bErr:\d{3}\b/;

const placeholders =
  /^(?:null|undefined|nan|none yet|to ?do|fix ?me|tb[acd]|x{3,}|\?{2,}|placeholder|(?:your|insert|enter|add) (?:text|title)(?: here)?|text here|new card|asdf\w*)[.:!]?$/i;
const notes = /\b(?:TODO|FIXME|TBC|TBD)\b|[Ll]orem ipsum|\[object Object\]|\[insert [^\]]*\]/;

/** What every text of a course is asked, wherever it stands. */
const everywhere: readonly { readonly has: RegExp; readonly fault: (found: string) => Fault }[] = [
  {
    has: misread,
    fault: (found) => [
      `"${found}" is a letter that was read in the wrong way`,
      `write ${meantBy(found)}; a spreadsheet has to be saved, and opened, as "CSV UTF-8"`,
    ],
  },
  {
    has: cellErrors,
    fault: (found) => [
      `"${found}" is an error of a spreadsheet, not a text`,
      'mend the formula there, or write the text itself',
    ],
  },
  {
    has: notes,
    fault: (found) => [`"${found}" is a note to write something here`, 'write it'],
  },
];

/** What a single value may not hold or be as a whole. */
const asWhole: readonly { readonly has: RegExp; readonly fault: (found: string) => Fault }[] = [
  {
    has: /\uFFFD/,
    fault: () => ['a letter of it cannot be read', 'save the file as UTF-8, and write the letter again'],
  },
  {
    has: /^#{3,}$/,
    fault: (found) => [
      `"${found}" is what a spreadsheet shows when a column is too narrow`,
      'widen the column there, or write the text itself',
    ],
  },
  {
    has: /^=\s*(?:[+-]?\$?[A-Z]{1,3}\$?\d+\b|[A-Z][A-Z.]*\(|'[^']+'!)/i,
    fault: (found) => [
      `"${found}…" is a formula of a spreadsheet`,
      'write its result, or start with another sign',
    ],
  },
  {
    has: placeholders,
    fault: (found) => [`"${found}" is no text for learners`, 'write what they are to read'],
  },
  {
    has: /^[•·▪◦●‣∙■□➢✓✔]\s*(?=\S)/u,
    fault: (found) => [
      `the text starts with "${found.trim()}", which was pasted with it`,
      'delete the sign: the page makes its own lists',
    ],
  },
];

/** What would be shown as it stands, since these texts are neither Markdown nor HTML. */
const inPlainText: readonly { readonly has: RegExp; readonly fault: (found: string) => Fault }[] = [
  {
    has: /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i,
    fault: (found) => [`"${found}" would be shown as it stands`, `write ${entity(found)}`],
  },
  {
    has: /<\/?(?:b|i|u|em|strong|br|p|span|div|a|ul|ol|li|font|sup|sub|h[1-6])(?:\s[^<>]*)?\/?>/i,
    fault: (found) => [`"${found}" would be shown as it stands`, 'delete it: these texts have no formatting'],
  },
  {
    has: /\*\*[^*\s][^*]*\*\*|(?<!\w)__[^_\s][^_]*__(?!\w)/,
    fault: (found) => [
      `"${found}" would be shown with its signs`,
      'delete them: these texts have no bold words',
    ],
  },
  {
    has: /\[[^\]]+\]\((?:https?:|mailto:|lesson:|term:)[^)]*\)/,
    fault: (found) => [
      `"${found}" would be shown as it stands`,
      'write the words alone: links work in lessons only',
    ],
  },
];

/** Reports every value of a YAML file that is allowed, and that nobody can mean. */
export function checkMeant(file: YamlFile, report: Report): void {
  for (const { text, place, steps } of scalarsOf(file)) {
    const fault = faultIn(text.trim(), [...everywhere, ...asWhole, ...inPlainText]);
    if (fault) report(place, `${nameOf(file.data, steps)}: ${fault[0]}`, fault[1]);
  }
}

/** The same for the texts of a lesson, and for signs that came with pasted text. */
export function checkMeantInLesson(markdown: Markdown, report: Report): void {
  for (const { node } of walk(markdown.root)) {
    if (node.type === 'paragraph') checkPasted(markdown, node, report);
    if (node.type !== 'text') continue;
    const start = placeOfNode(markdown, node);
    node.value.split('\n').forEach((line, index) => {
      const fault = faultIn(line, [...everywhere, ...inPlainText.slice(0, 1)]);
      if (fault)
        report({ ...start, line: start.line + index, column: index === 0 ? start.column : 1 }, ...fault);
    });
  }
}

type Checks = typeof everywhere;

function faultIn(text: string, checks: Checks): Fault | null {
  for (const { has, fault } of checks) {
    const found = has.exec(text)?.[0];
    if (found !== undefined) return fault(found.length > 40 ? `${found.slice(0, 40)}…` : found);
  }
  return null;
}

/** Signs at the start of a line that would have been a list or a heading. */
const pasted: readonly { readonly has: RegExp; readonly fault: (found: string) => Fault }[] = [
  {
    has: /^#{1,6}(?=\p{L})/u,
    fault: (found) => [
      `"${found}" makes no heading without a space after it`,
      `write "${found} " before the words`,
    ],
  },
  {
    has: /^[•·▪◦●‣∙■□➢✓✔](?=\s*\S)/u,
    fault: (found) => [`"${found}" makes no list`, 'start each line of a list with a dash and a space: "- "'],
  },
  {
    has: /^-(?=\p{L})/u,
    fault: () => ['a dash makes no list without a space after it', 'write "- " before the words'],
  },
  {
    has: /^\d{1,2}[.)](?=\p{L})/u,
    fault: (found) => [
      `"${found}" makes no list without a space after it`,
      `write "${found} " before the words`,
    ],
  },
  {
    has: /^[a-h]\)\s/,
    fault: (found) => [
      `"${found.trim()}" makes no list`,
      'number the lines "1.", "2." and so on, or use dashes',
    ],
  },
];

function checkPasted(markdown: Markdown, node: Parameters<typeof linesOf>[1], report: Report): void {
  const lines = linesOf(markdown, node);
  for (const { number, text } of lines) {
    const before = /^[\s>]*/.exec(text)?.[0] ?? '';
    const fault = faultIn(text.slice(before.length), pasted);
    if (!fault) continue;
    report({ file: markdown.path, line: number, column: before.length + 1 }, ...fault);
    return; // one line of it says enough
  }
}

/** The letter that was meant, in quotes. */
function meantBy(found: string): string {
  const codes = Array.from(found, (letter) => windowsLetters.get(letter) ?? letter.charCodeAt(0));
  try {
    const letters = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(codes));
    return /^[\uFEFF\uFFFD]$/.test(letters) ? 'it again' : letters.trim() === '' ? 'a space' : `"${letters}"`;
  } catch {
    return 'the letter again';
  }
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '"&"',
  '&lt;': '"<"',
  '&gt;': '">"',
  '&quot;': 'a quotation mark',
  '&apos;': 'an apostrophe',
  '&#39;': 'an apostrophe',
  '&nbsp;': 'a space',
};

function entity(found: string): string {
  return entities[found.toLowerCase()] ?? 'the character itself';
}
