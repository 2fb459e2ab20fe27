/** `npm run new`: starts a small course that can be built and changed at once. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWith, readCommandLine } from '../scorm/command-line.ts';
import { compileCourse } from '../src/compiler/compile.ts';
import type { SourceFile } from '../src/compiler/compile.ts';
import { writeSchemas } from './schemas.ts';
import { changeYaml } from './edit/yaml-changes.ts';

const help = `Starts a small course in a new folder: two lessons and eight cards, to change into your own.

  npm run new -- FOLDER [--title TITLE] [--id ID]

  FOLDER         where the course goes; it must not be there yet, or be empty
  --title TITLE  its name on the cover and in the LMS
  --id ID        its short name, which travels into the LMS: a letter, then letters, digits or underscores
  --help         this text

Put a title of several words in quotes. Title and id stand in course.yaml, where you can change them.`;

/** The folder of the texts, named by their language. */
const LANGUAGE = 'en-GB';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const { values, positionals } = readCommandLine({
  name: 'npm run new',
  help,
  options: { title: { type: 'string' }, id: { type: 'string' } },
  allowPositionals: true,
});
const [folder, ...more] = positionals;
if (folder === undefined || folder === '')
  endWith('Name a folder for the new course, such as: npm run new -- ../my-course');
if (more.length > 0)
  endWith(`"${more[0]}" is one name too many; name one folder, and put a title of several words in quotes.`);

const files = withWishes(await starterFiles(), values);
await checkFree(folder);
await checkApart(folder);
await write(folder, files);
console.log(nextSteps(folder));

/** The files of the starter, by their path in the new course; the words of the interface are those of our course. */
async function starterFiles(): Promise<SourceFile[]> {
  const starter = here(`starter/${LANGUAGE}`);
  const entries = await readdir(starter, { recursive: true, withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map(async (path) => ({ path: path.slice(starter.length + 1), text: await readFile(path, 'utf8') }));
  const words = await readFile(here(`../content/${LANGUAGE}/ui.yaml`), 'utf8');
  return [...(await Promise.all(own)), { path: 'ui.yaml', text: words }];
}

/** Puts title and id into course.yaml; what the compiler would say against them ends the command. */
function withWishes(starter: readonly SourceFile[], wishes: { title?: string; id?: string }): SourceFile[] {
  const changes = Object.entries(wishes).map(([key, value]) => ({ steps: [key], value }));
  const wished = starter.map((file) =>
    file.path === 'course.yaml' ? { ...file, text: changeYaml(file.text, changes) } : file,
  );
  const { problems } = compileCourse(wished);
  if (problems.length > 0) endWith(problems.map(({ what, remedy }) => `The ${what}; ${remedy}.`).join('\n'));
  return wished;
}

/** Nothing of anybody's is written over. */
async function checkFree(path: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR')
      endWith(`${path} is a file, or lies in one; name a folder that is not there yet.`);
    return endWith(`${path} cannot be read (${code ?? 'unknown reason'}); name another folder.`);
  });
  if (names.length > 0) endWith(`${path} is not empty; name a folder that is not there yet.`);
}

/** A course inside of another one would be read as a part of it. */
async function checkApart(path: string): Promise<void> {
  for (let around = resolve(path); around !== dirname(around); around = dirname(around)) {
    const names = await readdir(around).catch((): string[] => []);
    if (names.includes('course.yaml'))
      endWith(`${path} lies in the course of ${around}; name a folder outside of it, such as ../my-course.`);
  }
}

async function write(path: string, course: readonly SourceFile[]): Promise<void> {
  try {
    for (const file of course) {
      const target = join(path, LANGUAGE, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.text);
    }
    await wireEditor(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    endWith(`${path} cannot be written (${code ?? 'unknown reason'}); name another folder.`);
  }
}

/** VS Code then completes and checks the YAML also where only the new folder is open. */
async function wireEditor(path: string): Promise<void> {
  const editor = join(path, '.vscode');
  await mkdir(editor, { recursive: true });
  for (const name of ['settings.json', 'extensions.json'])
    await cp(here(`../.vscode/${name}`), join(editor, name));
  await writeSchemas(join(editor, 'schemas'));
}

function nextSteps(path: string): string {
  const content = quoted(join(path, LANGUAGE));
  return `A course is in ${join(path, LANGUAGE)}. Play it while you change it:

  npm run dev -- --content ${content}

Write its packages:

  npm run build -- --content ${content} --out ${quoted(join(path, 'dist'))}

content/README.md says what its files can hold.`;
}

/** As it is to be typed. */
function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`;
}
