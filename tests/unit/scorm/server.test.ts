import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePreview } from '../../../scorm/preview/server.ts';
import type { Problem } from '../../../src/compiler/compile.ts';

const home = mkdtempSync(join(tmpdir(), 'preview-'));
const folder = join(home, 'scorm12');
const pageFolder = join(home, 'page');
const packages = [{ name: 'scorm12', folder, zip: join(home, 'a.zip'), title: 'A course', size: 3 }];
let preview: Awaited<ReturnType<typeof servePreview>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'media'), { recursive: true });
  mkdirSync(pageFolder);
  writeFileSync(join(home, 'secret.txt'), 'secret');
  mkdirSync(join(home, 'scorm12-other'));
  writeFileSync(join(home, 'scorm12-other', 'secret.txt'), 'secret');
  writeFileSync(join(home, 'a.zip'), 'zip');
  for (const name of [
    'index.html',
    'course.js',
    'style.css',
    'imsmanifest.xml',
    'media/font.woff2',
    'media/a.svg',
  ]) {
    writeFileSync(join(folder, name), name);
  }
  for (const name of ['index.html', 'preview.css', 'preview.js'])
    writeFileSync(join(pageFolder, name), `page ${name}`);
  preview = await servePreview({ packages, pageFolder, port: 0 });
});

afterAll(async () => {
  await preview.close();
  rmSync(home, { recursive: true });
});

