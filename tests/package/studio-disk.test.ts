import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lesson, openAsText, press, says, titled, typeInTitle, watch } from './author.ts';

/** `npm start` on a copy of the course, played in a browser: what is written here is in the files there. */
let browser: Browser;
let context: BrowserContext;
let place: string;
let content: string;
let server: ChildProcess;
let printed = '';
const troubles: string[] = [];

const onDisk = (file: string = lesson.file) => readFile(join(content, file), 'utf8');
const title = titled('');

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'studio-disk-'));
  content = join(place, 'course');
  await cp('content/en-GB', content, { recursive: true });
  browser = await connect({
    browserWSEndpoint: inject('stand').browser,
    defaultViewport: { width: 1180, height: 760 },
  });
  await start();
});
beforeEach(async () => {
  await cp('content/en-GB', content, { recursive: true });
  context = await browser.createBrowserContext();
});
afterEach(async () => {
  await context.close();
  expect(troubles.splice(0)).toEqual([]);
});
afterAll(async () => {
  server.kill();
  await browser.disconnect();
  await rm(place, { recursive: true });
});

async function start(port = '0') {
  printed = '';
  server = spawn(process.execPath, [
    'scorm/start.ts',
    ...['--content', content, '--out', join(place, 'dist'), '--port', port],
  ]);
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await until(() => printed.includes('Press Ctrl+C'));
}

async function until(there: () => boolean | Promise<boolean>) {
  while (!(await there())) await new Promise((done) => setTimeout(done, 30));
}

const address = () => /Studio: (\S+)/.exec(printed)?.[1] ?? '';

async function openStudio(): Promise<Page> {
  const page = await context.newPage();
  watch(page, troubles, address());
  await page.goto(address());
  await says(page, 'Saved to');
  return page;
}

async function openLesson(page: Page) {
  await press(page, 'Write', 'tab');
  await openAsText(page);
}

describe('npm start', () => {
  it('says in one sentence where the studio is, beside the preview LMS', async () => {
    expect(printed).toMatch(/^Preview LMS: http:\/\/127\.0\.0\.1:\d+\/$/m);
    expect(printed).toMatch(/^Studio: http:\/\/127\.0\.0\.1:\d+\/ .*\.$/m);
    expect((await fetch(/Preview LMS: (\S+)/.exec(printed)?.[1] ?? '')).status).toBe(200);
  });

  it('opens it in the room Try, with the course of the folder', async () => {
    const page = await openStudio();
    expect(await page.$eval('[role=tab][aria-selected=true]', (tab) => tab.textContent.trim())).toBe('Try');
    await page.waitForFunction(
      () =>
        document
          .querySelector<HTMLIFrameElement>('try-room iframe')
          ?.contentDocument?.querySelector('main') !== null,
    );
  });
});

