/** `npm run cards`: the cards, or the words for a translator, as a spreadsheet and back. */
import { readFile, writeFile } from 'node:fs/promises';
import { endWith, endWithProblems, readCommandLine } from '../scorm/command-line.ts';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, type Source } from '../src/compiler/compile.ts';
import { asText } from '../src/compiler/source-files.ts';
import { cardSheet } from './sheet/card-sheet.ts';
import { writeSheet } from './sheet/sheet.ts';
import type { SheetKind } from './sheet/sheet-kind.ts';
import { takeOver } from './sheet/take-over.ts';
import { wordSheet } from './sheet/word-sheet.ts';

const help = `Writes the cards of the quiz into a spreadsheet, and takes a spreadsheet over into the content.

  npm run cards -- export FILE.csv [--words [--language TAG]] [--semicolons] [--content FOLDER]
  npm run cards -- import FILE.csv [--words] [--remove] [--content FOLDER]

  --words           for translators: every text of the YAML files instead of the cards
  --language TAG    with --words: what it is translated into, such as cy; then each count has a row for each form
                    that language has, and import changes the language too
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
    language: { type: 'string' },
    semicolons: { type: 'boolean', default: false },
    remove: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content/en-GB' },
  },
  allowPositionals: true,
});
const [action, file, ...more] = positionals;
if ((action !== 'export' && action !== 'import') || file === undefined || more.length > 0)
  endWith('Say export or import, and name one file, such as: npm run cards -- export cards.csv');

const kind = values.words ? wordSheet(values.language) : cardSheet(values.remove);
const content = await readCourse(values.content);
if (action === 'export') await exportSheet(kind, content, file);
else await importSheet(kind, content, file);

/** The files of a course that has no problems. */
async function readCourse(folder: string): Promise<Source[]> {
  const files = await readContent(folder).catch((error: unknown) => endWith((error as Error).message));
  const { problems } = compileCourse(files);
  if (problems.length > 0) endWithProblems(problems, 'mend the content first');
  return files;
}

async function exportSheet({ columns, rows }: SheetKind, course: readonly Source[], path: string) {
  const table = rows(course.map(asText));
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

async function importSheet(sheetKind: SheetKind, course: readonly Source[], path: string) {
  const bytes = await readFile(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    endWith(`${path} cannot be read (${code ?? 'unknown reason'}); name a CSV file that is there.`);
  });
  const taken = takeOver(sheetKind, course, { path, bytes });
  if ('problems' in taken) endWithProblems(taken.problems, 'nothing was written');
  const { changed, summary } = taken;
  for (const line of summary) console.log(line);
  for (const one of changed) await writeFile(one.path, one.text);
  console.log(
    changed.length === 0 ? 'Nothing has changed.' : `Written: ${changed.map((one) => one.path).join(', ')}`,
  );
}
