import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, type Browser, type Frame, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../../../scorm/package/manifest.ts';
import { servePreview } from '../../../scorm/preview/server.ts';
import { profiles } from '../../../scorm/package/profiles.ts';

const chromium = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** As the build puts a course into its page. */
const packed = gzipSync(
  JSON.stringify({
    lessons: [],
    quiz: { cards: [{ reportId: 'C08_over_fairly_soon', text: 'Over fairly soon' }] },
  }),
).toString('base64');

/** A module of one page: it resumes, saves on a press, and says goodbye on pagehide. */
const module12 = `
  const api = parent.API;
  api.LMSInitialize('');
  const mode = api.LMSGetValue('cmi.core.lesson_mode');
  document.body.dataset.launch = api.LMSGetValue('cmi.core.entry') + ' ' + mode + ' ' + api.LMSGetValue('cmi.suspend_data');
  document.querySelector('button').onclick = () => {
    api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    api.LMSSetValue('cmi.core.exit', 'suspend');
    api.LMSSetValue('cmi.suspend_data', 'state');
    api.LMSSetValue('cmi.interactions.0.id', 'C08_over_fairly_soon');
    api.LMSSetValue('cmi.interactions.0.student_response', 'Coaching');
    api.LMSSetValue('cmi.interactions.0.result', 'correct');
    document.body.dataset.saved = api.LMSCommit('');
    fetch('ping.txt', { redirect: 'manual' }).then(
      (answer) => (document.body.dataset.probe = String(answer.ok)),
      () => (document.body.dataset.probe = 'unreachable'),
    );
  };
  addEventListener('pagehide', () => api.LMSFinish(''));`;

describe.skipIf(!existsSync(chromium))('the preview page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-page-'));
  let preview: Awaited<ReturnType<typeof servePreview>>;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    const files = ['index.html', 'module.js', 'ping.txt'];
    const course = { id: 'tiny', version: '1', title: 'A tiny course', files };
    writeFileSync(join(folder, 'imsmanifest.xml'), manifest(profiles.scorm12.manifest, course));
    writeFileSync(join(folder, 'ping.txt'), 'pong');
    writeFileSync(join(folder, 'module.js'), module12);
    writeFileSync(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><title>T</title><body><button>Sort</button><script src="module.js"></script>
      <script type="text/plain" id="course">${packed}</script>`,
    );
    const packages = [{ name: 'scorm12', folder, zip: '', title: course.title, size: 0 }];
    preview = await servePreview({ packages, port: 0 });
    browser = await launch({ executablePath: chromium, args: flags.split(' ') });
    page = await browser.newPage();
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load'))
        troubles.push(message.text());
    });
    await page.goto(`${preview.url}?frame=moodle`);
  });

  afterAll(async () => {
    await browser.close();
    await preview.close();
    rmSync(folder, { recursive: true });
  });

  it('plays the module and shows what the LMS holds', async () => {
    expect(await launchOf(await moduleFrame())).toBe('ab-initio normal ');
    expect(await sort()).toEqual({ saved: 'true', probe: 'true' });
    await page.waitForSelector('#inspector .answers li');
    expect(await page.$eval('#inspector', (inspector) => (inspector as HTMLElement).innerText)).toMatch(
      /In progress[^]*Over fairly soon\s+✓ Coaching\s+C08_over_fairly_soon/,
    );
  });

  it('lets the module say goodbye before it comes back', async () => {
    await press('Leave and come back');
    expect(await launchOf(await moduleFrame())).toBe('resume normal state');
    expect(
      await page.evaluate(() => window.previewLms.log.filter(({ call }) => call === 'Terminate').length),
    ).toBe(1);
  });

  it('cuts the module off while it is offline', async () => {
    await press('Offline');
    expect(await sort()).toEqual({ saved: 'true', probe: 'unreachable' });
    await press('Offline');
    expect(await sort()).toEqual({ saved: 'true', probe: 'true' });
  });

  it('ends an expired session with the next visit', async () => {
    await press('Session expired');
    expect(await sort()).toEqual({ saved: 'false', probe: 'false' });
    await press('Leave and come back');
    expect(await sort()).toEqual({ saved: 'true', probe: 'true' });
  });

  it('opens for review, for another learner, and afresh', async () => {
    await press('Review mode');
    expect(await launchOf(await moduleFrame())).toBe('resume review state');
    await press('Review mode');
    await press('New learner');
    expect(await launchOf(await moduleFrame())).toBe('ab-initio normal ');
    await page.reload();
    expect(page.url()).toContain('learner=learner-2');
    await press('Forget everything');
    expect(await launchOf(await moduleFrame())).toBe('ab-initio normal ');
    expect(await page.evaluate(() => window.previewLms.record()?.launches)).toBe(1);
  });

  it.each([
    ['Moodle inline', 650, 666],
    ['Phone', 366, 666],
  ])('gives the module the frame of %s', async (name, width, height) => {
    await press(name);
    const inner = await (await moduleFrame()).evaluate(() => [innerWidth, innerHeight]);
    expect(inner).toEqual([width, height]);
  });

  it('keeps within its own policy and logs no error', () => {
    expect(troubles).toEqual([]);
  });

  async function moduleFrame(): Promise<Frame> {
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    await frame?.waitForSelector('body[data-launch]');
    if (!frame) throw new Error('the preview page has no frame');
    return frame;
  }

  function launchOf(frame: Frame): Promise<string | undefined> {
    return frame.$eval('body', ({ dataset }) => dataset['launch']);
  }

  async function sort(): Promise<Record<string, string | undefined>> {
    const frame = await moduleFrame();
    await frame.$eval('body', ({ dataset }) => delete dataset['probe']);
    await frame.click('button');
    await frame.waitForSelector('body[data-probe]');
    return frame.$eval('body', ({ dataset }) => ({ saved: dataset['saved'], probe: dataset['probe'] }));
  }

  async function press(name: string): Promise<void> {
    const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
    await button?.click();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }
});
