/** `npm run verify`: says of a SCORM package whether an LMS can take it. */
import { readFile } from 'node:fs/promises';
import { schemaTools } from './bundle/schema-tools.ts';
import { endWith, readCommandLine } from './command-line.ts';
import { counted } from './verify/findings.ts';
import { verifyPackage, type Report } from './verify/verify-package.ts';

const help = `Looks at SCORM packages, ours or anybody's, and says what an LMS will make of them.

  npm run verify -- FILE.zip [FILE.zip …] [--json]

  --json   for programs: a list with a report for each file
  --help   this text

It ends with 0 when there is no problem, else with 1. A "note" is no problem, but worth knowing.`;

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') endWith(`${file} is a folder; name a zip.`);
    endWith(`${file} cannot be read (${code ?? 'unknown reason'}); name a zip that is there.`);
  }
}

function print(file: string, { standard, title, version, findings }: Report) {
  const about = [standard, title === '' ? '' : `“${title}”`, version].filter((text) => text !== '');
  console.log([file, ...about].join(', '));
  for (const { level, what, todo } of findings) {
    console.log(`  ${level}: ${what}${todo === '' ? '' : `; ${todo}`}.`);
  }
  const [problems, notes] = (['problem', 'note'] as const).map((level) =>
    counted(findings.filter((finding) => finding.level === level).length, level),
  );
  console.log(`  ${problems ?? ''}, ${notes ?? ''}.`);
}

const { values, positionals } = readCommandLine({
  name: 'npm run verify',
  help,
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals.length === 0) endWith('Name a zip, such as: npm run verify -- dist/course-1.0.0-scorm12.zip');

const tools = await schemaTools();
const reports: ({ file: string } & Report)[] = [];
for (const file of positionals) {
  const report = await verifyPackage(await read(file), tools);
  if (!values.json) print(file, report);
  reports.push({ file, ...report });
}
if (values.json) console.log(JSON.stringify(reports, null, 2));
process.exitCode = reports.every(({ ok }) => ok) ? 0 : 1;
