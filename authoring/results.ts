/** `npm run results`: what a group finds hard, from the report of an LMS. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { endWith, readCommandLine } from '../scorm/command-line.ts';
import { readContent } from '../scorm/read-content.ts';
import { compileCourse, formatProblem } from '../src/compiler/compile.ts';
import type { Course } from '../src/course/course.ts';
import { readAnswers } from './results/answers.ts';
import { compare } from './results/compare.ts';
import { exampleReport } from './results/example.ts';
import type { ReportFile } from './results/reading/table.ts';
import { resultsCsv } from './results/results-csv.ts';
import { comparisonHtml, resultsHtml } from './results/results-html.ts';
import { reportPage } from './results/report-page.ts';
import { comparisonText, resultsText } from './results/results-text.ts';
import { summarise, type Summary } from './results/summary.ts';

const help = `Says what a group finds hard, from the report of an LMS.

  npm run results -- FILE… [--html FILE] [--csv FILE] [--compare FILE…] [--hide-small] [--content FOLDER]
  npm run results -- --example

  FILE              Moodle's Interactions report as text, .xlsx or .ods; the same saved by Excel or LibreOffice;
                    a table with report ids and answers from another LMS; a record of the preview LMS
  --compare FILE    another report, to set beside it: before and after, or another group; may be given again
  --html FILE       writes a page to look at, print and hand on
  --csv FILE        writes the figures of each card for a spreadsheet
  --hide-small      says "under 5" for small numbers, for what is handed on
  --example         64 made-up learners, to see what it looks like
  --content FOLDER  where course.yaml is (content/en-GB)
  --help            this text

In Moodle: open the activity, "Reports", "Interactions report", tick the four summaries, save, "Download".`;

const { values, positionals } = readCommandLine({
  name: 'npm run results',
  help,
  options: {
    compare: { type: 'string', multiple: true, default: [] },
    html: { type: 'string' },
    csv: { type: 'string' },
    'hide-small': { type: 'boolean', default: false },
    example: { type: 'boolean', default: false },
    content: { type: 'string', default: 'content/en-GB' },
  },
  allowPositionals: true,
});
if (positionals.length === 0 && !values.example)
  endWith('Name the file of a report, or see an example with: npm run results -- --example');

const wording = { hideSmall: values['hide-small'] };
const course = await readCourse(values.content);
const first = values.example
  ? { name: 'made-up learners', summary: read([exampleReport(course)]) }
  : await readFiles(positionals);
const second = values.compare.length > 0 ? await readFiles(values.compare) : null;
const comparison = second && {
  names: [first.name, second.name] as const,
  ...compare(first.summary, second.summary),
};

console.log(resultsText(first.summary, wording));
if (comparison) console.log(`\n${comparisonText(comparison, comparison.names, wording)}`);
if (values.html !== undefined) {
  const body = resultsHtml(first.summary, { ...wording, from: first.name, withActions: false });
  const beside = comparison ? comparisonHtml(comparison, comparison.names, wording) : '';
  const styles = await Promise.all(
    ['../src/ui/tokens.css', './results/report-page.css', './results/results.css'].map(styleSheet),
  );
  await write(
    values.html,
    reportPage(
      'en',
      `${first.summary.course}: results`,
      styles.join(''),
      `<main class="results">${body}${beside}</main>`,
    ),
  );
}
if (values.csv !== undefined) await write(values.csv, resultsCsv(first.summary, course, wording));

async function readCourse(folder: string): Promise<Course> {
  const files = await readContent(folder).catch((error: unknown) => endWith((error as Error).message));
  const { course: compiled, problems } = compileCourse(files);
  if (!compiled) endWith(`${problems.map(formatProblem).join('\n')}\nMend the content first.`);
  return compiled;
}

async function readFiles(paths: readonly string[]): Promise<{ name: string; summary: Summary }> {
  const files = await Promise.all(
    paths.map(async (path): Promise<ReportFile> => {
      const bytes = await readFile(path).catch((error: unknown) => {
        const { code } = error as NodeJS.ErrnoException;
        endWith(`${path} cannot be read (${code ?? 'unknown reason'}); name a file that is there.`);
      });
      return { name: path, bytes };
    }),
  );
  return { name: paths.map((path) => basename(path)).join(', '), summary: read(files) };
}

function read(files: readonly ReportFile[]): Summary {
  const { answers, problems } = readAnswers(files, course);
  if (problems.length > 0) endWith(problems.map(formatProblem).join('\n'));
  return summarise(course, answers);
}

async function styleSheet(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}

async function write(path: string, text: string) {
  await writeFile(path, text).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    endWith(
      `${path} cannot be written (${code ?? 'unknown reason'}); name a file in a folder that is there.`,
    );
  });
  console.log(`\nWritten: ${path}`);
}
