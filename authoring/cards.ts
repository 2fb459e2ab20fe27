/** `npm run cards`: the cards, or the words for a translator, as a spreadsheet and back. */
import { readFile, writeFile } from 'node:fs/promises';
import { endWith, readCommandLine } from '../scorm/command-line.ts';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';
import type { Problem, SourceFile } from '../src/compiler/compile.ts';
import { inReadingOrder, unreported } from '../src/compiler/problems.ts';
import type { Place, Report } from '../src/compiler/problems.ts';
import { placeOf, readYaml } from '../src/compiler/yaml-file.ts';
import { cardSheet } from './sheet/card-sheet.ts';
import { readSheet, writeSheet } from './sheet/sheet.ts';
import type { CellAt, SheetKind } from './sheet/sheet-kind.ts';
import { wordSheet } from './sheet/word-sheet.ts';

const help = `Writes the cards of the quiz into a spreadsheet, and takes a spreadsheet over into the content.

  npm run cards -- export FILE.csv [--words] [--semicolons] [--content FOLDER]
  npm run cards -- import FILE.csv [--words] [--remove] [--content FOLDER]

  --words           for translators: every text of the YAML files instead of the cards
  --semicolons      for spreadsheets that expect semicolons between the cells; import takes both
  --remove          takes out cards that are not in the spreadsheet; else they stay as they are
  --content FOLDER  where course.yaml is (content/en-GB)
  --help            this text

Save the spreadsheet as "CSV UTF-8". Nothing is written as long as there is a problem.`;

const { values, positionals } = readCommandLine({
  name: 'npm run cards',
  help,
  options: {
    words: { type: 'boolean', default: false },
    semicolons: { type: 'boolean', default: false },
    remove: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content/en-GB' },
  },
  allowPositionals: true,
});
const [action, file, ...more] = positionals;
if ((action !== 'export' && action !== 'import') || file === undefined || more.length > 0)
  endWith('Say export or import, and name one file, such as: npm run cards -- export cards.csv');

const kind = values.words ? wordSheet : cardSheet(values.remove);
const content = await readCourse(values.content);
if (action === 'export') await exportSheet(kind, content, file);
else await importSheet(kind, content, file);

/** The files of a course that has no problems. */
async function readCourse(folder: string): Promise<SourceFile[]> {
  const files = await readContent(folder).catch((error: unknown) => endWith((error as Error).message));
  const { problems } = compileCourse(files);
  if (problems.length > 0) fail(problems, 'mend the content first');
  return files;
}

async function exportSheet({ columns, rows }: SheetKind, files: readonly SourceFile[], path: string) {
  const table = rows(files);
  const text = writeSheet(columns, table, values.semicolons ? ';' : ',');
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') endWith(`${path} is already there; name another file, or delete that one.`);
    endWith(
      `${path} cannot be written (${code ?? 'unknown reason'}); name a file in a folder that is there.`,
    );
  });
  console.log(`${path}: ${table.length} ${values.words ? 'texts' : 'cards'}.`);
  console.log(
    `Change it in a spreadsheet, save it as "CSV UTF-8", then: npm run cards -- import ${path}${values.words ? ' --words' : ''}`,
  );
}

async function importSheet({ columns, change }: SheetKind, files: readonly SourceFile[], path: string) {
  const bytes = await readFile(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    endWith(`${path} cannot be read (${code ?? 'unknown reason'}); name a CSV file that is there.`);
  });
  const found: Problem[] = [];
  const report: Report = (place, what, remedy) => found.push({ ...place, what, remedy });
  const rows = readSheet(path, bytes, columns, report);
  const changed = rows && change(files, rows, report);
  if (!changed || found.length > 0) fail(found, 'nothing was written');
  const { problems } = compileCourse(changed.files);
  if (problems.length > 0) fail(inSheet(problems, changed.files, changed.cells), 'nothing was written');
  for (const line of changed.summary) console.log(line);
  const written = changed.files.filter((one) => !files.includes(one));
  for (const one of written) await writeFile(one.path, one.text);
  console.log(
    written.length === 0 ? 'Nothing has changed.' : `Written: ${written.map((one) => one.path).join(', ')}`,
  );
}

/** The problems at the cells that caused them, where a cell did. */
function inSheet(
  problems: readonly Problem[],
  files: readonly SourceFile[],
  cells: readonly CellAt[],
): Problem[] {
  const keyOf = ({ file, line, column }: Place) => `${file}:${line}:${column}`;
  const causes = new Map<string, Place>();
  for (const { path, text } of files) {
    const own = cells.filter((cell) => cell.path === path);
    const yaml = own.length > 0 && readYaml(path, text.replace(/^\uFEFF/, ''), unreported);
    if (yaml) for (const { steps, cell } of own) causes.set(keyOf(placeOf(yaml, steps)), cell.place);
  }
  return problems.map((problem) => ({ ...problem, ...causes.get(keyOf(problem)) })).sort(inReadingOrder);
}

function fail(problems: readonly Problem[], end: string): never {
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  endWith(`${problems.map(formatProblem).join('\n')}\n${count}; ${end}.`);
}
