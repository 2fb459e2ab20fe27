import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildPackages } from '../../scorm/build-packages.ts';
import { readContent } from '../../scorm/read-content.ts';
import { compileCourse } from '../../src/compiler/compile.ts';
import type { SourceFile } from '../../src/compiler/compile.ts';
import { asText } from '../../src/compiler/source-files.ts';
import { worstCaseLength } from '../../src/state/codec.ts';
import { grow, type Growth } from './grow.ts';

export const CONTENT = 'content/en-GB';
const PROFILE = 'scorm12';

/** 40 lessons and 250 cards, with quizzes of 15 and of 60. */
export const FIVE: Growth = { times: 5, cards: 250, perCategory: 5 };
export const FIVE_60: Growth = { ...FIVE, perCategory: 20 };

/** The folders of what is measured, in one folder. */
export interface Packages {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Builds this course as `course`, the static page it is held against as `limit`, and larger courses as `five` and
 * `five-60`.
 */
export async function makePackages(): Promise<Packages> {
  const around = await mkdtemp(join(tmpdir(), 'bench-'));
  const folder = join(around, 'packages');
  await mkdir(folder);
  const build = async (content: string, name: string) => {
    const [built] = await buildPackages(content, join(around, 'built'), { only: [PROFILE] });
    if (!built) throw new Error(`There is no package ${PROFILE}.`);
    await rename(built.folder, join(folder, name));
  };
  const content = (await readContent(CONTENT)).map(asText);
  await build(CONTENT, 'course');
  await makeStaticLimit(join(folder, 'course'), join(folder, 'limit'));
  for (const [name, growth] of Object.entries({ five: FIVE, 'five-60': FIVE_60 })) {
    const source = join(around, `${name}-content`);
    await writeContent(grow(content, growth), source);
    await build(source, name);
  }
  return { folder, remove: () => rm(around, { recursive: true }) };
}

/** The same first page with the same style sheet and font, and no script: nothing can be faster. */
async function makeStaticLimit(course: string, folder: string) {
  await cp(course, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace(/\s*<script\b[^]*?<\/script>/g, ''));
}

async function writeContent(files: readonly SourceFile[], folder: string) {
  for (const { path, text } of files) {
    const file = join(folder, relative(CONTENT, path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** The longest suspend data any learner of this content can get, without the few characters around it. */
export function worstState(files: readonly SourceFile[]): number {
  const { course, problems } = compileCourse(files);
  if (!course) throw new Error(`The content cannot be compiled: ${JSON.stringify(problems[0])}`);
  return worstCaseLength(course);
}