describe('The studio on a folder', () => {
  it('writes what is changed into its file, and leaves every other byte', async () => {
    const page = await openStudio();
    const before = await onDisk();
    await openLesson(page);
    await typeInTitle(page, ' today');
    await until(async () => (await onDisk()) !== before);
    await says(page, 'Saved to');
    expect(await onDisk()).toBe(before.replace(title, titled(' today')));
    await press(page, 'Undo');
    await until(async () => (await onDisk()) === before);
  });

  it('takes in a file that was changed on the disk alone, as a change that can be undone', async () => {
    const page = await openStudio();
    const before = await onDisk();
    await press(page, 'Write', 'tab');
    await writeFile(join(content, lesson.file), before.replace(title, titled(' elsewhere')));
    await page.waitForSelector('::-p-aria([name="What mentoring is elsewhere"][role="button"])');
    await press(page, 'Undo');
    await until(async () => (await onDisk()) === before);
  });

  it.each([
    ['Keep what is here', ' here', ' there'],
    ['Take what is on the disk', ' there', ' here'],
  ])('overwrites nothing that was changed in both places: %s', async (choice, stays, other) => {
    const page = await openStudio();
    const before = await onDisk();
    await openLesson(page);
    server.kill('SIGSTOP'); // nothing is written until both have changed
    await typeInTitle(page, ' here');
    await writeFile(join(content, lesson.file), before.replace(title, titled(' there')));
    server.kill('SIGCONT');
    await page.waitForSelector('::-p-aria([name="Changed on the disk"][role="alert"])');
    await says(page, 'Kept on this computer, not in');
    expect(await onDisk()).toContain(titled(' there'));
    expect(await page.$eval('folder-clashes', ({ textContent }) => textContent)).toMatch(
      /What mentoring is here[^]*What mentoring is there/,
    );
    await press(page, choice);
    await says(page, 'Saved to');
    await until(async () => (await onDisk()).includes(titled(stays)));
    await page.waitForSelector(`::-p-aria([name="What mentoring is${stays}"][role="button"])`);
    // The other one is among the earlier versions.
    await press(page, 'Course menu');
    await press(page, 'Earlier versions');
    const list = await page.waitForSelector('dialog .rows li');
    expect(await list?.evaluate(({ textContent }) => textContent)).toContain(`${lesson.file} as it was`);
    await page.locator('dialog .rows button').click();
    await until(async () => (await onDisk()).includes(titled(other)));
  });

  it('keeps what cannot be written, says why, and writes it when it can', async () => {
    const page = await openStudio();
    await openLesson(page);
    await chmod(join(content, lesson.file), 0o444);
    await typeInTitle(page, ' protected');
    await says(page, 'Kept on this computer, not in');
    expect(await page.$eval('.standing', ({ textContent }) => textContent)).toMatch(
      /read-only[^]*Download the course/,
    );
    await chmod(join(content, lesson.file), 0o644);
    await says(page, 'Saved to');
    expect(await onDisk()).toContain(titled(' protected'));
  });

  it('takes a folder that is gone for no empty course', async () => {
    const page = await openStudio();
    await openLesson(page);
    await rename(content, `${content}-away`);
    await typeInTitle(page, ' while away');
    await page.waitForFunction(() =>
      document.querySelector('.standing')?.textContent.includes('the folder is gone'),
    );
    await page.waitForSelector('::-p-aria([name="What mentoring is while away"][role="button"])');
    await rename(`${content}-away`, content);
    await says(page, 'Saved to');
    expect(await onDisk()).toContain(titled(' while away'));
  });

  it('has what was typed while npm start was not running, and writes it when it is again', async () => {
    const page = await openStudio();
    await openLesson(page);
    const port = String(Number(new URL(address()).port) - 1);
    const ended = new Promise((done) => server.once('exit', done));
    server.kill();
    await ended;
    await typeInTitle(page, '');
    await page.keyboard.sendCharacter(' alone'); // at once, so that it is kept whole or not at all
    await says(page, 'Kept on this computer, not in');
    await page.close({ runBeforeUnload: false });
    await start(port);
    expect(await onDisk()).toContain(title);
    await openStudio();
    expect(await onDisk()).toContain(titled(' alone'));
  });

  it('writes the folder from one window only', async () => {
    const page = await openStudio();
    const second = await context.newPage();
    await second.goto(address());
    await says(second, 'Read only');
    await page.bringToFront();
    await openLesson(page);
    await typeInTitle(page, ' first');
    await until(async () => (await onDisk()).includes(titled(' first')));
    await page.close();
    await second.bringToFront();
    await says(second, 'Saved to');
    expect(await onDisk()).toContain(titled(' first'));
  });

  it('leaves the folder alone when another course is opened', async () => {
    const page = await openStudio();
    const before = await onDisk('course.yaml');
    await press(page, 'Course menu');
    await press(page, 'New course');
    await page.locator('input[name=title]').fill('My own course');
    await page.locator('input[name=id]').fill('my_own');
    await press(page, 'Begin this course');
    await says(page, 'Kept on this computer');
    await page.reload();
    await says(page, 'Saved to');
    expect(await onDisk('course.yaml')).toBe(before);
    expect(await page.title()).not.toContain('My own course');
  });
});