describe('the preview server', () => {
  it('serves the page, the list of packages and each zip', async () => {
    expect(await text('/')).toBe('page index.html');
    expect(await text('/preview.js')).toBe('page preview.js');
    expect(JSON.parse(await text('/packages.json'))).toEqual({
      packages: [{ name: 'scorm12', title: 'A course', zip: 'a.zip', size: 3 }],
      build: null,
    });
    expect((await raw('/events')).status).toBe(404);
    expect(await text('/zip/scorm12')).toBe('zip');
  });

  it('gives the first script of a package the clock of a later day, while the page asks for one', async () => {
    const script = async (cookie: string) =>
      (await fetch(`${preview.url}package/scorm12/course.js`, { headers: { cookie } })).text();
    for (const today of ['', 'preview-days-ahead=0', 'preview-days-ahead=x'])
      expect(await script(today)).toBe('course.js');
    const moved = await script('other=1; preview-days-ahead=7');
    expect(moved.endsWith('course.js')).toBe(true);
    const window = { Date };
    runInNewContext(moved.slice(0, -'course.js'.length), { window, Date });
    const week = 7 * 24 * 3600 * 1000;
    expect(Math.abs(new window.Date().getTime() - Date.now() - week)).toBeLessThan(60_000);
    expect(Math.abs(window.Date.now() - Date.now() - week)).toBeLessThan(60_000);
    expect(new window.Date(2026, 0, 1)).toEqual(new Date(2026, 0, 1));
  });

  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['', 'text/html; charset=utf-8'],
    ['course.js?v=1', 'text/javascript; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
    ['imsmanifest.xml', 'text/xml; charset=utf-8'],
    ['media/font.woff2', 'font/woff2'],
    ['media/a.svg', 'image/svg+xml'],
  ])('serves a package file as a strict host does: %j', async (path, type) => {
    const response = await fetch(new URL(`/package/scorm12/${path}`, preview.url));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it.each([
    '/package/scorm12/../secret.txt',
    '/package/scorm12/%2e%2e/secret.txt',
    '/package/scorm12/..%2fsecret.txt',
    '/package/scorm12/../scorm12-other/secret.txt',
    '/package/scorm12/media',
    '/package/scorm12/%00',
    '/package/other/index.html',
    '/package/scorm12//etc/passwd',
    '/preview.ts',
    '/toString',
  ])('gives nothing away for %s', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('answers malformed addresses and other methods', async () => {
    expect((await raw('/%E0%A4%A')).status).toBe(400);
    expect((await fetch(preview.url, { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['bytes=0-3', 206, 'medi', 'bytes 0-3/11'],
    ['bytes=6-', 206, 'a.svg', 'bytes 6-10/11'],
    ['bytes=6-999', 206, 'a.svg', 'bytes 6-10/11'],
    ['bytes=-3', 206, 'svg', 'bytes 8-10/11'],
    ['bytes=-999', 206, 'media/a.svg', 'bytes 0-10/11'],
    ['bytes=11-', 416, '', 'bytes */11'],
    ['bytes=-0', 416, '', 'bytes */11'],
    ['bytes=3-1', 200, 'media/a.svg', undefined],
    ['bytes=0-1,3-4', 200, 'media/a.svg', undefined],
    ['lines=0-1', 200, 'media/a.svg', undefined],
    ['bytes=-', 200, 'media/a.svg', undefined],
  ])('sends the part of a file that a player asks for: %s', async (range, status, body, part) => {
    const files = new Map([['media/a.svg', Buffer.from('media/a.svg')]]);
    const state = { build: '1', problems: [] as Problem[], failure: '' };
    const inMemory = [{ name: 'scorm12', title: 'A', zip: '', size: 0, files }];
    const live = await servePreview({
      packages: { packages: inMemory, state, follow: () => () => undefined },
      pageFolder,
      port: 0,
    });
    for (const { url } of [preview, live]) {
      const answer = await raw('/package/scorm12/media/a.svg', { range }, url);
      expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([status, body, part]);
      expect(answer.headers['accept-ranges']).toBe('bytes');
      expect(answer.headers['content-security-policy']).toBe("default-src 'self'");
    }
    await live.close();
  });

  it('takes the next free port', async () => {
    const port = Number(new URL(preview.url).port);
    const next = await servePreview({ packages, pageFolder, port });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
    await next.close();
  });

  it('cuts off what the module asks for while the page plays offline or an expired session', async () => {
    const ask = (network: string, destination = 'empty') =>
      raw('/package/scorm12/course.js', {
        cookie: `a=b; preview-network=${network}`,
        referer: `${preview.url}package/scorm12/index.html`,
        'sec-fetch-dest': destination,
      });
    await expect(ask('offline')).rejects.toThrow();
    expect((await ask('expired')).status).toBe(303);
    expect((await ask('')).status).toBe(200);
    expect((await ask('offline', 'script')).status).toBe(200);
  });
});

describe('the preview server of packages that change', () => {
  it('serves the newest files, and tells of each build and problem', async () => {
    let tell: () => void = () => undefined;
    let followers = 0;
    const live = {
      packages: [
        {
          name: 'scorm12',
          title: 'A',
          zip: '',
          size: 0,
          files: new Map([['index.html', Buffer.from('first')]]),
        },
      ],
      state: { build: '1', problems: [] as Problem[], failure: '' },
      follow(changed: () => void) {
        tell = changed;
        followers += 1;
        return () => (followers -= 1);
      },
    };
    const server = await servePreview({ packages: live, pageFolder, port: 0 });
    const page = async () => (await fetch(new URL('/package/scorm12/', server.url))).text();
    expect(await page()).toBe('first');
    expect((await fetch(new URL('/package/scorm12/other.js', server.url))).status).toBe(404);
    expect(await (await fetch(new URL('/packages.json', server.url))).json()).toMatchObject({ build: '1' });

    const listening = new AbortController();
    const events = await fetch(new URL('/events', server.url), { signal: listening.signal });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe('data: {"build":"1","problems":[],"failure":""}\n\n');
    live.packages[0]?.files.set('index.html', Buffer.from('second'));
    const problem = { file: 'a b/a.yaml', line: 1, column: 1, what: 'wrong', remedy: 'mend it' };
    live.state = { build: '2', problems: [problem], failure: '' };
    tell();
    expect((await reader?.read())?.value).toBe(
      `data: {"build":"2","problems":[${JSON.stringify(problem)}],"failure":""}\n\n`,
    );
    expect(await page()).toBe('second');
    listening.abort();
    await expect.poll(() => followers).toBe(0);
    await server.close();
  });
});

async function text(path: string): Promise<string> {
  return (await fetch(new URL(path, preview.url))).text();
}

/** fetch() would tidy the path and refuse some headers. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  base = preview.url,
): Promise<{ status: number; body: string; headers: IncomingHttpHeaders }> {
  const { hostname, port } = new URL(base);
  return new Promise((done, fail) => {
    request({ hostname, port, path, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => done({ status: response.statusCode ?? 0, body, headers: response.headers }));
    })
      .on('error', fail)
      .end();
  });
}
