import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { parse } from 'yaml';
import { median } from './numbers.ts';
import { CONTENT } from './packages.ts';

/** A fresh server has to bundle the app first. */
const PATIENCE = 60_000;
const GLANCE = 10;

/**
 * An author's wait: the seconds from saving a file, with `npm run dev` running and the lesson of that file open in the
 * browser, until the changed lesson can be read and used there.
 */
export async function measureReload(browser: Browser, rounds: number): Promise<number[]> {
  const content = await mkdtemp(join(tmpdir(), 'bench-dev-'));
  await cp(CONTENT, content, { recursive: true });
  const server = await startDev(content);
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    const lesson = await firstLesson(content);
    await openLesson(page, lesson.title);
    const took: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const title = `${lesson.title} (${round})`;
      const began = performance.now();
      await writeFile(lesson.file, lesson.text.replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`));
      await until(`the lesson "${title}"`, async () => (await heading(page)) === title);
      took.push((performance.now() - began) / 1000);
    }
    return took;
  } finally {
    await context.close();
    await server.stop();
    await rm(content, { recursive: true });
  }
}

export function reloadFigures(seconds: readonly number[]): Record<string, number> {
  return { reload: median(seconds) };
}

/** Starts what `npm run dev` starts, without the second that npm itself takes. */
async function startDev(content: string) {
  const child = spawn(process.execPath, ['authoring/dev.ts', '--content', content, '--port', '0']);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const stop = async () => {
    if (child.exitCode !== null || !child.kill('SIGINT')) return;
    await new Promise((ended) => child.once('close', ended));
  };
  const address = () => /Preview: (\S+)/.exec(printed)?.[1];
  await until('npm run dev', () => address() !== undefined || child.exitCode !== null);
  const found = address();
  if (found === undefined) throw new Error(`npm run dev did not start: ${printed}`);
  return { address: found, stop };
}

async function firstLesson(content: string): Promise<{ file: string; text: string; title: string }> {
  const { lessons } = parse(await readFile(join(content, 'course.yaml'), 'utf8')) as { lessons: string[] };
  const file = join(content, 'lessons', `${lessons[0] ?? ''}.md`);
  const text = await readFile(file, 'utf8');
  const { title } = parse(/^---\n([^]*?)\n---/.exec(text)?.[1] ?? '') as { title: string };
  return { file, text, title };
}

async function openLesson(page: Page, title: string) {
  await until('the module', async () => (await heading(page)) !== undefined);
  const frame = moduleIn(page);
  await (await frame?.waitForSelector('::-p-aria([name="Menu"][role="button"])'))?.click();
  await (await frame?.waitForSelector(`#menu ::-p-xpath(.//button[contains(., "${title}")])`))?.click();
  await until(`the lesson "${title}"`, async () => (await heading(page)) === title);
}

function moduleIn(page: Page): Frame | undefined {
  return page.frames().find((frame) => frame.url().includes('/package/'));
}

/** The heading of the module once it is alive; undefined while it is being replaced. */
async function heading(page: Page): Promise<string | undefined> {
  try {
    return await moduleIn(page)?.evaluate(() =>
      document.querySelector('header [role=status]')
        ? document.querySelector('main h1')?.textContent.trim()
        : undefined,
    );
  } catch {
    return undefined;
  }
}

async function until(what: string, look: () => boolean | Promise<boolean>) {
  const deadline = performance.now() + PATIENCE;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((next) => setTimeout(next, GLANCE));
  }
}
