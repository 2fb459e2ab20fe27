/** What ACCESSIBILITY.md claims, row by row. The page is for people; this is the same as data. */

/** What a row of it says can be had. */
export type Level = 'supports' | 'partially-supports' | 'not-applicable' | 'not-evaluated';

/** Tests that have a name in ACCESSIBILITY.md. */
export interface Named {
  readonly name: string;
  readonly file: string;
  /** Those of the file whose name holds this; '' for all. */
  readonly holds: string;
}

/** What is claimed of one criterion or clause. */
export interface Claim {
  /** Its number, such as `1.4.10`. */
  readonly num: string;
  /** The words of the row, such as `1.4.10 Reflow`. */
  readonly row: string;
  readonly level: Level;
  readonly how: string;
  readonly byEye: boolean;
  readonly tests: readonly Named[];
}

export interface Claims {
  readonly wcag: readonly Claim[];
  readonly clauses: readonly Claim[];
  /** The lines under "What is left", as Markdown. */
  readonly left: string;
}

const LEVELS: Readonly<Record<string, Level>> = {
  Supports: 'supports',
  'Partially supports': 'partially-supports',
  'Not applicable': 'not-applicable',
  'Not evaluated': 'not-evaluated',
};

/**
 * @param text of ACCESSIBILITY.md
 * @throws Error naming a row that cannot be read, and what to write
 */
export function readClaims(text: string): Claims {
  const named = rows(section(text, 'How it is tested')).map(([name = '', file = '', holds = '']) => ({
    name,
    file,
    holds,
  }));
  const claims = (heading: string) => rows(section(text, heading)).flatMap((cells) => claimsOf(cells, named));
  return {
    wcag: ['1 Perceivable', '2 Operable', '3 Understandable', '4 Robust'].flatMap(claims),
    clauses: claims('EN 301 549 and Section 508'),
    left: section(text, 'What is left').trim(),
  };
}

/** One row, for each criterion it is about. */
function claimsOf(
  [row = '', result = '', how = '', tested = '']: string[],
  named: readonly Named[],
): Claim[] {
  const level = LEVELS[result];
  if (!level)
    throw new Error(
      `ACCESSIBILITY.md: "${row}" has the result "${result}"; write one of ${Object.keys(LEVELS).join(', ')}.`,
    );
  const names = tested.split(', ').filter((name) => name !== '–' && name !== 'By eye');
  const tests = names.map((name) => {
    const found = named.find((one) => one.name === name);
    if (!found)
      throw new Error(
        `ACCESSIBILITY.md: "${row}" names the tests "${name}"; say under "How it is tested" which those are.`,
      );
    return found;
  });
  const byEye = tested.split(', ').includes('By eye');
  if (level.endsWith('supports') && tests.length === 0 && !byEye)
    throw new Error(
      `ACCESSIBILITY.md: "${row}" claims "${result}", and nothing holds it; name its tests, or write "Not evaluated".`,
    );
  const claim = { row, level, how, byEye, tests };
  return numbersIn(row).map((num) => ({ num, ...claim }));
}

/** `1.2.1 to 1.2.5 …` is five, `4.2.1 (302.1) …` two. */
function numbersIn(row: string): string[] {
  const listed = row.replace(
    /(\d+\.(?:\d+\.)*)(\d+) to \1(\d+)/g,
    (_, start: string, from: string, to: string) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, place) => `${start}${Number(from) + place}`,
      ).join(' '),
  );
  const numbers = listed.match(/\d+(\.\d+)+/g) ?? [];
  if (numbers.length === 0)
    throw new Error(`ACCESSIBILITY.md: "${row}" has no number; begin it with that of a criterion.`);
  return numbers;
}

/** What stands under a heading of the second level. */
export function section(text: string, heading: string): string {
  const [, found] = text.split(`\n## ${heading}\n`);
  if (found === undefined)
    throw new Error(`There is no heading "## ${heading}"; the evidence reads what follows it.`);
  return found.split('\n## ')[0] ?? '';
}

/** The rows of the first table, cell by cell, without its head. */
function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
